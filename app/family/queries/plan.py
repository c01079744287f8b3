"""The plan as somebody of the family reads it: one page, one question."""

from datetime import date, datetime
from itertools import chain
from uuid import UUID

import msgspec
from msgspec import Struct

from app.database import row
from app.directory.queries import HowReached
from app.family.queries.reader import Reader
from app.plans.rules import Plan
from app.practice.promises import Assent, Progress
from app.translations.queries import Said, telling_of, told_in
from app.translations.rules import Telling, lines_of, read_in

#: No number beyond it is asked for.
MOST_VERSIONS = 100_000


class Verdict(Struct, frozen=True):
    """A bottom line of which the caseworker said that it is not met, and why."""

    number: int
    why: str


class Decided(Struct, frozen=True):
    """What the office said. The reasons are there for the family at once; a child gets yes or not yet."""

    accepted: bool
    on: date
    by: str
    clear_why: str = ""
    safe_why: str = ""
    lawful_why: str = ""
    unmet: list[Verdict] = []

    @property
    def reasons(self) -> list[str]:
        return [*(each.why for each in self.unmet), self.clear_why, self.safe_why, self.lawful_why]


class Promised(Struct, frozen=True):
    decision: str
    promised_on: date | None
    words: str
    kept_on: date | None
    helper: HowReached | None = None  # of the directory: what is for everybody, once the help is promised


class Version(Struct, frozen=True):
    number: int
    on: date
    accepted: bool | None


class Note(Struct, frozen=True):
    """The latest tap at a promise. Words are there for their writer alone."""

    state: Progress
    words: str = ""
    shared: bool = True


class PlanPage(Struct, frozen=True):
    """One presented version with everything that the page of the plan shows beside it."""

    presented_at: datetime
    plan: Plan
    decided: Decided | None
    my_answer: Assent | None
    my_why: str
    progress: dict[UUID, Note]
    promised: dict[UUID, Promised]
    versions: list[Version]
    current: int  # the number of the version that everybody talks about
    old: Plan | None = None  # what was in force before the meeting at which it was written
    told: list[Said] = []  # what there is in the reader's language
    language: str = "de"

    @property
    def latest(self) -> bool:
        return self.current == self.plan.number

    @property
    def telling(self) -> Telling:
        """The lines of this version and of the one before it, and what the office said, in the reader's language."""
        lines = (line.text for plan in (self.plan, self.old) if plan for line in lines_of(plan))
        office = (*(each.words for each in self.promised.values()), *(self.decided.reasons if self.decided else ()))
        return telling_of(self.told, chain(lines, office), self.language)


#: What a child's page never receives, in the shape of an empty plan.
_NOT_FOR_CHILDREN = """'{"concern": "", "good": "", "question": "", "bottom_lines": []}'::jsonb"""

#: Up to the meeting ($4) that the reader knows of. While it is agreed on ($5), the version presented last; afterwards the one in force.
_PLAN = """
    SELECT json_build_object(
        'presented_at', v.presented_at,
        'plan', {content},
        'my_answer', s.answer,
        'my_why', coalesce(s.why, ''),
        'decided', CASE WHEN d.id IS NOT NULL THEN json_build_object(
            'accepted', d.accepted, 'on', (d.at AT TIME ZONE 'Europe/Berlin')::date, 'by', b.name{reasons}) END,
        'progress', coalesce((SELECT json_object_agg(n.promise, json_build_object(
                        'state', n.state, 'words', CASE WHEN n.by = $2 THEN n.words ELSE '' END, 'shared', n.shared))
                     FROM (SELECT DISTINCT ON (n.promise) n.* FROM progress_note n
                           WHERE n.conference = v.conference ORDER BY n.promise, n.at DESC) n
                     WHERE n.by NOT IN (SELECT u.other FROM unseen u WHERE u.conference = v.conference AND u.person = $2)), '{{}}'),
        'promised', coalesce((SELECT json_object_agg(h.request, json_build_object(
                        'decision', h.decision, 'promised_on', h.promised_on, 'words', h.words, 'kept_on', h.kept_on,
                        'helper', (SELECT json_build_object('name', t.name, 'phone', t.phone, 'email', t.email, 'hours', t.hours)
                                   FROM helps x JOIN partner t ON t.id = x.partner
                                   WHERE x.request = h.request AND x.conference = h.conference AND h.decision = 'granted')))
                     FROM promised_help h WHERE h.conference = v.conference), '{{}}'),
        'versions', (SELECT json_agg(json_build_object('number', o.number, 'on', (o.presented_at AT TIME ZONE 'Europe/Berlin')::date,
                                                      'accepted', e.accepted)
                                     ORDER BY o.number DESC)
                     FROM plan_version o LEFT JOIN decision e ON e.version = o.id
                     WHERE o.conference = v.conference AND o.presented_at IS NOT NULL AND o.sitting <= $4),
        'old', (SELECT {old} FROM plan_version o JOIN decision e ON e.version = o.id
                WHERE o.conference = v.conference AND e.accepted AND o.sitting < v.sitting ORDER BY o.number DESC LIMIT 1),
        'language', $7::text,
        'told', {told},
        'current', (SELECT o.number FROM plan_version o LEFT JOIN decision e ON e.version = o.id
                    WHERE o.conference = v.conference AND o.presented_at IS NOT NULL AND o.sitting <= $4
                    ORDER BY NOT $5 AND coalesce(e.accepted, false) DESC, o.number DESC LIMIT 1))::text AS page
    FROM plan_version v
    LEFT JOIN decision d ON d.version = v.id
    LEFT JOIN person b ON b.id = d.by
    LEFT JOIN LATERAL (SELECT g.answer, g.why FROM assent_given g WHERE g.version = v.id AND g.person = $2
                       ORDER BY g.at DESC LIMIT 1) s ON true
    WHERE v.conference = $1 AND v.presented_at IS NOT NULL AND v.sitting <= $4 AND ($3::int IS NULL OR v.number = $3)
    ORDER BY NOT $5 AND coalesce(d.accepted, false) DESC, v.number DESC LIMIT 1
"""
_REASONS = """, 'clear_why', d.clear_why, 'safe_why', d.safe_why, 'lawful_why', d.lawful_why,
            'unmet', (SELECT coalesce(json_agg(json_build_object('number', l.number, 'why', w.why) ORDER BY l.number), '[]')
                      FROM line_verdict w JOIN line l ON l.id = w.line WHERE w.decision = d.id AND NOT w.met)"""

_FOR_ADULTS = _PLAN.format(
    content="v.content", old="o.content", reasons=_REASONS, told=told_in("v.conference", "$6", "$2", ground=True)
)  # fmt: skip
_FOR_CHILDREN = _PLAN.format(
    content=f"v.content || {_NOT_FOR_CHILDREN}",
    old=f"o.content || {_NOT_FOR_CHILDREN}",
    reasons="",
    told=told_in("v.conference", "$6", "$2", ground=False),
)
_decoder = msgspec.json.Decoder(PlanPage)


async def plan_for_family(reader: Reader, number: int | None = None) -> PlanPage | None:
    """The version that everybody talks about, or the one with this number, with reasons, dates and progress."""
    return await _page(_FOR_ADULTS, reader, number)


async def plan_for_child(reader: Reader, number: int | None = None) -> PlanPage | None:
    """The same without concern, question, bottom lines and reasons: the database does not send them."""
    return await _page(_FOR_CHILDREN, reader, number)


async def _page(sql: str, reader: Reader, number: int | None) -> PlanPage | None:
    found = await row(
        sql, reader.conference, reader.person, number, reader.sitting, reader.agreeing, read_in(reader.language), reader.language
    )
    return _decoder.decode(found["page"]) if found else None
