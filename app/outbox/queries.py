"""What became of the messages, for the pages that show it. Neither address nor text stands in it."""

from datetime import datetime
from uuid import UUID

from msgspec import Struct

from app.database import rows
from app.outbox.rules import please_phone
from app.practice.mail import Kind, Problem, State


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
        over = self.state in {State.GIVEN_UP, State.WITHHELD}
        return over and self.seen_to_at is None and please_phone(self.kind, self.problem)


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
