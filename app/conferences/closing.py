"""Whether a conference would end with a plan that nobody has looked at again."""

from uuid import UUID

from app.database import row

_WITHOUT_REVIEW = """
    SELECT EXISTS (SELECT 1 FROM plan_version v JOIN decision d ON d.version = v.id WHERE v.conference = $1 AND d.accepted)
           AND (SELECT count(*) FROM move m WHERE m.conference = $1 AND m.step = 'open_conference') < 2 AS alone
"""


async def ends_without_review(conference: UUID) -> bool:
    """Would it end with a plan that nobody has looked at again? Then two people close it; the database watches over it too."""
    found = await row(_WITHOUT_REVIEW, conference)
    return bool(found and found["alone"])
