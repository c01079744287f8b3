"""The desk asks the database as often for many as for one, and at most four times a page."""

from datetime import timedelta

import pytest

from app.conferences.tables import Conference
from app.kit.clock import now, today
from app.practice.phases import Phase
from app.practice.roles import Role, Side
from app.referrals.tables import Referral
from tests.plans import accept_plan
from tests.world import make_line, make_participant

MOST = 4


async def more(world, number):
    """So many conferences like the Yılmaz one, in different phases, and as many bottom lines and people."""
    for each in range(number - 1):
        conference = Conference(
            office=world.bremen.id,
            reference=f"HB-2026-{each + 2:03}",
            family_name=f"Familie Yılmaz {each}",
            phase=[Phase.PREPARATION, Phase.FOLLOW_UP][each % 2],
            caseworker=world.idris.id,
            coordinator=world.nora.id,
            meets_on=today() + timedelta(days=each),
            review_on=today(),
            phase_since=now(),
        )
        await Conference.insert(conference)
        await Referral.insert(Referral(conference=conference.id, concern="Sorge"))
        await make_line(conference, "question", 0, "Wie?")
        await make_line(world.yilmaz, "bottom_line", each + 3, "Noch eine.")
        await make_participant(world.yilmaz, f"Kind {each}", Role.CHILD, Side.BOTH, "")
        await make_participant(conference, f"Elif {each}", Role.CHILD, Side.BOTH, "")


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize(
    ("who", "path", "asked"),
    [
        ("nora", "/desk", 4),
        ("idris", "/desk", 3),
        ("vera", "/desk", 4),
        ("ada", "/desk", 1),
        ("vera", "/overview", 3),
        ("nora", "/search?q=elif", 2),
        ("vera", "/search?q=yilmaz", 2),
        ("nora", "/conferences/{id}", 4),
        ("idris", "/conferences/{id}", 4),
        ("vera", "/conferences/{id}", 3),
        ("nora", "/conferences/{id}/referral", 4),
        ("idris", "/conferences/{id}/referral/edit", 3),
        ("idris", "/referrals/new", 1),
        ("nora", "/conferences/{id}/history", 3),
        ("vera", "/conferences/{id}/assign", 3),
        ("nora", "/conferences/{id}/end", 3),
    ],
)
async def test_few_and_always_the_same(world, browser_of, queries, who, path, asked, number):
    await more(world, number)
    browser = await browser_of(getattr(world, who))
    queries.clear()

    answer = await browser.get(path.format(id=world.yilmaz.id))

    assert answer.status_code == 200
    assert len(queries) == asked, "\n".join(queries)
    assert asked <= MOST


async def test_every_page_of_the_plan_with_the_line_of_who_looked(world, browser_of, queries):
    """Session, seat, what the page shows, and that somebody looked."""
    await accept_plan(world)
    pages = ("/plan", "/plan/versions/1", "/progress", "/over-time", "/together", "/plan/wishes", "/plan/hand-out")
    for person in (world.nora, world.idris):
        browser = await browser_of(person)
        for path in pages:
            queries.clear()
            answer = await browser.get(f"/conferences/{world.yilmaz.id}{path}")
            assert answer.status_code in {200, 403}, path
            assert len(queries) <= MOST, (path, *queries)
