"""Who is to be reminded now, whom the coordinator phones for it, who wants no reminders, and where the office is late."""

from app.reminders.queries.due import Due, due_of_families, due_of_offices
from app.reminders.queries.late import LateOffice, late_for_manager
from app.reminders.queries.shown import Beside, Checked, ToPhone, beside_promises, to_phone
from app.reminders.queries.wanted import STILL_TO_PHONE, STILL_WANTED, consented

__all__ = [
    "STILL_TO_PHONE",
    "STILL_WANTED",
    "Beside",
    "Checked",
    "Due",
    "LateOffice",
    "ToPhone",
    "beside_promises",
    "consented",
    "due_of_families",
    "due_of_offices",
    "late_for_manager",
    "to_phone",
]
