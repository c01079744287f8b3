"""Start and end of private family time. The server keeps nothing of it but these two moments and: was a plan made?

Source: the standards of Bern and Karlsruhe, "no professional, no coordinator in the room".
"""

from uuid import UUID

from app.conferences.commands import take
from app.conferences.queries import ConferenceLine
from app.conferences.tables import Conference
from app.database import all_or_nothing
from app.kit.clock import now
from app.outbox.writing import write_to_staff
from app.practice.mail import Kind
from app.practice.phases import Phase, Step
from app.private_time.tables import PrivateTime


async def start(conference: ConferenceLine, *, by: UUID) -> None:
    """Leave the family to itself. Pressed twice at the same moment, it begins once."""
    async with all_or_nothing():
        if await _phase_now(conference) is Phase.PRIVATE_TIME:
            return
        await take(Step.START_PRIVATE_TIME, conference, by=by)
        await PrivateTime.insert(PrivateTime(conference=conference.id))


async def call_back(conference: ConferenceLine, plan_made: bool, *, by: UUID) -> None:
    """The family calls the others back. Said by two at the same moment, the first one counts."""
    async with all_or_nothing():
        if await _phase_now(conference) is Phase.AGREEING:
            return
        await take(Step.CALL_BACK, conference, by=by)
        await PrivateTime.update({PrivateTime.ended_at: now(), PrivateTime.plan_made: plan_made}).where(
            PrivateTime.conference == conference.id, PrivateTime.ended_at.is_null()
        )
        if conference.coordinator is not None and conference.coordinator != by:
            await write_to_staff(Kind.DESK_NEWS, conference.coordinator, office=conference.office, conference=conference.id)


async def _phase_now(conference: ConferenceLine) -> Phase:
    """The phase as it stands, kept so until our change is done: whoever comes second sees what the first did."""
    found = await Conference.select(Conference.phase).where(Conference.id == conference.id).lock_rows("NO KEY UPDATE").first()
    return Phase(found["phase"]) if found else conference.phase
