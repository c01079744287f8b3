"""Closing a conference: only here is everything known that the office may still owe."""

from uuid import UUID

from app.conferences import commands as conferences
from app.conferences.closing import ends_without_review
from app.conferences.commands import hold_alone
from app.conferences.queries import ConferenceLine
from app.database import all_or_nothing
from app.desk import queries
from app.kit.errors import Refused
from app.kit.i18n import gettext as _
from app.practice.phases import LIVING
from app.practice.promises import Outcome
from app.practice.safety import SecondDeed
from app.safety.commands import ask_second


async def close(conference: ConferenceLine, outcome: Outcome, why: str, *, by: UUID) -> None:
    """Close a conference that was held. The plan is fulfilled only when the office has kept its part too.

    Where nobody has looked at the plan again, a second person has to sign: then nothing has changed but that it waits.
    """
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
        if await ends_without_review(conference.id):
            await ask_second(conference, None, SecondDeed.CLOSE, why=why, outcome=outcome, by=by)
        else:
            await conferences.close(conference, outcome, why, by=by)
