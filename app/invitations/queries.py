"""What is known of invitations: the own one, everybody's for the coordinator, and who is there on the day."""

from datetime import datetime
from uuid import UUID

from msgspec import Struct

from app.database import row
from app.practice.vocabulary import Invited


class OwnInvitation(Struct, frozen=True):
    """One's own invitation, as its owner sees it. Day, time and place stand in the conference."""

    participant: UUID
    invited_at: datetime
    answer: Invited | None
    words: str
    answered_at: datetime | None
    to_confirm: bool  # day or place have changed since the answer


_OWN = """
    SELECT i.participant, i.invited_at, i.answer, i.words, i.answered_at, i.to_confirm
    FROM invitation i JOIN participant pa ON pa.id = i.participant
    WHERE pa.conference = $1 AND pa.person = $2 AND pa.left_at IS NULL
"""


async def invitation_of(conference: UUID, person: UUID) -> OwnInvitation | None:
    """The invitation of this person, or None as long as they are not invited."""
    found = await row(_OWN, conference, person)
    if found is None:
        return None
    return OwnInvitation(**{**dict(found), "answer": Invited(found["answer"]) if found["answer"] else None})
