"""The plan kept on somebody's own phone: only when they say so, and taken back as easily."""

from uuid import UUID

from app.audit.commands import record
from app.conferences.commands import hold
from app.conferences.queries import ConferenceLine
from app.database import all_or_nothing, row, rows
from app.follow_up.tables import KeptPlan

_ASKED = "INSERT INTO asked_to_keep (conference, person) VALUES ($1, $2) ON CONFLICT ON CONSTRAINT asked_to_keep_once DO NOTHING"
_END = """
    WITH gone AS (DELETE FROM kept_plan WHERE id = $1 RETURNING conference, link)
    SELECT gone.conference, c.office, l.person FROM gone JOIN conference c ON c.id = gone.conference JOIN access_link l ON l.id = gone.link
"""


async def keep_on_phone(conference: ConferenceLine, *, link: UUID, by: UUID) -> UUID:
    """Gives the phone its id. What it keeps it asks for itself, and seals under a PIN that never reaches us."""
    async with all_or_nothing():
        await hold(conference)
        kept = KeptPlan(conference=conference.id, link=link)
        await KeptPlan.insert(kept)
        await rows(_ASKED, conference.id, by)
        await record("keep_on_phone", who=by, office=conference.office, conference=conference.id)
    return UUID(str(kept.id))


async def say_no_to_keeping(conference: ConferenceLine, *, by: UUID) -> None:
    """They are not asked again. The page stays where it is, for another day."""
    await rows(_ASKED, conference.id, by)


async def keep_no_more(kept: UUID) -> None:
    """A phone has thrown it away, and says so. Whoever knows its id is that phone."""
    async with all_or_nothing():
        found = await row(_END, kept)
        if found is not None:
            await record("keep_no_more", who=found["person"], office=found["office"], conference=found["conference"])


async def remove_from_all(conference: ConferenceLine, *, link: UUID, by: UUID) -> None:
    """Every phone that keeps it by this link throws it away when it next hears of us."""
    async with all_or_nothing():
        if await KeptPlan.delete().where(KeptPlan.link == link).returning(KeptPlan.id):
            await record("remove_from_phones", who=by, office=conference.office, conference=conference.id)
