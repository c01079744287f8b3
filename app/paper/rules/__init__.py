"""What a picture of a plan may be, in numbers and sentences."""
