"""Setting the day, inviting, noting answers, and who is there on the day."""

from uuid import UUID

from app.audit.commands import record
from app.conferences.commands import hold
from app.conferences.queries import ConferenceLine
from app.database import all_or_nothing
from app.invitations import queries
from app.invitations.tables import Invitation
from app.kit.clock import now
from app.kit.errors import NoSuchThing
from app.practice.vocabulary import Invited


async def answer_invitation(conference: ConferenceLine, person: UUID, answer: Invited, words: str, *, by: UUID) -> None:
    """Keep what somebody answers; the last answer counts. `by` is themselves, or the coordinator who phoned."""
    async with all_or_nothing():
        await hold(conference)
        own = await queries.invitation_of(conference.id, person)
        if own is None:
            raise NoSuchThing
        await Invitation.update(
            {
                Invitation.answer: answer,
                Invitation.words: words,
                Invitation.answered_at: now(),
                Invitation.answered_by: by,
                Invitation.to_confirm: False,
            }
        ).where(Invitation.participant == own.participant)
        await record(
            "answer_invitation", who=by, office=conference.office, conference=conference.id, participant=own.participant, answer=answer
        )
