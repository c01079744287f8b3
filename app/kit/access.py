"""What a route says of itself, in one word, for the guard at the door."""

from enum import StrEnum
from typing import Any


def needs(right: StrEnum) -> dict[str, Any]:
    """For a handler's `opt`: only someone with this right comes in."""
    return {"needs": right}


def fresh() -> dict[str, Any]:
    """For a handler's `opt`, beside what it needs: only who has shown their second factor within the last minutes comes in."""
    return {"fresh": True}


def shows_hidden(because: str) -> dict[str, Any]:
    """For a handler's `opt`, beside what it needs: its answer holds a hidden contact, and it writes down whose, to whom and when.

    `tests/security/test_hidden_contacts.py` walks through every door and finds a hidden contact behind no other.
    """
    return {"shows_hidden": because}


def anyone(because: str) -> dict[str, Any]:
    """For a handler's `opt`: open to all, and why."""
    return {"anyone": because}


def signed_in(because: str) -> dict[str, Any]:
    """For a handler's `opt`: open to everybody who is signed in, and why."""
    return {"signed_in": because}


def for_staff() -> dict[str, Any]:
    """For a handler's `opt`, beside `anyone`: a page for staff who are not signed in yet. It speaks the languages of the staff's side."""
    return {"for_staff": True}


def asks_nobody(because: str) -> dict[str, Any]:
    """For a handler's `opt`: open to all, and nobody is looked up: it answers also when the database is out of reach."""
    return {"anyone": because, "asks_nobody": True}


def families_only(because: str) -> dict[str, Any]:
    """For a handler's `opt`: open without a session, and for staff there is no such page."""
    return {"anyone": because, "families_only": True}


def from_elsewhere(because: str) -> dict[str, Any]:
    """For a handler's `opt`: a form may come from other places than our own pages.

    Who sends it is known by what it holds, never by a cookie.
    """
    return {"anyone": because, "from_elsewhere": True}


def shows_plan(look: StrEnum) -> dict[str, Any]:
    """For a handler's `opt`, beside what it needs: its answer shows a family's plan, and that somebody looked is written down.

    `conferences/looking.py` writes the line before the answer goes out; `tests/security/test_who_looked.py`
    finds a plan behind no other door.
    """
    return {"shows_plan": look}


def while_turned(only: str = "always") -> dict[str, Any]:
    """For a handler's `opt`: also while the screen is turned towards a family, when every other page is covered.

    `its_conference`: only for the conference from which it was turned.
    """
    return {"while_turned": only}


def waits_for_files(seconds: float) -> dict[str, Any]:
    """For a handler's `opt`, beside what it needs: files come slowly from a phone, so the body may take this long.

    How large it may be says `request_max_body_size`. Of anybody but staff no more is read than a stranger may send.
    """
    return {"patience": seconds}
