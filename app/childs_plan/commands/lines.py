"""Writing the lines of a plan that is told for a child. The child reads them only once they are shown."""

from typing import Any, Literal
from uuid import UUID

from piccolo.columns import Column

from app.audit.commands import record
from app.childs_plan.forms import FrameForm, OwnForm, PersonForm, PromiseForm, chosen_person
from app.childs_plan.queries import Writing
from app.childs_plan.rules import mark_of
from app.childs_plan.tables import ChildsLine, ChildsPlan
from app.conferences.commands import hold
from app.conferences.queries import ConferenceLine
from app.database import all_or_nothing, rows
from app.kit.clock import now
from app.kit.errors import NoSuchThing, Refused
from app.kit.i18n import gettext as _
from app.plans.commands.writing import edited_meanwhile
from app.plans.rules import in_short
from app.practice.childs_words import LineKind

#: A page that a child can still read.
MOST_LINES = 60


async def tell_promise(conference: ConferenceLine, writing: Writing, promise: UUID, form: PromiseForm, words: str, *, by: UUID) -> None:
    """One promise in one sentence, or left out. Raises EditedMeanwhile when somebody else was quicker."""
    agreement = writing.agreement(promise)
    seen = form.mark or mark_of(agreement)
    said = {
        "pictogram": form.pictogram,
        "words": words,
        "left_out": bool(form.left_out),
        "plan_mark": seen,
        "plan_words": in_short(agreement) if seen == mark_of(agreement) else "",
    }
    line = writing.of_promise(promise)
    await _keep(conference, writing, line.id if line else None, form.edited, said | {"kind": LineKind.PROMISE, "promise": promise}, by)


async def tell_person(conference: ConferenceLine, writing: Writing, line: UUID | None, form: PersonForm, words: str, *, by: UUID) -> None:
    """Somebody who is there for the child."""
    who = chosen_person(form)
    if form.who and who not in {each.id for each in writing.people}:
        raise Refused(_("Please choose one of the answers."))
    said = {"pictogram": form.pictogram, "title": form.name, "words": words, "person": who}
    await _keep(conference, writing, line, form.edited, said | {"kind": LineKind.PERSON}, by)


async def tell_own(conference: ConferenceLine, writing: Writing, line: UUID | None, form: OwnForm, *, by: UUID) -> None:
    """Words of the child's own."""
    said = {"pictogram": form.pictogram, "words": form.words, "about": form.about}
    await _keep(conference, writing, line, form.edited, said | {"kind": LineKind.OWN}, by)


async def _keep(conference: ConferenceLine, writing: Writing, line: UUID | None, edited: int, said: dict[str, Any], by: UUID) -> None:
    """A new line, or the one that was read: with `edited` as it was seen, else somebody was quicker."""
    if line is not None and line not in {each.id for each in writing.lines}:
        raise NoSuchThing
    async with all_or_nothing():
        await hold(conference)
        plan = await _the_plan(conference, writing)
        said |= {"edited_by": by, "edited_at": now(), "edited": edited + 1}
        if line is None:
            await _add(plan, said)
        else:
            here = (ChildsLine.id == line, ChildsLine.childs_plan == plan)
            if (
                not await ChildsLine.update(dict[Column | str, Any](said.items()))
                .where(*here, ChildsLine.edited == edited)
                .returning(ChildsLine.id)
            ):
                raise edited_meanwhile() if await ChildsLine.exists().where(*here) else NoSuchThing
        await record("tell_child", who=by, office=conference.office, conference=conference.id, child=writing.child)


async def _add(plan: UUID, said: dict[str, Any]) -> None:
    held = await rows("SELECT count(*) AS held, coalesce(max(position), 0) + 1 AS next FROM childs_line WHERE childs_plan = $1", plan)
    if held[0]["held"] >= MOST_LINES:
        raise Refused(_("This is very long already. Please take something out first."))
    added = (
        await ChildsLine.insert(ChildsLine(childs_plan=plan, position=held[0]["next"], **said))
        .on_conflict(action="DO NOTHING", target=(ChildsLine.childs_plan, ChildsLine.promise))
        .returning(ChildsLine.id)
    )
    if not added:
        raise edited_meanwhile()


async def _the_plan(conference: ConferenceLine, writing: Writing) -> UUID:
    """It begins with its first line; of two who begin at once, both write in the same one."""
    await ChildsPlan.insert(ChildsPlan(conference=conference.id, child=writing.child, language=writing.language)).on_conflict(
        action="DO NOTHING", target=(ChildsPlan.conference, ChildsPlan.child)
    )
    found = await rows("SELECT id FROM childs_plan WHERE conference = $1 AND child = $2 FOR UPDATE", conference.id, writing.child)
    return UUID(str(found[0]["id"]))


async def remove_line(conference: ConferenceLine, writing: Writing, line: UUID, *, by: UUID) -> None:
    """Gone from what is written; what was shown stays shown until the next time."""
    if line not in {each.id for each in writing.lines}:
        raise NoSuchThing
    async with all_or_nothing():
        await hold(conference)
        await _the_plan(conference, writing)
        await ChildsLine.delete().where(ChildsLine.id == line)
        await record("tell_child", who=by, office=conference.office, conference=conference.id, child=writing.child)


async def move_line(conference: ConferenceLine, writing: Writing, line: UUID, direction: Literal["up", "down"], *, by: UUID) -> None:
    """One place up or down among its like, as far as this writer sees them. At the edge it stays."""
    moved = next((each for each in writing.lines if each.id == line), None)
    if moved is None:
        raise NoSuchThing
    beside = writing.beside(moved, direction)
    if beside is None:
        return
    async with all_or_nothing():
        await hold(conference)
        plan = await _the_plan(conference, writing)
        found = await rows("SELECT id FROM childs_line WHERE childs_plan = $1 AND kind = $2 ORDER BY position, id", plan, moved.kind)
        order = [each["id"] for each in found]
        if line not in order or beside.id not in order:
            raise NoSuchThing
        order.remove(line)
        order.insert(order.index(beside.id) + (direction == "down"), line)
        await rows(
            "UPDATE childs_line l SET position = o.place FROM unnest($1::uuid[]) WITH ORDINALITY AS o (id, place) WHERE l.id = o.id", order
        )
        await record("tell_child", who=by, office=conference.office, conference=conference.id, child=writing.child)


async def set_frame(conference: ConferenceLine, writing: Writing, form: FrameForm, *, by: UUID) -> None:
    """Language and day. Raises EditedMeanwhile when somebody else was quicker."""
    async with all_or_nothing():
        await hold(conference)
        plan = await _the_plan(conference, writing)
        values: dict[Column | str, Any] = {
            ChildsPlan.language: form.language,
            ChildsPlan.with_child_on: form.with_child_on if form.with_child else None,
            ChildsPlan.edited: form.edited + 1,
        }
        if not await ChildsPlan.update(values).where(ChildsPlan.id == plan, ChildsPlan.edited == form.edited).returning(ChildsPlan.id):
            raise edited_meanwhile()
        await record("tell_child", who=by, office=conference.office, conference=conference.id, child=writing.child)
