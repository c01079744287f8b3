"""What is known of invitations: the own one, and everybody's for the coordinator."""

from datetime import datetime
from uuid import UUID

from msgspec import Struct

from app.database import row, rows
from app.invitations.rules import Standing
from app.practice.mail import Problem, State
from app.practice.vocabulary import Invited, Role, Way


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


_STANDING = """
    SELECT c.frozen_at IS NOT NULL AS frozen, c.meets_on, c.meets_at, c.place, c.zone, c.edited, coalesce(r.concern, '') AS concern,
           coalesce((SELECT min(q.text) FROM line q WHERE q.conference = c.id AND q.kind = 'question'), '') AS question,
           ARRAY(SELECT b.text FROM line b WHERE b.conference = c.id AND b.kind = 'bottom_line' AND b.text <> '' ORDER BY b.number)
               AS bottom_lines,
           (SELECT count(*) FROM participant pa WHERE pa.conference = c.id AND pa.custody AND pa.left_at IS NULL) AS custody,
           ARRAY(SELECT p.name FROM participant pa JOIN person p ON p.id = pa.person
                 WHERE pa.conference = c.id AND pa.custody AND pa.left_at IS NULL
                   AND NOT EXISTS (SELECT 1 FROM consent k WHERE k.participant = pa.id AND k.withdrawn_at IS NULL)
                 ORDER BY pa.made_at) AS without_consent
    FROM conference c LEFT JOIN referral r ON r.conference = c.id
    WHERE c.id = $1
"""


async def standing_of(conference: UUID) -> Standing:
    found = await row(_STANDING, conference)
    assert found is not None  # whoever asks has a seat in it  # noqa: S101
    return Standing(**dict(found))


class InvitationLine(Struct, frozen=True):
    """Somebody with their invitation, for the coordinator: who is still to be invited, what became of it, what they answered."""

    participant: UUID
    person: UUID
    name: str
    language: str
    role: Role
    relation: str
    way: Way
    has_email: bool
    hidden: bool  # then the phone is not in it: `safety` shows it when asked
    phone: str
    consent_withdrawn: bool
    prepared: bool
    link: UUID | None
    handle: str
    opened_at: datetime | None
    invited_at: datetime | None  # None also for whose link was withdrawn: they are invited anew
    given_at: datetime | None
    answer: Invited | None
    words: str
    to_confirm: bool
    answered_at: datetime | None
    answered_by_phone: bool
    message: State | None
    problem: Problem

    @property
    def without_address(self) -> bool:
        return self.way is Way.EMAIL and not self.has_email


_INVITATIONS = """
    SELECT pa.id AS participant, pa.person, p.name, p.language, pa.role, pa.relation,
           coalesce(c.way, 'phone') AS way, coalesce(c.email, '') <> '' AS has_email,
           coalesce(c.hidden, false) AS hidden, CASE WHEN c.hidden THEN '' ELSE coalesce(c.phone, '') END AS phone,
           NOT EXISTS (SELECT 1 FROM consent k WHERE k.participant = pa.id AND k.withdrawn_at IS NULL)
             AND EXISTS (SELECT 1 FROM consent k WHERE k.participant = pa.id) AS consent_withdrawn,
           pa.prepared_at IS NOT NULL AS prepared, l.id AS link, coalesce(l.handle, '') AS handle, l.opened_at,
           CASE WHEN l.id IS NOT NULL THEN i.invited_at END AS invited_at, i.given_at,
           nullif(i.answer, '') AS answer, coalesce(i.words, '') AS words, coalesce(i.to_confirm, false) AS to_confirm,
           i.answered_at, coalesce(i.answered_by <> pa.person, false) AS answered_by_phone,
           m.state AS message, coalesce(m.problem, '') AS problem
    FROM participant pa
    JOIN person p ON p.id = pa.person
    LEFT JOIN contact c ON c.participant = pa.id
    LEFT JOIN access_link l ON l.conference = pa.conference AND l.person = pa.person AND l.withdrawn_at IS NULL
    LEFT JOIN invitation i ON i.participant = pa.id
    LEFT JOIN LATERAL (
        SELECT o.state, o.problem FROM outbox_message o
        WHERE o.conference = pa.conference AND o.person = pa.person AND o.kind IN ('invitation', 'changed')
        ORDER BY o.made_at DESC LIMIT 1
    ) m ON true
    WHERE pa.conference = $1 AND pa.left_at IS NULL
    ORDER BY (pa.role <> 'child'), pa.made_at, p.name
"""


async def invitations_of(conference: UUID) -> list[InvitationLine]:
    return [
        InvitationLine(
            **{
                **each,
                "role": Role(each["role"]),
                "way": Way(each["way"]),
                "answer": Invited(each["answer"]) if each["answer"] else None,
                "message": State(each["message"]) if each["message"] else None,
                "problem": Problem(each["problem"]),
            }
        )
        for each in map(dict, await rows(_INVITATIONS, conference))
    ]


async def person_of(conference: UUID, participant: UUID) -> UUID | None:
    """Who it is that has this seat in the conference."""
    found = await row("SELECT person FROM participant WHERE conference = $1 AND id = $2", conference, participant)
    return found["person"] if found else None
