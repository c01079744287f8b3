"""The first page of a conference: where it stands, the one next step, what belongs to this phase."""

import pytest

from app.practice.phases import PHASE_NAMES, Phase
from tests.plans import accept_plan
from tests.reviews import convened
from tests.world import everything


def path(world):
    return f"/conferences/{world.yilmaz.id}"


@pytest.mark.parametrize("phase", [phase for phase in Phase if phase is not Phase.PRIVATE_TIME])
@pytest.mark.parametrize("who", ["nora", "idris", "vera"])
async def test_it_works(world, browser_of, phase, who):
    await world.at(phase, outcome="without_plan" if phase in {Phase.CLOSED, Phase.ENDED_IN_PREPARATION} else "")
    browser = await browser_of(getattr(world, who))
    before = await everything()

    answer = await browser.get(path(world))

    assert answer.status_code == 200
    assert "HB-2026-001" in answer.text
    assert PHASE_NAMES[phase] in answer.text
    assert answer.text.count('aria-current="step"') == 1
    assert await everything() == before


@pytest.mark.parametrize("phase", Phase)
@pytest.mark.parametrize("who", ["nora", "idris"])
async def test_every_link_of_it_leads_somewhere(world, browser_of, phase, who):
    if phase in {Phase.FOLLOW_UP, Phase.CLOSED}:
        await accept_plan(world)
    if phase is Phase.REVIEW:
        await convened(world)
    await world.at(phase)
    browser = await browser_of(getattr(world, who))
    answer = await browser.get(path(world), follow_redirects=True)
    links = {part.partition('"')[0].partition("#")[0] for part in answer.text.split('href="')[1:]}
    found = {link: (await browser.get(link)).status_code for link in sorted(links) if link.startswith(path(world))}
    assert found or phase is Phase.PRIVATE_TIME
    assert {link: status for link, status in found.items() if status not in {200, 303}} == {}


@pytest.mark.parametrize(
    ("phase", "label"),
    [
        (Phase.ENQUIRY, "The referral is clear"),
        (Phase.CLARIFIED, "Begin the preparation"),
        (Phase.PREPARATION, "Speak with everybody alone"),
        (Phase.INFORMATION, "Note who is here"),
        (Phase.AGREEING, "Write down what the family will do"),
    ],
)
async def test_the_one_next_step(world, browser_of, phase, label):
    await world.at(phase)
    page = (await (await browser_of(world.nora)).get(path(world))).text
    assert label in page
    assert page.partition("<main")[2].partition("</main>")[0].count("kern-btn--primary") == 1


@pytest.mark.parametrize("who", ["nora", "idris", "vera"])
async def test_in_private_time_it_says_only_that(world, browser_of, who):
    await world.at(Phase.PRIVATE_TIME)
    browser = await browser_of(getattr(world, who))
    answer = await browser.get(path(world), follow_redirects=True)
    assert answer.status_code == 200
    assert "The family is among itself" in answer.text
    assert ("/private-time/call-back" in answer.text) == (who == "nora")
    for text in ("Elif", "Ayşe", "Mehmet", "Schule", "Bürgerhaus", "Hausaufgabenhilfe"):
        assert text not in answer.text, text


async def test_nothing_that_is_the_coordinators_alone_stands_on_it(world, browser_of):
    await world.at(Phase.PREPARATION)
    page = (await (await browser_of(world.idris)).get(path(world))).text
    for text in ("Ayşe", "Amselweg", "Speak with everybody alone", f"{path(world)}/circle", f"{path(world)}/notes"):
        assert text not in page, text


async def test_who_is_kept_out(world, browser_of):
    for name in ("jan", "petra", "ada", "foreign_coordinator", "foreign_caseworker", "foreign_manager", "ayse"):
        assert (await (await browser_of(getattr(world, name))).get(path(world))).status_code == 404, name
