"""When the office is late, and by what a promise is known again."""

import hashlib
from datetime import date
from typing import Protocol

from app.practice.promises import HelpDecision


class Promise(Protocol):
    """What is read when somebody says how it stands."""

    @property
    def own_words(self) -> str: ...
    @property
    def what(self) -> str: ...
    @property
    def due_on(self) -> date | None: ...
    @property
    def due_words(self) -> str: ...


def mark_of(promise: Promise) -> str:
    """A short mark of a promise's words: another one means that it reads differently now."""
    read = "\0".join([promise.own_words, promise.what, str(promise.due_on or ""), promise.due_words])
    return hashlib.sha256(read.encode()).hexdigest()[:16]


def is_late(decision: str, promised_on: date | None, kept_on: date | None, today: date) -> bool:
    """Only a duty of the office is ever late; a promise within the family never is."""
    return decision == HelpDecision.GRANTED and kept_on is None and promised_on is not None and promised_on < today
