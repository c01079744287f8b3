"""Who is to be reminded now, whom the coordinator phones for it, and who wants no reminders."""

from app.reminders.queries.due import Due, due_of_families, due_of_offices
from app.reminders.queries.shown import Beside, Checked, ToPhone, beside_promises, to_phone
from app.reminders.queries.wanted import STILL_TO_PHONE, STILL_WANTED, consented

__all__ = [
    "STILL_TO_PHONE",
    "STILL_WANTED",
    "Beside",
    "Checked",
    "Due",
    "ToPhone",
    "beside_promises",
    "consented",
    "due_of_families",
    "due_of_offices",
    "to_phone",
]
