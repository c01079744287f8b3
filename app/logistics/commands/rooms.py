"""Choosing the room of a conference, and how far it is booked."""

from typing import Any
from uuid import UUID

from app.audit.commands import record
from app.conferences.commands import hold, hold_alone
from app.conferences.queries import ConferenceLine
from app.conferences.tables import Conference
from app.database import all_or_nothing
from app.dates.commands import set_date
from app.dates.forms import DateForm
from app.dates.queries import date_of
from app.kit.errors import NoSuchThing
from app.kit.i18n import gettext as _
from app.kit.rewriting import rewrite
from app.logistics.forms.arranging import RoomForm
from app.logistics.rules.missing import place_text
from app.logistics.tables import Arrangement, Venue, VenueBooking
from app.practice.arrangements import Booking, Thing
from app.practice.phases import PREPARING, Phase

#: Until the conference has begun, the room that is chosen is also the place that stands in the invitations.
_BEFORE_THE_DAY = PREPARING | {Phase.CLARIFIED}


async def choose_room(conference: ConferenceLine, venue: UUID, *, by: UUID) -> None:
    """Take this room, and write its name into the invitations. Whoever is invited already is told of the new place.

    A room that was chosen before is given back: calling there is put on the list. Choosing the same room twice chooses it once.
    """
    async with all_or_nothing():
        await hold_alone(conference)
        chosen = await Venue.objects().where(Venue.id == venue, Venue.office == conference.office, Venue.archived_at.is_null()).first()
        if chosen is None:
            raise NoSuchThing
        before = await _current(conference)
        if before is not None and before["venue"] == venue:
            return
        if before is not None:
            await _give_back(conference, before)
        booking = VenueBooking(
            office=conference.office, conference=conference.id, sitting=conference.sitting, venue=venue, state=Booking.ASKED, by=by
        )
        await VenueBooking.insert(booking)
        await record("choose_room", who=by, office=conference.office, conference=conference.id, venue=venue)
        if conference.phase in _BEFORE_THE_DAY:
            await _write_the_place(conference, place_text(chosen.name, chosen.address), by=by)


async def change_room(conference: ConferenceLine, value: RoomForm, *, by: UUID) -> None:
    """Note how far the room is booked. One that is cancelled makes way for another."""
    async with all_or_nothing():
        await hold(conference)
        current = await _current(conference)
        if current is None:
            raise NoSuchThing
        values = {"state": value.state, "until": value.until, "words": value.words}
        await rewrite(VenueBooking, values, VenueBooking.id == current["id"], seen=value.edited)
        await record("change_room", who=by, office=conference.office, conference=conference.id, state=value.state)


async def _current(conference: ConferenceLine) -> dict[str, Any] | None:
    found: dict[str, Any] | None = (
        await VenueBooking.select(VenueBooking.id, VenueBooking.venue, VenueBooking.venue.name.as_alias("name"))
        .where(
            VenueBooking.conference == conference.id, VenueBooking.sitting == conference.sitting, VenueBooking.state != Booking.CANCELLED
        )
        .first()
    )
    return found


async def _give_back(conference: ConferenceLine, before: dict[str, Any]) -> None:
    await VenueBooking.update({VenueBooking.state: Booking.CANCELLED}).where(VenueBooking.id == before["id"])
    what = _("Tell them that we do not come: %(room)s") % {"room": before["name"]}
    await Arrangement.insert(Arrangement(conference=conference.id, sitting=conference.sitting, thing=Thing.OTHER, what=what[:200]))


async def _write_the_place(conference: ConferenceLine, place: str, *, by: UUID) -> None:
    """Where a day is set already, changing the place is changing the date: whoever had the old one is told."""
    known = await date_of(conference.id)
    if known.place == place:
        return
    if conference.phase in PREPARING and known.meets_on is not None and known.meets_at is not None:
        form = DateForm(day=known.meets_on, clock=known.meets_at, place=place, edited=known.edited)
        await set_date(conference, form, by=by)
    else:
        await Conference.update({Conference.place: place, Conference.edited: known.edited + 1}).where(Conference.id == conference.id)
