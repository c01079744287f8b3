"""What is known of invitations: the own one, and everybody's for the coordinator."""

from datetime import datetime
from uuid import UUID

import asyncpg
from msgspec import Struct

from app.conferences.queries import meeting_in
from app.conferences.rules import SEPARATELY, Meeting
from app.database import row, rows
from app.invitations.rules import Standing
from app.outbox.status import Facts, StatusLine, status_line
from app.practice.mail import Kind, Problem, State
from app.practice.roles import Role
from app.practice.taking_part import Invited, Way


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
                 ORDER BY pa.made_at) AS without_consent,
           EXISTS (SELECT 1 FROM family_words w WHERE w.conference = c.id) AS worded,
           c.sitting = 1 OR EXISTS (SELECT 1 FROM invitation i JOIN participant pa ON pa.id = i.participant WHERE pa.conference = c.id)
               AS invited
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
    has_phone: bool
    hidden: bool  # then the phone is not in it: `safety` shows it when asked
    phone: str
    consent_withdrawn: bool
    prepared: bool
    link: UUID | None
    handle: str
    invited_at: datetime | None  # None also for whose link was withdrawn: they are invited anew
    given_at: datetime | None
    answer: Invited | None
    words: str
    to_confirm: bool
    answered_at: datetime | None
    answered_by_phone: bool
    no_email: bool  # they want none
    meeting: Meeting
    status: StatusLine
    problem: Problem  # of the last message

    @property
    def without_address(self) -> bool:
        return self.way is Way.EMAIL and (self.no_email or not self.has_email)

    @property
    def without_day(self) -> bool:
        """They come to a meeting of their own that has no day or place yet."""
        own = self.meeting
        return own.takes_part == SEPARATELY and not (own.on and own.at and own.place)


_INVITATIONS = """
    SELECT t.*, pa.id AS participant, pa.person, p.name, p.language, pa.role, pa.relation,
           coalesce(c.way, 'phone') AS way, coalesce(c.email, '') <> '' AS has_email,
           coalesce(c.phone, '') <> '' AS has_phone,
           coalesce(c.hidden, false) AS hidden, CASE WHEN c.hidden THEN '' ELSE coalesce(c.phone, '') END AS phone,
           NOT EXISTS (SELECT 1 FROM consent k WHERE k.participant = pa.id AND k.withdrawn_at IS NULL)
             AND EXISTS (SELECT 1 FROM consent k WHERE k.participant = pa.id) AS consent_withdrawn,
           pa.prepared_at IS NOT NULL AS prepared, l.id AS link, coalesce(l.handle, '') AS handle,
           CASE WHEN l.id IS NOT NULL THEN i.invited_at END AS invited_at, i.given_at,
           nullif(i.answer, '') AS answer, coalesce(i.words, '') AS words, coalesce(i.to_confirm, false) AS to_confirm,
           i.answered_at, coalesce(i.answered_by <> pa.person, false) AS answered_by_phone,
           c.no_email_since IS NOT NULL AS no_email, c.no_email_since,
           m.kind, m.state, coalesce(m.problem, '') AS problem, m.way AS went_by, m.made_at, m.sent_at, m.seen_to_at
    FROM participant pa
    JOIN person p ON p.id = pa.person
    JOIN meeting t ON t.participant = pa.id
    LEFT JOIN contact c ON c.participant = pa.id
    LEFT JOIN access_link l ON l.conference = pa.conference AND l.person = pa.person AND l.withdrawn_at IS NULL
    LEFT JOIN invitation i ON i.participant = pa.id
    LEFT JOIN LATERAL (
        SELECT * FROM outbox_message o
        WHERE o.conference = pa.conference AND o.person = pa.person AND o.link IS NOT NULL
          AND o.made_at >= coalesce((SELECT c.convened_at FROM conference c WHERE c.id = pa.conference), '-infinity')
        ORDER BY o.made_at DESC, o.id LIMIT 1
    ) m ON true
    WHERE pa.conference = $1 AND pa.left_at IS NULL AND ($2::uuid IS NULL OR pa.id = $2)
    ORDER BY (pa.role <> 'child'), pa.made_at, p.name
"""
_AS_THEY_ARE = (
    "participant", "person", "name", "language", "relation", "has_email", "has_phone", "hidden", "phone", "consent_withdrawn", "prepared",
    "link", "handle", "invited_at", "given_at", "words", "to_confirm", "answered_at", "answered_by_phone", "no_email",
)  # fmt: skip


async def invitations_of(conference: UUID, participant: UUID | None = None) -> list[InvitationLine]:
    """Everybody who takes part, or one of them."""
    return [_line(each) for each in await rows(_INVITATIONS, conference, participant)]


def _line(found: asyncpg.Record) -> InvitationLine:
    return InvitationLine(
        **{name: found[name] for name in _AS_THEY_ARE},
        role=Role(found["role"]),
        way=Way(found["way"]),
        answer=Invited(found["answer"]) if found["answer"] else None,
        meeting=meeting_in(found),
        status=status_line(_facts(found)),
        problem=Problem(found["problem"]),
    )


def _facts(found: asyncpg.Record) -> Facts:
    return Facts(
        kind=Kind(found["kind"]) if found["kind"] else None,
        state=State(found["state"] or State.WAITING),
        problem=Problem(found["problem"]),
        way=found["went_by"] or "",
        made_at=found["made_at"],
        sent_at=found["sent_at"],
        seen_to_at=found["seen_to_at"],
        no_email_since=found["no_email_since"],
        given_at=found["given_at"],
        answered_at=found["answered_at"] if found["answer"] and not found["to_confirm"] else None,
    )


async def person_of(conference: UUID, participant: UUID) -> UUID | None:
    """Who it is that has this seat in the conference."""
    found = await row("SELECT person FROM participant WHERE conference = $1 AND id = $2", conference, participant)
    return found["person"] if found else None
