"""The pages of learning: the list, looking back, cards, workshops."""
