"""What a telling of the plan is made of, and what of the plan has changed since."""

import hashlib
from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from msgspec import Struct
from msgspec.json import encode

from app.kit.i18n import gettext as _
from app.plans.rules import Agreement
from app.practice.childs_words import OWN_STARTERS, STARTERS, OwnWords
from app.practice.pictograms import Pictogram


class ToldPerson(Struct, frozen=True):
    """Somebody who is there for the child: `name` as the child says it. `person` where they take part."""

    id: UUID
    pictogram: Pictogram
    name: str
    words: str = ""
    person: UUID | None = None


class ToldPromise(Struct, frozen=True):
    """A promise in one sentence."""

    id: UUID
    pictogram: Pictogram
    words: str
    promise: UUID
    mark: str = ""  # what the plan said when this was written


class ToldOwn(Struct, frozen=True):
    """Words of the child's own."""

    id: UUID
    pictogram: Pictogram
    about: OwnWords
    words: str


class Told(Struct, frozen=True):
    """A plan as it is told to a child, and shown as a whole. `left_out`: the marks of promises that it leaves out on purpose."""

    language: str
    with_child_on: date | None
    people: list[ToldPerson]
    promises: list[ToldPromise]
    own: list[ToldOwn]
    left_out: dict[UUID, str] = {}

    def without(self, hidden: Collection[UUID], promises: Collection[UUID]) -> "Told":
        """As somebody reads it: without those of whom they learn nothing, and without what the plan does not promise any more."""
        people = [each for each in self.people if each.person not in hidden]
        return Told(
            self.language, self.with_child_on, people, [each for each in self.promises if each.promise in promises], self.own
        )  # fmt: skip

    @property
    def is_empty(self) -> bool:
        return not (self.people or self.promises or self.own)


def mark_of(agreement: Agreement) -> str:
    """What a child would hear of it: who does what, and when. Signs and checks of the grown-ups do not count."""
    heard = (
        agreement.own_words, agreement.what, agreement.who and agreement.who.id, agreement.helper and agreement.helper.id,
        agreement.due_on, agreement.due_words,
    )  # fmt: skip
    return hashlib.sha256(encode(heard)).hexdigest()


def has_changed(told: Told, agreements: Sequence[Agreement]) -> bool:
    """Does the plan say something else than what was told: another promise, a new one, one that is gone?"""
    known = {each.promise: each.mark for each in told.promises}
    now = {each.promise: mark_of(each) for each in agreements}
    return any(now.get(promise) != mark for promise, mark in known.items()) or bool(now.keys() - known.keys() - told.left_out.keys())


def first_name(name: str) -> str:
    return name.split(maxsplit=1)[0] if name.strip() else name


def sentences(pictures: Sequence[Pictogram], name: str, *, own: bool = False) -> dict[str, str]:
    """Whole sentences to choose from, by picture, in the language that is spoken at the moment. `own`: it is the child's own promise."""
    table = OWN_STARTERS if own else STARTERS
    found = {f"{key}-{at}": _(said) for key in pictures for at, said in enumerate(table.get(key, ()))}
    return {key: said % {"name": name} for key, said in found.items() if own or name}
