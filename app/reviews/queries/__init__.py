"""What is known before a review, on its day, and of the meetings before."""

from app.reviews.queries.beforehand import Before, OwnLook, OwnWish, Said, before_convening, own_look, own_wish
from app.reviews.queries.past import Past, past_of_all, past_of_one
from app.reviews.queries.table import Table, Voice, table_for, table_of

__all__ = [
    "Before",
    "OwnLook",
    "OwnWish",
    "Past",
    "Said",
    "Table",
    "Voice",
    "before_convening",
    "own_look",
    "own_wish",
    "past_of_all",
    "past_of_one",
    "table_for",
    "table_of",
]
