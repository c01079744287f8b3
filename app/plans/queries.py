"""Reading the plan: what lies before those who write it, and what was presented."""

from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID

import msgspec
from msgspec import Struct

from app.database import row, rows
from app.kit.errors import NoSuchThing
from app.plans.rules import Agreement, BottomLine, Named, Plan, Point, Wish, checksum
from app.practice.phases import Phase
from app.practice.vocabulary import Assent, AssentHow, HelpDecision, Way

T = TypeVar("T")
MOST_VERSIONS = 100_000  # no number beyond it is asked for


class DraftAgreement(Agreement, frozen=True):
    """An agreement that can still be changed; `edited` as it was seen."""

    id: UUID
    edited: int


class DraftWish(Wish, frozen=True):
    id: UUID


class Draft(Struct, frozen=True):
    """The version that is being written."""

    id: UUID
    number: int
    edited: int
    agreements: list[DraftAgreement]
    services: list[DraftWish]
    contingency: str
    no_contingency: bool
    guardian: Named | None
    review_on: date | None


class Brief(Struct, frozen=True):
    """A presented version in one line; `accepted` is None until the caseworker has decided."""

    number: int
    presented_at: datetime
    accepted: bool | None


class Writing(Struct, frozen=True):
    """What lies on the table while the plan is written. Never for a child: it holds the concern."""

    family: str
    concern: str
    good: str
    question: str
    bottom_lines: list[BottomLine]
    people: list[Named]  # the family group: who can do something
    caseworker: Named
    draft: Draft | None
    versions: list[Brief]  # the newest first

    @property
    def checkers(self) -> list[Named]:
        return [*self.people, self.caseworker]

    @property
    def latest(self) -> Brief | None:
        return self.versions[0] if self.versions else None

    @property
    def in_force(self) -> Brief | None:
        return next((each for each in self.versions if each.accepted), None)

    def as_plan(self) -> Plan:
        """The draft as it would be presented now."""
        draft = self.draft
        return Plan(
            family=self.family,
            number=draft.number if draft else 1,
            concern=self.concern,
            good=self.good,
            question=self.question,
            bottom_lines=self.bottom_lines,
            agreements=[_only(Agreement, each) for each in draft.agreements] if draft else [],
            services=[_only(Wish, each) for each in draft.services] if draft else [],
            contingency=draft.contingency if draft else "",
            no_contingency=draft.no_contingency if draft else False,
            guardian=draft.guardian if draft else None,
            review_on=draft.review_on if draft else None,
        )


def _only(shape: type[T], thing: Struct) -> T:
    return shape(**{name: getattr(thing, name) for name in shape.__struct_fields__})  # type: ignore[attr-defined]  # a Struct


def _named(alias: str) -> str:
    return f"CASE WHEN {alias}.id IS NOT NULL THEN json_build_object('id', {alias}.id, 'name', {alias}.name) END"


_VERSIONS = """
    SELECT coalesce(json_agg(json_build_object('number', o.number, 'presented_at', o.presented_at, 'accepted', e.accepted)
                             ORDER BY o.number DESC), '[]')
    FROM plan_version o LEFT JOIN decision e ON e.version = o.id
    WHERE o.conference = c.id AND o.presented_at IS NOT NULL
"""

_WRITING = f"""
    SELECT json_build_object(
        'family', c.family_name, 'concern', coalesce(r.concern, ''), 'good', coalesce(r.good, ''),
        'question', coalesce((SELECT l.text FROM line l WHERE l.conference = c.id AND l.kind = 'question' ORDER BY l.number LIMIT 1), ''),
        'bottom_lines', (SELECT coalesce(json_agg(json_build_object('id', l.id, 'number', l.number, 'text', l.text)
                                                  ORDER BY l.number), '[]') FROM line l
                         WHERE l.conference = c.id AND l.kind = 'bottom_line'),
        'people', (SELECT coalesce(json_agg(json_build_object('id', p.id, 'name', p.name) ORDER BY pa.made_at, p.name), '[]')
                   FROM participant pa JOIN person p ON p.id = pa.person
                   WHERE pa.conference = c.id AND pa.left_at IS NULL AND pa.role IN ('family', 'child')),
        'caseworker', json_build_object('id', k.id, 'name', k.name),
        'versions', ({_VERSIONS}),
        'draft', CASE WHEN d.id IS NOT NULL THEN json_build_object(
            'id', d.id, 'number', d.number, 'edited', d.edited, 'contingency', d.contingency, 'no_contingency', d.no_contingency,
            'review_on', d.review_on, 'guardian', {_named("g")},
            'agreements', (
                SELECT coalesce(json_agg(json_build_object(
                    'id', a.id, 'edited', a.edited, 'promise', a.promise, 'own_words', a.own_words, 'what', a.what,
                    'who', {_named("w")}, 'helper', {_named("h")}, 'checker', {_named("x")},
                    'due_on', a.due_on, 'due_words', a.due_words, 'sign', a.sign, 'plan_b', a.plan_b,
                    'answers', (SELECT coalesce(json_agg(l.number ORDER BY l.number), '[]')
                                FROM agreement_line al JOIN line l ON l.id = al.line WHERE al.agreement = a.id)
                ) ORDER BY a.position, a.id), '[]')
                FROM agreement a
                LEFT JOIN person w ON w.id = a.who LEFT JOIN person h ON h.id = a.helper LEFT JOIN person x ON x.id = a.checker
                WHERE a.version = d.id),
            'services', (
                SELECT coalesce(json_agg(json_build_object('id', s.id, 'request', s.request, 'what', s.what, 'from_whom', s.from_whom)
                                         ORDER BY s.position, s.id), '[]')
                FROM requested_service s WHERE s.version = d.id)
        ) END) AS writing
    FROM conference c
    JOIN person k ON k.id = c.caseworker
    LEFT JOIN referral r ON r.conference = c.id
    LEFT JOIN plan_version d ON d.conference = c.id AND d.presented_at IS NULL
    LEFT JOIN person g ON g.id = d.guardian
    WHERE c.id = $1
"""  # noqa: S608  # only our own constants are put together


async def writing_of(conference_id: UUID) -> Writing:
    """Everything that a page on which the plan is written needs, in one query."""
    found = await row(_WRITING, conference_id)
    if found is None:
        raise NoSuchThing
    return msgspec.json.decode(found["writing"], type=Writing)


async def draft_of(conference_id: UUID) -> Draft | None:
    return (await writing_of(conference_id)).draft


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
    before: Plan | None
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


_PRESENTED = f"""
    SELECT v.id, v.number, v.presented_at, coalesce(b.name, '') AS presented_by, v.content, v.checksum,
        (SELECT o.content FROM plan_version o WHERE o.conference = v.conference AND o.presented_at IS NOT NULL AND o.number < v.number
         ORDER BY o.number DESC LIMIT 1) AS before,
        (SELECT o.number FROM plan_version o WHERE o.conference = v.conference AND o.presented_at IS NULL) AS draft,
        ({_VERSIONS}) AS versions,
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
    return _presented(await row(f"{_PRESENTED} AND v.number = $2", conference_id, number))


async def latest_presented(conference_id: UUID) -> PresentedPlan | None:
    """What the family has presented last, accepted or not."""
    return _presented(await row(f"{_PRESENTED} ORDER BY v.number DESC LIMIT 1", conference_id))


async def plan_in_force(conference_id: UUID) -> PresentedPlan | None:
    """The version that was accepted last; where none was, the one presented last."""
    return _presented(await row(f"{_PRESENTED} {_IN_FORCE_FIRST}", conference_id))


async def plan_on_the_table(conference_id: UUID, phase: Phase) -> PresentedPlan | None:
    """What everybody talks about: while it is agreed on, the version presented last; afterwards the one in force."""
    return await (latest_presented if phase is Phase.AGREEING else plan_in_force)(conference_id)


async def versions_of(conference_id: UUID) -> list[Brief]:
    """Every presented version, the newest first."""
    found = await row(f"SELECT ({_VERSIONS}) AS versions FROM conference c WHERE c.id = $1", conference_id)  # noqa: S608
    return _decoded(found["versions"], list[Brief]) if found else []


def _presented(found: Any) -> PresentedPlan | None:
    if found is None:
        return None
    return PresentedPlan(
        id=found["id"],
        number=found["number"],
        presented_at=found["presented_at"],
        presented_by=found["presented_by"],
        plan=_decoded(found["content"], Plan),
        before=_decoded(found["before"], Plan | None) if found["before"] else None,  # type: ignore[arg-type]  # a union is a type here
        checksum=found["checksum"],
        intact=checksum(msgspec.json.decode(found["content"])) == found["checksum"],
        assents=_decoded(found["assents"], list[AssentLine]),
        decision=_decoded(found["decision"], DecisionLine) if found["decision"] else None,
        promised=_decoded(found["promised"], dict[UUID, PromisedLine]),
        handed_out=_decoded(found["handed_out"], list[HandedLine]),
        versions=_decoded(found["versions"], list[Brief]),
        draft=found["draft"],
    )


def _decoded(text: str, shape: type[T]) -> T:
    return msgspec.json.decode(text, type=shape)


class Reachable(Struct, frozen=True):
    """Somebody of the family group, how they are reached, and whether an e-mail of ours may go to them."""

    person: UUID
    name: str
    way: Way
    language: str
    link: UUID | None
    by_mail: bool


_REACHABLE = """
    SELECT p.id AS person, p.name, coalesce(k.way, 'phone') AS way, p.language, l.id AS link,
           l.id IS NOT NULL AND coalesce(k.email, '') <> ''
           AND NOT EXISTS (SELECT 1 FROM consent n WHERE n.participant = pa.id AND n.withdrawn_at IS NOT NULL
                           AND NOT EXISTS (SELECT 1 FROM consent y WHERE y.participant = pa.id AND y.withdrawn_at IS NULL)) AS by_mail
    FROM participant pa
    JOIN person p ON p.id = pa.person
    LEFT JOIN contact k ON k.participant = pa.id
    LEFT JOIN access_link l ON l.conference = pa.conference AND l.person = pa.person AND l.withdrawn_at IS NULL
    WHERE pa.conference = $1 AND pa.left_at IS NULL AND pa.role IN ('family', 'child')
    ORDER BY pa.made_at, p.name
"""


async def reachable(conference_id: UUID) -> list[Reachable]:
    """Everybody of the family group, and how news reach them. No address stands in it."""
    return [Reachable(**{**each, "way": Way(each["way"])}) for each in map(dict, await rows(_REACHABLE, conference_id))]
