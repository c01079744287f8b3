"""The circle as a whole, and one of it."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any, NamedTuple
from uuid import UUID

from app.circle import queries
from app.circle.forms import ONLY_US, ConsentForm, NeedsForm, PartForm, ParticipantForm, TalkForm, ViewForm
from app.circle.pages.choices import choices, home
from app.circle.pages.many import usual_language
from app.circle.queries import CircleLine, Preparing, Someone
from app.circle.rules import as_giver, forgotten, guessed
from app.conferences.seats import Seat
from app.directory.queries import partners_of
from app.kit.clock import today
from app.kit.errors import NoSuchThing
from app.kit.forms import Form
from app.kit.i18n import gettext as _
from app.kit.i18n import names_of
from app.kit.pages import Page, page
from app.practice.directory import PARTNER_KIND_NAMES
from app.practice.languages import LANGUAGES
from app.practice.rights import Right
from app.practice.roles import FAMILY_GROUP, ROLE_NAMES, SIDE_NAMES, WHOM_TO_ASK_FOR, Role, Side
from app.practice.taking_part import (
    CHILD_TAKES_PART_NAMES,
    CONSENT_HOW_NAMES,
    INVITED_NAMES,
    NEED_NAMES,
    TALK_HOW_NAMES,
    WAY_NAMES,
    NeedKind,
    TalkHow,
    Way,
)


class Group(NamedTuple):
    side: Side
    name: str
    people: list[CircleLine]


async def circle_page(seat: Seat) -> Page:
    everybody = await queries.circle_of(seat.conference.id)
    around = await queries.around(seat.conference.id)
    here = [each for each in everybody if not each.left]
    missing = forgotten(((each.role, each.side) for each in here), around.thought_of)
    return page(
        "circle/circle",
        seat=seat,
        at=home(seat),
        groups=_by_side(here),
        missing=[(side.value, _(SIDE_NAMES[side]), _(WHOM_TO_ASK_FOR[side])) for side in missing],
        thought_of=[(side.value, _(SIDE_NAMES[side])) for side in around.thought_of],
        proposals=[(each, Form(ParticipantForm, filled={"side": guessed(each.relation).side or ""})) for each in around.proposals],
        gone=[each for each in everybody if each.left],
        number=sum(each.role in FAMILY_GROUP for each in here),
        views=any(each.said for each in here),
        role_names=names_of(ROLE_NAMES),
        answer_names=names_of(INVITED_NAMES),
        part_names=names_of(CHILD_TAKES_PART_NAMES),
        need_names=names_of(NEED_NAMES),
        family_sides=[(side.value, _(SIDE_NAMES[side])) for side in SIDE_NAMES if side is not Side.PROFESSIONAL],
    )


def _by_side(people: Iterable[CircleLine]) -> list[Group]:
    order = list(Side)
    by_side = sorted(people, key=lambda each: order.index(each.side))
    return [Group(side, _(SIDE_NAMES[side]), list(group)) for side, group in groupby(by_side, key=lambda each: each.side)]


async def new_page(seat: Seat, form: Form[ParticipantForm] | None = None, *, partner: str = "", for_facts: bool = False) -> Page:
    """Somebody new. With a `partner` of the directory, what it knows of them is filled in: the participant is still a person."""
    partners = await partners_of(seat.conference.office)
    chosen = next((each for each in partners if str(each.id) == partner), None)
    if chosen or for_facts:
        usual = {"role": Role.INFORMATION_GIVER, "side": Side.PROFESSIONAL, "language": "de", "way": Way.PHONE}
    else:
        language = usual_language((await queries.around(seat.conference.id)).languages)
        usual = {"role": Role.FAMILY, "language": language, "way": Way.PHONE}
    form = form or Form(ParticipantForm, filled=usual | (as_giver(chosen, _(PARTNER_KIND_NAMES[chosen.kind])) if chosen else {}))
    return page(
        "circle/new",
        422 if form.errors else 200,
        seat=seat,
        at=home(seat),
        form=form,
        chosen=chosen,
        for_facts=for_facts,
        choosing=Form(ParticipantForm, filled={"partner": partner}),
        partners=[(each.id, f"{each.name} – {_(PARTNER_KIND_NAMES[each.kind])}") for each in partners],
        **choices(),
    )


class Typed(NamedTuple):
    """What was typed into one of the forms of somebody's page, where it was wrong; the others show what is known."""

    about: Form[ParticipantForm] | None = None
    consent: Form[ConsentForm] | None = None
    needs: Form[NeedsForm] | None = None
    talk: Form[TalkForm] | None = None
    view: Form[ViewForm] | None = None
    part: Form[PartForm] | None = None


NOTHING = Typed()


async def someone_page(seat: Seat, participant: UUID, typed: Typed = NOTHING, *, overtaken: str = "") -> Page:
    """Somebody of the circle. With `overtaken`, what a colleague wrote stands beside what was typed, and may now be written over."""
    found = await queries.someone(seat.conference.id, participant) if seat.may(Right.PREPARE) else None
    if found is None:
        raise NoSuchThing  # also for the caseworker, who may record a consent but sees no address
    known = await queries.preparing(seat.conference.id, participant)
    form = typed.about or Form(ParticipantForm, filled=_as_filled(found))
    view = typed.view or Form(ViewForm, filled=_view_as_filled(known))
    if overtaken and typed.about:
        form.typed["edited"] = str(found.edited)
    if overtaken and typed.view:
        view.typed["edited"] = str(known.edited)
    return page(
        "circle/someone",
        409 if overtaken else 422 if any(each.errors for each in typed if each) else 200,
        seat=seat,
        at=f"{home(seat)}/{participant}",
        home=home(seat),
        someone=found,
        known=known,
        form=form,
        consent=typed.consent or Form(ConsentForm, filled={"on": today(seat.conference.zone)}),
        needs=typed.needs or Form(NeedsForm, filled=_needs_as_filled(known)),
        talk=typed.talk or Form(TalkForm, filled={"on": today(seat.conference.zone), "how": TalkHow.PHONE, "prepared": not found.prepared}),
        view=view,
        part=typed.part or Form(PartForm, filled={"how": known.how or "", "words": known.part_words, "advocate": known.advocate}),
        overtaken=overtaken,
        theirs=_in_words(found) if overtaken and typed.about else [(_("To be read out"), known.words or "–")] if overtaken else [],
        **_words_of(seat, found, known),
        **choices(),
    )


def _words_of(seat: Seat, found: Someone, known: Preparing) -> dict[str, Any]:
    """The answers to choose from."""
    others = [(str(each.participant), each.name) for each in known.others]
    nobody = [("", _("Nobody is named yet"))]
    kept = [(ONLY_US, _("Nobody: only the coordination knows it"))]
    return {
        "consent_ways": names_of(CONSENT_HOW_NAMES),
        "need_kinds": [(kind.value, _(name)) for kind, name in NEED_NAMES.items() if kind is not NeedKind.OTHER],
        "talk_ways": names_of(TALK_HOW_NAMES),
        "readers": [*nobody, (str(found.participant), _("In their own words, on the day")), *others, *kept],
        "child_parts": names_of(CHILD_TAKES_PART_NAMES).items(),
        "advocates": [("", _("Nobody is named yet")), *others],
        "child_is_seat": found.role is Role.CHILD,
    }


def _as_filled(found: Someone) -> dict[str, Any]:
    return {name: getattr(found, name) for name in ParticipantForm.__struct_fields__}


def _needs_as_filled(known: Preparing) -> dict[str, Any]:
    return {"kinds": list(known.needs), "other": known.other_needs} | {kind.value: words for kind, words in known.needs.items()}


def _view_as_filled(known: Preparing) -> dict[str, Any]:
    reader = ONLY_US if known.only_coordinator else str(known.read_out_by or "")
    return {"words": known.words, "reader": reader, "in_german": known.in_german, "edited": known.edited}


def _in_words(found: Someone) -> list[tuple[str, str]]:
    language = LANGUAGES.get(found.language)
    told = [
        (_("Name"), found.name),
        (_("Takes part as"), _(ROLE_NAMES[found.role])),
        (_("Relation to the child"), found.relation),
        (_("Side of the family"), _(SIDE_NAMES[found.side])),
        (_("Language"), language.name if language else found.language),
        (_("Birthday"), found.born.isoformat() if found.born else ""),
        (_("Has custody"), _("Yes") if found.custody else _("No")),
        *([] if found.hidden else [(_("E-mail"), found.email), (_("Telephone"), found.phone), (_("Address"), found.address)]),
        (_("How to reach them"), _(WAY_NAMES[found.way])),
        (_("Contact stays hidden"), _("Yes") if found.hidden else _("No")),
        (_("Safety"), found.safety),
    ]
    return [(label, value or "–") for label, value in told]
