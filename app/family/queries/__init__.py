"""What the family's phone shows: each page in one question beside the one that found the seat."""

from app.family.queries.own import Concern, OwnConsent, concern_of, own_consent
from app.family.queries.plan import MOST_VERSIONS, Decided, Note, PlanPage, Promised, Verdict, Version, plan_for_child, plan_for_family
from app.family.queries.reader import Reader
from app.family.queries.today import Today, today_of

__all__ = [
    "MOST_VERSIONS",
    "Concern",
    "Decided",
    "Note",
    "OwnConsent",
    "PlanPage",
    "Promised",
    "Reader",
    "Today",
    "Verdict",
    "Version",
    "concern_of",
    "own_consent",
    "plan_for_child",
    "plan_for_family",
    "today_of",
]
