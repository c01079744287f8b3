"""A translator saves at the very moment in which the order is taken back or given to somebody else: nothing of it is kept."""

import asyncio

import pytest

from app.database import all_or_nothing, rows
from app.kit.errors import NoSuchThing
from app.translations import commands
from app.translations.commands import writing
from app.translations.forms import AskForm
from app.translations.tables import Order, TranslatedLine
from tests.plans import present_plan
from tests.translations import IN_TURKISH, ask_leyla, write

pytestmark = pytest.mark.committed


async def taken_back(world):
    await commands.take_back(await world.as_it_is(), "tr", by=world.nora.id)


async def given_to_nobody(world):
    await commands.ask(await world.as_it_is(), AskForm(language="tr", translator=None), by=world.nora.id)


async def saved_while(world, change):
    """The page was read while the order was there; what is saved waits until the change is done."""
    await present_plan(world)
    await ask_leyla(world)
    changed = asyncio.Event()

    async def changing():
        async with all_or_nothing():
            await change(world)
            changed.set()
            while not await rows("SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"):
                await rows("SELECT pg_stat_clear_snapshot()")
                await asyncio.sleep(0.01)

    async def saving():
        await changed.wait()
        await write(world, IN_TURKISH)

    async with asyncio.timeout(20):
        return (await asyncio.gather(saving(), changing(), return_exceptions=True))[0]


@pytest.mark.parametrize("change", [taken_back, given_to_nobody])
async def test_nothing_is_kept_of_whoever_is_asked_no_more(world, change):
    assert isinstance(await saved_while(world, change), NoSuchThing)
    assert await TranslatedLine.count() == 0


async def test_control_without_a_look_at_the_order_a_last_save_goes_through(world, monkeypatch):
    monkeypatch.setattr(writing, "_STILL_ASKED", "SELECT $1::uuid, $2::text, $3::uuid")
    assert await saved_while(world, taken_back) is None
    assert await TranslatedLine.count() == len(IN_TURKISH)


async def test_nobody_finishes_what_somebody_else_is_asked_for(world):
    await present_plan(world)
    await ask_leyla(world)
    await commands.finish(await world.as_it_is(), "tr", by=world.ayse.id)
    assert await Order.count().where(Order.finished_at.is_not_null()) == 0
    await commands.finish(await world.as_it_is(), "tr", by=world.interpreter.id)
    assert await Order.count().where(Order.finished_at.is_not_null()) == 1
