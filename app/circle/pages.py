"""The pages of the circle, put together from what was asked of the database."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any, NamedTuple
from urllib.parse import quote
from uuid import UUID

import segno
from msgspec import Struct

from app.circle import queries
from app.circle.forms import ConsentForm, NoteForm, ParticipantForm, PinForm
from app.circle.queries import CircleLine, LinkOf, Someone
from app.conferences.seats import Seat
from app.kit import i18n
from app.kit.clock import today
from app.kit.errors import NoSuchThing
from app.kit.forms import Form
from app.kit.i18n import gettext as _
from app.kit.pages import Page, page
from app.people.links import code_of, secret_of
from app.practice.languages import LANGUAGES
from app.practice.rights import Right
from app.practice.vocabulary import CONSENT_HOW_NAMES, FAMILY_GROUP, GUESTS, INVITED_NAMES, ROLE_NAMES, SIDE_NAMES, WAY_NAMES, Side


def home(seat: Seat) -> str:
    return f"/conferences/{seat.conference.id}/circle"


class Group(NamedTuple):
    side: Side
    name: str
    people: list[CircleLine]


async def circle_page(seat: Seat) -> Page:
    everybody = await queries.circle_of(seat.conference.id)
    here = [each for each in everybody if not each.left]
    return page(
        "circle/circle",
        seat=seat,
        at=home(seat),
        groups=_by_side(here),
        empty_sides=[_(SIDE_NAMES[side]) for side in (Side.MOTHER, Side.FATHER) if not _stands_for(side, here)],
        gone=[each for each in everybody if each.left],
        number=sum(each.role in FAMILY_GROUP for each in here),
        role_names=_names(ROLE_NAMES),
        answer_names=_names(INVITED_NAMES),
    )


def _by_side(people: Iterable[CircleLine]) -> list[Group]:
    order = list(Side)
    by_side = sorted(people, key=lambda each: order.index(each.side))
    return [Group(side, _(SIDE_NAMES[side]), list(group)) for side, group in groupby(by_side, key=lambda each: each.side)]


def _stands_for(side: Side, people: Iterable[CircleLine]) -> bool:
    """Is there somebody grown up of this side?"""
    return any(each.side in {side, Side.BOTH} and each.role not in {"child", *GUESTS} for each in people)


async def new_page(seat: Seat, form: Form[ParticipantForm]) -> Page:
    return page("circle/new", 422 if form.errors else 200, seat=seat, at=home(seat), form=form, **_choices())


async def someone_page(
    seat: Seat,
    participant: UUID,
    *,
    form: Form[ParticipantForm] | None = None,
    consent: Form[ConsentForm] | None = None,
    overtaken: str = "",
) -> Page:
    """Somebody of the circle. With `overtaken`, what a colleague wrote stands beside what was typed, and may now be written over."""
    found = await queries.someone(seat.conference.id, participant) if seat.may(Right.PREPARE) else None
    if found is None:
        raise NoSuchThing  # also for the caseworker, who may record a consent but sees no address
    form = form or Form(ParticipantForm, filled=_as_filled(found))
    consent = consent or Form(ConsentForm, filled={"on": today(seat.conference.zone)})
    if overtaken:
        form.typed["edited"] = str(found.edited)
    wrong = 409 if overtaken else 422 if form.errors or consent.errors else 200
    return page(
        "circle/someone",
        wrong,
        seat=seat,
        at=f"{home(seat)}/{participant}",
        home=home(seat),
        someone=found,
        form=form,
        consent=consent,
        overtaken=overtaken,
        theirs=_in_words(found) if overtaken else [],
        consent_ways=_names(CONSENT_HOW_NAMES),
        **_choices(),
    )


def _as_filled(found: Someone) -> dict[str, Any]:
    return {name: getattr(found, name) for name in ParticipantForm.__struct_fields__}


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
        (_("What they need"), found.needs),
        (_("Safety"), found.safety),
    ]
    return [(label, value or "–") for label, value in told]


def _choices() -> dict[str, Any]:
    return {
        "roles": [(role.value, _(ROLE_NAMES[role])) for role in ROLE_NAMES if role in FAMILY_GROUP | GUESTS],
        "sides": _names(SIDE_NAMES).items(),
        "ways": _names(WAY_NAMES).items(),
        "all_languages": [
            (each.code, each.name if each.code == i18n.language() else f"{each.name} – {each.english}") for each in LANGUAGES.values()
        ],
    }


def _names(table: dict[Any, str]) -> dict[str, str]:
    return {value.value: _(name) for value, name in table.items()}


class Handing(Struct, frozen=True):
    """A personal link in the ways in which it is handed on, its sentences in the language of whoever gets it."""

    address: str
    code: str
    picture: str
    text: str
    sms: str
    lang: str
    dir: str
    hello: str
    how: str
    how_typed: str
    typed_at: str
    keep: str


def handing(found: LinkOf, origin: str) -> Handing | None:
    """None where no link is in force. No word tells what it is about: whoever finds it learns nothing."""
    if found.link is None:
        return None
    address = f"{origin}/hello#{secret_of(found.link, found.handle)}"
    text = neutral_text(found.name, address, found.language)
    with i18n.speaking(found.language):
        spoken = LANGUAGES[i18n.language()]
        return Handing(
            address=address,
            code=code_of(found.link, found.handle),
            picture=segno.make(address, error="m").svg_data_uri(scale=5, border=2, light="#fff"),
            text=text,
            sms=sms_address(found.phone, text),
            lang=spoken.code.replace("_", "-"),
            dir=spoken.dir,
            typed_at=f"{origin}/hello",
            **sheet_words(found.name),
        )


def sheet_words(name: str) -> dict[str, str]:
    """What stands on the sheet, in the language that is spoken."""
    return {
        "hello": _("Hello %(name)s,") % {"name": first_name(name)},
        "how": _("there is a message for you. Point the camera of your phone at the picture."),
        "how_typed": _("Or open this address and type the code:"),
        "keep": _("Please keep this sheet for yourself."),
    }


def neutral_text(name: str, link: str, language: str) -> str:
    """What goes with a link in a text message, in its reader's language."""
    with i18n.speaking(language):
        return _("Hello %(name)s, there is a message for you: %(link)s") % {"name": first_name(name), "link": link}


def sms_address(phone: str, text: str) -> str:
    """Opens the text message, ready to be sent, in the coordinator's own phone; empty without a number.

    `?&body=` is understood by old and new phones of both kinds.
    """
    number = "".join(sign for sign in phone if sign in "+0123456789")
    return f"sms:{number}?&body={quote(text)}" if number else ""


def first_name(name: str) -> str:
    return name.split()[0] if name.split() else name


async def link_page(seat: Seat, participant: UUID, origin: str, *, form: Form[PinForm] | None = None) -> Page:
    found = await queries.link_of(seat.conference.id, participant)
    if found is None:
        raise NoSuchThing
    form = form or Form(PinForm)
    return page(
        "circle/link",
        422 if form.errors else 200,
        seat=seat,
        home=home(seat),
        at=f"{home(seat)}/{participant}/link",
        someone=found,
        handing=handing(found, origin),
        language=LANGUAGES.get(found.language),
        in_their_language=found.language in i18n.available(),
        form=form,
    )


async def sheet_page(seat: Seat, participant: UUID, origin: str) -> Page:
    found = await queries.link_of(seat.conference.id, participant)
    sheet = handing(found, origin) if found else None
    if sheet is None:
        raise NoSuchThing
    return page("circle/sheet", handing=sheet, back=f"{home(seat)}/{participant}/link")


async def notes_page(seat: Seat, number: int, *, form: Form[NoteForm] | None = None) -> Page:
    notes, more = await queries.notes_of(seat.conference.id, number)
    at = f"/conferences/{seat.conference.id}/notes"
    form = form or Form(NoteForm)
    return page(
        "circle/notes",
        422 if form.errors else 200,
        seat=seat,
        at=at,
        notes=notes,
        before=f"{at}?page={number - 1}" if number > 1 else "",
        after=f"{at}?page={number + 1}" if more else "",
        form=form,
    )
