"""Elif's plan, told for her."""

from typing import Any
from uuid import UUID

from app.childs_plan import commands
from app.childs_plan.commands.showing import as_told, mark
from app.childs_plan.forms import OwnForm, PersonForm, PromiseForm
from app.childs_plan.queries import Writing, writing_for
from app.plans.rules import Plan
from app.practice.childs_words import OwnWords
from app.practice.phases import Phase
from app.practice.pictograms import Pictogram
from tests.plans import accept_plan
from tests.world import World

OMA, SCHOOL, EVENING, SAFE_WORD = "Oma", "Oma bringt mich in die Schule.", "Papa ist abends bei mir.", "Mein Wort ist Regenbogen."


async def writing_of(world: World, *, writer: Any = None) -> Writing:
    found = await writing_for(world.yilmaz.id, world.elif_.id, writer=writer and writer.id)
    assert found is not None
    return found


async def tell(world: World, *, shown: bool = True) -> Plan:
    """The plan lives; Oma, two promises and a safe word are told, and shown."""
    plan = (await accept_plan(world)).plan
    await world.at(Phase.FOLLOW_UP)
    conference, by = await world.as_it_is(), world.nora.id
    person = PersonForm(OMA, Pictogram.GRANDPARENTS, who=str(world.ayse.id))
    await commands.tell_person(conference, await writing_of(world), None, person, "Ich kann Oma immer anrufen.", by=by)
    for agreement, picture, words in zip(plan.agreements, (Pictogram.SCHOOL, Pictogram.NIGHT), (SCHOOL, EVENING), strict=True):
        await commands.tell_promise(conference, await writing_of(world), agreement.promise, PromiseForm(picture), words, by=by)
    own = OwnForm(OwnWords.SAFE_WORD, Pictogram.SAFE, SAFE_WORD)
    await commands.tell_own(conference, await writing_of(world), None, own, by=by)
    if shown:
        await show(world)
    return plan


async def show(world: World) -> None:
    writing = await writing_of(world)
    await commands.show(await world.as_it_is(), writing, seen=mark(as_told(writing)), by=world.nora.id)


async def line_of(world: World, promise: UUID) -> UUID:
    line = (await writing_of(world)).of_promise(promise)
    assert line is not None
    return line.id
