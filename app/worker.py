"""The worker: carries what waits in the outbox, and tidies up once an hour.

Every message is looked at anew the moment before it goes: whether this person may still be written
to, where, and in which language. Neither text nor address has waited anywhere.
"""

import asyncio
import contextlib
import logging
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID

import asyncpg
from jinja2 import Environment

from app.database import GONE, rows
from app.kit import i18n, tokens
from app.kit.clock import now
from app.outbox.commands import Whose, claim, keep_waiting, let_go, mark_not_sent, mark_sent
from app.outbox.letters import BadAddress, put_together, texts
from app.outbox.rules import Next, Standing, after_failure, held_back, too_late
from app.outbox.sending import Letter, MailServer
from app.people import guesses
from app.people.links import secret_of, ticket_secret
from app.people.tables import Session
from app.practice.mail import RULES, Kind, Problem, State
from app.practice.phases import Phase
from app.practice.vocabulary import Way
from app.settings import Settings

log = logging.getLogger("familienrat.worker")
HERE = Path(__file__).parent.parent

BATCH = 50
#: So old may be what we know of the messages of a batch: what is not carried by then is looked at again.
FRESH_SECONDS = 5
IDLE_SECONDS = 2
LONGEST_PAUSE_SECONDS = 30
TIDY_SECONDS = 3_600

#: Everything that decides about the messages of a batch, in one question. A consent that was given and
#: taken back counts as taken back, also that of somebody with custody who has left.
_CASES = """
    SELECT m.id, m.kind, m.office, m.conference, m.person, m.link, m.ticket, m.tries, m.made_at, m.give_up_at,
           p.name, p.language, st.email AS staff_email, st.active,
           k.email, k.way, pa.id IS NOT NULL AND pa.left_at IS NULL AS has_seat,
           l.handle, l.id IS NOT NULL AND l.withdrawn_at IS NULL AND l.misdirected_at IS NULL AS link_good,
           m.ticket IS NULL OR t.used_at IS NULL AND t.expires_at > $2 AS ticket_good,
           c.phase, c.coordinator,
           coalesce((SELECT bool_and(withdrawn_at IS NOT NULL) FROM consent WHERE participant = pa.id), false) AS consent_withdrawn,
           EXISTS (
               SELECT 1 FROM participant holder JOIN consent given ON given.participant = holder.id
               WHERE holder.conference = m.conference AND holder.custody
               GROUP BY holder.id HAVING bool_and(given.withdrawn_at IS NOT NULL)
           ) AS custody_withdrawn
    FROM outbox_message m
    JOIN person p ON p.id = m.person
    LEFT JOIN staff st ON st.person = m.person
    LEFT JOIN ticket t ON t.id = m.ticket
    LEFT JOIN access_link l ON l.id = m.link
    LEFT JOIN conference c ON c.id = m.conference
    LEFT JOIN participant pa ON pa.conference = m.conference AND pa.person = m.person
    LEFT JOIN contact k ON k.participant = pa.id
    WHERE m.id = ANY($1) AND m.state = 'waiting'
    ORDER BY m.next_try_at, m.made_at
"""


class Case(NamedTuple):
    """One message and all that decides about it."""

    whose: Whose
    standing: Standing
    name: str
    language: str
    path: str  # where its one link leads


async def run(settings: Settings, stop: asyncio.Event) -> None:
    """Carry messages until `stop`. Neither database nor mail server need be there all the time."""
    tokens.configure(settings.secret)
    i18n.load(HERE / "locales")
    postman = Postman(settings)
    tidied = -float(TIDY_SECONDS)
    pause = 0.0
    while not stop.is_set():
        try:
            if time.monotonic() - tidied >= TIDY_SECONDS:
                await tidy()
                tidied = time.monotonic()
            done = await postman.round(stop)
            pause = 0.0 if done.reachable else min(max(2 * pause, IDLE_SECONDS), LONGEST_PAUSE_SECONDS)
            if done.claimed and done.reachable:
                continue
        except GONE as problem:
            pause = min(max(2 * pause, 1), LONGEST_PAUSE_SECONDS)
            log.warning("database out of reach: %s; looking again in %.0f s", type(problem).__name__, pause)
        except Exception as problem:  # whatever it is: the other messages still have to go
            pause = min(max(2 * pause, 1), LONGEST_PAUSE_SECONDS)
            log.error("error in the worker: %s at %s; going on in %.0f s", type(problem).__name__, _place(problem), pause)
        await postman.rest()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), pause or IDLE_SECONDS)
    await postman.rest()


def _place(problem: BaseException) -> str:
    """File and line, never a value."""
    trace = problem.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "?"


async def tidy() -> None:
    """Forget sessions that have run out and guesses that nobody counts any more."""
    await guesses.sweep()
    await Session.delete().where(Session.expires_at < now())


class Round(NamedTuple):
    """What one look into the outbox came to."""

    claimed: int
    reachable: bool = True


class Postman:
    """Carries messages batch by batch over one connection."""

    def __init__(self, settings: Settings, server: MailServer | None = None) -> None:
        self.settings = settings
        self.server = server or MailServer(settings.smtp, our_name=settings.host_name)
        self.texts = texts()
        self._marking: asyncio.Task[None] | None = None

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
        untried = set(claimed)
        cases = await cases_of(claimed)
        reachable = True
        try:
            for case in cases:
                if stop.is_set() or time.monotonic() - began > FRESH_SECONDS:
                    break
                problem = await self._one(case)
                if problem is Problem.UNREACHABLE:
                    reachable = False
                    break
                untried.discard(case.whose.id)
        finally:
            await self._marked()
        if reachable:
            await let_go(list(untried), until)
        else:
            await keep_waiting(list(untried), Problem.UNREACHABLE)
        return Round(len(claimed), reachable)

    async def rest(self) -> None:
        await self.server.close()

    async def _one(self, case: Case) -> Problem:
        """Carry one message, or write down why not. One that cannot be written does not stop the others."""
        if (why := held_back(case.standing)) is not None:
            await self._not_sent(case, Next(State.WITHHELD, why))
            return why
        if too_late(case.standing, now()):
            await self._not_sent(case, Next(State.GIVEN_UP, Problem.TOO_LATE))
            return Problem.TOO_LATE
        try:
            letter = write(case, self.settings, self.texts)
        except Exception as problem:
            log.error("message %s cannot be written: %s", case.whose.id, type(problem).__name__)
            outcome = Problem.REFUSED if isinstance(problem, BadAddress) else Problem.LATER
        else:
            outcome = await self.server.carry(letter, self._marked)
        if outcome is Problem.NONE:
            await self._marked()
            self._marking = asyncio.create_task(_mark_surely(case.whose.id))
        elif outcome is not Problem.UNREACHABLE:
            log.warning("message %s was not taken, try %s: %s", case.whose.id, case.whose.tries, outcome)
            await self._not_sent(case, after_failure(outcome, case.standing, case.whose.tries, now()))
        return outcome

    async def _not_sent(self, case: Case, fate: Next) -> None:
        await self._marked()
        await mark_not_sent(case.whose, fate)

    async def _marked(self) -> None:
        """Wait until the message before this one is written down as sent."""
        if self._marking is not None:
            marking, self._marking = self._marking, None
            await marking


async def _mark_surely(message: UUID) -> None:
    """The server has it: that is written down even if the database is away for a while. Nothing else is sent before."""
    pause = 0.5
    while True:
        try:
            return await mark_sent(message)
        except (asyncpg.PostgresError, *GONE) as problem:
            log.warning("message %s was sent, but the database is out of reach: %s", message, type(problem).__name__)
            await asyncio.sleep(pause)
            pause = min(2 * pause, 10)


async def cases_of(messages: list[UUID]) -> list[Case]:
    """How things stand with these messages, those that have waited longest first."""
    return [_case(found) for found in await rows(_CASES, messages, now())]


def _case(found: asyncpg.Record) -> Case:
    kind = Kind(found["kind"])
    family = RULES[kind].to_family
    return Case(
        Whose(found["id"], kind, found["office"], found["conference"], found["coordinator"], found["tries"]),
        Standing(
            kind=kind,
            address=(found["email"] if family else found["staff_email"]) or "",
            by_email=found["way"] == Way.EMAIL if family else True,
            phase=Phase(found["phase"]) if found["phase"] else None,
            takes_part=found["has_seat"] if family else bool(found["active"]),
            consent_withdrawn=found["consent_withdrawn"],
            custody_withdrawn=found["custody_withdrawn"],
            link_good=found["link_good"],
            ticket_good=found["ticket_good"],
            made_at=found["made_at"],
            give_up_at=found["give_up_at"],
        ),
        found["name"],
        found["language"],
        _path(found, family),
    )


def _path(found: Mapping[str, Any], family: bool) -> str:
    if family:
        return f"/hello#{secret_of(found['link'], found['handle'])}" if found["handle"] else "/hello"
    return f"/key#{ticket_secret(found['ticket'])}" if found["ticket"] else "/desk"


def write(case: Case, settings: Settings, env: Environment) -> Letter:
    return put_together(
        case.whose.id,
        case.whose.kind,
        name=case.name,
        language=case.language,
        address=case.standing.address,
        path=case.path,
        settings=settings,
        texts=env,
    )
