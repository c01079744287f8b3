"""For the tests of the outbox: one look of the worker, and an invitation that waits."""

from collections.abc import Awaitable, Callable
from email.message import EmailMessage

import pytest

from app.people.tables import AccessLink, Person
from app.practice.mail import Problem
from app.practice.phases import Phase
from app.settings import Settings
from tests import outbox
from tests.world import World


@pytest.fixture
def carry(settings: Settings) -> Callable[..., Awaitable[list[EmailMessage]]]:
    """One look of the worker into the outbox, whatever waits there: gives the messages that were handed over."""

    async def look(*outcomes: Problem, postman_of: Settings | None = None) -> list[EmailMessage]:
        return [outbox.read(letter) for letter in await outbox.look(postman_of or settings, *outcomes)]

    return look


@pytest.fixture
async def everybody_reads_english(world: World) -> None:
    await Person.update({Person.language: "en"}, force=True)


@pytest.fixture
async def invitation(world: World) -> AccessLink:
    """To Ayşe, in preparation."""
    await world.at(Phase.PREPARATION)
    return await outbox.write(world, world.ayse)
