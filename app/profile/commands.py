"""Changing an office's own way, and ticking what it asks for."""

from typing import Any
from uuid import UUID

from msgspec import Struct

from app.audit.commands import record
from app.conferences.commands import hold
from app.conferences.queries import ConferenceLine
from app.database import all_or_nothing, rows
from app.kit.clock import now
from app.kit.errors import NoSuchThing, Overtaken
from app.kit.i18n import gettext as _
from app.practice.checklists import CHECKLISTS
from app.practice.phases import Phase
from app.practice.reviews import span
from app.profile.forms import ProfileForm, cents
from app.profile.queries import Entry, entries_of
from app.profile.tables import ChecklistEntry, Profile, Tick


async def change_profile(form: ProfileForm, *, office: UUID, by: UUID) -> None:
    async with all_or_nothing():
        await _next_edition(office, form.edited)
        await Profile.update(
            {
                Profile.land: form.land,
                Profile.hints: form.hints == "yes",
                Profile.quiet_from: form.quiet_from,
                Profile.quiet_until: form.quiet_until,
                Profile.first_talk_days: form.first_talk_days,
                Profile.prepare_weeks: form.prepare_weeks,
                Profile.review_rhythm: form.review_rhythm,
                Profile.review_weeks: span(form.review_rhythm, form.review_weeks).weeks,
                Profile.hour_cents: cents(form.hour),
                Profile.approve_above_cents: cents(form.approve_above),
            }
        ).where(Profile.office == office)
        await record("change_profile", who=by, office=office)


async def change_list(phase: Phase, form: Struct, *, office: UUID, by: UUID) -> None:
    """Deadlines of what everybody has, and what the office asks for besides; see `forms.list_form` for the fields."""
    async with all_or_nothing():
        await _next_edition(office, form.edited)  # type: ignore[attr-defined]  # every list form has it
        there = [each for each in await entries_of(office) if each.phase is phase]
        await _set_deadlines(phase, form, there, office)
        for each in there:
            if not each.key:
                await _change_own(each, form)
        if label := getattr(form, "label_new", ""):
            said = _when(form, "new") | _short(form, "new")
            await ChecklistEntry.insert(ChecklistEntry(office=office, phase=phase, label=label, **said))
        await record("change_checklist", who=by, office=office, phase=phase)


async def _set_deadlines(phase: Phase, form: Struct, there: list[Entry], office: UUID) -> None:
    """Only what differs from the usual is stored."""
    stored = {each.key: each for each in there if each.key}
    for item in CHECKLISTS[phase]:
        wished = _when(form, item.key)
        usual = wished == {"days": item.days, "counts": item.counts}
        if item.key in stored and usual:
            await ChecklistEntry.delete().where(ChecklistEntry.id == stored[item.key].id)
        elif item.key in stored:
            await ChecklistEntry.update(_columns(wished)).where(ChecklistEntry.id == stored[item.key].id)
        elif not usual:
            await ChecklistEntry.insert(ChecklistEntry(office=office, phase=phase, key=item.key, **wished))


async def _change_own(entry: Entry, form: Struct) -> None:
    ref = entry.id.hex
    label = getattr(form, f"label_{ref}", "")
    values: dict[Any, Any] = _columns(_when(form, ref) | _short(form, ref))
    if getattr(form, f"gone_{ref}", "") == "yes" or not label:
        values = {ChecklistEntry.gone_at: now()}
    else:
        values[ChecklistEntry.label] = label
    await ChecklistEntry.update(values).where(ChecklistEntry.id == entry.id)


def _when(form: Struct, ref: str) -> dict[str, Any]:
    return {"days": getattr(form, f"days_{ref}"), "counts": getattr(form, f"counts_{ref}")}


def _short(form: Struct, ref: str) -> dict[str, Any]:
    return {"short": getattr(form, f"short_{ref}") == "yes"}


def _columns(values: dict[str, Any]) -> dict[Any, Any]:
    return {getattr(ChecklistEntry, name): value for name, value in values.items()}


async def _next_edition(office: UUID, seen: int) -> None:
    """Whoever saved last is not overwritten by somebody who has not seen it."""
    if not await Profile.exists().where(Profile.office == office):
        await Profile.insert(Profile(office=office)).on_conflict(action="DO NOTHING")
    taken = (
        await Profile.update({Profile.edited: seen + 1}).where(Profile.office == office, Profile.edited == seen).returning(Profile.office)
    )
    if not taken:
        raise Overtaken(_("Someone else has just changed this. Below is what you typed; above it stands what is kept now."))


async def tick(conference: ConferenceLine, entry: UUID, *, by: UUID) -> None:
    """It is done. Twice is as good as once."""
    async with all_or_nothing():
        await hold(conference)
        if not await ChecklistEntry.exists().where(
            ChecklistEntry.id == entry, ChecklistEntry.office == conference.office, ChecklistEntry.key == ""
        ):
            raise NoSuchThing
        await Tick.insert(Tick(conference=conference.id, entry=entry, by=by)).on_conflict(action="DO NOTHING")
        await record("tick", who=by, office=conference.office, conference=conference.id, entry=entry)


async def untick(conference: ConferenceLine, entry: UUID, *, by: UUID) -> None:
    async with all_or_nothing():
        await hold(conference)
        gone = await Tick.delete().where(Tick.conference == conference.id, Tick.entry == entry).returning(Tick.id)
        if not gone:
            raise NoSuchThing
        await record("untick", who=by, office=conference.office, conference=conference.id, entry=entry)


#: What comes again with each meeting.
_AGAIN = """
    DELETE FROM tick t USING checklist_entry e
    WHERE t.entry = e.id AND t.conference = $1 AND e.phase IN ('review', 'information', 'private_time', 'agreeing')
"""


async def put_away(conference: ConferenceLine) -> None:
    """What an office asks for at each meeting is to be done again at the next one."""
    await rows(_AGAIN, conference.id)
