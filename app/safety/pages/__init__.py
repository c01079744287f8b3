"""The pages of safety: the circle's, one person's, another way of taking part, and what waits for a second person."""

from app.safety.pages.circle import home, person_page, safety_page, shown_page, slot_page
from app.safety.pages.other_way import common_day_for, other_way_page, sheet_page
from app.safety.pages.protection import new_protection_page, opened_page, protection_page
from app.safety.pages.second import second_page

__all__ = [
    "common_day_for",
    "home",
    "new_protection_page",
    "opened_page",
    "other_way_page",
    "person_page",
    "protection_page",
    "safety_page",
    "second_page",
    "sheet_page",
    "shown_page",
    "slot_page",
]
