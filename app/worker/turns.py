"""What is due again and again: once for all workers together, each by itself.

A room that reminds, or tidies, adds its function to TURNS. It is called about as often as it says. It may
find that there is nothing to do, and it must be able to be called twice: who gets a reminder is kept by a row that is
unique, not by the hour at which we look.
"""

import logging
import time
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

from app.database import GONE, rows
from app.dates.commands import remind_those_due
from app.feedback.commands import ask_for_feedback
from app.follow_up.commands import ask_how_it_is
from app.kit.clock import now
from app.paper.commands.printing import tidy as tidy_letters
from app.people import guesses
from app.people.tables import Session
from app.practice.mail import RULES
from app.practice.waits import PHONE_INSTEAD
from app.reminders.commands import remind_of_promises
from app.sealed_room.commands import tidy as tidy_rooms

log = logging.getLogger("familienrat.worker")

LOOK_SECONDS = 15

#: Whoever moves the hand takes the turn: of two workers at the same moment, the second finds it moved.
_TAKE = """
    INSERT INTO turn (name, next_at) VALUES ($1, $3)
    ON CONFLICT (name) DO UPDATE SET next_at = $3 WHERE turn.next_at <= $2
    RETURNING name
"""
#: A message about a day waits longer and longer after each failed try. When a call is better by now, it is looked at now.
_LOOK_AT_LATE_ONES = """
    UPDATE outbox_message m SET next_try_at = $1
    FROM meeting d
    WHERE m.state = 'waiting' AND m.kind = ANY($2) AND m.next_try_at > $1
      AND d.conference = m.conference AND d.person = m.person
      AND (d.meets_on + d.meets_at) AT TIME ZONE d.zone <= $1 + $3::interval AND m.made_at < $1 - interval '1 hour'
"""


class Turn(NamedTuple):
    name: str
    every: timedelta
    do: Callable[[], Awaitable[object]]


async def tidy() -> None:
    """Forget sessions that have run out and guesses that nobody counts any more."""
    await guesses.sweep()
    await Session.delete().where(Session.expires_at < now())


async def look_at_late_ones() -> None:
    """Messages about a day that was set, or moved, to so soon that somebody has to phone."""
    about_a_day = sorted(kind for kind, rule in RULES.items() if rule.before_the_day)
    await rows(_LOOK_AT_LATE_ONES, now(), about_a_day, PHONE_INSTEAD)


TURNS = (
    Turn("tidy", timedelta(hours=1), tidy),
    Turn("late messages", timedelta(minutes=1), look_at_late_ones),
    Turn("reminders about days", timedelta(minutes=1), remind_those_due),
    Turn("reminders of promises", timedelta(minutes=5), remind_of_promises),
    Turn("questions how it is", timedelta(hours=1), ask_how_it_is),
    Turn("questions how it was", timedelta(hours=1), ask_for_feedback),
    Turn("letters nobody fetched", timedelta(minutes=5), tidy_letters),
    Turn("rooms left alone", timedelta(minutes=10), tidy_rooms),
)


class Turns:
    """Looks now and then whose turn it is."""

    def __init__(self, turns: tuple[Turn, ...] = TURNS) -> None:
        self.turns = turns
        self._looked = -float(LOOK_SECONDS)

    async def take(self) -> None:
        """Do what is due. What goes wrong with one does not stop the others; only a database that is gone stops them all."""
        if time.monotonic() - self._looked < LOOK_SECONDS:
            return
        self._looked = time.monotonic()
        for turn in self.turns:
            moment = now()
            if not await rows(_TAKE, turn.name, moment, moment + turn.every):
                continue
            try:
                await turn.do()
            except GONE:
                raise
            except Exception as problem:
                log.error("error in the turn %r: %s at %s", turn.name, type(problem).__name__, place_of(problem))


def place_of(problem: BaseException) -> str:
    """File and line, never a value."""
    trace = problem.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "?"
