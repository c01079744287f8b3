"""A personal link in the ways in which it is handed on."""

from urllib.parse import quote
from uuid import UUID

import segno
from msgspec import Struct

from app.circle import queries
from app.circle.forms import PinForm
from app.circle.pages.choices import home
from app.circle.queries import LinkOf
from app.conferences.seats import Seat
from app.kit import i18n
from app.kit.errors import NoSuchThing
from app.kit.forms import Form
from app.kit.i18n import gettext as _
from app.kit.pages import Page, page
from app.outbox.letters import first_name
from app.people.links import code_of, secret_of
from app.practice.languages import LANGUAGES
from app.practice.letters import WAY_IN, WAY_IN_OF_CHILD, WayIn
from app.practice.mail import SOMETHING_NEW
from app.practice.roles import Role


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
    to_a_child = found.role is Role.CHILD
    text = neutral_text(address, found.language, to_a_child=to_a_child)
    with i18n.speaking(found.language, to_a_child=to_a_child):
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
            **_sheet_words(found.name, WAY_IN_OF_CHILD if to_a_child else WAY_IN),
        )


def _sheet_words(name: str, way_in: WayIn) -> dict[str, str]:
    """What stands on the sheet, in the language that is spoken."""
    return {
        "hello": _("Hello %(name)s,") % {"name": first_name(name)},
        "how": _(way_in.scan),
        "how_typed": _(way_in.type),
        "keep": _(way_in.keep),
    }


def neutral_text(link: str, language: str, *, to_a_child: bool) -> str:
    """What goes with a link in a text message, in its reader's language."""
    with i18n.speaking(language, to_a_child=to_a_child):
        return f"{_(SOMETHING_NEW)} {link}"


def sms_address(phone: str, text: str) -> str:
    """Opens the text message, ready to be sent, in the coordinator's own phone; empty without a number.

    `?&body=` is understood by old and new phones of both kinds.
    """
    number = "".join(sign for sign in phone if sign in "+0123456789")
    return f"sms:{number}?&body={quote(text)}" if number else ""


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
