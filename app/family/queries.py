"""What the family's phone shows: each page in one question beside the one that found the seat."""

from datetime import date, datetime
from uuid import UUID

import asyncpg
import msgspec
from msgspec import Struct

from app.database import row
from app.directory.queries import HowReached
from app.kit.clock import today
from app.plans.rules import BottomLine, Plan
from app.practice.promises import Assent, Progress
from app.practice.reminders import CHECKED_BY_ANSWER
from app.practice.taking_part import Invited

#: No number beyond it is asked for.
MOST_VERSIONS = 100_000


class Reader(Struct, frozen=True):
    """Who reads: up to which meeting they know the plan, and whether it is being agreed on as they see it."""

    conference: UUID
    person: UUID
    sitting: int
    agreeing: bool


class Today(Struct, frozen=True):
    """What the first page needs to know, and nothing that it does not show."""

    invited: bool
    answer: Invited | None
    to_confirm: bool
    consent: bool
    number: int | None  # of the latest presented version
    accepted: bool | None
    my_answer: Assent | None
    still_ahead: int  # own promises not yet marked
    looks_after: int  # promises that the family asked them to look after
    to_check: int  # of these, whose day has come or which we asked about, and they have not said whether it works
    late: bool  # the office has not kept a promise of its own in time
    facts: bool  # there is something of information-givers to read beforehand
    asked: bool  # they themselves are asked for facts
    map: bool  # the coordinator shows the family its map
    days: str  # open: there are proposed days to say something about; answered: all is said
    told: bool  # they know a day
    looked_back: bool  # they have said how the promises went
    wished: bool  # they have asked for the review earlier
    said_before: bool  # there is something that they said for an earlier meeting
    renewed: bool  # the plan is one of the latest meeting
    reviewed: bool  # the latest meeting was a review, and it was held


_TODAY = """
    SELECT i.participant IS NOT NULL AS invited, coalesce(i.answer, '') AS answer, coalesce(i.to_confirm, false) AS to_confirm,
           EXISTS (SELECT 1 FROM consent k WHERE k.participant = pa.id AND k.withdrawn_at IS NULL) AS consent,
           v.number, d.accepted, coalesce(s.answer, '') AS my_answer,
           (SELECT count(*) FROM jsonb_array_elements(v.content -> 'agreements') a
            WHERE a -> 'who' ->> 'id' = pa.person::text
              AND coalesce((SELECT n.state FROM progress_note n
                            WHERE n.conference = v.conference AND n.promise = (a ->> 'promise')::uuid
                            ORDER BY n.at DESC LIMIT 1), 'open') = 'open') AS still_ahead,
           o.looks_after, o.to_check,
           EXISTS (SELECT 1 FROM jsonb_array_elements(v.content -> 'services') a JOIN promised_help h ON h.request = (a ->> 'request')::uuid
                   WHERE h.conference = pa.conference AND h.decision = 'granted' AND h.kept_on IS NULL AND h.promised_on < $3) AS late,
           EXISTS (SELECT 1 FROM facts f JOIN participant g ON g.id = f.participant
                   WHERE g.conference = pa.conference AND g.left_at IS NULL AND f.shown_at IS NOT NULL
                     AND NOT EXISTS (SELECT 1 FROM unseen u
                                     WHERE u.conference = pa.conference AND u.person = pa.person AND u.other = g.person))
           OR EXISTS (SELECT 1 FROM put_away y JOIN participant g ON g.id = y.participant
                      WHERE y.conference = pa.conference AND y.what = 'facts' AND y.content ->> 'shown_at' IS NOT NULL
                        AND NOT EXISTS (SELECT 1 FROM unseen u
                                        WHERE u.conference = pa.conference AND u.person = pa.person AND u.other = g.person)) AS facts,
           EXISTS (SELECT 1 FROM facts f WHERE f.participant = pa.id) AS asked,
           EXISTS (SELECT 1 FROM shared_map s WHERE s.conference = pa.conference)
             AND NOT EXISTS (SELECT 1 FROM unseen u WHERE u.conference = pa.conference AND u.person = pa.person) AS map,
           (SELECT CASE WHEN count(*) = 0 OR bool_or(d.chosen_at IS NOT NULL) THEN ''
                        WHEN bool_or(x.id IS NULL) THEN 'open' ELSE 'answered' END
            FROM date_proposal d LEFT JOIN date_answer x ON x.proposal = d.id AND x.participant = pa.id
            WHERE d.conference = pa.conference AND d.slot IS NOT DISTINCT FROM m.slot AND d.withdrawn_at IS NULL
              AND EXISTS (SELECT 1 FROM asked q WHERE q.participant = pa.id)) AS days,
           EXISTS (SELECT 1 FROM told t WHERE t.participant = pa.id) AS told,
           EXISTS (SELECT 1 FROM review_words w WHERE w.conference = pa.conference AND w.sitting = m.sitting AND w.person = pa.person
                   AND w.finished_at IS NOT NULL) AS looked_back,
           EXISTS (SELECT 1 FROM review_wish w WHERE w.conference = pa.conference AND w.person = pa.person
                   AND w.withdrawn_at IS NULL AND w.settled_at IS NULL) AS wished,
           EXISTS (SELECT 1 FROM put_away y WHERE y.participant = pa.id
                   UNION ALL SELECT 1 FROM past_invitation y WHERE y.participant = pa.id AND y.answer <> '') AS said_before,
           coalesce(v.sitting = m.sitting, false) AS renewed,
           m.sitting > 1 AND EXISTS (SELECT 1 FROM move o JOIN conference c ON c.id = o.conference
                                     WHERE o.conference = pa.conference AND o.step = 'open_conference'
                                       AND o.at >= c.convened_at) AS reviewed
    FROM participant pa
    JOIN meeting m ON m.participant = pa.id
    LEFT JOIN invitation i ON i.participant = pa.id
    LEFT JOIN LATERAL (SELECT v.* FROM plan_version v LEFT JOIN decision e ON e.version = v.id
                       WHERE v.conference = pa.conference AND v.presented_at IS NOT NULL AND v.sitting <= $4
                       ORDER BY NOT $5 AND coalesce(e.accepted, false) DESC, v.number DESC LIMIT 1) v ON true
    LEFT JOIN LATERAL (
        SELECT count(*) AS looks_after, count(*) FILTER (
            WHERE ((a ->> 'due_on')::date < $3 OR EXISTS (
                      SELECT 1 FROM reminded r WHERE r.conference = v.conference AND r.person = pa.person
                        AND r.about = (a ->> 'promise')::uuid AND r.reminder = ANY($6)))
              AND NOT EXISTS (SELECT 1 FROM promise_check k WHERE k.conference = v.conference AND k.promise = (a ->> 'promise')::uuid
                              AND k.by = pa.person)) AS to_check
        FROM jsonb_array_elements(v.content -> 'agreements') a WHERE a -> 'checker' ->> 'id' = pa.person::text
    ) o ON true
    LEFT JOIN decision d ON d.version = v.id
    LEFT JOIN LATERAL (SELECT g.answer FROM assent_given g WHERE g.version = v.id AND g.person = pa.person
                       ORDER BY g.at DESC LIMIT 1) s ON true
    WHERE pa.conference = $1 AND pa.person = $2
"""


async def today_of(reader: Reader) -> Today:
    found = await row(_TODAY, reader.conference, reader.person, today(), reader.sitting, reader.agreeing, list(CHECKED_BY_ANSWER))
    assert found is not None  # noqa: S101  # whoever asks has a seat
    return Today(
        **{
            **found,
            "answer": Invited(found["answer"]) if found["answer"] else None,
            "my_answer": Assent(found["my_answer"]) if found["my_answer"] else None,
        }
    )


class Concern(Struct, frozen=True):
    """What was said plainly, as it was frozen."""

    concern: str
    good: str
    available_help: str
    question: str
    bottom_lines: list[BottomLine]


_CONCERN = """
    SELECT json_build_object(
        'concern', r.concern, 'good', r.good, 'available_help', r.available_help,
        'question', coalesce((SELECT l.text FROM line l WHERE l.conference = c.id AND l.kind = 'question' ORDER BY l.number LIMIT 1), ''),
        'bottom_lines', (
            SELECT coalesce(json_agg(json_build_object('id', l.id, 'number', l.number, 'text', l.text) ORDER BY l.number), '[]')
            FROM line l WHERE l.conference = c.id AND l.kind = 'bottom_line')) AS concern
    FROM conference c JOIN referral r ON r.conference = c.id
    WHERE c.id = $1 AND c.frozen_at IS NOT NULL
"""


async def concern_of(conference: UUID) -> Concern | None:
    """None as long as it is not frozen: what can still change is not put before the family."""
    found = await row(_CONCERN, conference)
    return msgspec.json.decode(found["concern"], type=Concern) if found else None


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

    @property
    def latest(self) -> bool:
        return self.current == self.plan.number


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

_FOR_ADULTS = _PLAN.format(content="v.content", old="o.content", reasons=_REASONS)
_FOR_CHILDREN = _PLAN.format(content=f"v.content || {_NOT_FOR_CHILDREN}", old=f"o.content || {_NOT_FOR_CHILDREN}", reasons="")
_decoder = msgspec.json.Decoder(PlanPage)


async def plan_for_family(reader: Reader, number: int | None = None) -> PlanPage | None:
    """The version that everybody talks about, or the one with this number, with reasons, dates and progress."""
    return _page(await row(_FOR_ADULTS, reader.conference, reader.person, number, reader.sitting, reader.agreeing))


async def plan_for_child(reader: Reader, number: int | None = None) -> PlanPage | None:
    """The same without concern, question, bottom lines and reasons: the database does not send them."""
    return _page(await row(_FOR_CHILDREN, reader.conference, reader.person, number, reader.sitting, reader.agreeing))


def _page(found: asyncpg.Record | None) -> PlanPage | None:
    return _decoder.decode(found["page"]) if found else None


class OwnConsent(Struct, frozen=True):
    """One's own seat, and the consent that hangs on it."""

    participant: UUID
    given_on: date | None
    withdrawn_on: date | None

    @property
    def withdrawn(self) -> bool:
        return self.given_on is None and self.withdrawn_on is not None


_CONSENT = """
    SELECT pa.id AS participant,
           (SELECT k.given_on FROM consent k WHERE k.participant = pa.id AND k.withdrawn_at IS NULL) AS given_on,
           (SELECT max(k.withdrawn_at)::date FROM consent k WHERE k.participant = pa.id) AS withdrawn_on
    FROM participant pa
    WHERE pa.conference = $1 AND pa.person = $2 AND pa.left_at IS NULL
"""


async def own_consent(conference: UUID, person: UUID) -> OwnConsent | None:
    found = await row(_CONSENT, conference, person)
    return OwnConsent(**found) if found else None
