"""Services and partners of an office: what they offer, in which languages, how they are reached in a crisis, what is agreed with them."""
