"""Asking how it is now: at the times that the practice names, each person once, by their own link or by a call."""

from datetime import date
from uuid import UUID

import asyncpg

from app.audit.commands import record
from app.conferences.commands import hold
from app.conferences.queries import THEIR_DAY, ConferenceLine, meeting_in
from app.conferences.rules import seen_as
from app.database import all_or_nothing, rows
from app.dates.queries.poll import written_to
from app.kit.clock import day_of, today
from app.outbox.writing import write_to_family
from app.practice.mail import Kind
from app.practice.phases import Phase
from app.practice.rights import Right, may
from app.practice.roles import Role
from app.practice.scale import APART, asked_on

#: Everybody of the family group of a plan that lives, unless they were asked, or have said it, within the last days.
_AROUND = f"""
    SELECT c.id AS conference, c.office, c.phase, c.review_on, pa.person, pa.role, l.id AS link, {{by_us}} AS by_us, {THEIR_DAY},
           (SELECT max(m.at) FROM move m WHERE m.conference = c.id AND m.step = 'accept_plan') AS accepted
    FROM conference c
    JOIN participant pa ON pa.conference = c.id AND pa.left_at IS NULL AND pa.role IN ('family', 'child')
    JOIN meeting d ON d.participant = pa.id
    LEFT JOIN contact k ON k.participant = pa.id
    LEFT JOIN access_link l ON l.conference = c.id AND l.person = pa.person AND l.withdrawn_at IS NULL
    WHERE c.phase IN ('follow_up', 'review')
      AND NOT EXISTS (SELECT 1 FROM scale_asked s WHERE s.conference = c.id AND s.person = pa.person AND s.on > $1)
      AND NOT EXISTS (SELECT 1 FROM how_it_is h WHERE h.conference = c.id AND h.person = pa.person AND h.on > $1)
      AND NOT EXISTS (SELECT 1 FROM scale_off o WHERE o.conference = c.id AND o.person = pa.person)
      AND NOT EXISTS (SELECT 1 FROM no_reminders o WHERE o.conference = c.id AND o.person = pa.person AND o.promise IS NULL)
"""  # noqa: S608  # names of our own columns
_ONCE = """
    INSERT INTO scale_asked (conference, person, "on", by_phone) VALUES ($1, $2, $3, $4)
    ON CONFLICT ON CONSTRAINT asked_how_it_is_once DO NOTHING RETURNING id
"""


async def ask_how_it_is() -> int:
    """Look for everybody whose question is due; gives how many were written to. Called by the worker, again and again."""
    written = 0
    for each in await rows(_AROUND.replace("{by_us}", written_to()), today() - APART):
        on = _due(each)
        if on is not None:
            written += await _ask(each, on)
    return written


def _due(each: asyncpg.Record) -> date | None:
    """The day of their question, if it came within the last days. Whoever comes another way is told nothing of the others' review by it."""
    meeting, day = meeting_in(each), today()
    if each["accepted"] is None or not may(Role(each["role"]), Right.SAY_HOW_IT_IS, seen_as(Phase(each["phase"]), meeting, day)):
        return None
    accepted = day_of(each["accepted"])
    found = asked_on(accepted, None if meeting.apart else each["review_on"], day)
    return found[1] if found and found[1] > day - APART else None


async def _ask(each: asyncpg.Record, on: date) -> bool:
    """Of two workers at the same moment one asks. Whom no message of ours reaches, the coordinator finds on a list."""
    by_us = bool(each["by_us"] and each["link"])
    async with all_or_nothing():
        if not await rows(_ONCE, each["conference"], each["person"], on, not by_us) or not by_us:
            return False
        await write_to_family(Kind.HOW_IS_IT, each["person"], office=each["office"], conference=each["conference"], link=each["link"])
        await record("ask_how_it_is", who=None, office=each["office"], conference=each["conference"], person=each["person"])
    return True


_OFF = "INSERT INTO scale_off (conference, person, at) VALUES ($1, $2, now()) ON CONFLICT ON CONSTRAINT off_once DO NOTHING"
_ON = "DELETE FROM scale_off WHERE conference = $1 AND person = $2"
#: What waits to be sent is not needed any more.
_SPARE = """
    UPDATE outbox_message SET state = 'withheld', problem = 'not_now', next_try_at = NULL
    WHERE conference = $1 AND person = $2 AND kind = 'how_is_it' AND state = 'waiting'
"""


async def ask_me(conference: ConferenceLine, wanted: bool, *, by: UUID) -> None:
    """Off with one tap, and on again."""
    async with all_or_nothing():
        await hold(conference)
        await rows(_ON if wanted else _OFF, conference.id, by)
        if not wanted:
            await rows(_SPARE, conference.id, by)
        deed = "ask_how_it_is_again" if wanted else "ask_not_how_it_is"
        await record(deed, who=by, office=conference.office, conference=conference.id)
