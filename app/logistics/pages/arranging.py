"""One calm page for all that a conference needs, and the pages behind it."""

from typing import Any
from uuid import UUID

from app.conferences.seats import Seat
from app.kit.clock import today
from app.kit.errors import NoSuchThing
from app.kit.forms import Form
from app.kit.i18n import gettext as _
from app.kit.i18n import listed, names_of
from app.kit.pages import Page, page
from app.logistics.forms.arranging import ChooseRoomForm, InterpretingForm, RoomForm, SuggestedForm, ThingForm
from app.logistics.pages.office import genders, languages_to_choose, status_of
from app.logistics.queries import arranging as queries
from app.logistics.queries.office import InterpreterEntry, interpreters_to_ask, rooms_for
from app.logistics.rules.missing import missing_for_the_day
from app.logistics.rules.needing import Suggestion, language_name, languages_to_ask_about, suggestions
from app.logistics.rules.standing import InterpretingLine, Need, Standing, ThingLine
from app.practice.arrangements import (
    ARRANGED_FOR_NEED,
    BOOKING_NAMES,
    DOING_NAMES,
    IN_PRIVATE_TIME_NAMES,
    INTERPRETING_NAMES,
    SETTLED,
    THING_NAMES,
    USUAL,
    Booking,
    Doing,
    Interpreting,
)
from app.practice.phases import PREPARING, Phase

#: Later there is a day no more for which something could be missing.
BEFORE_THE_DAY = PREPARING | {Phase.CLARIFIED, Phase.INFORMATION}


def home(seat: Seat) -> str:
    return f"{seat.root}/arrangements"


async def arrangements_page(
    seat: Seat,
    *,
    room: Form[RoomForm] | None = None,
    thing: Form[ThingForm] | None = None,
    suggested: Form[SuggestedForm] | None = None,
    overtaken: str = "",
) -> Page:
    standing = await queries.standing_of(seat.conference.id)
    needs = await queries.needs_of(seat.conference.id)
    return page(
        "logistics/arrangements",
        409 if overtaken else max(status_of(form) for form in (room, thing, suggested) if form) if room or thing or suggested else 200,
        seat=seat,
        root=seat.root,
        at=home(seat),
        standing=standing,
        missing=missing_for_the_day(standing, needs, today(seat.conference.zone)),
        ask_about=languages_to_ask_about(standing.speakers, needs, standing.interpreting),
        before_the_day=seat.conference.phase in BEFORE_THE_DAY,
        said=_said(needs),
        **_suggested(suggestions(needs, standing.things), suggested),
        overtaken=overtaken,
        **_room_form(standing, room, overtaken),
        thing_form=thing or Form(ThingForm),
        today=today(seat.conference.zone),
        **_names(),
    )


def _room_form(standing: Standing, typed: Form[RoomForm] | None, overtaken: str) -> dict[str, Any]:
    filled: dict[str, Any] = {}
    if standing.room is not None:
        filled = {name: getattr(standing.room, name) for name in RoomForm.__struct_fields__}
    form = typed or Form(RoomForm, filled=filled)
    if overtaken and standing.room is not None:
        form.typed["edited"] = str(standing.room.edited)
    return {"room_form": form, "bookings": [(state.value, _(BOOKING_NAMES[state])) for state in Booking]}


def _suggested(found: list[Suggestion], typed: Form[SuggestedForm] | None) -> dict[str, Any]:
    """What may be put on the list, all of it chosen: whoever does not want something takes it out."""
    return {
        "suggested": found,
        "suggested_choices": [(each.ref, _in_words(each)) for each in found],
        "suggested_form": typed or Form(SuggestedForm, filled={"pick": [each.ref for each in found]}),
    }


def _in_words(each: Suggestion) -> str:
    if each.usual:
        return _(USUAL[each.usual].what)
    needed = f"{_(THING_NAMES[each.thing])} – {listed([each.name])}"
    return f"{needed}: {listed([each.words])}" if each.words else needed


def _said(needs: list[Need]) -> dict[tuple[str, UUID], str]:
    """What somebody said of what they need, by kind of arrangement and person."""
    return {(ARRANGED_FOR_NEED[need.kind].value, need.participant): need.words for need in needs if need.kind in ARRANGED_FOR_NEED}


def _names() -> dict[str, Any]:
    return {
        "language_name": language_name,
        "listed": listed,
        "booking_names": names_of(BOOKING_NAMES),
        "interpreting_names": names_of(INTERPRETING_NAMES),
        "in_private_time_names": names_of(IN_PRIVATE_TIME_NAMES),
        "thing_names": names_of(THING_NAMES),
        "doing_names": names_of(DOING_NAMES),
        "usual": {key: _(usual.what) for key, usual in USUAL.items()},
        "settled": {state.value for state in SETTLED},
        "genders": genders(),
    }


async def choose_room_page(seat: Seat, form: Form[ChooseRoomForm] | None = None) -> Page:
    form = form or Form(ChooseRoomForm)
    return page(
        "logistics/choose_room",
        status_of(form),
        form=form,
        seat=seat,
        root=seat.root,
        at=f"{home(seat)}/room/choose",
        choices=await rooms_for(seat.conference.id),
    )


async def thing_page(seat: Seat, thing: UUID, form: Form[ThingForm] | None = None, *, overtaken: str = "") -> Page:
    found = await queries.thing_of(seat.conference.id, thing)
    if found is None:
        raise NoSuchThing
    form = form or Form(ThingForm, filled=_thing_filled(found))
    if overtaken:
        form.typed["edited"] = str(found.edited)
    return page(
        "logistics/thing",
        status_of(form, overtaken),
        seat=seat,
        root=seat.root,
        home=home(seat),
        at=f"{home(seat)}/things/{thing}",
        found=found,
        form=form,
        overtaken=overtaken,
        theirs=[(_("What"), what_of(found)), (_("Who sees to it"), found.who or "–"), (_("State"), _(DOING_NAMES[found.state]))],
        things=[(each.value, _(name)) for each, name in THING_NAMES.items()],
        states=[(each.value, _(DOING_NAMES[each])) for each in Doing],
    )


def what_of(thing: ThingLine) -> str:
    """What is to be arranged, in words: as it was written, as the usual list says it, or what it is and for whom."""
    if thing.what:
        return thing.what
    return _(USUAL[thing.usual].what) if thing.usual in USUAL else f"{_(THING_NAMES[thing.thing])} – {thing.name}"


def _thing_filled(found: ThingLine) -> dict[str, Any]:
    return {name: getattr(found, name) for name in ThingForm.__struct_fields__} | {"what": what_of(found)}


async def new_interpreting_page(seat: Seat, form: Form[InterpretingForm]) -> Page:
    return page(
        "logistics/interpreting",
        status_of(form),
        found=None,
        overtaken="",
        at=f"{home(seat)}/interpreting/new",
        **_interpreting_choices(seat, form, await interpreters_to_ask(seat.conference.office)),
    )


async def interpreting_page(seat: Seat, booking: UUID, form: Form[InterpretingForm] | None = None, *, overtaken: str = "") -> Page:
    found = await queries.interpreting_of(seat.conference.id, booking)
    if found is None:
        raise NoSuchThing
    form = form or Form(InterpretingForm, filled=_interpreting_filled(found))
    if overtaken:
        form.typed["edited"] = str(found.edited)
    theirs = [(_("Interpreter"), found.name or "–"), (_("State"), _(INTERPRETING_NAMES[found.state])), (_("Remarks"), found.words or "–")]
    return page(
        "logistics/interpreting",
        status_of(form, overtaken),
        found=found,
        overtaken=overtaken,
        theirs=theirs,
        at=f"{home(seat)}/interpreting/{booking}",
        **_interpreting_choices(seat, form, await interpreters_to_ask(seat.conference.office, found.interpreter)),
    )


def _interpreting_filled(found: InterpretingLine) -> dict[str, Any]:
    filled = {name: getattr(found, name, "") for name in InterpretingForm.__struct_fields__}
    return filled | {"independent": found.independent_on is not None}


def _interpreting_choices(seat: Seat, form: Form[InterpretingForm], interpreters: list[InterpreterEntry]) -> dict[str, Any]:
    """Who speaks the language comes first, and among them whom the family would rather have."""
    language, gender = form.typed.get("language") or "", form.typed.get("gender") or ""
    fitting = sorted(interpreters, key=lambda each: (language not in each.languages, bool(gender) and each.gender != gender))
    return {
        "seat": seat,
        "root": seat.root,
        "home": home(seat),
        "form": form,
        "all_languages": languages_to_choose(),
        "interpreters": [(each.id, _in_one_line(each)) for each in fitting],
        "nobody": not any(language in each.languages for each in interpreters) if language else False,
        "language_name": language_name,
        "states": [(state.value, _(INTERPRETING_NAMES[state])) for state in Interpreting],
        "genders": genders().items(),
        "private": [(value.value, _(name)) for value, name in IN_PRIVATE_TIME_NAMES.items()],
    }


def _in_one_line(each: InterpreterEntry) -> str:
    languages = _(", ").join(language_name(code) for code in each.languages)
    return f"{listed([each.name])} – {languages}" + (f" ({listed([each.dialects])})" if each.dialects else "")
