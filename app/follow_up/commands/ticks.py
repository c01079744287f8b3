"""How promises stand, as it was noted on a phone without a connection and is sent later: each note once."""

from datetime import datetime, timedelta
from uuid import UUID

from asyncpg import Record

from app.conferences.commands import hold
from app.conferences.queries import ConferenceLine
from app.database import all_or_nothing, rows
from app.follow_up.commands.promises import report_progress
from app.follow_up.forms import TickForm
from app.follow_up.queries import PromiseLine, progress_of
from app.follow_up.rules import mark_of
from app.kit.clock import now
from app.practice.keeping import Told

_ONCE = 'INSERT INTO progress_tick (id, conference, "by", told, at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id) DO NOTHING RETURNING id'
_WHAT_BECAME = "SELECT id, told, at FROM progress_tick WHERE id = ANY($1)"


async def take_in_ticks(conference: ConferenceLine, ticks: list[TickForm], *, sitting: int, by: UUID) -> dict[UUID, Told]:
    """All or none, in the order in which they were made. What became of a note stays what became of it, however often it is sent.

    A phone sends along the note before these, which is known by then: whichever sending was slower, what was noted later stays later.
    """
    async with all_or_nothing():
        await hold(conference)
        lines = {each.promise: each for each in await progress_of(conference.id, sitting)}
        known = {each["id"]: each["at"] for each in await _what_became(ticks)}
        moment = now()
        made = moment - timedelta(days=365)
        for tick in ticks:
            made = max(moment - timedelta(seconds=tick.ago), made + timedelta(milliseconds=1), known.get(tick.id, made))
            told = _look(tick, lines.get(tick.promise), made, by)
            fresh = await rows(_ONCE, tick.id, conference.id, by, told, made)
            if fresh and told is Told.TAKEN:
                await report_progress(conference, tick.promise, tick.state, tick.words, tick.shared, by=by, sitting=sitting, at=made)
        return {each["id"]: Told(each["told"]) for each in await _what_became(ticks)}


async def _what_became(ticks: list[TickForm]) -> list[Record]:
    return await rows(_WHAT_BECAME, [each.id for each in ticks])


def _look(tick: TickForm, line: PromiseLine | None, made: datetime, by: UUID) -> Told:
    if line is None or line.who != by:
        return Told.GONE
    if mark_of(line) != tick.seen:
        return Told.CHANGED
    return Told.NEWER if line.at is not None and line.at > made else Told.TAKEN
