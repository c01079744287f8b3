"""Preparing a workshop: from which months, and which entries lie on the table."""

from uuid import UUID

from app.database import all_or_nothing
from app.kit.errors import NoSuchThing, Overtaken
from app.kit.i18n import gettext as _
from app.learning.forms import ChoiceForm, WorkshopForm
from app.learning.queries import entries_between, nothing_named, workshop_of
from app.learning.tables import Workshop


async def begin_workshop(form: WorkshopForm, *, office: UUID) -> UUID:
    """All entries of these months lie on the table, until some are taken off it."""
    await nothing_named(office, {"name": form.name}, sure=form.nobody == "yes")
    entries = [each.id for each in await entries_between(office, form.since, form.until)]
    workshop = Workshop(office=office, name=form.name, since=form.since, until=form.until, entries=entries)
    await Workshop.insert(workshop)
    return workshop.id


async def choose_entries(workshop: UUID, form: ChoiceForm, *, office: UUID) -> None:
    async with all_or_nothing():
        found = await workshop_of(office, workshop)
        if found is None:
            raise NoSuchThing
        ours = [each.id for each in await entries_between(office, found.since, found.until) if each.id in set(form.entries)]
        taken = (
            await Workshop.update({Workshop.entries: ours, Workshop.edited: form.edited + 1})
            .where(Workshop.id == workshop, Workshop.office == office, Workshop.edited == form.edited)
            .returning(Workshop.id)
        )
        if not taken:
            raise Overtaken(_("Someone else has just changed this. Below is what you typed; above it stands what is kept now."))


async def remove_workshop(workshop: UUID, *, office: UUID) -> None:
    if not await Workshop.delete().where(Workshop.id == workshop, Workshop.office == office).returning(Workshop.id):
        raise NoSuchThing
