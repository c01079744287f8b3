"""Who of the staff looked at the plan, and when one did so oneself. What others in the family read is nobody's business."""

from datetime import date, time
from itertools import groupby
from uuid import UUID

import asyncpg
from msgspec import Struct

from app.conferences.rules import Meeting
from app.database import rows
from app.practice.looking import WHILE_IT_IS_MADE, Look
from app.practice.roles import StaffRole

DAYS_A_PAGE = 10


class LookLine(Struct, frozen=True):
    """Somebody looked, on one day, at one of the plan's pages: at these hours. `part` is None for oneself."""

    name: str
    part: StaffRole | None
    what: Look
    at: list[time]


class LookDay(Struct, frozen=True):
    day: date
    lines: list[LookLine]


class Looks(Struct, frozen=True):
    """A page of days, the newest first; `before` is where the older ones begin."""

    days: list[LookDay]
    before: date | None


#: Where there are several meetings, the list begins with one's own first look, and says nothing of writing and deciding:
#: the days of the other meeting would stand in it.
_LOOKS = """
    WITH seen AS (
        SELECT a.at AT TIME ZONE $4 AS at, a.deed, a.who FROM audit_entry a
        WHERE a.conference = $1 AND a.deed = ANY($3) AND (a.who = $2 OR EXISTS (SELECT 1 FROM staff s WHERE s.person = a.who))
          AND (NOT $5 OR a.deed <> ALL($6) AND a.at >= (SELECT min(o.at) FROM audit_entry o
                                                        WHERE o.conference = $1 AND o.who = $2 AND o.deed = ANY($3)))
          AND ($7::date IS NULL OR (a.at AT TIME ZONE $4)::date < $7)
    ), days AS (SELECT DISTINCT at::date AS day FROM seen ORDER BY day DESC LIMIT $8)
    SELECT seen.at::date AS day, p.name, CASE WHEN seen.who <> $2 THEN s.role END AS part, seen.deed,
           array_agg(DISTINCT date_trunc('minute', seen.at)::time) AS at
    FROM seen JOIN days ON days.day = seen.at::date JOIN person p ON p.id = seen.who LEFT JOIN staff s ON s.person = seen.who
    GROUP BY seen.at::date, p.id, p.name, s.role, seen.who, seen.deed
    ORDER BY day DESC, seen.who = $2, max(seen.at) DESC, seen.deed
"""


async def looks_of(conference: UUID, person: UUID, meeting: Meeting, *, before: date | None = None) -> Looks:
    apart = meeting.several_meetings or meeting.apart
    found = await rows(
        _LOOKS, conference, person, list(Look), meeting.zone, apart, list(WHILE_IT_IS_MADE), before, DAYS_A_PAGE + 1
    )  # fmt: skip
    days = [LookDay(day, [_line(each) for each in lines]) for day, lines in groupby(found, key=lambda each: each["day"])]
    return Looks(days[:DAYS_A_PAGE], days[DAYS_A_PAGE - 1].day if len(days) > DAYS_A_PAGE else None)


def _line(found: asyncpg.Record) -> LookLine:
    return LookLine(found["name"], StaffRole(found["part"]) if found["part"] else None, Look(found["deed"]), found["at"])
