"""What becomes of messages in the demo: one came back, and somebody wants no more e-mail."""

from app.conferences.commands import refuse_email
from app.database import rows
from app.outbox.commands import came_back

CAME_BACK = "Katrin Wessel"
WANTS_NONE = "Halyna Bondar"

_LAST_TO = """
    SELECT m.id, pa.id AS participant FROM outbox_message m JOIN participant pa ON pa.conference = m.conference AND pa.person = m.person
    JOIN person p ON p.id = m.person
    WHERE p.name = $1 AND m.link IS NOT NULL AND m.state = 'sent' ORDER BY m.made_at DESC LIMIT 1
"""


async def what_became_of_messages() -> None:
    """After all that went out long ago has gone."""
    for each in await rows(_LAST_TO, CAME_BACK):
        await came_back(each["id"])
    for each in await rows(_LAST_TO, WANTS_NONE):
        await refuse_email(each["participant"])
