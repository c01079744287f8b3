"""Whom to invite, and what somebody answered."""

from typing import Annotated
from uuid import UUID

from msgspec import Meta, Struct

from app.kit.fields import Words
from app.practice.vocabulary import Invited


class InviteForm(Struct, frozen=True):
    who: Annotated[list[UUID], Meta(max_length=200)]


class AnswerForm(Struct, frozen=True):
    answer: Invited
    words: Words = ""
