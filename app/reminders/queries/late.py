"""Where the office is late with its own promise, for whoever leads the team: that it is, and since when; never what was asked."""

from datetime import date
from uuid import UUID

from msgspec import Struct

from app.database import rows
from app.kit.clock import today
from app.practice.reminders import LATE_IS_SEEN_BY


class LateOffice(Struct, frozen=True):
    """One conference in which the office has been late for longer than a week."""

    conference: UUID
    reference: str
    family_name: str
    caseworker_name: str
    since: date  # the day that was promised, of the promise that is latest
    promises: int


#: In private family time the family's affairs are nobody's.
_LATE = """
    SELECT c.id AS conference, c.reference, c.family_name, p.name AS caseworker_name, min(h.promised_on) AS since, count(*) AS promises
    FROM promised_help h JOIN conference c ON c.id = h.conference JOIN person p ON p.id = c.caseworker
    WHERE c.office = $1 AND c.phase IN ('agreeing', 'follow_up', 'review') AND h.decision = 'granted' AND h.kept_on IS NULL
      AND h.promised_on + $3::int <= $2::date
    GROUP BY c.id, p.name ORDER BY min(h.promised_on), c.reference LIMIT $4
"""


async def late_for_manager(office: UUID, *, most: int = 50) -> list[LateOffice]:
    """The longest first. The family has seen it since the day after, see practice/reminders.py."""
    return [LateOffice(**dict(each)) for each in await rows(_LATE, office, today(), LATE_IS_SEEN_BY.manager, most)]
