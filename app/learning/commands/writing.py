"""Near misses and looks back. Who writes is not asked for and not kept."""

from uuid import UUID

from app.database import all_or_nothing, row
from app.kit.errors import NoSuchThing, Overtaken, Refused
from app.kit.i18n import gettext as _
from app.learning.commands.mixing import mix, one_at_a_time
from app.learning.forms import NearMissForm, PointForm
from app.learning.queries import nothing_named
from app.learning.tables import Entry, LookBack, this_month
from app.practice.learning import STAGES, Noted

MOST_POINTS = 40


async def note_near_miss(form: NearMissForm, *, office: UUID) -> None:
    await nothing_named(office, {"what": form.what}, sure=form.nobody == "yes")
    async with all_or_nothing():
        await one_at_a_time(office)
        kind, month = Noted.NEAR_MISS, this_month()
        await Entry.insert(Entry(office=office, month=month, kind=kind, level=form.level, phase=form.phase or "", what=form.what))
        await mix(office)


async def begin_look_back(*, office: UUID) -> UUID:
    """It knows the month, and nothing of the conference from which somebody came."""
    look_back = LookBack(office=office, month=this_month())
    await LookBack.insert(look_back)
    return look_back.id


async def add_point(look_back: UUID, form: PointForm, *, office: UUID) -> None:
    texts = {"what": form.what, "expected": form.expected, "helped": form.helped}
    await nothing_named(office, texts, sure=form.nobody == "yes")
    async with all_or_nothing():
        month = await _hold(look_back, office)
        if await Entry.count().where(Entry.look_back == look_back) >= MOST_POINTS:
            raise Refused(_("There is much in it already. Finish this look back, and begin another one if you like."))
        point = Entry(
            office=office, look_back=look_back, month=month, kind=form.kind, level=form.level, phase=form.phase or "", what=form.what
        )
        point.expected, point.helped = form.expected, form.helped
        await Entry.insert(point)


async def change_point(look_back: UUID, stage: int, form: PointForm, *, office: UUID) -> None:
    """Keep what stands in the fields of this stage. The same once more is as good as once."""
    fields = STAGES[stage - 1].fields
    typed = {name: getattr(form, name) if name == "by_month" else getattr(form, name) or "" for name in fields}
    await nothing_named(office, {name: text for name, text in typed.items() if isinstance(text, str)}, sure=form.nobody == "yes")
    async with all_or_nothing():
        await _hold(look_back, office)
        found = await Entry.select().where(Entry.id == form.point, Entry.look_back == look_back).lock_rows().first()
        if found is None:
            raise NoSuchThing
        if {name: found[name] for name in fields} == typed:
            return
        if found["edited"] != form.edited:
            raise Overtaken(_("Someone else has just changed this. Below is what you typed; above it stands what is kept now."))
        values = {getattr(Entry, name): value for name, value in typed.items()} | {Entry.edited: form.edited + 1}
        await Entry.update(values).where(Entry.id == form.point)


async def remove_point(look_back: UUID, point: UUID, *, office: UUID) -> None:
    async with all_or_nothing():
        await _hold(look_back, office)
        await Entry.delete().where(Entry.id == point, Entry.look_back == look_back)


async def finish(look_back: UUID, *, office: UUID) -> None:
    """Take it apart: each thing stands alone in the list, with another id, and the look back itself is gone."""
    async with all_or_nothing():
        await one_at_a_time(office)
        await _hold(look_back, office)
        if not await Entry.exists().where(Entry.look_back == look_back):
            raise Refused(_("Nothing stands in it yet. Write down one thing that went well, or put it away."))
        await mix(office, look_back=look_back)
        await LookBack.delete().where(LookBack.id == look_back)


async def discard(look_back: UUID, *, office: UUID) -> None:
    async with all_or_nothing():
        await _hold(look_back, office)
        await LookBack.delete().where(LookBack.id == look_back)


async def _hold(look_back: UUID, office: UUID) -> object:
    """Nobody finishes it meanwhile. Gives its month."""
    found = await row("SELECT month FROM look_back WHERE id = $1 AND office = $2 FOR UPDATE", look_back, office)
    if found is None:
        raise NoSuchThing
    return found["month"]
