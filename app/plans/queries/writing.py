"""What lies before those who write the plan."""

from datetime import date
from uuid import UUID

import msgspec
from msgspec import Struct

from app.database import row
from app.kit.errors import NoSuchThing
from app.plans.queries.presented import PRESENTED, PresentedPlan, presented_in
from app.plans.queries.shared import VERSIONS, Brief, T, named
from app.plans.rules import Agreement, BottomLine, Escalation, Named, Plan, Reason, Wish
from app.practice.reviews import Rhythm, latest_on, proposed_on
from app.profile.queries import USUAL


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
    escalation: Escalation
    reasons: list[Reason] = []


class ReviewAim(Struct, frozen=True):
    """When this office usually looks at a plan again. `youngest`: when the youngest child was born."""

    met: date
    rhythm: Rhythm
    weeks: int
    youngest: date | None

    @property
    def proposed(self) -> date:
        return proposed_on(self.met, self.rhythm, self.weeks)

    @property
    def latest(self) -> date:
        return latest_on(self.met, self.rhythm, self.weeks, youngest=self.youngest)


class PaperSheet(Struct, frozen=True):
    """A photo of what the family wrote on paper; the picture itself is handed out by the room `paper`."""

    id: UUID
    width: int
    height: int
    turns: int


class Writing(Struct, frozen=True):
    """What lies on the table while the plan is written. Never for a child: it holds the concern."""

    family: str
    concern: str
    good: str
    question: str
    bottom_lines: list[BottomLine]
    people: list[Named]  # the family group: who can do something
    caseworker: Named
    coordinator: Named | None
    partners: list[Named]  # of the directory, who may be asked for help
    draft: Draft | None
    versions: list[Brief]  # the newest first
    review: ReviewAim
    old: Plan | None = None  # what was in force before this meeting
    sheets: list[PaperSheet] = []  # of this meeting

    @property
    def checkers(self) -> list[Named]:
        return [*self.people, self.caseworker]

    @property
    def to_call(self) -> list[Named]:
        """Whom a family may agree to call."""
        return [*self.people, *([self.coordinator] if self.coordinator else []), self.caseworker]

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
            escalation=draft.escalation if draft else Escalation(),
            reasons=draft.reasons if draft else [],
        )


def _only(shape: type[T], thing: Struct) -> T:
    return shape(**{name: getattr(thing, name) for name in shape.__struct_fields__})  # type: ignore[attr-defined]  # a Struct


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
        'partners', (SELECT coalesce(json_agg(json_build_object('id', t.id, 'name', t.name) ORDER BY lower(t.name), t.id), '[]')
                     FROM partner t WHERE t.office = c.office AND t.archived_at IS NULL),
        'coordinator', {named("o")},
        'versions', ({VERSIONS}),
        'sheets', (SELECT coalesce(json_agg(json_build_object('id', s.id, 'width', s.width, 'height', s.height, 'turns', s.turns)
                                            ORDER BY s.position), '[]')
                   FROM paper_photo s WHERE s.conference = c.id AND s.sitting = c.sitting),
        'review', json_build_object(
            'met', coalesce(c.meets_on, (c.phase_since AT TIME ZONE c.zone)::date),
            'rhythm', coalesce(f.review_rhythm, '{USUAL.review_rhythm.value}'), 'weeks', coalesce(f.review_weeks, {USUAL.review_weeks}),
            'youngest', (SELECT max(pa.born) FROM participant pa
                         WHERE pa.conference = c.id AND pa.role = 'child' AND pa.left_at IS NULL)),
        'old', (SELECT o.content FROM plan_version o JOIN decision oe ON oe.version = o.id
                WHERE o.conference = c.id AND oe.accepted AND o.sitting < c.sitting ORDER BY o.number DESC LIMIT 1),
        'draft', CASE WHEN d.id IS NOT NULL THEN json_build_object(
            'id', d.id, 'number', d.number, 'edited', d.edited, 'contingency', d.contingency, 'no_contingency', d.no_contingency,
            'review_on', d.review_on, 'guardian', {named("g")},
            'escalation', json_build_object('whom', {named("e")}, 'words', d.call_when),
            'reasons', (SELECT coalesce(json_agg(json_build_object('promise', y.promise, 'why', y.why) ORDER BY y.promise), '[]')
                        FROM change_reason y WHERE y.version = d.id),
            'agreements', (
                SELECT coalesce(json_agg(json_build_object(
                    'id', a.id, 'edited', a.edited, 'promise', a.promise, 'own_words', a.own_words, 'what', a.what,
                    'who', {named("w")}, 'helper', {named("h")}, 'checker', {named("x")},
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
    LEFT JOIN person e ON e.id = d.call_whom
    LEFT JOIN person o ON o.id = c.coordinator
    LEFT JOIN profile f ON f.office = c.office
    WHERE c.id = $1
"""  # noqa: S608  # only our own constants are put together


async def writing_of(conference_id: UUID) -> Writing:
    """Everything that a page on which the plan is written needs, in one query."""
    found = await row(_WRITING, conference_id)
    if found is None:
        raise NoSuchThing
    return msgspec.json.decode(found["writing"], type=Writing)


_WITH_LATEST = f"""
    SELECT w.writing, v.* FROM ({_WRITING}) w
    LEFT JOIN LATERAL ({PRESENTED} ORDER BY v.number DESC LIMIT 1) v ON true
"""  # noqa: S608


async def writing_and_latest(conference_id: UUID) -> tuple[Writing, PresentedPlan | None]:
    """The same, and the version that was presented last."""
    found = await row(_WITH_LATEST, conference_id)
    if found is None:
        raise NoSuchThing
    return msgspec.json.decode(found["writing"], type=Writing), presented_in(found if found["id"] else None)


async def draft_of(conference_id: UUID) -> Draft | None:
    return (await writing_of(conference_id)).draft
