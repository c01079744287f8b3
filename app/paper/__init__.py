"""Paper: the plan, the emergency card and forms as PDF, and the photo of a plan that was written by hand."""
