"""Carrying messages in tests: a mail server that needs no line, and one look of the worker into the outbox."""

import asyncio
from collections.abc import Callable
from email import message_from_bytes, policy
from email.message import EmailMessage

from app.outbox.sending import Letter
from app.outbox.tables import OutboxMessage
from app.outbox.writing import write_to_family
from app.people.tables import AccessLink, Person
from app.practice.mail import Kind, Problem, State
from app.settings import Settings
from app.worker.postman import Postman
from tests.world import World


class Server:
    """In place of the mail server: takes every letter, or has the outcomes that it was given, in turn."""

    def __init__(self, *outcomes: Problem) -> None:
        self.outcomes = list(outcomes)
        self.letters: list[Letter] = []

    async def carry(self, letter: Letter, before_it_counts: Callable) -> Problem:
        await before_it_counts()
        self.letters.append(letter)
        return self.outcomes.pop(0) if self.outcomes else Problem.NONE

    async def close(self) -> None:
        """Nothing to close."""


class Gateway:
    """In place of the text message service: keeps what it was given."""

    def __init__(self, *outcomes: Problem) -> None:
        self.outcomes = list(outcomes)
        self.sent: list[tuple[str, str, str]] = []

    async def send(self, number: str, text: str, id: str) -> Problem:
        self.sent.append((number, text, id))
        return self.outcomes.pop(0) if self.outcomes else Problem.NONE

    async def close(self) -> None:
        """Nothing to close."""


async def look(settings: Settings, *outcomes: Problem, gateway: Gateway | None = None) -> list[Letter]:
    """One look of the worker into the outbox: gives the letters that were handed over."""
    server = Server(*outcomes)
    await Postman(settings, server, gateway).round(asyncio.Event())  # type: ignore[arg-type]
    return server.letters


def read(letter: Letter) -> EmailMessage:
    return message_from_bytes(letter.content, policy=policy.default)


async def link_of(person: Person) -> AccessLink:
    return await AccessLink.objects().where(AccessLink.person == person.id, AccessLink.withdrawn_at.is_null()).first()


async def write(world: World, person: Person, kind: Kind = Kind.INVITATION) -> AccessLink:
    """Put a message to somebody of the family in the outbox; gives the link by which they come."""
    link = await link_of(person)
    await write_to_family(kind, person.id, office=world.bremen.id, conference=world.yilmaz.id, link=link.id)
    return link


async def message(kind: Kind = Kind.INVITATION) -> OutboxMessage:
    return await OutboxMessage.objects().where(OutboxMessage.kind == kind).order_by(OutboxMessage.made_at).first()


async def stands(kind: Kind = Kind.INVITATION) -> tuple[State, Problem]:
    found = await message(kind)
    return State(found.state), Problem(found.problem)


async def news_on_the_desk_of(person: Person) -> int:
    return await OutboxMessage.count().where(OutboxMessage.kind == Kind.DESK_NEWS, OutboxMessage.person == person.id)


async def now_due() -> None:
    """As if the time had passed that messages wait."""
    await OutboxMessage.update({OutboxMessage.next_try_at: OutboxMessage.made_at}, force=True)
