"""A translation while it is made: the lines that are asked for and what stands at each."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

import msgspec
from msgspec import Struct

from app.database import row, rows
from app.plans.rules import Plan
from app.practice.phases import Phase
from app.practice.roles import Role
from app.translations.forms import short
from app.translations.rules import Line, Office, Progress, lines_of, may_be_german, once


class Written(Struct, frozen=True):
    """What stands at one line in one language."""

    checksum: str
    key: str
    original: str
    words: str
    by_name: str
    machine: bool
    at: datetime
    read_back_on: date | None


class Work(Struct, frozen=True):
    """The translation into one language. Without an order nobody is asked: what was translated before stays."""

    language: str
    lines: list[Line]
    written: dict[str, Written]  # by the line's checksum
    before: dict[str, Written]  # by the line's key, for lines whose words have changed: what stood there, and its translation
    ordered: bool = False
    ground: bool = False
    translator: UUID | None = None  # as a participant
    translator_person: UUID | None = None
    translator_name: str = ""
    asked_at: datetime | None = None
    finished_at: datetime | None = None
    changed_at: datetime | None = None  # the version, or what the office said last

    @property
    def is_there(self) -> bool:
        """Somebody is asked, or has translated something."""
        return bool(self.ordered or self.written or self.before)

    @property
    def progress(self) -> Progress:
        there = [self.written[line.checksum] for line in self.lines if line.checksum in self.written]
        return Progress(
            done=sum(not each.machine for each in there),
            of=len(self.lines),
            machine=sum(each.machine for each in there),
            not_read_back=sum(not each.machine and each.read_back_on is None for each in there),
        )

    @property
    def some_read_back(self) -> bool:
        """Then it is said of the lines that were not."""
        return any(each.read_back_on is not None for each in self.written.values())

    @property
    def untranslated(self) -> list[Line]:
        return [line for line in self.lines if line.checksum not in self.written]

    @property
    def stands(self) -> str:
        """What is there now, in short: whoever notes that it was read back has seen this and nothing newer."""
        return ".".join(sorted(f"{each.checksum[:8]}{short(each.words)}{each.machine:d}" for each in self.written.values()))

    @property
    def open_since_finished(self) -> bool:
        """Lines are open, and some have changed or come since the translator was finished. Else they were left open then."""
        return bool(self.untranslated and self.finished_at and self.changed_at and self.changed_at > self.finished_at)

    @property
    def for_a_machine(self) -> list[Line]:
        """What it could draft: open, and not plainly in another language than the one plans are written in."""
        return [line for line in self.untranslated if may_be_german(line.text)]

    def line(self, checksum: str) -> Line | None:
        return next((line for line in self.lines if line.checksum == checksum), None)


#: What it is about, in the shape of an empty plan: not for whoever translates only what the family agreed.
_NO_GROUND = """'{"concern": "", "good": "", "question": "", "bottom_lines": []}'::jsonb"""
#: Up to the meeting ($2) that the reader knows of. While it is agreed on ($3), the version presented last; afterwards the one in force.
VERSION = """
    SELECT v.number, v.content, v.presented_at, v.sitting, d.id AS decision FROM plan_version v LEFT JOIN decision d ON d.version = v.id
    WHERE v.conference = $1 AND v.presented_at IS NOT NULL AND v.sitting <= $2
    ORDER BY NOT $3 AND coalesce(d.accepted, false) DESC, v.number DESC LIMIT 1
"""
#: What the family reads of it: no reason of a yes. What is said to a bottom line goes with the bottom lines.
_OFFICE = """
    SELECT json_build_object(
        'answers', (SELECT coalesce(json_object_agg(h.request, h.words), '{}') FROM promised_help h WHERE h.conference = $1),
        'missing', (SELECT coalesce(json_object_agg(m.about, m.why ORDER BY m.number, m.about), '{}') FROM (
            SELECT l.id::text AS about, l.number, w.met, w.why FROM line_verdict w JOIN line l ON l.id = w.line
            WHERE w.decision = v.decision AND o.ground
            UNION ALL SELECT y.about, NULL, y.met, y.why FROM decision d CROSS JOIN LATERAL (VALUES
                ('clear', d.clear, d.clear_why), ('safe', d.safe, d.safe_why), ('lawful', d.lawful, d.lawful_why)) y (about, met, why)
            WHERE d.id = v.decision) m WHERE NOT m.met))
"""
_CHANGED_AT = """
    greatest(v.presented_at, (SELECT max(h.at) FROM promised_help h WHERE h.conference = $1 AND h.words <> ''),
             (SELECT d.at FROM decision d WHERE d.id = v.decision AND NOT d.accepted))
"""
#: What was in force before the meeting of this version.
_OLD = f"""
    SELECT b.content || {_NO_GROUND} FROM plan_version b JOIN decision e ON e.version = b.id
    WHERE b.conference = $1 AND e.accepted AND b.sitting < v.sitting ORDER BY b.number DESC LIMIT 1
"""  # noqa: S608
#: Of a translator who takes part no more nothing is asked.
_ORDER = """
    SELECT o.*, pa.person, pa.role, p.name FROM translation_order o
    LEFT JOIN participant pa ON pa.id = o.translator LEFT JOIN person p ON p.id = pa.person
    WHERE o.conference = $1 AND pa.left_at IS NULL
"""


def _of(languages: str) -> str:
    return f"""
        SELECT l.language, o.id IS NOT NULL AS ordered, coalesce(o.ground, false) AS ground, o.translator, o.person AS translator_person,
               coalesce(o.name, '') AS translator_name, o.asked_at, o.finished_at, v.presented_at, {_CHANGED_AT} AS changed_at,
               (CASE WHEN o.ground THEN v.content ELSE v.content || {_NO_GROUND} END)::text AS content,
               ({_OFFICE})::text AS office, coalesce(({_OLD})::text, 'null') AS old,
               (SELECT coalesce(json_agg(t ORDER BY t.at), '[]')::text FROM translated_line t
                WHERE t.conference = $1 AND t.language = l.language) AS written
        FROM ({VERSION}) v CROSS JOIN ({languages}) l LEFT JOIN ({_ORDER}) o ON o.language = l.language
        ORDER BY o.asked_at, l.language
    """  # noqa: S608  # only our own constants are put together


_FOR_TRANSLATOR = _of(f"SELECT a.language FROM ({_ORDER}) a WHERE a.person = $4 AND a.role = '{Role.INTERPRETER}'")  # noqa: S608
_IN_LANGUAGE = _of("SELECT $4::text AS language")
_IN_ALL = _of(f"SELECT a.language FROM ({_ORDER}) a UNION SELECT t.language FROM translated_line t WHERE t.conference = $1")  # noqa: S608


async def orders_for(conference: UUID, person: UUID, *, sitting: int, agreeing: bool) -> list[Work]:
    """What this interpreter was asked to translate. The plan as they may know it, and nothing but its lines."""
    return [_work(each) for each in await rows(_FOR_TRANSLATOR, conference, sitting, agreeing, person)]


async def work_in(conference: UUID, language: str, *, sitting: int, phase: Phase) -> Work | None:
    """The translation into this language, for the coordinator. None before a plan was presented."""
    found = await row(_IN_LANGUAGE, conference, sitting, phase is Phase.AGREEING, language)
    return _work(found) if found else None


async def works_of(conference: UUID, *, sitting: int, phase: Phase) -> list[Work]:
    """All translations, in the order in which they were asked for; then those that only have lines."""
    found = (_work(each) for each in await rows(_IN_ALL, conference, sitting, phase is Phase.AGREEING))
    return [work for work in found if work.is_there]


_FROM_THE_ROW = set(Work.__struct_fields__) - {"lines", "written", "before"}


def _work(found: Any) -> Work:
    plan, old = msgspec.json.decode(found["content"], type=Plan), msgspec.json.decode(found["old"], type=Plan | None)
    lines = once(lines_of(plan, msgspec.json.decode(found["office"], type=Office), old, ground=found["ground"]))
    written, before = _sorted(lines, msgspec.json.decode(found["written"], type=list[Written]), found["presented_at"])
    return Work(lines=lines, written=written, before=before, **{name: found[name] for name in _FROM_THE_ROW})


def _sorted(lines: Iterable[Line], written: Iterable[Written], since: datetime) -> tuple[dict[str, Written], dict[str, Written]]:
    """What stands at these lines; and where a line has other words now, what stood there before this version was presented.

    What is newer is of a version that whoever translates this one may not know; but the office's newest answer is everybody's.
    """
    there = {line.checksum for line in lines}
    now = {each.checksum: each for each in written if each.checksum in there}
    latest = {each.key: each for each in written if each.at < since or each.key.endswith("/answer")}
    return now, {line.key: latest[line.key] for line in lines if line.key in latest and line.checksum not in now}
