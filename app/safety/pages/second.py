"""What waits for a second person."""

from app.conferences.seats import Visitor
from app.kit.i18n import names_of
from app.kit.pages import Page, page
from app.practice.promises import OUTCOME_NAMES
from app.practice.roles import ROLE_NAMES
from app.practice.safety import CRITERION_NAMES, OTHER_WAY_NAMES, SECOND_DEED_NAMES
from app.safety.queries.second import looks_of


async def second_page(visitor: Visitor) -> Page:
    looks = await looks_of(visitor.office)
    return page(
        "safety/second",
        to_sign=[each for each in looks if each.asked_by != visitor.id],
        own=[each for each in looks if each.asked_by == visitor.id],
        deed_names=names_of(SECOND_DEED_NAMES),
        criterion_names=names_of(CRITERION_NAMES),
        way_names=names_of(OTHER_WAY_NAMES),
        outcome_names=names_of(OUTCOME_NAMES),
        role_names=names_of(ROLE_NAMES),
    )
