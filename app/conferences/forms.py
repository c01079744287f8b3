"""What is asked when a conference is given to somebody or comes to an end."""

from uuid import UUID

from msgspec import Struct

from app.kit.fields import Day, Words
from app.practice.promises import Outcome


class AssignForm(Struct, frozen=True):
    coordinator: UUID


class EndForm(Struct, frozen=True):
    outcome: Outcome
    why: Words


class WithdrawForm(Struct, frozen=True):
    why: Words = ""


class StartForm(Struct, frozen=True):
    begins_on: Day
