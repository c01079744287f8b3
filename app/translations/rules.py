"""Which lines a plan has, with what the office said to it; how a line is known again, and how far a translation is. Pure.

A line is known by its words, not by its place: an unchanged promise of a new version keeps its translation,
and what is said twice is translated once. A line that was changed has other words, and so it has none yet.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple
from uuid import UUID

from msgspec import Struct, structs

from app.kit.i18n import lazy as _
from app.plans.rules import Plan
from app.practice.scripts import script_of, script_written_in

#: The language in which plans are written, as long as nothing else can be seen.
WRITTEN_IN = "de"
#: So many lines stand in one form: with their marks they are fewer fields than a form may have.
MOST_AT_ONCE = 300
GROUND, MISSING, PROMISES, WISHES, AROUND, UNTIL_NOW = "ground", "missing", "agreement", "wish", "around", "until"
_MISSING = {"clear": _("Not clear enough:"), "safe": _("Not safe enough:"), "lawful": _("Not allowed:")}


class Line(Struct, frozen=True):
    """One piece of text that is translated: of a presented plan, of what it said before a review, or of what the office said to it.

    `key` says where it stands, `heading` what it is, `group` which lines belong together.
    """

    key: str
    text: str
    heading: str
    group: str

    @property
    def checksum(self) -> str:
        return checksum(self.text)


class Office(Struct, frozen=True):
    """What the office said to a plan, as the family reads it: to each wish, and what is missing, by what it is about."""

    answers: dict[UUID, str] = {}
    missing: dict[str, str] = {}  # clear, safe, lawful, or the id of a bottom line


SILENT = Office()


class Told(Struct, frozen=True):
    """A line in another language. Without a name where the reader must not learn it, or where a machine made it."""

    text: str
    language: str
    by: str = ""
    machine: bool = False
    read_back_on: date | None = None

    @property
    def read_back(self) -> bool:
        return self.read_back_on is not None


class Telling(Struct, frozen=True):
    """What a page needs to say lines in the reader's language, by the words of the original."""

    language: str = WRITTEN_IN
    lines: Mapping[str, Told] = {}

    def get(self, text: str) -> Told | None:
        return self.lines.get(text)

    def words(self, text: str) -> str:
        """As the reader's language says it, or as it was written."""
        said = self.get(text)
        return said.text if said else text

    def first(self, words: str, otherwise: str) -> str:
        """What is read first of a promise: `words`, unless only the other ones are in letters that the reader reads."""
        turned = otherwise and (not words or (self._reads(otherwise) and not self._reads(words)))
        return otherwise if turned else words

    def _reads(self, text: str) -> bool:
        """As far as letters tell. A number is read by everybody."""
        return text in self.lines or script_of(text) in {"", script_written_in(self.language)}

    @property
    def names(self) -> list[str]:
        """Who translated, each once."""
        return list(dict.fromkeys(each.by for each in self.lines.values() if each.by))

    @property
    def machine(self) -> bool:
        return any(each.machine for each in self.lines.values())

    @property
    def not_read_back(self) -> bool:
        return any(not each.read_back for each in self.lines.values())

    def original(self, text: str) -> str:
        """The language of the original, where it is another than the page's and can be told."""
        return WRITTEN_IN if self.language.partition("_")[0] != WRITTEN_IN and may_be_german(text) else ""


def checksum(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def lines_of(plan: Plan, office: Office = SILENT, old: Plan | None = None, *, ground: bool = True) -> list[Line]:
    """Every line that has words, in the order in which it is read. `ground`: with concern, question and bottom lines.

    `old`: what was in force before the meeting of this plan; of it only what is not as it was.
    """
    about = _ground(plan) if ground else ()
    found = [*about, *_missing(office), *_promises(plan), *_wishes(plan, office), *_around(plan), *_until_now(old, plan)]
    return [line for line in found if line.text]


def _ground(plan: Plan) -> Iterator[Line]:
    yield Line("question", plan.question, _("The question to you"), GROUND)
    yield Line("good", plan.good, _("What goes well"), GROUND)
    yield Line("concern", plan.concern, _("What causes worry"), GROUND)
    for each in plan.bottom_lines:
        yield Line(f"bottom/{each.id}", each.text, _("What must be certain in the end"), GROUND)


def _missing(office: Office) -> Iterator[Line]:
    for about, why in office.missing.items():
        yield Line(f"{MISSING}/{about}", why, _MISSING.get(about, _("What must be certain in the end")), MISSING)


def _promises(plan: Plan) -> Iterator[Line]:
    why = {each.promise: each.why for each in plan.reasons}
    for each in plan.agreements:
        at = group = f"{PROMISES}/{each.promise}"
        yield Line(f"{at}/own", each.own_words, _("In own words"), group)
        yield Line(f"{at}/what", each.what, _("Said more exactly:"), group)
        yield Line(f"{at}/when", each.due_words, _("When"), group)
        yield Line(f"{at}/sign", each.sign, _("How we notice that it works"), group)
        yield Line(f"{at}/plan_b", each.plan_b, _("If it does not work"), group)
        yield Line(f"{at}/reason", why.pop(each.promise, ""), _("Why?"), group)
    for promise, words in why.items():  # of what is no longer in the plan
        yield Line(f"{PROMISES}/{promise}/reason", words, _("Why?"), AROUND)


def _wishes(plan: Plan, office: Office = SILENT) -> Iterator[Line]:
    for each in plan.services:
        at = f"{WISHES}/{each.request}"
        yield Line(at, each.what, _("Help that we ask for"), WISHES)
        yield Line(f"{at}/from", each.from_whom, _("From whom"), WISHES)
        yield Line(f"{at}/answer", office.answers.get(each.request, ""), _("What does the office answer?"), WISHES)


def _around(plan: Plan) -> Iterator[Line]:
    yield Line("contingency", plan.contingency, _("If something goes wrong"), AROUND)
    yield Line("escalation", plan.escalation.words, _("Whom to call, and when"), AROUND)


def _until_now(old: Plan | None, plan: Plan) -> Iterator[Line]:
    """Promises and wishes that are another now, or gone: they stand beside the new ones."""
    if old is None:
        return
    now = {line.text for line in (*_promises(plan), *_wishes(plan))}
    for line in (*_promises(structs.replace(old, reasons=[])), *_wishes(old)):
        if line.text not in now:
            yield structs.replace(line, key=f"{UNTIL_NOW}/{line.key}", group=f"{UNTIL_NOW}/{old.number}")


def once(lines: Iterable[Line]) -> list[Line]:
    """Each text once, where it stands first."""
    first: dict[str, Line] = {}
    for line in lines:
        first.setdefault(line.text, line)
    return list(first.values())


def grouped(lines: Sequence[Line]) -> list[tuple[str, list[Line]]]:
    """What belongs together, in one piece: a promise with all that is said of it."""
    return [(group, list(each)) for group, each in groupby(lines, key=lambda line: line.group)]


def at_once(lines: Sequence[Line], done: Mapping[str, object]) -> list[Line]:
    """As many as fit into one form: all of them, or first those that nobody has translated yet."""
    if len(lines) <= MOST_AT_ONCE:
        return list(lines)
    return sorted(lines, key=lambda line: line.checksum in done)[:MOST_AT_ONCE]


class Progress(NamedTuple):
    """How far a translation is. What a machine made does not count before somebody has looked at it."""

    done: int
    of: int
    machine: int
    not_read_back: int

    @property
    def missing(self) -> int:
        return self.of - self.done - self.machine

    @property
    def complete(self) -> bool:
        return self.done == self.of


def read_in(language: str) -> list[str]:
    """The languages in which a line is shown to whoever reads this one, the dearest first. Easy German gives way to German."""
    return list(dict.fromkeys((language, language.partition("_")[0])))


def may_be_german(text: str) -> bool:
    letters = "".join(filter(str.isalpha, text))
    return bool(letters) and max(letters) < "\u0250"
