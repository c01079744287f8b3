"""What somebody who is asked sees: the proposals made to them, their own answers, and nothing of anybody else's."""

from collections.abc import Sequence
from datetime import date, time
from uuid import UUID

import msgspec
from msgspec import Struct

from app.database import row
from app.practice.taking_part import Says


class OwnProposal(Struct, frozen=True):
    id: UUID
    day: date
    starts: time
    minutes: int
    zone: str
    place: str
    online: bool
    chosen: bool
    says: Says | None


class OwnDates(Struct, frozen=True):
    """The days that are proposed to somebody, with what they have said to each."""

    participant: UUID | None  # None: the caseworker
    zone: str  # empty: the office's
    words: str
    told: bool
    confirmed: bool
    proposals: Sequence[OwnProposal]

    @property
    def open(self) -> bool:
        """A day is still looked for."""
        return bool(self.proposals) and not any(each.chosen for each in self.proposals)

    @property
    def silent(self) -> bool:
        return self.open and any(each.says is None for each in self.proposals)


_PROPOSAL = """json_build_object('id', d.id, 'day', d.day, 'starts', d.starts, 'minutes', d.minutes, 'zone', d.zone,
                   'place', d.place, 'online', d.online, 'chosen', d.chosen_at IS NOT NULL, 'says', x.says)"""

_OWN = f"""
    SELECT json_build_object(
        'participant', m.participant, 'zone', p.zone, 'words', coalesce(a.words, ''), 'told', coalesce(t.sequence = pa.sequence, false),
        'confirmed', coalesce(t.sequence = pa.sequence AND t.confirmed_at IS NOT NULL, false),
        'proposals', coalesce((SELECT json_agg({_PROPOSAL} ORDER BY d.day, d.starts)
            FROM date_proposal d LEFT JOIN date_answer x ON x.proposal = d.id AND x.participant = m.participant
            WHERE d.conference = m.conference AND d.slot IS NOT DISTINCT FROM m.slot AND d.withdrawn_at IS NULL AND a.id IS NOT NULL), '[]')
    ) AS own
    FROM meeting m
    JOIN participant pa ON pa.id = m.participant
    JOIN person p ON p.id = m.person
    LEFT JOIN asked a ON a.participant = m.participant
    LEFT JOIN told t ON t.participant = m.participant
    WHERE m.conference = $1 AND m.person = $2 AND pa.left_at IS NULL AND m.takes_part <> 'in_writing'
"""  # noqa: S608  # only our own constants are put together

_CASEWORKERS = f"""
    SELECT json_build_object(
        'participant', NULL, 'zone', '', 'words', coalesce(a.words, ''), 'told', false, 'confirmed', false,
        'proposals', coalesce((SELECT json_agg({_PROPOSAL} ORDER BY d.day, d.starts)
            FROM date_proposal d LEFT JOIN date_answer x ON x.proposal = d.id AND x.part = 'caseworker'
            WHERE d.conference = c.id AND d.withdrawn_at IS NULL AND a.id IS NOT NULL), '[]')
    ) AS own
    FROM conference c LEFT JOIN asked a ON a.conference = c.id AND a.participant IS NULL
    WHERE c.id = $1
"""  # noqa: S608

_decoder = msgspec.json.Decoder(OwnDates)
#: Of somebody to whom no day is proposed.
NOTHING = OwnDates(None, "", "", False, False, ())


async def own_dates(conference: UUID, person: UUID) -> OwnDates:
    """What is proposed to somebody of the family, or a guest: to their own meeting only."""
    found = await row(_OWN, conference, person)
    return _decoder.decode(found["own"]) if found else NOTHING


async def caseworkers_dates(conference: UUID) -> OwnDates:
    found = await row(_CASEWORKERS, conference)
    return _decoder.decode(found["own"]) if found else NOTHING
