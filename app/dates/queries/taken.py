"""What stands beside a proposal: how the office works, and which other meetings there are on these days."""

from collections.abc import Iterable
from datetime import date, time, timedelta
from uuid import UUID

import msgspec
from msgspec import Struct

from app.database import row
from app.dates.rules import Taken


class Surroundings(Struct, frozen=True):
    """The office's Land and whether it wants hints, and the other meetings around some days."""

    land: str = "HB"
    hints: bool = True
    quiet_from: time = time(19)
    quiet_until: time = time(9)
    taken: list[Taken] = []


#: Every other conference of the office: its day, its second meetings, and what is proposed in those of the same coordinator.
_AROUND = """
    SELECT json_build_object(
        'land', coalesce(f.land, 'HB'), 'hints', coalesce(f.hints, true),
        'quiet_from', coalesce(f.quiet_from, '19:00'), 'quiet_until', coalesce(f.quiet_until, '09:00'),
        'taken', coalesce((SELECT json_agg(json_build_object(
            'conference', x.id, 'reference', CASE WHEN x.mine THEN x.reference ELSE '' END, 'day', x.day, 'starts', x.starts,
            'minutes', x.minutes, 'zone', x.zone, 'place', x.place, 'mine', x.mine, 'settled', x.settled)) FROM (
                SELECT o.id, o.reference, o.coordinator = c.coordinator AS mine, o.meets_on AS day, o.meets_at AS starts, o.minutes, o.zone,
                       o.place, true AS settled
                FROM conference o WHERE o.office = c.office AND o.id <> c.id AND o.meets_on = ANY($2) AND o.meets_at IS NOT NULL
                    AND o.phase NOT IN ('closed', 'ended_in_preparation')
                UNION ALL
                SELECT o.id, o.reference, o.coordinator = c.coordinator, s.meets_on, s.meets_at, o.minutes, s.zone, s.place, true
                FROM slot s JOIN conference o ON o.id = s.conference
                WHERE o.office = c.office AND o.id <> c.id AND s.meets_on = ANY($2) AND s.meets_at IS NOT NULL
                    AND o.phase NOT IN ('closed', 'ended_in_preparation')
                UNION ALL
                SELECT o.id, o.reference, true, d.day, d.starts, d.minutes, d.zone, d.place, false
                FROM date_proposal d JOIN conference o ON o.id = d.conference
                WHERE o.coordinator = c.coordinator AND o.id <> c.id AND o.phase IN ('preparation', 'review') AND d.day = ANY($2)
                    AND d.withdrawn_at IS NULL AND d.chosen_at IS NULL AND o.meets_on IS NULL
            ) x), '[]')
    ) AS around
    FROM conference c LEFT JOIN profile f ON f.office = c.office
    WHERE c.id = $1
"""
_decoder = msgspec.json.Decoder(Surroundings)


async def surroundings_of(conference: UUID, days: Iterable[date]) -> Surroundings:
    """In one question. The days before and after are looked at as well: elsewhere it may be another day already."""
    around = {day + timedelta(days=more) for day in days for more in (-1, 0, 1)}
    found = await row(_AROUND, conference, sorted(around))
    return _decoder.decode(found["around"]) if found else Surroundings()
