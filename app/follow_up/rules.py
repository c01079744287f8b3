"""When the office is late."""

from datetime import date

from app.practice.promises import HelpDecision


def is_late(decision: str, promised_on: date | None, kept_on: date | None, today: date) -> bool:
    """Only a duty of the office is ever late; a promise within the family never is."""
    return decision == HelpDecision.GRANTED and kept_on is None and promised_on is not None and promised_on < today
