"""The same step, pressed by several at the same moment, and two steps that exclude each other: exactly one is taken."""

import asyncio

import pytest

from app.conferences import commands as conferences
from app.conferences.tables import Conference, Move
from app.database import all_or_nothing
from app.day import commands as day
from app.desk import commands as desk
from app.kit.clock import now
from app.kit.errors import Refused
from app.practice import phases
from app.practice.phases import Phase
from app.practice.promises import Outcome
from app.referrals import commands as referrals

pytestmark = pytest.mark.committed
AT_ONCE = 6


def clarify(seen, by):
    return referrals.clarify(seen, by=by)


def begin(seen, by):
    return conferences.begin_preparation(seen, by=by)


def open_(seen, by):
    return day.open_conference(seen, by=by)


def end(seen, by):
    return conferences.end_in_preparation(seen, Outcome.WITHOUT_PLAN, "Die Familie möchte nicht.", by=by)


def close(seen, by):
    return desk.close(seen, Outcome.OTHER_HELP, "Es geht anders weiter.", by=by)


async def all_at_once(*presses):
    return await asyncio.gather(*presses, return_exceptions=True)


@pytest.mark.parametrize(
    ("phase", "press", "target"),
    [
        (Phase.ENQUIRY, clarify, Phase.CLARIFIED),
        (Phase.CLARIFIED, begin, Phase.PREPARATION),
        (Phase.PREPARATION, open_, Phase.INFORMATION),
        (Phase.PREPARATION, end, Phase.ENDED_IN_PREPARATION),
        (Phase.FOLLOW_UP, close, Phase.CLOSED),
    ],
)
async def test_a_step_is_taken_once(world, phase, press, target):
    await world.at(phase, frozen_at=now())
    seen = await world.as_it_is()
    came = await all_at_once(*(press(seen, world.nora.id) for _ in range(AT_ONCE)))
    assert came.count(None) == 1, came
    assert sum(isinstance(each, Refused) for each in came) == AT_ONCE - 1, came
    assert ((await world.as_it_is()).phase, await Move.count()) == (target, 1)


async def test_it_opens_or_it_ends_but_not_both(world):
    await world.at(Phase.PREPARATION, frozen_at=now())
    seen = await world.as_it_is()
    came = await all_at_once(open_(seen, world.nora.id), end(seen, world.vera.id))
    assert came.count(None) == 1, came
    assert await Move.count() == 1


async def test_whoever_looks_first_and_writes_then_takes_it_several_times(world, monkeypatch):
    """The control: a step that does not repeat the phase that was seen."""

    async def take(step, conference, *, by, why="", outcome=None):
        async with all_or_nothing():
            if (await world.as_it_is()).phase is not conference.phase:
                raise Refused("too late")
            await asyncio.sleep(0.05)
            await Conference.update({Conference.phase: phases.after(step, conference.phase)}).where(Conference.id == conference.id)
            await Move.insert(Move(conference=conference.id, step=step, by=by))

    monkeypatch.setattr(conferences, "take", take)
    await world.at(Phase.CLARIFIED)
    seen = await world.as_it_is()
    await all_at_once(*(begin(seen, world.nora.id) for _ in range(AT_ONCE)))
    assert await Move.count() > 1
