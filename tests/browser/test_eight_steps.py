"""A whole new conference in a real browser, from the referral to the plan that lives, on phones and on desks."""

import pytest

from tests.browser import walk as before
from tests.browser import walk_plan as after
from tests.browser.doings import says
from tests.browser.walk import Walk

pytestmark = pytest.mark.browser
FAMILIES = {"phone": "Familie Mansour", "desk": "Familie Winter"}
STEPS = (
    before.the_caseworker_refers,
    before.a_coordinator_takes_it_on,
    before.it_is_clarified,
    before.the_circle_is_prepared,
    before.the_day_is_set,
    before.the_invitations_go,
    before.the_mother_opens_her_mail,
    before.the_father_types_his_code,
    before.the_day_begins,
    before.the_family_is_among_itself,
    after.the_mother_writes,
    after.the_coordinator_writes_with_them,
    after.everybody_says_what_they_think,
    after.the_caseworker_says_not_yet,
    after.the_family_changes_it,
    after.the_caseworker_says_yes,
    after.it_is_handed_out,
    after.the_plan_lives,
    after.the_office_sees_what_is_shared,
)


@pytest.mark.parametrize("size", ["phone", "desk"])
async def test_the_eight_steps(page_of, size):
    how = {"size": size, "language": "en"}
    walk = Walk(
        idris=await page_of("Idris Kaya", **how),
        nora=await page_of("Nora Wiechmann", **how),
        rima=await page_of(None, **how),
        samir=await page_of(None, **how),
        family=FAMILIES[size],
        email=f"rima.{size}@familie.example",
    )
    for step in STEPS:
        await step(walk)


async def test_a_late_promise_of_the_office_is_said_to_the_family(page_of):
    page = await page_of("Mehmet Yılmaz", language="en")
    await says(page, "The office is late with something it promised you")
    await page.goto("/my/promises/office")
    await says(page, "The office is late")
