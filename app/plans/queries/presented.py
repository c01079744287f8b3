"""What was presented: the frozen text, who agreed, what was decided, promised and handed out."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

import msgspec
from msgspec import Struct

from app.database import row
from app.plans.queries.shared import VERSIONS, Brief, decoded
from app.plans.rules import Named, Plan, Point, checksum
from app.practice.phases import Phase
from app.practice.promises import Assent, AssentHow, HelpDecision
from app.practice.taking_part import Way

MOST_VERSIONS = 100_000  # no number beyond it is asked for


class AssentLine(Struct, frozen=True):
    """What somebody of the family group says to this version; without an answer they were not asked yet."""

    person: Named
    answer: Assent | None
    why: str
    how: AssentHow | None
    witness: str
    owed_by: str
    at: datetime | None


class LineDecided(Struct, frozen=True):
    number: int
    text: str
    met: bool
    why: str


class DecisionLine(Struct, frozen=True):
    """What the caseworker said, point by point."""

    accepted: bool
    clear: Point
    safe: Point
    lawful: Point
    lines: list[LineDecided]
    by: str
    at: datetime


class PromisedLine(Struct, frozen=True):
    """What the office answered to a wish."""

    request: UUID
    decision: HelpDecision
    promised_on: date | None
    words: str
    by: str
    kept_on: date | None


class HandedLine(Struct, frozen=True):
    """Somebody received this version."""

    person: Named
    way: Way
    language: str
    by: str
    at: datetime


class PresentedPlan(Struct, frozen=True):
    """A presented version, and what was said and done about it. `intact`: its checksum still fits."""

    id: UUID
    number: int
    presented_at: datetime
    presented_by: str
    plan: Plan
    before: Plan | None  # the version presented before it
    old: Plan | None  # what was in force before the meeting at which it was written
    checksum: str
    intact: bool
    assents: list[AssentLine]
    decision: DecisionLine | None
    promised: dict[UUID, PromisedLine]
    handed_out: list[HandedLine]
    versions: list[Brief]
    draft: int | None  # the number of a draft that is being written at the moment

    @property
    def is_latest(self) -> bool:
        return self.number == self.versions[0].number

    @property
    def in_force(self) -> bool:
        """Accepted, and nothing newer has been."""
        return next((each.number for each in self.versions if each.accepted), None) == self.number

    @property
    def numbers(self) -> list[int]:
        return [line.number for line in self.plan.bottom_lines]

    @property
    def not_asked(self) -> list[str]:
        return [each.person.name for each in self.assents if each.answer is None]


PRESENTED = f"""
    SELECT v.id, v.number, v.presented_at, coalesce(b.name, '') AS presented_by, v.content, v.checksum,
        (SELECT o.content FROM plan_version o WHERE o.conference = v.conference AND o.presented_at IS NOT NULL AND o.number < v.number
         ORDER BY o.number DESC LIMIT 1) AS before,
        (SELECT o.content FROM plan_version o JOIN decision oe ON oe.version = o.id
         WHERE o.conference = v.conference AND oe.accepted AND o.sitting < v.sitting ORDER BY o.number DESC LIMIT 1) AS old,
        (SELECT o.number FROM plan_version o WHERE o.conference = v.conference AND o.presented_at IS NULL) AS draft,
        ({VERSIONS}) AS versions,
        (SELECT coalesce(json_agg(json_build_object(
                'person', json_build_object('id', p.id, 'name', p.name), 'answer', s.answer, 'why', coalesce(s.why, ''), 'how', s.how,
                'witness', coalesce(s.witness, ''), 'owed_by', coalesce(owed.name, ''), 'at', s.at) ORDER BY pa.made_at, p.name), '[]')
         FROM participant pa
         JOIN person p ON p.id = pa.person
         LEFT JOIN LATERAL (SELECT * FROM assent_given g WHERE g.version = v.id AND g.person = p.id
                            ORDER BY g.at DESC, g.id LIMIT 1) s ON true
         LEFT JOIN person owed ON owed.id = s.owed_by
         WHERE pa.conference = v.conference AND pa.role IN ('family', 'child') AND (pa.left_at IS NULL OR s.id IS NOT NULL)) AS assents,
        CASE WHEN e.id IS NOT NULL THEN json_build_object(
            'accepted', e.accepted, 'by', ep.name, 'at', e.at,
            'clear', json_build_object('yes', e.clear, 'why', e.clear_why),
            'safe', json_build_object('yes', e.safe, 'why', e.safe_why),
            'lawful', json_build_object('yes', e.lawful, 'why', e.lawful_why),
            'lines', (SELECT coalesce(json_agg(json_build_object('number', l.number, 'text', l.text, 'met', lv.met, 'why', lv.why)
                                               ORDER BY l.number), '[]')
                      FROM line_verdict lv JOIN line l ON l.id = lv.line WHERE lv.decision = e.id)) END AS decision,
        (SELECT coalesce(json_object_agg(h.request, json_build_object(
                'request', h.request, 'decision', h.decision, 'promised_on', h.promised_on, 'words', h.words, 'by', hp.name,
                'kept_on', h.kept_on)), '{{}}')
         FROM promised_help h JOIN person hp ON hp.id = h.by WHERE h.conference = v.conference) AS promised,
        (SELECT coalesce(json_agg(json_build_object(
                'person', json_build_object('id', p.id, 'name', p.name), 'way', h.way, 'language', h.language, 'by', hp.name, 'at', h.at)
                ORDER BY h.at, h.id), '[]')
         FROM handed_out h JOIN person p ON p.id = h.person JOIN person hp ON hp.id = h.by WHERE h.version = v.id) AS handed_out
    FROM plan_version v
    JOIN conference c ON c.id = v.conference
    LEFT JOIN person b ON b.id = v.presented_by
    LEFT JOIN decision e ON e.version = v.id
    LEFT JOIN person ep ON ep.id = e.by
    WHERE v.conference = $1 AND v.presented_at IS NOT NULL
"""  # noqa: S608

_IN_FORCE_FIRST = "ORDER BY coalesce(e.accepted, false) DESC, v.number DESC LIMIT 1"


async def version_of(conference_id: UUID, number: int) -> PresentedPlan | None:
    """A presented version by its number."""
    if number > MOST_VERSIONS:
        return None
    return presented_in(await row(f"{PRESENTED} AND v.number = $2", conference_id, number))


async def latest_presented(conference_id: UUID) -> PresentedPlan | None:
    """What the family has presented last, accepted or not."""
    return presented_in(await row(f"{PRESENTED} ORDER BY v.number DESC LIMIT 1", conference_id))


async def plan_in_force(conference_id: UUID, sitting: int | None = None) -> PresentedPlan | None:
    """The version that was accepted last; where none was, the one presented last. `sitting`: up to this meeting."""
    return presented_in(await row(f"{PRESENTED} AND ($2::int IS NULL OR v.sitting <= $2) {_IN_FORCE_FIRST}", conference_id, sitting))


def on_the_table(phase: Phase) -> str:
    """In SQL, what everybody talks about: while it is agreed on, the version presented last; afterwards the one in force."""
    return f"{PRESENTED} ORDER BY v.number DESC LIMIT 1" if phase is Phase.AGREEING else f"{PRESENTED} {_IN_FORCE_FIRST}"


async def plan_on_the_table(conference_id: UUID, phase: Phase) -> PresentedPlan | None:
    return presented_in(await row(on_the_table(phase), conference_id))


async def versions_of(conference_id: UUID) -> list[Brief]:
    """Every presented version, the newest first."""
    found = await row(f"SELECT ({VERSIONS}) AS versions FROM conference c WHERE c.id = $1", conference_id)  # noqa: S608
    return decoded(found["versions"], list[Brief]) if found else []


def presented_in(found: Any) -> PresentedPlan | None:
    if found is None:
        return None
    return PresentedPlan(
        id=found["id"],
        number=found["number"],
        presented_at=found["presented_at"],
        presented_by=found["presented_by"],
        plan=decoded(found["content"], Plan),
        before=decoded(found["before"], Plan | None) if found["before"] else None,  # type: ignore[arg-type]  # a union is a type here
        old=decoded(found["old"], Plan | None) if found["old"] else None,  # type: ignore[arg-type]
        checksum=found["checksum"],
        intact=checksum(msgspec.json.decode(found["content"])) == found["checksum"],
        assents=decoded(found["assents"], list[AssentLine]),
        decision=decoded(found["decision"], DecisionLine) if found["decision"] else None,
        promised=decoded(found["promised"], dict[UUID, PromisedLine]),
        handed_out=decoded(found["handed_out"], list[HandedLine]),
        versions=decoded(found["versions"], list[Brief]),
        draft=found["draft"],
    )
