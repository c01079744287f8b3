"""Old and new side by side: what is the same, what has changed, and why. Pure."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, Protocol
from uuid import UUID

from msgspec import Struct

from app.kit.i18n import lazy as _
from app.plans.rules import Agreement, Changed, Named, Plan, Wish

Thing = Agreement | Wish
#: What is said of it, each with its label.
Said = Sequence[tuple[str, Callable[[Any], Any]]]


class Difference(NamedTuple):
    """One thing that is said of a promise, before and now. A day is a date, everything else is words."""

    label: str
    before: Any
    after: Any


class Side(Struct, frozen=True):
    """One promise or wish of two versions. `how` is None where it is the same in both."""

    promise: UUID
    how: Changed | None
    before: Thing | None
    after: Thing | None
    different: list[Difference]
    why: str


class Written(Protocol):
    """What lies on the table while a plan is written."""

    @property
    def old(self) -> Plan | None: ...

    @property
    def draft(self) -> object | None: ...

    def as_plan(self) -> Plan: ...


def _name(of: Named | None) -> str:
    return of.name if of else ""


_SAID: Said = (
    (_("Who"), lambda each: _name(each.who)),
    (_("Until"), lambda each: each.due_on),
    (_("When"), lambda each: each.due_words),
    (_("Helps"), lambda each: _name(each.helper)),
    (_("Checks whether it works"), lambda each: _name(each.checker)),
    (_("How we notice that it works"), lambda each: each.sign),
    (_("If it does not work"), lambda each: each.plan_b),
)
_ASKED: Said = ((_("From whom"), lambda each: each.from_whom),)


def side_by_side(old: Plan, new: Plan) -> list[Side]:
    """Promises first, then wishes; in the order of the newer version, what was taken out last."""
    why = {each.promise: each.why for each in new.reasons}
    promises = _sides({each.promise: each for each in old.agreements}, {each.promise: each for each in new.agreements}, _SAID, why)
    return promises + _sides({each.request: each for each in old.services}, {each.request: each for each in new.services}, _ASKED, why)


def _sides(old: dict[UUID, Any], new: dict[UUID, Any], said: Said, why: dict[UUID, str]) -> list[Side]:
    found = [_side(key, old.get(key), each, said, why.get(key, "")) for key, each in new.items()]
    return found + [_side(key, each, None, said, why.get(key, "")) for key, each in old.items() if key not in new]


def _side(key: UUID, before: Thing | None, after: Thing | None, said: Said, why: str) -> Side:
    if before is None or after is None:
        return Side(key, Changed.TAKEN_OUT if after is None else Changed.ADDED, before, after, [], why)
    different = [Difference(label, of(before), of(after)) for label, of in said if of(before) != of(after)]
    same = before == after or (not different and words_of(before) == words_of(after))
    return Side(key, None if same else Changed.CHANGED, before, after, different, why)


def words_of(thing: Thing) -> str:
    """What it says, in short: the clarified text where there is one."""
    return thing.what or thing.own_words if isinstance(thing, Agreement) else thing.what


def changed_sides(writing: Written) -> list[Side]:
    """What of a draft is not as it was in force before this meeting; nothing at a first meeting."""
    if writing.old is None or writing.draft is None:
        return []
    return [each for each in side_by_side(writing.old, writing.as_plan()) if each.how is not None]
