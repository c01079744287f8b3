"""The family's own words and picture. They stand on letters and pages; no message holds them."""

from uuid import UUID

from app.audit.commands import record
from app.conferences.commands import hold_alone
from app.conferences.queries import ConferenceLine
from app.conferences.tables import Conference
from app.database import all_or_nothing
from app.invitations.forms import PictureForm, WordsForm
from app.invitations.tables import FamilyWords, Look
from app.kit.clock import now
from app.kit.errors import Overtaken, Refused
from app.kit.i18n import gettext as _


async def write_words(conference: ConferenceLine, value: WordsForm, *, by: UUID) -> None:
    """Write the invitation in one language, or take it away with an empty text.

    Raises Overtaken when somebody else wrote it since the page was opened, Refused when the invitations
    have gone and this is not said to be known.
    """
    async with all_or_nothing():
        await hold_alone(conference)
        await _unless_it_has_gone(conference, knowingly=value.knows)
        here = (FamilyWords.conference == conference.id) & (FamilyWords.language == value.language)
        found = await FamilyWords.select(FamilyWords.edited).where(here).first()
        if (found["edited"] if found else 0) != value.edited:
            raise Overtaken(_("Somebody else has written here in the meantime. Both texts stand here: please put them together."))
        if value.text:
            words = FamilyWords(
                conference=conference.id, language=value.language, text=value.text, by=by, at=now(), edited=value.edited + 1
            )
            await FamilyWords.delete().where(here)
            await FamilyWords.insert(words)
        else:
            await FamilyWords.delete().where(here)
        await record("write_invitation", who=by, office=conference.office, conference=conference.id, language=value.language)


async def choose_picture(conference: ConferenceLine, value: PictureForm, *, by: UUID) -> None:
    async with all_or_nothing():
        await hold_alone(conference)
        await _unless_it_has_gone(conference, knowingly=value.knows)
        await Look.insert(Look(conference=conference.id, picture=value.picture or "")).on_conflict(
            action="DO UPDATE", target=Look.conference, values=[Look.picture]
        )
        await record("choose_picture", who=by, office=conference.office, conference=conference.id)


async def _unless_it_has_gone(conference: ConferenceLine, *, knowingly: bool) -> None:
    gone = await Conference.exists().where(Conference.id == conference.id, Conference.frozen_at.is_not_null())
    if gone and not knowingly:
        raise Refused(_("The invitations have gone. If you still want to change this, please say below that you know it."))
