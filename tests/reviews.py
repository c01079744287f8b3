"""What tests of a review share: a first meeting that was held, a plan that lives, and a review that is convened."""

from datetime import time

from app.conferences.commands import take
from app.conferences.tables import Conference, Move
from app.kit.clock import today
from app.plans.queries import PresentedPlan
from app.practice.phases import Phase, Step
from app.reviews import commands
from tests.plans import REVIEW, accept_plan
from tests.world import World

NEXT_DAY = today() + REVIEW


async def living(world: World) -> PresentedPlan:
    """The first meeting was held, and its plan was accepted."""
    await Move.insert(Move(conference=world.yilmaz.id, step=Step.OPEN_CONFERENCE, by=world.nora.id))
    return await accept_plan(world)


async def convened(world: World) -> PresentedPlan:
    plan = await living(world)
    await commands.convene(await world.as_it_is(), by=world.nora.id)
    return plan


async def opened(world: World) -> PresentedPlan:
    """The day of the review has come."""
    plan = await convened(world)
    await Conference.update({Conference.meets_on: today(), Conference.meets_at: time(15, 0), Conference.place: "Bürgerhaus"}).where(
        Conference.id == world.yilmaz.id
    )
    await take(Step.OPEN_CONFERENCE, await world.as_it_is(), by=world.nora.id)
    return plan


async def agreeing(world: World) -> PresentedPlan:
    plan = await opened(world)
    await take(Step.START_PRIVATE_TIME, await world.as_it_is(), by=world.nora.id)
    await take(Step.CALL_BACK, await world.as_it_is(), by=world.nora.id)
    world.yilmaz.phase = Phase.AGREEING
    return plan
