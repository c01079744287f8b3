"""The review: the family meets again and looks at its plan."""
