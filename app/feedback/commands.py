"""Giving feedback, entering it from paper, and asking for it once."""

from datetime import timedelta
from uuid import UUID

import asyncpg

from app.audit.commands import record
from app.conferences.queries import THEIR_DAY, ConferenceLine, meeting_in
from app.conferences.rules import seen_as
from app.database import all_or_nothing, row, rows
from app.dates.queries.poll import written_to
from app.feedback import urn
from app.feedback.forms import FeedbackForm, PaperForm
from app.feedback.queries import opened_without
from app.kit.clock import now, today
from app.kit.errors import Refused
from app.kit.i18n import gettext as _
from app.outbox.writing import write_to_family
from app.practice.feedback import ASKED, VOICE_OF, Voice
from app.practice.mail import Kind
from app.practice.phases import Phase
from app.practice.rights import Right, may
from app.practice.roles import Role

_GIVEN = """
    INSERT INTO feedback_given (conference, sitting, voice, person) VALUES ($1, $2, $3, $4)
    ON CONFLICT ON CONSTRAINT feedback_given_once DO NOTHING RETURNING id
"""


async def give_feedback(conference: ConferenceLine, sitting: int, form: FeedbackForm, role: Role, *, by: UUID) -> None:
    """Into the urn. A second sheet of the same person on the same meeting is not taken; the log of deeds names nobody."""
    voice = VOICE_OF[role]
    async with all_or_nothing():
        if not await rows(_GIVEN, conference.id, sitting, voice, by):
            raise Refused(_("You have said already how it was. Nobody can find your answers again, not even to change them."))
        await urn.put_in(conference.office, voice, form.values)
        await record("give_feedback", who=None, office=conference.office)


_ROOM = """
    SELECT (SELECT count(*) FROM feedback_given g WHERE g.conference = c.id AND g.sitting = $2 AND g.voice = $3)
           < (SELECT count(*) FROM participant pa WHERE pa.conference = c.id AND pa.role = ANY($4)) + $5 AS room
    FROM conference c WHERE c.id = $1 FOR NO KEY UPDATE
"""


async def enter_paper(conference: ConferenceLine, sitting: int, form: PaperForm, *, by: UUID) -> None:
    """A sheet of paper: its voice and its values. No more sheets of a voice than people of it took part."""
    roles = [role for role, voice in VOICE_OF.items() if voice is form.voice]
    async with all_or_nothing():
        found = await row(_ROOM, conference.id, sitting, form.voice, roles, 2 if form.voice is Voice.PROFESSIONAL else 0)
        if found is None or not found["room"]:
            raise Refused(_("For this meeting there are as many sheets already as people of this voice took part."))
        await rows(_GIVEN, conference.id, sitting, form.voice, None)
        await urn.put_in(conference.office, form.voice, form.values)
        await record("enter_feedback", who=by, office=conference.office, conference=conference.id)


#: Everybody who was at a meeting that opened some days ago, and was not asked about it yet.
_AROUND = f"""
    SELECT c.id AS conference, c.office, c.phase, o.held, pa.person, pa.role, l.id AS link, {{by_us}} AS by_us, {THEIR_DAY}
    FROM conference c
    JOIN LATERAL (SELECT max(m.at) AS opened, count(*)::int AS held FROM move m
                  WHERE m.conference = c.id AND m.step = 'open_conference') o ON o.opened BETWEEN $1 AND $2
    JOIN participant pa ON pa.conference = c.id AND pa.left_at IS NULL
    JOIN meeting d ON d.participant = pa.id
    LEFT JOIN contact k ON k.participant = pa.id
    LEFT JOIN access_link l ON l.conference = c.id AND l.person = pa.person AND l.withdrawn_at IS NULL
    WHERE c.phase IN ('follow_up', 'review', 'closed')
      AND NOT EXISTS (SELECT 1 FROM feedback_asked a WHERE a.conference = c.id AND a.sitting = o.held AND a.person = pa.person)
      AND NOT EXISTS (SELECT 1 FROM feedback_given g WHERE g.conference = c.id AND g.sitting = o.held AND g.person = pa.person)
"""  # noqa: S608  # names of our own columns
_ONCE = """
    INSERT INTO feedback_asked (conference, sitting, person, on_paper, until) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT ON CONSTRAINT asked_for_feedback_once DO NOTHING RETURNING id
"""


async def ask_for_feedback() -> int:
    """Look for everybody whose meeting was some days ago; gives how many were written to. Called by the worker, again and again."""
    written = 0
    for each in await rows(_AROUND.replace("{by_us}", written_to()), now() - ASKED.until, now() - ASKED.after):
        if _may_be_asked(each):
            written += await _ask(each)
    return written


def _may_be_asked(each: asyncpg.Record) -> bool:
    """As the meeting looks to them: whoever comes to one of their own is asked some days after that one."""
    meeting, day = meeting_in(each), today()
    if meeting.apart and meeting.on is not None and meeting.on > day - timedelta(days=ASKED.after.days):
        return False
    phase = Phase(each["phase"])
    seen = seen_as(phase, meeting, day)
    return may(Role(each["role"]), Right.GIVE_FEEDBACK, seen) and not opened_without(seen, phase)


async def _ask(each: asyncpg.Record) -> bool:
    """Whom no message of ours reaches gets a sheet of paper: the coordinator sees for whom."""
    by_us, until = bool(each["by_us"] and each["link"]), today() + (ASKED.until - ASKED.after)
    async with all_or_nothing():
        if not await rows(_ONCE, each["conference"], each["held"], each["person"], not by_us, until) or not by_us:
            return False
        await write_to_family(Kind.FEEDBACK_WANTED, each["person"], office=each["office"], conference=each["conference"], link=each["link"])
        await record("ask_for_feedback", who=None, office=each["office"], conference=each["conference"], person=each["person"])
    return True
