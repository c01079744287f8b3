"""Telling the day: once for each change, to everybody who was asked or knew another one."""

from uuid import UUID

import asyncpg

from app.circle.commands import make_link
from app.conferences.commands import hold, hold_alone
from app.conferences.queries import ConferenceLine
from app.database import all_or_nothing, row, rows
from app.dates.queries.poll import written_to
from app.dates.rules import give_up_at
from app.dates.tables import Told
from app.kit.clock import moment_of, now
from app.kit.errors import NoSuchThing
from app.outbox.writing import write_to_family
from app.practice.mail import Kind
from app.safety.commands.telling import TO_BE_CONFIRMED

#: Who is to be told: whoever was asked or invited, or knew another day. Not who was told of this very one.
_WHO = """
    SELECT pa.id AS participant, pa.person, pa.sequence, m.meets_on, m.meets_at, m.zone, {by_us} AS by_us,
           t.participant IS NOT NULL OR i.participant IS NOT NULL AS knew,
           EXISTS (SELECT 1 FROM outbox_message o WHERE o.conference = pa.conference AND o.person = pa.person AND o.state = 'waiting'
                   AND o.kind IN ('invitation', 'changed', 'date_chosen')) AS waits
    FROM participant pa
    JOIN meeting m ON m.participant = pa.id AND m.takes_part <> 'in_writing' AND m.meets_on IS NOT NULL AND m.meets_at IS NOT NULL
    LEFT JOIN contact k ON k.participant = pa.id
    LEFT JOIN asked a ON a.participant = pa.id
    LEFT JOIN told t ON t.participant = pa.id
    LEFT JOIN invitation i ON i.participant = pa.id
    WHERE pa.conference = $1 AND pa.left_at IS NULL
      AND (t.participant IS NOT NULL OR a.participant IS NOT NULL OR i.participant IS NOT NULL)
      AND (t.sequence IS NULL OR t.sequence < pa.sequence)
    ORDER BY pa.made_at
"""

#: What still waits and says less than what is written now.
_SPARE = """
    UPDATE outbox_message SET state = 'withheld', problem = 'not_now', next_try_at = NULL
    WHERE conference = $1 AND person = $2 AND state = 'waiting' AND kind = ANY($3)
"""
_LATER = """
    UPDATE outbox_message SET give_up_at = $3
    WHERE conference = $1 AND person = $2 AND state = 'waiting' AND kind IN ('invitation', 'changed', 'date_chosen')
"""


async def tell_the_day(conference: ConferenceLine, *, by: UUID) -> None:
    """Write to everybody who does not know their day as it is now. A message that waits is enough: its link shows what holds."""
    async with all_or_nothing():
        await hold_alone(conference)
        for each in await rows(_WHO.replace("{by_us}", written_to()), conference.id):
            await _tell_one(conference, each, by=by)


async def _tell_one(conference: ConferenceLine, one: asyncpg.Record, *, by: UUID) -> None:
    until = give_up_at(moment_of(one["meets_on"], one["meets_at"], one["zone"]), now())
    await rows(_SPARE, conference.id, one["person"], [Kind.DATES.value, Kind.DATES_REMINDER.value])
    await rows(_LATER, conference.id, one["person"], until)
    await rows(TO_BE_CONFIRMED, one["participant"])
    await _remember(one["participant"])
    if one["by_us"] and not one["waits"]:
        link = await make_link(conference, one["person"], by=by)
        kind = Kind.CHANGED if one["knew"] else Kind.DATE_CHOSEN
        await write_to_family(kind, one["person"], office=conference.office, conference=conference.id, link=link, give_up_at=until)


#: A day that somebody knows already stays confirmed.
_REMEMBER = """
    INSERT INTO told (participant, sequence, told_at) SELECT id, sequence, $2 FROM participant WHERE id = $1
    ON CONFLICT (participant)
    DO UPDATE SET sequence = excluded.sequence, told_at = excluded.told_at, confirmed_at = NULL, confirmed_by = NULL
    WHERE told.sequence <> excluded.sequence
"""


async def _remember(participant: UUID) -> None:
    await rows(_REMEMBER, participant, now())


async def told_by_invitation(conference: ConferenceLine, participant: UUID, person: UUID) -> None:
    """The invitation carries the day: who gets it needs no other message about it."""
    await rows(_SPARE, conference.id, person, [Kind.DATES.value, Kind.DATES_REMINDER.value, Kind.DATE_CHOSEN.value])
    await _remember(participant)


async def confirm(conference: ConferenceLine, person: UUID, *, by: UUID) -> None:
    """Somebody knows the day that holds now: they said so, or the coordinator has talked with them."""
    async with all_or_nothing():
        await hold(conference)
        found = await row(
            "SELECT id, sequence FROM participant WHERE conference = $1 AND person = $2 AND left_at IS NULL", conference.id, person
        )
        if found is None:
            raise NoSuchThing
        await _remember(found["id"])
        await Told.update({Told.confirmed_at: now(), Told.confirmed_by: by}).where(
            Told.participant == found["id"], Told.confirmed_at.is_null()
        )
