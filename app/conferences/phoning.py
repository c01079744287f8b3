"""Who has to be told by a call."""

from uuid import UUID

from msgspec import Struct

from app.database import rows

_TO_PHONE = """
    SELECT pa.id AS participant, p.name, CASE WHEN k.hidden THEN '' ELSE coalesce(k.phone, '') END AS phone,
           coalesce(k.hidden, false) AS hidden
    FROM told t JOIN participant pa ON pa.id = t.participant JOIN person p ON p.id = pa.person LEFT JOIN contact k ON k.participant = pa.id
    WHERE pa.conference = $1 AND pa.left_at IS NULL AND NOT EXISTS (
        SELECT 1 FROM outbox_message o WHERE o.conference = pa.conference AND o.person = pa.person AND o.sent_at IS NOT NULL
            AND o.made_at >= coalesce((SELECT c.convened_at FROM conference c WHERE c.id = pa.conference), '-infinity')
            AND o.state = 'sent' AND o.kind IN ('invitation', 'changed', 'date_chosen'))
    ORDER BY pa.made_at
"""


class ToPhone(Struct, frozen=True):
    """Somebody who is told by a call. A hidden number is not in it: the room `safety` shows it when asked."""

    participant: UUID
    name: str
    phone: str
    hidden: bool


async def to_phone_when_off(conference: UUID) -> list[ToPhone]:
    """Everybody who knows the day and was not reached by a message: they are told by a call that it is off."""
    return [ToPhone(**dict(each)) for each in await rows(_TO_PHONE, conference)]
