"""Another way of taking part is signed while somebody ends it: neither waits for the other for ever, and it is over."""

import asyncio

import asyncpg
import pytest

from app.database import rows
from app.kit.errors import Refused
from app.safety import commands
from app.safety.commands import exclusion, second
from tests.safety import exclude

pytestmark = pytest.mark.committed


async def signed_and_ended(world, monkeypatch):
    """Who signs holds the look and reaches for the record; who ends holds the record and reaches for the look."""
    monkeypatch.setattr(second, "_CALL_BACK", "SELECT pg_sleep(0.4), $1::uuid")
    await exclude(world, world.mehmet, signed=False)
    (asked,) = await rows("SELECT id, exclusion FROM second_look")
    conference = await world.as_it_is()

    async def ending():
        await asyncio.sleep(0.2)
        await commands.end_exclusion(conference, asked["exclusion"], by=world.nora.id)

    signing = commands.answer_look(asked["id"], True, office=world.bremen.id, by=world.vera.id)
    return await asyncio.gather(signing, ending(), return_exceptions=True)


async def test_signed_and_then_ended(world, monkeypatch):
    assert await signed_and_ended(world, monkeypatch) == [None, None]
    (kept,) = await rows("SELECT signed_at IS NOT NULL AS signed, ended_at IS NOT NULL AS ended FROM exclusion")
    assert (kept["signed"], kept["ended"]) == (True, True)


async def test_control_whoever_does_not_hold_the_conference_first_waits_for_ever(world, monkeypatch):
    async def hold(_conference):
        pass

    monkeypatch.setattr(exclusion, "hold", hold)
    came = await signed_and_ended(world, monkeypatch)
    assert [type(each) for each in came if each] == [asyncpg.DeadlockDetectedError]


async def test_both_in_the_same_moment(world):
    for _ in range(8):
        await exclude(world, world.mehmet, signed=False)
        (asked,) = await rows("SELECT id, exclusion FROM second_look WHERE answered_at IS NULL")
        conference = await world.as_it_is()
        signed, ended = await asyncio.gather(
            commands.answer_look(asked["id"], True, office=world.bremen.id, by=world.vera.id),
            commands.end_exclusion(conference, asked["exclusion"], by=world.nora.id),
            return_exceptions=True,
        )
        assert signed is None or isinstance(signed, Refused), signed
        assert ended is None
        assert await rows("SELECT 1 FROM exclusion WHERE ended_at IS NULL") == []
