"""Telling somebody that their day is another. The rooms of the dates and the invitations stand above: their rows are kept right here."""

from uuid import UUID

from app.conferences.queries import ConferenceLine
from app.database import rows
from app.kit.clock import now
from app.outbox.writing import write_to_family
from app.practice.mail import Kind

#: Whoever was invited, or knew a day. A message that waits is enough: its link shows what holds.
_WHO = """
    SELECT pa.id AS participant, pa.person, l.id AS link,
           coalesce(k.way, '') IN ('email', 'text') AND NOT EXISTS (
               SELECT 1 FROM outbox_message o WHERE o.conference = pa.conference AND o.person = pa.person AND o.state = 'waiting'
               AND o.kind IN ('invitation', 'changed', 'date_chosen')) AS write
    FROM participant pa
    JOIN separate w ON w.participant = pa.id
    JOIN access_link l ON l.conference = pa.conference AND l.person = pa.person AND l.withdrawn_at IS NULL
    LEFT JOIN contact k ON k.participant = pa.id
    LEFT JOIN invitation i ON i.participant = pa.id
    LEFT JOIN told t ON t.participant = pa.id
    WHERE pa.conference = $1 AND pa.left_at IS NULL AND {which} = $2 AND (i.participant IS NOT NULL OR t.participant IS NOT NULL)
"""
#: What was answered to the day before is to be confirmed, what was given by hand is to be given anew.
TO_BE_CONFIRMED = "UPDATE invitation SET given_at = NULL, to_confirm = answer <> '' WHERE participant = $1"
_REMEMBER = """
    INSERT INTO told (participant, sequence, told_at) SELECT id, sequence, $2 FROM participant WHERE id = $1
    ON CONFLICT (participant)
    DO UPDATE SET sequence = excluded.sequence, told_at = excluded.told_at, confirmed_at = NULL, confirmed_by = NULL
"""


async def tell_who_comes_to(conference: ConferenceLine, slot: UUID) -> None:
    await _tell(conference, _WHO.format(which="w.slot"), slot)


async def tell_whose_meeting_is_another(conference: ConferenceLine, participant: UUID) -> None:
    await _tell(conference, _WHO.format(which="pa.id"), participant)


async def _tell(conference: ConferenceLine, who: str, which: UUID) -> None:
    for each in await rows(who, conference.id, which):
        await rows(TO_BE_CONFIRMED, each["participant"])
        await rows(_REMEMBER, each["participant"], now())
        if each["write"]:
            await write_to_family(Kind.CHANGED, each["person"], office=conference.office, conference=conference.id, link=each["link"])
