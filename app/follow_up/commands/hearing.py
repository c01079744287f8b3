"""Noting that one has spoken with a family. What was said is not asked."""

from datetime import date
from uuid import UUID

from app.audit.commands import record
from app.conferences.commands import hold
from app.conferences.queries import ConferenceLine
from app.database import all_or_nothing, rows
from app.follow_up.tables import HeardFrom
from app.kit.clock import now, today
from app.kit.errors import Refused
from app.kit.i18n import gettext as _

_NOTE = """
    INSERT INTO heard_from (conference, "by", "on", at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING id
"""


async def note_a_call(conference: ConferenceLine, on: date, *, by: UUID) -> None:
    """Somebody of the office and the family have spoken on this day. Noted twice, it is noted once."""
    async with all_or_nothing():
        await hold(conference)
        if on > today(conference.zone):
            raise Refused(_("This day is still to come. Please note it when you have spoken."))
        if await rows(_NOTE, conference.id, by, on, now()):
            await record("note_a_call", who=by, office=conference.office, conference=conference.id, on=on)


async def take_back_call(conference: ConferenceLine, *, by: UUID) -> None:
    """The latest one that one noted oneself was a mistake."""
    async with all_or_nothing():
        await hold(conference)
        mine = (HeardFrom.conference == conference.id) & (HeardFrom.by == by)
        latest = await HeardFrom.select(HeardFrom.id, HeardFrom.on).where(mine).order_by(HeardFrom.at, ascending=False).first()
        if latest is not None:
            await HeardFrom.delete().where(HeardFrom.id == latest["id"])
            await record("take_back_call", who=by, office=conference.office, conference=conference.id, on=latest["on"])
