"""A note, and which notes go along."""

from uuid import UUID

from msgspec import Struct

from app.kit.fields import Words


class NoteForm(Struct, frozen=True):
    text: Words


class HandOverForm(Struct, frozen=True):
    along: list[UUID] = []
