"""Whom the family thinks of, and on which sides there is nobody."""

from uuid import UUID

from app.audit.commands import record
from app.circle.commands.people import add_participant
from app.circle.forms import ParticipantForm, ProposalForm
from app.circle.tables import Proposal, ThoughtOf
from app.conferences.commands import hold_alone
from app.conferences.queries import ConferenceLine
from app.database import all_or_nothing
from app.kit.clock import now
from app.kit.errors import NoSuchThing, Refused
from app.kit.i18n import gettext as _
from app.outbox.writing import write_to_staff
from app.practice.mail import Kind
from app.practice.roles import Role, Side
from app.practice.taking_part import Way

#: So many open proposals of one person are kept: a hand on the button is no proposal.
MOST_OPEN = 20


async def propose(conference: ConferenceLine, value: ProposalForm, *, by: UUID) -> None:
    """Somebody of the family thinks of somebody. Pressed twice, it is proposed once."""
    name = " ".join(value.name.split())
    async with all_or_nothing():
        await hold_alone(conference)
        open_ones = await Proposal.select(Proposal.name).where(
            Proposal.conference == conference.id, Proposal.by == by, Proposal.decision == ""
        )
        if any(each["name"].casefold() == name.casefold() for each in open_ones):
            return
        if len(open_ones) >= MOST_OPEN:
            raise Refused(_("Thank you, these are many already. Please talk with your coordinator about them first."))
        proposal = Proposal(conference=conference.id, name=name, relation=value.relation, words=value.words, by=by)
        await Proposal.insert(proposal)
        await record("propose", who=by, office=conference.office, conference=conference.id, proposal=proposal.id)
        if conference.coordinator is not None:
            await write_to_staff(Kind.DESK_NEWS, conference.coordinator, office=conference.office, conference=conference.id)


async def take_proposed(conference: ConferenceLine, proposal: UUID, side: Side, language: str, *, by: UUID) -> UUID:
    """Who was proposed comes into the circle, after a talk with the family. Raises SameName where they are in it already."""
    async with all_or_nothing():
        found = await _decide(conference, proposal, "taken", by=by)
        return await add_participant(
            conference,
            ParticipantForm(
                name=found["name"], role=Role.FAMILY.value, side=side, language=language, way=Way.PHONE, relation=found["relation"]
            ),
            by=by,
        )


async def leave_proposed(conference: ConferenceLine, proposal: UUID, *, by: UUID) -> None:
    """Not now: the coordinator and the family have talked about it."""
    await _decide(conference, proposal, "not_now", by=by)


async def _decide(conference: ConferenceLine, proposal: UUID, decision: str, *, by: UUID) -> dict[str, str]:
    async with all_or_nothing():
        await hold_alone(conference)
        decided = (
            await Proposal.update({Proposal.decision: decision, Proposal.decided_at: now(), Proposal.decided_by: by})
            .where(Proposal.id == proposal, Proposal.conference == conference.id, Proposal.decision == "")
            .returning(Proposal.name, Proposal.relation)
        )
        if not decided:
            raise NoSuchThing
        await record(f"proposal_{decision}", who=by, office=conference.office, conference=conference.id, proposal=proposal)
    found: dict[str, str] = decided[0]
    return found


async def think_of(conference: ConferenceLine, side: Side, *, by: UUID) -> None:
    """The family was asked about this side, and there is nobody."""
    async with all_or_nothing():
        await hold_alone(conference)
        await ThoughtOf.insert(ThoughtOf(conference=conference.id, side=side)).on_conflict(
            action="DO NOTHING", target=(ThoughtOf.conference, ThoughtOf.side)
        )
        await record("think_of", who=by, office=conference.office, conference=conference.id, side=side)


async def ask_again(conference: ConferenceLine, side: Side, *, by: UUID) -> None:
    async with all_or_nothing():
        await hold_alone(conference)
        await ThoughtOf.delete().where(ThoughtOf.conference == conference.id, ThoughtOf.side == side)
        await record("ask_again", who=by, office=conference.office, conference=conference.id, side=side)
