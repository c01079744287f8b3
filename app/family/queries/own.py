"""What was said plainly, and one's own consent."""

from datetime import date
from uuid import UUID

import msgspec
from msgspec import Struct

from app.database import row
from app.plans.rules import BottomLine


class Concern(Struct, frozen=True):
    """What was said plainly, as it was frozen."""

    concern: str
    good: str
    available_help: str
    question: str
    bottom_lines: list[BottomLine]


_CONCERN = """
    SELECT json_build_object(
        'concern', r.concern, 'good', r.good, 'available_help', r.available_help,
        'question', coalesce((SELECT l.text FROM line l WHERE l.conference = c.id AND l.kind = 'question' ORDER BY l.number LIMIT 1), ''),
        'bottom_lines', (
            SELECT coalesce(json_agg(json_build_object('id', l.id, 'number', l.number, 'text', l.text) ORDER BY l.number), '[]')
            FROM line l WHERE l.conference = c.id AND l.kind = 'bottom_line')) AS concern
    FROM conference c JOIN referral r ON r.conference = c.id
    WHERE c.id = $1 AND c.frozen_at IS NOT NULL
"""


async def concern_of(conference: UUID) -> Concern | None:
    """None as long as it is not frozen: what can still change is not put before the family."""
    found = await row(_CONCERN, conference)
    return msgspec.json.decode(found["concern"], type=Concern) if found else None


class OwnConsent(Struct, frozen=True):
    """One's own seat, and the consent that hangs on it."""

    participant: UUID
    given_on: date | None
    withdrawn_on: date | None

    @property
    def withdrawn(self) -> bool:
        return self.given_on is None and self.withdrawn_on is not None


_CONSENT = """
    SELECT pa.id AS participant,
           (SELECT k.given_on FROM consent k WHERE k.participant = pa.id AND k.withdrawn_at IS NULL) AS given_on,
           (SELECT (max(k.withdrawn_at) AT TIME ZONE 'Europe/Berlin')::date FROM consent k WHERE k.participant = pa.id) AS withdrawn_on
    FROM participant pa
    WHERE pa.conference = $1 AND pa.person = $2 AND pa.left_at IS NULL
"""


async def own_consent(conference: UUID, person: UUID) -> OwnConsent | None:
    found = await row(_CONSENT, conference, person)
    return OwnConsent(**found) if found else None
