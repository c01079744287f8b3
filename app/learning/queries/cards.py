"""The mistake cards in an office's own words, and which are put away in a conference."""

from typing import Any
from uuid import UUID

import msgspec

from app.database import rows
from app.learning.rules.helping import OwnCard

#: Two columns beside a `conference c`, so that its first page needs no further look: read by `cards_told`.
CARDS_OF_CONFERENCE = """
    (SELECT coalesce(json_agg(json_build_object('id', replace(k.id::text, '-', ''), 'key', k.key, 'phase', k.phase, 'level', k.level,
        'mistake', k.mistake, 'cornerstone', k.cornerstone, 'hidden', k.hidden) ORDER BY k.id), '[]')
     FROM learning_card k WHERE k.office = c.office AND k.phase = c.phase)::text AS own_cards,
    ARRAY(SELECT w.card FROM card_away w WHERE w.conference = c.id) AS cards_away
"""


def cards_told(found: Any) -> tuple[list[OwnCard], frozenset[str]]:
    """The office's cards of this phase, and those that are put away: out of a row in which CARDS_OF_CONFERENCE stands."""
    return msgspec.json.decode(found["own_cards"], type=list[OwnCard]), frozenset(found["cards_away"])


async def cards_of(office: UUID) -> list[OwnCard]:
    sql = "SELECT replace(id::text, '-', '') AS id, key, phase, level, mistake, cornerstone, hidden, edited FROM learning_card"
    found = await rows(f"{sql} WHERE office = $1 ORDER BY id", office)
    return [msgspec.convert(dict(each), OwnCard) for each in found]
