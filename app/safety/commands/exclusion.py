"""Somebody takes part in another way: decided by one, signed by a second, for as long as needed, and never without another way."""

from uuid import UUID

from app.audit.commands import record
from app.conferences.commands import hold
from app.conferences.queries import ConferenceLine
from app.database import all_or_nothing
from app.kit.clock import now
from app.kit.errors import NoSuchThing, Refused
from app.kit.i18n import gettext as _
from app.practice.safety import OtherWay, SecondDeed
from app.safety.commands.second import ask_second
from app.safety.commands.shared import hold_for
from app.safety.forms import ExclusionForm
from app.safety.tables import Exclusion, SecondLook, Separate


async def exclude(conference: ConferenceLine, participant: UUID, value: ExclusionForm, *, by: UUID) -> UUID:
    """Propose it. Nothing changes for anybody until a second person has signed."""
    async with all_or_nothing():
        await hold_for(conference, participant)
        if value.other_way is OtherWay.OWN_MEETING and not await Separate.exists().where(
            Separate.participant == participant, Separate.slot.is_not_null()
        ):
            raise Refused(_("Please give this person a meeting of their own first, or choose another way of taking part."))
        decided = Exclusion(
            conference=conference.id,
            participant=participant,
            criterion=value.criterion,
            why=value.why,
            until=value.until,
            other_way=value.other_way,
            other_words=value.other_words,
            reads_plan=value.reads_plan == "yes",
            decided_by=by,
        )
        await Exclusion.insert(decided)
        await record("propose_exclusion", who=by, office=conference.office, conference=conference.id, participant=participant)
        await ask_second(conference, participant, SecondDeed.EXCLUDE, why=value.why, exclusion=UUID(str(decided.id)), by=by)
    return UUID(str(decided.id))


async def end_exclusion(conference: ConferenceLine, exclusion: UUID, *, by: UUID) -> None:
    """End it before its day, or take the proposal back. That needs nobody else: it only opens."""
    async with all_or_nothing():
        await hold(conference)
        ended = (
            await Exclusion.update({Exclusion.ended_at: now(), Exclusion.ended_by: by})
            .where(Exclusion.id == exclusion, Exclusion.conference == conference.id, Exclusion.ended_at.is_null())
            .returning(Exclusion.participant)
        )
        if not ended:
            raise NoSuchThing
        await SecondLook.delete().where(SecondLook.exclusion == exclusion, SecondLook.answered_at.is_null())
        await record("end_exclusion", who=by, office=conference.office, conference=conference.id, participant=ended[0]["participant"])
