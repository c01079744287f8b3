"""What the office sees of the promises of one family: as far as it is shared, and what the family gave to the caseworker to look after."""

from datetime import date, datetime
from uuid import UUID

from msgspec import Struct

from app.database import row
from app.follow_up.queries.news import SHARED_NEWS, SharedNews
from app.follow_up.queries.promises import IN_FORCE, LATEST, LATEST_CHECK
from app.plans.queries.shared import decoded
from app.plans.rules import Escalation
from app.practice.promises import Progress, Worked


class OfficeLine(Struct, frozen=True):
    """One promise, as far as the family shares it. `state` and `worked` are None where it shares nothing."""

    promise: UUID
    what: str
    who_name: str
    due_on: date | None
    due_words: str
    sign: str
    state: Progress | None
    words: str
    at: datetime | None
    check: UUID | None
    check_by: str
    worked: Worked | None
    check_words: str
    checked_at: datetime | None
    mine: bool  # the family has asked this reader to look after it
    escalation: Escalation

    @property
    def shared(self) -> bool:
        return self.state is not None or self.worked is not None


_SEEN = f"""
    WITH v AS ({IN_FORCE.format(where="v.conference = $1")})
    SELECT (a ->> 'promise')::uuid AS promise, coalesce(nullif(a ->> 'what', ''), a ->> 'own_words') AS what,
           coalesce(a -> 'who' ->> 'name', '') AS who_name, (a ->> 'due_on')::date AS due_on, coalesce(a ->> 'due_words', '') AS due_words,
           coalesce(a ->> 'sign', '') AS sign, n.state, coalesce(n.words, '') AS words, n.at,
           k.id AS check, coalesce(p.name, '') AS check_by, k.worked, coalesce(k.words, '') AS check_words, k.at AS checked_at,
           coalesce(a -> 'checker' ->> 'id' = $2::text, false) AS mine, coalesce(v.content -> 'escalation', '{{}}') AS escalation
    FROM v CROSS JOIN LATERAL jsonb_array_elements(v.content -> 'agreements') WITH ORDINALITY AS each (a, place)
    LEFT JOIN LATERAL (SELECT * FROM ({LATEST}) l WHERE l.shared AND l.state <> 'open') n ON true
    LEFT JOIN LATERAL (SELECT * FROM ({LATEST_CHECK}) l WHERE l.shared) k ON true
    LEFT JOIN person p ON p.id = k.by
    WHERE n.id IS NOT NULL OR k.id IS NOT NULL OR a -> 'checker' ->> 'id' = $2::text
    ORDER BY array_position(ARRAY['needs_help', 'partly', 'done', 'no_longer_needed'], n.state) NULLS LAST, place
"""  # noqa: S608  # only our own constants are put together


_BOTH = f"""
    SELECT (SELECT coalesce(json_agg(to_jsonb(l)), '[]') FROM ({_SEEN}) l)::text AS lines,
           (SELECT coalesce(json_agg(to_jsonb(n)), '[]') FROM ({SHARED_NEWS.format(where="n.conference = $1", most=50)}) n)::text AS news
"""  # noqa: S608


async def seen_by_office(conference: UUID, person: UUID) -> tuple[list[OfficeLine], list[SharedNews]]:
    """The promises, calls for help first, and what this reader looks after in any case; and good news. In one question."""
    found = await row(_BOTH, conference, str(person))
    assert found is not None  # noqa: S101  # a query without a table
    return decoded(found["lines"], list[OfficeLine]), decoded(found["news"], list[SharedNews])
