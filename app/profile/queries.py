"""How an office does things: its own way where it has said so, the usual one where not."""

from collections.abc import Mapping
from datetime import datetime, time
from uuid import UUID

import asyncpg
from msgspec import Struct

from app.database import rows
from app.practice.checklists import Counts
from app.practice.phases import Phase
from app.practice.reviews import Rhythm
from app.profile.tables import Profile


class OfficeProfile(Struct, frozen=True):
    """`land` is the second half of ISO 3166-2:DE; the quiet hours are wall time of the office."""

    land: str = "HB"
    hints: bool = True
    quiet_from: time = time(19)
    quiet_until: time = time(9)
    first_talk_days: int = 5
    prepare_weeks: int = 6
    review_weeks: int = 8
    review_rhythm: Rhythm = Rhythm.EIGHT_TO_TWELVE
    hour_cents: int = 0
    approve_above_cents: int = 100_00
    edited: int = 0


#: Of an office that has said nothing.
USUAL = OfficeProfile()


async def profile_of(office: UUID) -> OfficeProfile:
    found = await Profile.select().where(Profile.office == office).first()
    if found is None:
        return USUAL
    known = {name: found[name] for name in OfficeProfile.__struct_fields__}
    return OfficeProfile(**known | {"review_rhythm": Rhythm(known["review_rhythm"])})


class Entry(Struct, frozen=True):
    """What an office says of a checklist: another deadline for what everybody has, or something of its own."""

    id: UUID
    phase: Phase
    key: str
    label: str
    days: int | None
    counts: Counts
    short: bool
    done_at: datetime | None = None


_ENTRIES = """
    SELECT id, phase, key, label, days, counts, short FROM checklist_entry
    WHERE office = $1 AND gone_at IS NULL ORDER BY phase, key = '', made_at, id
"""
#: With what was ticked in one conference. What the office no longer asks for stays where it was ticked.
_OF_CONFERENCE = """
    SELECT e.id, e.phase, e.key, e.label, e.days, e.counts, e.short, t.at AS done_at
    FROM checklist_entry e LEFT JOIN tick t ON t.entry = e.id AND t.conference = $3
    WHERE e.office = $1 AND e.phase = $2 AND (e.gone_at IS NULL OR t.id IS NOT NULL)
    ORDER BY e.key = '', e.made_at, e.id
"""


async def entries_of(office: UUID) -> list[Entry]:
    return [_entry(each) for each in await rows(_ENTRIES, office)]


async def entries_in(office: UUID, phase: Phase, conference: UUID) -> list[Entry]:
    return [_entry(each) for each in await rows(_OF_CONFERENCE, office, phase, conference)]


def _entry(found: asyncpg.Record | Mapping[str, object]) -> Entry:
    values = dict(found)
    return Entry(**values | {"phase": Phase(values["phase"]), "counts": Counts(values["counts"])})
