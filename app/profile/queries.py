"""How an office does things: its own way where it has said so, the usual one where not."""

from datetime import time
from uuid import UUID

from msgspec import Struct

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
    hour_cents: int = 0
    edited: int = 0


async def profile_of(office: UUID) -> OfficeProfile:
    found = await Profile.select().where(Profile.office == office).first()
    if found is None:
        return OfficeProfile()
    return OfficeProfile(**{name: found[name] for name in OfficeProfile.__struct_fields__})
