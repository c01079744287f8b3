"""Which partner of the directory a wish for help goes to."""

from uuid import UUID

from app.conferences.queries import ConferenceLine
from app.directory.queries import PartnerLine, partner_of
from app.kit.errors import Refused
from app.kit.i18n import gettext as _
from app.plans.tables import Helps


async def partner_to_ask(conference: ConferenceLine, partner: UUID | None) -> PartnerLine | None:
    """The partner of the office's directory. Refused for one that is not in it, or no longer."""
    if partner is None:
        return None
    found = await partner_of(conference.office, partner)
    if found is None or found.archived_at is not None:
        raise Refused(_("This service is no longer in the directory. Please choose another, or write the name."))
    return found


async def ask_partner(conference: ConferenceLine, request: UUID, partner: UUID) -> None:
    """Note that this wish goes to that partner. Part of a change that holds the conference."""
    await Helps.insert(Helps(request=request, office=conference.office, conference=conference.id, partner=partner)).on_conflict(
        action="DO UPDATE", target=Helps.request, values=[Helps.partner], where=Helps.conference == conference.id
    )


async def name_helper(conference: ConferenceLine, request: UUID, partner: UUID | None) -> None:
    """Whoever answers a wish says who gives the help. One that is named already may stay, also when it was archived since."""
    if partner is None:
        await Helps.delete().where(Helps.request == request, Helps.conference == conference.id)
        return
    if await Helps.exists().where(Helps.request == request, Helps.conference == conference.id, Helps.partner == partner):
        return
    await partner_to_ask(conference, partner)
    await ask_partner(conference, request, partner)
