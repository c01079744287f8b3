"""What became of the messages, for the pages that show it. Neither address nor text stands in it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from msgspec import Struct

from app.database import row, rows
from app.outbox.rules import please_phone
from app.outbox.status import Facts, StatusLine, status_line
from app.practice.mail import NOT_ARRIVED, Kind, Problem, State


class MessageLine(Struct, frozen=True):
    """One message as the coordinator sees it."""

    id: UUID
    kind: Kind
    person: UUID
    name: str
    state: State
    problem: Problem
    tries: int
    made_at: datetime
    next_try_at: datetime | None
    sent_at: datetime | None
    seen_to_at: datetime | None

    @property
    def please_phone(self) -> bool:
        """It did not arrive, and nobody has phoned yet."""
        return self.state in NOT_ARRIVED and self.seen_to_at is None and please_phone(self.kind, self.problem)


_MESSAGES = """
    SELECT m.id, m.kind, m.person, p.name, m.state, m.problem, m.tries, m.made_at, m.next_try_at, m.sent_at, m.seen_to_at
    FROM outbox_message m
    JOIN person p ON p.id = m.person
    WHERE m.conference = $1 AND m.kind = ANY($2)
    ORDER BY m.made_at DESC, p.name
    LIMIT $3
"""


async def messages_of(conference: UUID, kinds: frozenset[Kind], *, limit: int = 200) -> list[MessageLine]:
    """The messages of these kinds in a conference, the newest on top."""
    found = await rows(_MESSAGES, conference, sorted(kinds), limit)
    return [
        MessageLine(**{**each, "kind": Kind(each["kind"]), "state": State(each["state"]), "problem": Problem(each["problem"])})
        for each in map(dict, found)
    ]


_STATUS = """
    SELECT pa.person, m.kind, m.state, m.problem, m.way, m.made_at, m.sent_at, m.seen_to_at, k.no_email_since, i.given_at,
           CASE WHEN i.answer <> '' AND NOT i.to_confirm THEN i.answered_at END AS answered_at
    FROM participant pa
    LEFT JOIN contact k ON k.participant = pa.id
    LEFT JOIN invitation i ON i.participant = pa.id
    LEFT JOIN LATERAL (
        SELECT * FROM outbox_message o
        WHERE o.conference = pa.conference AND o.person = pa.person AND o.link IS NOT NULL
        ORDER BY o.made_at DESC, o.id LIMIT 1
    ) m ON true
    WHERE pa.conference = $1 AND pa.left_at IS NULL
"""


async def status_of(conference: UUID) -> dict[UUID, StatusLine]:
    """For everybody who takes part, by person: how they stand with what was written to them last. One question.

    A page shows `_(STATUS_NAMES[line.status])`, `line.at|moment`, and asks to phone where `line.please_phone`.
    """
    return {each["person"]: status_line(_facts(each)) for each in await rows(_STATUS, conference)}


def _facts(found: Mapping[str, Any]) -> Facts:
    about = {name: found[name] for name in ("no_email_since", "given_at", "answered_at")}
    if found["kind"] is None:
        return Facts(**about)
    return Facts(
        kind=Kind(found["kind"]),
        state=State(found["state"]),
        problem=Problem(found["problem"]),
        way=found["way"],
        made_at=found["made_at"],
        sent_at=found["sent_at"],
        seen_to_at=found["seen_to_at"],
        **about,
    )


class NoEmail(Struct, frozen=True):
    """Somebody who wants no e-mail any more, for the coordinator."""

    participant: UUID
    name: str
    since: datetime


_WITHOUT = """
    SELECT pa.id AS participant, p.name, k.no_email_since AS since
    FROM participant pa JOIN person p ON p.id = pa.person JOIN contact k ON k.participant = pa.id
    WHERE pa.conference = $1 AND pa.left_at IS NULL AND k.no_email_since IS NOT NULL
    ORDER BY k.no_email_since DESC, p.name
"""


async def without_email(conference: UUID) -> list[NoEmail]:
    return [NoEmail(**dict(each)) for each in await rows(_WITHOUT, conference)]


class EmailWish(Struct, frozen=True):
    """Does somebody want e-mail? Asked by what stands in a message's header; nobody is signed in."""

    participant: UUID
    person: UUID
    conference: UUID
    office: UUID
    language: str
    refused: bool


_WISH = """
    SELECT pa.id AS participant, pa.person, pa.conference, pa.office, p.language, k.no_email_since IS NOT NULL AS refused
    FROM participant pa JOIN person p ON p.id = pa.person JOIN contact k ON k.participant = pa.id
    WHERE pa.id = $1
"""


async def email_wish_of(participant: UUID) -> EmailWish | None:
    found = await row(_WISH, participant)
    return EmailWish(**dict(found)) if found else None
