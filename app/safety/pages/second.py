"""What waits for a second person."""

from app.conferences.seats import Visitor
from app.kit.i18n import gettext as _
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
        deed_names={value.value: _(name) for value, name in SECOND_DEED_NAMES.items()},
        criterion_names={value.value: _(name) for value, name in CRITERION_NAMES.items()},
        way_names={value.value: _(name) for value, name in OTHER_WAY_NAMES.items()},
        outcome_names={value.value: _(name) for value, name in OUTCOME_NAMES.items()},
        role_names={value.value: _(name) for value, name in ROLE_NAMES.items()},
    )
