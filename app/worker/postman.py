"""Carrying: batch by batch, each message by its own way, and what becomes of it written down."""

import asyncio
import logging
import time
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

import asyncpg

from app.database import GONE
from app.kit.clock import now
from app.outbox.commands import claim, keep_waiting, let_go, mark_not_sent, mark_sent, mark_told, put_off
from app.outbox.gateway import Gateway, HttpGateway
from app.outbox.letters import BadAddress, short_text, texts
from app.outbox.rules import Next, after_failure, held_back, too_late
from app.outbox.sending import Letter, MailServer
from app.practice.mail import Kind, Problem, State
from app.practice.taking_part import Way
from app.settings import Settings
from app.worker.cases import Case, cases_of, write

log = logging.getLogger("familienrat.worker")

BATCH = 100
#: So old may be what we know of the messages of a batch: what is not carried by then is looked at again.
FRESH_SECONDS = 5


class Round(NamedTuple):
    """What one look into the outbox came to."""

    claimed: int
    reachable: bool = True


class Postman:
    """Carries messages batch by batch: letters over one connection, text messages through the gateway, where there is one."""

    def __init__(self, settings: Settings, server: MailServer | None = None, gateway: Gateway | None = None) -> None:
        self.settings = settings
        self.server = server or MailServer(settings.smtp, our_name=settings.host_name)
        if gateway is None and settings.sms:
            gateway = HttpGateway(settings.sms, settings.sms_key, settings.sms_sender)
        self.gateway = gateway
        self.texts = texts()
        self._marking: asyncio.Task[None] | None = None
        self._told: set[UUID] = set()  # whose desk news went in this round: one message tells of all of it

    async def round(self, stop: asyncio.Event) -> Round:
        """Claim a batch, ask once how things stand with it, and carry it.

        A message that the server took is marked as sent while the next one is being addressed, and the
        next one's text goes only once that is written down: if we are killed, of one message at most
        nobody knows whether it arrived.
        """
        claimed, until = await claim(BATCH)
        if not claimed:
            return Round(0)
        began = time.monotonic()
        self._told = set()
        untried = dict.fromkeys(claimed, False)  # and whether their way was shut
        shut: set[Way | None] = set()
        try:
            for case in await cases_of(claimed):
                if stop.is_set() or time.monotonic() - began > FRESH_SECONDS:
                    break
                way = case.standing.way
                if way not in shut and await self._one(case) is Problem.UNREACHABLE:
                    shut.add(way)
                if way in shut:
                    untried[case.whose.id] = True
                else:
                    del untried[case.whose.id]
        finally:
            await self._marked()
        await keep_waiting(_those(untried, True), Problem.UNREACHABLE)
        await let_go(_those(untried, False), until)
        return Round(len(claimed), Way.EMAIL not in shut)

    async def rest(self) -> None:
        await self.server.close()

    async def leave(self) -> None:
        await self.rest()
        if self.gateway is not None:
            await self.gateway.close()

    async def _one(self, case: Case) -> Problem:
        """Carry one message, or write down why not. One that cannot be written does not stop the others."""
        moment = now()
        if (why := held_back(case.standing)) is not None:
            await self._not_sent(case, Next(State.WITHHELD, why))
            return why
        if too_late(case.standing, moment):
            await self._not_sent(case, Next(State.GIVEN_UP, Problem.TOO_LATE))
            return Problem.TOO_LATE
        if not self.settings.demo and (until := case.waits_until(moment)) is not None:  # a demo wakes nobody
            await put_off(case.whose.id, min(until, case.standing.give_up_at or until), Problem.QUIET)
            return Problem.QUIET
        if self._is_told_already(case):
            await self._marked()
            await mark_sent(case.whose.id)
            return Problem.NONE
        outcome = await self._handed_over(case)
        await self._write_down(case, outcome)
        return outcome

    def _is_told_already(self, case: Case) -> bool:
        return case.whose.kind is Kind.DESK_NEWS and case.whose.person in self._told

    async def _handed_over(self, case: Case) -> Problem:
        """By the way that this person wants to be reached."""
        try:
            written = self._written(case)
        except BadAddress:
            return Problem.REFUSED
        except Exception as problem:
            log.error("message %s cannot be written: %s", case.whose.id, type(problem).__name__)
            return Problem.LATER
        if isinstance(written, Letter):
            return await self.server.carry(written, self._marked)
        if self.gateway is None:
            return Problem.UNREACHABLE
        await self._marked()
        return await self.gateway.send(case.standing.address, written, str(case.whose.id))

    def _written(self, case: Case) -> Letter | str:
        if case.standing.way is Way.TEXT:
            return short_text(case.whose.kind, case.language, self.settings.address + case.path, to_a_child=case.to_a_child)
        return write(case, self.settings, self.texts)

    async def _write_down(self, case: Case, outcome: Problem) -> None:
        if outcome is Problem.NONE:
            await self._marked()
            self._told |= {case.whose.person} if case.whose.kind is Kind.DESK_NEWS else set()
            self._marking = asyncio.create_task(_mark_surely(case, now()))
        elif outcome is not Problem.UNREACHABLE:
            log.warning("message %s was not taken, try %s: %s", case.whose.id, case.whose.tries, outcome)
            await self._not_sent(case, after_failure(outcome, case.standing, case.whose.tries, now()))

    async def _not_sent(self, case: Case, fate: Next) -> None:
        await self._marked()
        await mark_not_sent(case.whose, fate)

    async def _marked(self) -> None:
        """Wait until the message before this one is written down as sent."""
        if self._marking is not None:
            marking, self._marking = self._marking, None
            await marking


def _those(untried: dict[UUID, bool], shut: bool) -> list[UUID]:
    return [message for message, so in untried.items() if so is shut]


async def _mark_surely(case: Case, at: datetime) -> None:
    """The server has it: that is written down even if the database is away for a while. Nothing else is sent before."""
    pause = 0.5
    while True:
        try:
            await mark_sent(case.whose.id, case.standing.way)
            if case.whose.kind is Kind.DESK_NEWS:
                await mark_told(case.whose.person, at)
            return
        except (asyncpg.PostgresError, *GONE) as problem:
            log.warning("message %s was sent, but the database is out of reach: %s", case.whose.id, type(problem).__name__)
            await asyncio.sleep(pause)
            pause = min(2 * pause, 10)
