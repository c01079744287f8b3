"""What is due, over the plans in force. A few more are found than are due: the reader's clock decides, see rules.py."""

from collections.abc import AsyncIterator
from datetime import date
from uuid import UUID

import asyncpg
from msgspec import Struct

from app.conferences.queries import THEIR_DAY, meeting_in
from app.conferences.rules import seen_as
from app.database import rows
from app.kit.clock import now, today
from app.outbox.quiet import QuietHours, clock_on_the_wall
from app.outbox.ways import reached_by_us
from app.practice.phases import LIVING, Phase
from app.practice.reminders import Reminder
from app.profile.queries import USUAL
from app.reminders.queries.wanted import CHECKS, IN_FORCE, RULE, consented, unanswered, wanted
from app.reminders.rules import is_time

#: So many conferences are looked at in one question.
BATCH = 500


class Due(Struct, frozen=True):
    """Somebody is to be reminded of something now. Without a `link` no message of ours reaches them; staff have none."""

    conference: UUID
    office: UUID
    coordinator: UUID | None
    person: UUID
    reminder: Reminder
    about: UUID
    mark: str
    time: int
    until: date
    to_staff: bool
    link: UUID | None


_PROFILE = "f.quiet_from, f.quiet_until"
_TIMES = """
    CROSS JOIN LATERAL generate_series(1, r.times) AS t (time)
    CROSS JOIN LATERAL (SELECT {day} + r.days + (t.time - 1) * r.every AS "on", {day} + r.until AS until) w
"""
#: Not what was already due when the plan was accepted: they have just agreed on it.
_PROMISES = f"""
    WITH {RULE}, few AS (SELECT c.* FROM conference c WHERE c.phase IN ('follow_up', 'review') AND c.id > $1 ORDER BY c.id LIMIT $2),
    promise AS (
        SELECT c.id AS conference, c.office, c.coordinator, c.caseworker, c.phase, c.zone,
               v.accepted_on, v.accepted_at, v.sitting AS plan_sitting,
               a.promise AS about, a.who, a.checker,
               CASE WHEN a.due_on IS NULL THEN 'promise_without_day' ELSE 'promise_with_day' END AS "of",
               CASE WHEN a.due_on IS NULL THEN 'sitting ' || c.sitting ELSE a.due_on::text END AS mark,
               coalesce(a.due_on, v.accepted_on + (v.review_on - v.accepted_on) / 2) AS day
        FROM few c JOIN LATERAL ({IN_FORCE}) v ON true JOIN agreement a ON a.version = v.version
    ),
    due AS (
        SELECT q.*, r.reminder, r.silent_when, t.time, w."on", w.until, CASE r."to" WHEN 'doer' THEN q.who ELSE q.checker END AS person
        FROM promise q JOIN rule r ON r."of" = q."of" AND NOT (r.only_without_checker AND q.checker IS NOT NULL)
        {_TIMES.format(day="q.day")}
        WHERE w."on" <= $3::date + 1 AND w.until >= $3::date AND w."on" > q.accepted_on
    )
    SELECT x.conference, x.office, x.coordinator, x.phase, x.person, x.reminder, x.about, x.mark, x.time, x."on", x.until,
           x.plan_sitting, x.person = x.caseworker AS to_staff,
           coalesce(p.zone, '') AS own_zone, coalesce(k.phone, '') AS phone, {_PROFILE},
           CASE WHEN {{by_us}} THEN l.id END AS link, m.*
    FROM due x
    JOIN person p ON p.id = x.person
    LEFT JOIN participant pa ON pa.conference = x.conference AND pa.person = x.person AND pa.left_at IS NULL
    LEFT JOIN contact k ON k.participant = pa.id
    LEFT JOIN access_link l ON l.conference = x.conference AND l.person = x.person AND l.withdrawn_at IS NULL AND l.misdirected_at IS NULL
    LEFT JOIN profile f ON f.office = x.office
    LEFT JOIN LATERAL (SELECT {{day}} FROM meeting d WHERE d.participant = pa.id) m ON true
    WHERE (pa.id IS NOT NULL AND {consented("pa")} OR x.person = x.caseworker)
      AND {wanted("x.conference", "x.person", "x.about", "x.silent_when")}
      AND (x.reminder NOT IN ({CHECKS})
           OR {unanswered("x.conference", "x.person", "x.about", "x.accepted_at", "(x.day::timestamp AT TIME ZONE x.zone)")})
      AND NOT EXISTS (SELECT 1 FROM reminded z WHERE z.conference = x.conference AND z.person = x.person AND z.reminder = x.reminder
                      AND z.about = x.about AND z.mark = x.mark AND z.time = x.time)
    ORDER BY x.conference, x.person, x.reminder, x.about
"""  # noqa: S608  # only our own constants are put together
#: A promise of the office that was made after it was due is no less late.
_OFFICES = f"""
    WITH {RULE}
    SELECT c.id AS conference, c.office, c.coordinator, c.caseworker AS person, r.reminder, h.request AS about, h.promised_on::text AS mark,
           t.time, w."on", w.until, {_PROFILE}
    FROM promised_help h
    JOIN conference c ON c.id = h.conference AND c.phase IN ('agreeing', 'follow_up', 'review')
    JOIN rule r ON r."of" = 'help_of_the_office'
    LEFT JOIN profile f ON f.office = c.office
    {_TIMES.format(day="h.promised_on")}
    WHERE h.decision = 'granted' AND h.kept_on IS NULL AND w."on" <= $1::date AND w.until > $1::date
      AND w."on" > (h.at AT TIME ZONE c.zone)::date
      AND NOT EXISTS (SELECT 1 FROM reminded z WHERE z.conference = c.id AND z.person = c.caseworker AND z.reminder = r.reminder
                      AND z.about = h.request AND z.mark = h.promised_on::text AND z.time = t.time)
    ORDER BY c.id, c.caseworker, r.reminder, h.request
"""  # noqa: S608
_BEFORE_ALL = UUID(int=0)
_LAST = "SELECT c.id FROM conference c WHERE c.phase IN ('follow_up', 'review') AND c.id > $1 ORDER BY c.id LIMIT 1 OFFSET $2"


async def due_of_families() -> AsyncIterator[list[Due]]:
    """Who of the families, and which caseworker who looks after a promise, is to be told now: a batch of conferences at a time."""
    question = _PROMISES.format(by_us=reached_by_us(), day=THEIR_DAY)
    after: UUID | None = _BEFORE_ALL
    while after is not None:
        found = await rows(question, after, BATCH, today())
        yield [_due(each) for each in found if _is_awake(each) and (each["to_staff"] or _reads_the_plan(each))]
        last = await rows(_LAST, after, BATCH - 1)
        after = last[0]["id"] if last else None


async def due_of_offices() -> list[Due]:
    """Which caseworker is to be told of a promise of the office, soon or late."""
    return [_due(each) for each in await rows(_OFFICES, today()) if _is_awake(each)]


def _is_awake(found: asyncpg.Record) -> bool:
    zone = clock_on_the_wall(found.get("own_zone", ""), found.get("phone", ""))
    hours = QuietHours(found["quiet_from"] or USUAL.quiet_from, found["quiet_until"] or USUAL.quiet_until, zone)
    return is_time(found["on"], found["until"], hours, now())


def _reads_the_plan(found: asyncpg.Record) -> bool:
    """Whoever takes part in another way is told of nothing in a plan that is not open to them, or not yet."""
    meeting, phase = meeting_in(found), Phase(found["phase"])
    seen = seen_as(phase, meeting, today(meeting.zone))
    known = meeting.sitting - (seen is Phase.REVIEW and phase is not Phase.REVIEW)
    return seen in LIVING and bool(found["plan_sitting"] <= known)


def _due(found: asyncpg.Record) -> Due:
    values = {name: found.get(name) for name in Due.__struct_fields__}
    staff = values["to_staff"] is not False
    return Due(**values | {"reminder": Reminder(found["reminder"]), "to_staff": staff, "link": None if staff else values["link"]})
