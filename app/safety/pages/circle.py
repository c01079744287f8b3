"""Who is kept safe and how: the coordinator's pages."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from msgspec import Struct

from app.conferences.rules import IN_WRITING
from app.conferences.seats import Seat
from app.kit.errors import NoSuchThing
from app.kit.forms import Form
from app.kit.i18n import gettext as _
from app.kit.i18n import names_of
from app.kit.pages import Page, page, page_once
from app.practice.roles import ROLE_NAMES
from app.practice.safety import DANGER_SENTENCES, DANGER_WAYS_OUT, SecondDeed
from app.practice.taking_part import WAY_NAMES
from app.safety.forms import ApartForm, ContactForm, SeparateForm, SlotForm, WhyForm
from app.safety.queries.contact import HiddenContact
from app.safety.queries.overview import Guarded, PairLine, SlotLine, Standing, guarded, standing_of, warnings_of
from app.safety.rules import Warning


def home(seat: Seat) -> str:
    return f"/conferences/{seat.conference.id}/safety"


class Danger(Struct, frozen=True):
    one: str
    other: str
    sentence: str
    way_out: str


class Line(Struct, frozen=True):
    """Somebody on the page of the circle's safety."""

    who: Guarded
    not_with: list[str]
    waits: list[str]


async def safety_page(seat: Seat) -> Page:
    people, standing = await guarded(seat.conference.id), await standing_of(seat.conference.id)
    names = {each.participant: each.name for each in people}
    lines = [Line(each, _not_with(each, standing.pairs, names), _asked_for(each, standing)) for each in people]
    return page(
        "safety/safety",
        seat=seat,
        at=home(seat),
        dangers=_in_words(warnings_of(people, standing.pairs)),
        kept=[each for each in lines if _is_kept_safe(each)],
        others=[each for each in lines if not _is_kept_safe(each)],
        slots=[(slot, [each.name for each in people if each.slot == slot.id]) for slot in standing.slots],
        role_names=names_of(ROLE_NAMES),
    )


def _is_kept_safe(line: Line) -> bool:
    who = line.who
    return bool(
        who.hidden or who.excluded or who.slot or who.takes_part == IN_WRITING or who.arrives_at or who.arrives_where
        or line.not_with or line.waits or who.note
    )  # fmt: skip


def _not_with(who: Guarded, pairs: Iterable[PairLine], names: dict[UUID, str]) -> list[str]:
    return [names[other] for pair in pairs if (other := _other_of(pair, who.participant)) in names]


def _other_of(pair: PairLine, participant: UUID) -> UUID | None:
    return pair.other if pair.one == participant else pair.one if pair.other == participant else None


def _asked_for(who: Guarded, standing: Standing) -> list[str]:
    return [each.deed for each in standing.asked if each.participant == who.participant]


def _in_words(found: Sequence[Warning]) -> list[Danger]:
    return [Danger(each.one, each.other, DANGER_SENTENCES[each.danger], _(DANGER_WAYS_OUT[each.danger])) for each in found]


class Forms(Struct):
    """The forms on somebody's page; the one that could not be taken stands here with what was typed."""

    come: Form[SeparateForm] | None = None
    apart: Form[ApartForm] | None = None
    why: Form[WhyForm] | None = None

    @property
    def status(self) -> int:
        return 422 if any(form and form.errors for form in (self.come, self.apart, self.why)) else 200


async def person_page(seat: Seat, participant: UUID, forms: Forms | None = None) -> Page:
    people, standing = await guarded(seat.conference.id), await standing_of(seat.conference.id)
    who = next((each for each in people if each.participant == participant), None)
    if who is None:
        raise NoSuchThing
    forms = forms or Forms()
    names = {each.participant: each.name for each in people}
    pairs = [(pair, names[other]) for pair in standing.pairs if (other := _other_of(pair, participant)) in names]
    parted = {_other_of(pair, participant) for pair, _name in pairs}
    asked = _asked_for(who, standing)
    mine = [each for each in warnings_of(people, standing.pairs) if who.name in (each.one, each.other)]
    return page(
        "safety/person",
        forms.status,
        seat=seat,
        home=home(seat),
        at=f"{home(seat)}/{participant}",
        who=who,
        dangers=_in_words(mine),
        pairs=pairs,
        to_part=[(each.participant, each.name) for each in people if each.participant not in parted | {participant}],
        come=forms.come or Form(SeparateForm, filled=_how_they_come(who)),
        apart=forms.apart or Form(ApartForm),
        why=forms.why or Form(WhyForm),
        meetings=_meetings(standing.slots),
        waits_to_show=SecondDeed.SHOW_AGAIN in asked,
        waits_to_exclude=SecondDeed.EXCLUDE in asked,
    )


def _how_they_come(who: Guarded) -> dict[str, Any]:
    written = who.takes_part == IN_WRITING and not who.excluded
    return {
        "meeting": str(who.slot) if who.slot else "in_writing" if written else "common",
        "arrives_at": who.arrives_at,
        "arrives_where": who.arrives_where,
        "edited": who.edited,
    }


def _meetings(slots: Iterable[SlotLine]) -> list[tuple[str, str]]:
    own = [(str(slot.id), _("To another meeting: %(name)s") % {"name": slot.name}) for slot in slots]
    return [("common", _("To the common meeting")), *own, ("in_writing", _("Takes part in writing, and does not come"))]


async def slot_page(seat: Seat, slot: UUID | None, form: Form[SlotForm] | None = None, *, overtaken: str = "") -> Page:
    """A second meeting: a new one, or one to change."""
    here = None
    if slot is not None:
        here = next((each for each in (await standing_of(seat.conference.id)).slots if each.id == slot), None)
        if here is None:
            raise NoSuchThing
    form = form or Form(SlotForm, filled=_as_filled(here))
    if overtaken and here is not None:
        form.typed["edited"] = str(here.edited)
    return page(
        "safety/slot",
        409 if overtaken else 422 if form.errors else 200,
        seat=seat,
        home=home(seat),
        at=f"{home(seat)}/meetings/{slot or 'new'}",
        here=here,
        form=form,
        overtaken=overtaken,
    )


def _as_filled(here: SlotLine | None) -> dict[str, Any]:
    if here is None:
        return {"edited": 0}
    return {"name": here.name, "day": here.meets_on, "clock": here.meets_at, "place": here.place, "edited": here.edited}


def shown_page(seat: Seat, found: HiddenContact, form: Form[ContactForm] | None = None) -> Page:
    """How somebody is reached who is hidden: in this one answer, after it was written down who asked."""
    filled = {name: getattr(found, name) for name in ContactForm.__struct_fields__}
    form = form or Form(ContactForm, filled=filled)
    return page_once(
        "safety/contact",
        422 if form.errors else 200,
        seat=seat,
        home=home(seat),
        at=f"{home(seat)}/{found.participant}",
        who=found,
        form=form,
        ways=[(way.value, _(name)) for way, name in WAY_NAMES.items()],
    )
