"""What was translated: for readers of the plan, for whoever translates, and for the coordinator."""

from app.translations.queries.standing import TO_READ_BACK, Interpreter, Standing, standing_of
from app.translations.queries.told import Said, telling, telling_of, told_in
from app.translations.queries.work import Work, Written, orders_for, work_in

__all__ = [
    "TO_READ_BACK",
    "Interpreter",
    "Said",
    "Standing",
    "Work",
    "Written",
    "orders_for",
    "standing_of",
    "telling",
    "telling_of",
    "told_in",
    "work_in",
]
