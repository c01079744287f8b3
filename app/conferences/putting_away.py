"""What belonged to a meeting that was held: taken out of the way of the next one, and kept to be read where it was somebody's."""

from app.conferences.queries import ConferenceLine
from app.database import rows

_KEEP = """
    INSERT INTO put_away (conference, participant, sitting, what, content)
    SELECT $1, x.participant, $2, $3, to_jsonb(x) - 'participant' FROM ({found}) x
"""


async def keep(what: str, found: str, conference: ConferenceLine) -> None:
    """Keep the lines that this SQL finds for the conference $1, each with `participant` (or NULL) and what is to be read later."""
    await rows(_KEEP.format(found=found), conference.id, conference.sitting, what)
