"""Reminding whoever has not said which days are possible: once, by their own link, never at night."""

from datetime import datetime
from typing import Any
from uuid import UUID

import asyncpg
from piccolo.columns import Column

from app.audit.commands import record
from app.circle.commands import make_link
from app.conferences.commands import hold_alone
from app.conferences.queries import ConferenceLine
from app.database import all_or_nothing, row, rows
from app.dates.queries.poll import written_to
from app.dates.rules.reminding import awake
from app.dates.tables import Asked
from app.kit.clock import now
from app.kit.errors import NoSuchThing, Refused
from app.kit.i18n import gettext as _
from app.outbox.quiet import QuietHours
from app.outbox.writing import write_to_family, write_to_staff
from app.practice.mail import Kind
from app.practice.phases import PREPARING

BATCH = 50
#: Of two workers each sees other rows. What is found is held until it is written down what became of it.
_DUE = """
    SELECT a.id, a.participant, c.id AS conference, c.office, c.phase, c.caseworker, coalesce(nullif(p.zone, ''), c.zone) AS zone,
           coalesce(f.quiet_from, '19:00') AS quiet_from, coalesce(f.quiet_until, '09:00') AS quiet_until,
           pa.person, l.id AS link, pa.id IS NOT NULL AND pa.left_at IS NULL AND {by_us} AS by_us,
           EXISTS (SELECT 1 FROM date_proposal d
                   WHERE d.conference = c.id AND d.withdrawn_at IS NULL AND d.day >= ($1 AT TIME ZONE c.zone)::date
                     AND (a.participant IS NULL OR d.slot IS NOT DISTINCT FROM m.slot)
                     AND NOT EXISTS (SELECT 1 FROM date_proposal z WHERE z.conference = c.id AND z.slot IS NOT DISTINCT FROM d.slot
                                     AND z.chosen_at IS NOT NULL AND z.withdrawn_at IS NULL)
                     AND NOT EXISTS (SELECT 1 FROM date_answer x WHERE x.proposal = d.id
                                     AND (x.participant = a.participant OR (a.participant IS NULL AND x.part = 'caseworker')))) AS silent
    FROM asked a
    JOIN conference c ON c.id = a.conference
    LEFT JOIN participant pa ON pa.id = a.participant
    LEFT JOIN meeting m ON m.participant = a.participant AND m.takes_part <> 'in_writing'
    LEFT JOIN person p ON p.id = pa.person
    LEFT JOIN contact k ON k.participant = pa.id
    LEFT JOIN access_link l ON l.conference = c.id AND l.person = pa.person AND l.withdrawn_at IS NULL
    LEFT JOIN profile f ON f.office = c.office
    WHERE a.remind_at <= $1
    ORDER BY a.remind_at LIMIT $2
    FOR UPDATE OF a SKIP LOCKED
"""


async def remind_those_due() -> int:
    """Look after everybody whose reminder is due; gives how many were written to. Called by the worker, again and again."""
    written = 0
    while True:
        async with all_or_nothing():
            found = await rows(_DUE.replace("{by_us}", written_to()), now(), BATCH)
            for each in found:
                written += await _look_after(each)
        if len(found) < BATCH:
            return written


async def _look_after(due: asyncpg.Record) -> bool:
    """Remind them, or put it off until they are awake, or let it be: there is nothing to answer any more, or no way to write."""
    later = awake(now(), QuietHours(due["quiet_from"], due["quiet_until"], due["zone"]))
    if due["phase"] not in PREPARING or not due["silent"]:
        await _note(due["id"], None)
    elif later > now():
        await _note(due["id"], later)
    elif due["participant"] is None:
        await _note(due["id"], None, reminded=True)
        await write_to_staff(Kind.DESK_NEWS, due["caseworker"], office=due["office"], conference=due["conference"])
        return True
    elif due["by_us"] and due["link"]:
        await _note(due["id"], None, reminded=True)
        await write_to_family(Kind.DATES_REMINDER, due["person"], office=due["office"], conference=due["conference"], link=due["link"])
        await record("remind_dates", who=None, office=due["office"], conference=due["conference"], participant=due["participant"])
        return True
    else:
        await _note(due["id"], None)
    return False


async def _note(asked: UUID, due: datetime | None, *, reminded: bool = False) -> None:
    values: dict[Column | str, Any] = {Asked.remind_at: due}
    if reminded:
        values[Asked.reminded_at] = now()
    await Asked.update(values).where(Asked.id == asked)


async def remind_now(conference: ConferenceLine, participant: UUID, *, by: UUID) -> None:
    """The coordinator does not want to wait. Whoever was reminded once is phoned instead; at night the message waits for the morning."""
    async with all_or_nothing():
        await hold_alone(conference)
        found = await row(_ONE.replace("{by_us}", written_to()), conference.id, participant)
        if found is None:
            raise NoSuchThing
        if found["reminded_at"] is not None:
            raise Refused(_("They were reminded once already. Please phone: a call does more than another message."))
        if not found["by_us"]:
            raise Refused(_("No message of ours reaches them. Please phone, or send them their link yourself."))
        await Asked.update({Asked.remind_at: None, Asked.reminded_at: now()}).where(Asked.participant == participant)
        link = await make_link(conference, found["person"], by=by)
        await write_to_family(Kind.DATES_REMINDER, found["person"], office=conference.office, conference=conference.id, link=link)
        await record("remind_dates", who=by, office=conference.office, conference=conference.id, participant=participant)


_ONE = """
    SELECT a.reminded_at, pa.person, {by_us} AS by_us
    FROM asked a JOIN participant pa ON pa.id = a.participant LEFT JOIN contact k ON k.participant = pa.id
    WHERE a.conference = $1 AND a.participant = $2 AND pa.left_at IS NULL
    FOR UPDATE OF a
"""
