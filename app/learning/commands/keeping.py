"""What becomes of entries: what is to change, how it went; and taking them away."""

from datetime import date
from uuid import UUID

from app.audit.commands import record
from app.database import all_or_nothing, rows
from app.kit.errors import NoSuchThing, Overtaken
from app.kit.i18n import gettext as _
from app.learning.commands.mixing import one_at_a_time
from app.learning.forms import ChangeForm, OutcomeForm
from app.learning.queries import nothing_named
from app.learning.tables import Entry, LookBack
from app.practice.learning import Change


async def plan_change(entry: UUID, form: ChangeForm, *, office: UUID) -> None:
    await nothing_named(office, {"change": form.change}, sure=form.nobody == "yes")
    values = {"change": form.change, "who": form.who, "by_month": form.by_month, "state": Change.OPEN, "word": ""}
    await _change(entry, form.edited, values, office)


async def say_outcome(entry: UUID, form: OutcomeForm, *, office: UUID) -> None:
    await nothing_named(office, {"word": form.word}, sure=form.nobody == "yes")
    await _change(entry, form.edited, {"state": form.state, "word": form.word}, office)


async def _change(entry: UUID, seen: int, values: dict[str, object], office: UUID) -> None:
    async with all_or_nothing():
        await one_at_a_time(office)
        ours = (Entry.id == entry) & (Entry.office == office) & Entry.look_back.is_null()
        if not await Entry.exists().where(ours):
            raise NoSuchThing
        columns = {getattr(Entry, name): value for name, value in values.items()} | {Entry.edited: seen + 1}
        if not await Entry.update(columns).where(ours, Entry.edited == seen).returning(Entry.id):
            raise Overtaken(_("Someone else has just changed this. Below is what you typed; above it stands what is kept now."))


async def remove_entry(entry: UUID, *, office: UUID, by: UUID) -> None:
    async with all_or_nothing():
        await one_at_a_time(office)
        gone = await Entry.delete().where(Entry.id == entry, Entry.office == office, Entry.look_back.is_null()).returning(Entry.id)
        if not gone:
            raise NoSuchThing
        await rows("UPDATE workshop SET entries = array_remove(entries, $2) WHERE office = $1 AND $2 = ANY(entries)", office, entry)
        await record("remove_learning", who=by, office=office)


async def clear_before(month: date, *, office: UUID, by: UUID) -> None:
    """Take away all that was learnt before this month: entries, looks back that were begun, workshops that were about that time."""
    async with all_or_nothing():
        await one_at_a_time(office)
        await LookBack.delete().where(LookBack.office == office, LookBack.month < month)
        await Entry.delete().where(Entry.office == office, Entry.month < month, Entry.look_back.is_null())
        await rows("DELETE FROM workshop WHERE office = $1 AND until < $2", office, month)
        await rows(
            """
            UPDATE workshop w SET entries = ARRAY(SELECT e.id FROM learning_entry e WHERE e.office = $1 AND e.id = ANY(w.entries))
            WHERE w.office = $1
            """,
            office,
        )
        await record("clear_learning", who=by, office=office, before=month)
