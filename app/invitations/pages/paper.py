"""Letters: who gets one, the PDF of one or of all, and the sender above the address."""

import asyncio
from collections.abc import Sequence
from uuid import UUID

from litestar import Response
from msgspec import Struct

from app.conferences.seats import Seat, Visitor
from app.invitations import queries
from app.invitations.forms import InviteForm, SenderForm
from app.invitations.pages.letters import Job, Sender, letter
from app.invitations.queries import Recipient
from app.kit import pdf
from app.kit.clock import today
from app.kit.forms import Form
from app.kit.i18n import gettext as _
from app.kit.pages import Page, is_ours, page, pdf_file
from app.practice.languages import LANGUAGES
from app.practice.taking_part import ON_PAPER, WAY_NAMES

#: So many are made while one waits. Where there may be more, they are made beside the requests, with a page that says how far they are.
AT_ONCE = 25


class LetterLine(Struct, frozen=True):
    """Somebody in the list of letters. No address stands in it, only whether one will be printed."""

    participant: UUID
    name: str
    language: str
    way: str
    hidden: bool
    without_address: bool
    given: bool
    chosen: bool


async def letters_page(seat: Seat, *, form: Form[InviteForm] | None = None) -> Page:
    found = await queries.recipients_of(seat.conference.id)
    chosen = set(form.typed.get("who", [])) if form else {str(each.participant) for each in found if each.way in ON_PAPER}
    lines = [_line(each, chosen) for each in found]
    return page(
        "invitations/letters",
        422 if form and form.errors else 200,
        seat=seat,
        at=f"{seat.root}/invitations/letters",
        home=f"{seat.root}/invitations",
        lines=lines,
        number=sum(each.chosen for each in lines),
        beside=len(lines) > AT_ONCE,
        sender=await queries.sender_of(seat.conference.office),
        form=form or Form(InviteForm),
    )


def _line(one: Recipient, chosen: set[str]) -> LetterLine:
    own = LANGUAGES.get(one.language)
    return LetterLine(
        one.participant,
        one.name,
        own.name if own else one.language,
        _(WAY_NAMES[one.way]),
        one.hidden,
        not one.address,
        one.given_at is not None,
        str(one.participant) in chosen,
    )


async def pdf_of(seat: Seat, letters: Sequence[Recipient], origin: str, job: Job) -> Response[bytes]:
    """One PDF with a letter for each, as a file whose name says nothing."""
    wording = await queries.wording_of(seat.conference.id)
    sender = Sender(
        line=await queries.sender_of(seat.conference.office),
        name=seat.person.name,
        phone=seat.conference.coordinator_phone or seat.person.office_phone,
        origin=origin,
        today=today(seat.conference.zone),
    )
    written = []
    for each in letters:
        written.append(letter(each, wording, sender, job))
        await asyncio.sleep(0)  # between two of them whoever waits for a page has their turn
    data = {"title": _("Letter"), "letters": written}
    content = await pdf.typeset("letter", data, language=letters[0].language if len(letters) == 1 else "de")
    return pdf_file(content, "Brief" if len(letters) == 1 else "Briefe")


async def sender_page(visitor: Visitor, *, form: Form[SenderForm] | None = None, back: str = "") -> Page:
    form = form or Form(SenderForm, filled={"sender": await queries.sender_of(visitor.office), "back": back})
    return page("invitations/sender", 422 if form.errors else 200, form=form, is_ours=is_ours)
