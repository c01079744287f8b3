"""A service writes down what it intends."""

from uuid import UUID

from app.audit.commands import record
from app.database import all_or_nothing, rows
from app.effects.forms import IntentionsForm
from app.effects.tables import Intention
from app.kit.errors import Overtaken
from app.kit.i18n import gettext as _

_LATEST = "SELECT coalesce(max(edition), 0) AS edition FROM intention WHERE office = $1 AND year = $2"
#: Two who write at once do so one after the other.
_HOLD = "SELECT id FROM office WHERE id = $1 FOR UPDATE"


async def write_intentions(form: IntentionsForm, year: int, *, office: UUID, by: UUID) -> None:
    """All sentences of a year, in a new wording. What stood there before stays, and can be read."""
    async with all_or_nothing():
        await rows(_HOLD, office)
        latest: int = (await rows(_LATEST, office, year))[0]["edition"]
        if latest != form.edited:
            raise Overtaken(_("A colleague has just written this year's intentions. Both are below; please bring them together."))
        lines = [
            Intention(office=office, year=year, edition=latest + 1, number=number, words=words, indicator=key, aim=aim, at_least=least)
            for number, (words, key, aim, least) in enumerate(form.lines(), start=1)
        ]
        await Intention.insert(*lines)
        await record("write_intentions", who=by, office=office, year=year, edition=latest + 1)
