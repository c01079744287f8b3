"""What follows from what is known: which languages have nobody, what is missing for the day, what must be approved, how hours add up."""
