"""A plan of the demo is told for a child by the room's own commands, on the day on which it was."""

from uuid import UUID

from app.childs_plan import commands
from app.childs_plan.commands.showing import as_told, mark
from app.childs_plan.forms import FrameForm, OwnForm, PersonForm, PromiseForm
from app.childs_plan.queries import Writing, childs_plan_of, writing_for
from app.demo.families.telling import ForAChild
from app.demo.story import Going
from app.kit.clock import pretending, today


async def tell_child(going: Going, told: ForAChild, promises: dict[str, UUID]) -> None:
    """`promises`: by the key of who does it."""
    by = going.people.get(told.by) or going.staff[told.by]
    with pretending(going.day_of_meeting(told.days, hours=2)):
        line = await going.line()
        for who, picture, name, words in told.people:
            person = PersonForm(name, picture, who=str(going.people[who]) if who else "")
            await commands.tell_person(line, await _writing(going, told), None, person, words, by=by)
        for whose, picture, words in told.promises:
            await commands.tell_promise(line, await _writing(going, told), promises[whose], PromiseForm(picture), words, by=by)
        for about, picture, words in told.own:
            await commands.tell_own(line, await _writing(going, told), None, OwnForm(about, picture, words), by=by)
        if told.with_child:
            frame = FrameForm("de", 0, ["yes"], today())
            await commands.set_frame(line, await _writing(going, told), frame, by=by)
        writing = await _writing(going, told)
        await commands.show(line, writing, seen=mark(as_told(writing)), by=by)
    for whose, what, day in told.taps:
        with pretending(going.day_of_meeting(day)):
            shown = await childs_plan_of(going.id, going.people[told.child])
            assert shown is not None  # noqa: S101  # shown a moment ago
            tapped = next(each.id for each in shown.promises if each.promise == promises[whose])
            await commands.tap(await going.line(), shown, tapped, what)


async def _writing(going: Going, told: ForAChild) -> Writing:
    found = await writing_for(going.id, going.people[told.child], writer=None)
    assert found is not None  # noqa: S101  # the child takes part
    return found
