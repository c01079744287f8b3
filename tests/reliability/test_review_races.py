"""A review convened twice at once, and a closing signed twice at once: exactly one of them counts."""

import asyncio

import pytest

from app.conferences.tables import Conference, Move
from app.database import rows
from app.desk import commands as desk
from app.kit.errors import Refused
from app.outbox.tables import OutboxMessage
from app.practice.promises import Outcome
from app.reviews import commands
from app.safety.commands import answer_look
from tests.reviews import living

pytestmark = pytest.mark.committed
AT_ONCE = 5


async def test_convened_once(world):
    await living(world)
    await OutboxMessage.delete(force=True)
    seen = await world.as_it_is()
    came = await asyncio.gather(*(commands.convene(seen, by=world.nora.id) for _ in range(AT_ONCE)), return_exceptions=True)
    assert sum(isinstance(each, Refused) for each in came) == AT_ONCE - 1, came
    assert await Move.count().where(Move.step == "convene_review") == 1
    assert (await Conference.select(Conference.sitting).where(Conference.id == world.yilmaz.id).first())["sitting"] == 2
    assert await OutboxMessage.count().where(OutboxMessage.kind == "look_back") == 3  # Ayşe, Mehmet and Sara, once each


async def test_one_promise_tapped_many_times_at_once_is_one_answer(world):
    plan = await living(world)
    review = await commands.convene(await world.as_it_is(), by=world.nora.id)
    promise = plan.plan.agreements[0].promise
    about = (review, world.ayse.id, promise)
    came = await asyncio.gather(
        *(commands.say_how_it_went(*about, "worked", "", known={promise}, by=world.ayse.id) for _ in range(AT_ONCE)), return_exceptions=True
    )
    assert came == [None] * AT_ONCE
    assert len(await rows("SELECT 1 FROM review_answer")) == 1


async def test_signed_twice_at_once_closes_once_and_asked_twice_at_once_is_asked_once(world):
    await living(world)
    seen = await world.as_it_is()
    asked = await asyncio.gather(
        *(desk.close(seen, Outcome.OTHER_HELP, "Sie ziehen um.", by=world.nora.id) for _ in range(AT_ONCE)), return_exceptions=True
    )
    assert asked.count(None) == 1, asked
    (look,) = [each["id"] for each in await rows("SELECT id FROM second_look WHERE answered_at IS NULL")]
    signing = (answer_look(look, True, office=world.bremen.id, by=by.id) for by in (world.vera, world.jan, world.nora, world.vera))
    came = await asyncio.gather(*signing, return_exceptions=True)
    assert came.count(None) == 1, came
    assert await Move.count().where(Move.step == "close") == 1
    assert (await world.as_it_is()).phase == "closed"
