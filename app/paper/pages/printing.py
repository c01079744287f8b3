"""Letters for many: for which families, and how far they are."""

from collections.abc import Sequence
from uuid import UUID

from app.conferences.queries import ConferenceLine, conference_seen_by
from app.conferences.seats import Seat, Visitor
from app.invitations.pages.letters import Sender
from app.invitations.queries import Recipient, recipients_of, sender_of
from app.kit.clock import today
from app.kit.errors import NoSuchThing
from app.kit.forms import Form
from app.kit.pages import Page, page
from app.paper.commands import printing
from app.paper.forms import LettersForm
from app.paper.queries.printing import job_of, letters_waiting
from app.paper.serial import Order, start
from app.practice.phases import Phase
from app.practice.rights import Right, may
from app.practice.roles import Role, StaffRole
from app.practice.taking_part import ON_PAPER

_INVITING = [phase.value for phase in Phase if may(Role.COORDINATOR, Right.INVITE, phase)]


async def letters_page(visitor: Visitor, form: Form[LettersForm] | None = None) -> Page:
    """Families with letters that nobody has posted yet. Hidden addresses stand on none of these letters."""
    found = await letters_waiting(visitor.office, visitor.id, _INVITING, sorted(ON_PAPER))
    return page(
        "paper/letters",
        422 if form and form.errors else 200,
        waiting=found,
        total=sum(each.letters for each in found),
        sender=await sender_of(visitor.office),
        form=form or Form(LettersForm, filled={"conference": [str(each.conference) for each in found]}),
    )


async def begin_for_families(visitor: Visitor, wanted: Sequence[UUID], origin: str) -> UUID:
    """What nobody has posted yet, of these families. Raises NoSuchThing for one that is not this coordinator's."""
    orders = []
    for each in dict.fromkeys(wanted):
        found = await conference_seen_by(visitor.id, visitor.office, StaffRole.COORDINATOR, each)
        if found is None or not may(found[1], Right.INVITE, found[0].phase):
            raise NoSuchThing
        letters = [one for one in await recipients_of(each) if one.way in ON_PAPER and one.given_at is None]
        orders.append((found[0], letters))
    return await _begin(visitor, orders, origin)


async def begin_for_people(seat: Seat, wanted: Sequence[UUID], origin: str) -> UUID:
    """Of one family, whoever was chosen."""
    who = set(wanted)
    letters = [one for one in await recipients_of(seat.conference.id) if one.participant in who]
    if len(letters) != len(who):
        raise NoSuchThing
    return await _begin(seat.person, [(seat.conference, letters)], origin)


async def _begin(visitor: Visitor, orders: list[tuple[ConferenceLine, list[Recipient]]], origin: str) -> UUID:
    job = await printing.begin(orders, office=visitor.office, by=visitor.id)
    line = await sender_of(visitor.office)
    start(job, [Order(conference, letters, _sender(line, visitor, conference, origin)) for conference, letters in orders])
    return job


def _sender(line: str, visitor: Visitor, conference: ConferenceLine, origin: str) -> Sender:
    phone = conference.coordinator_phone or visitor.office_phone
    return Sender(line=line, name=visitor.name, phone=phone, origin=origin, today=today(conference.zone))


async def job_page(visitor: Visitor, job: UUID, *, piece: bool) -> Page:
    """How far it is: the page, or the piece of it that is asked for again and again."""
    found = await job_of(job, visitor.id)
    return page("paper/_job" if piece else "paper/job", job=found, at=f"/print/{job}")
