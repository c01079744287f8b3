"""Closing a conference: only here is everything known that the office may still owe."""

from uuid import UUID

from app.conferences import commands as conferences
from app.conferences.commands import hold_alone
from app.conferences.queries import ConferenceLine
from app.database import all_or_nothing
from app.desk import queries
from app.kit.errors import Refused
from app.kit.i18n import gettext as _
from app.practice.phases import LIVING
from app.practice.promises import Outcome


async def close(conference: ConferenceLine, outcome: Outcome, why: str, *, by: UUID) -> None:
    """Close a conference that was held. The plan is fulfilled only when the office has kept its part too."""
    async with all_or_nothing():
        await hold_alone(conference)
        if outcome is Outcome.FULFILLED:
            if conference.phase not in LIVING:
                raise Refused(_("No plan is in force, so none can be fulfilled. Please choose another answer."))
            facts = (await queries.standing_of(conference.id)).facts
            if facts.wishes or facts.promises:
                raise Refused(
                    _("The office still owes the family an answer or its help. Please see to that first, or choose another answer.")
                )
        await conferences.close(conference, outcome, why, by=by)
