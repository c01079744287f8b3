"""Two phones send photos, or somebody presses twice: each page has its place, and of letters for many the last are made."""

import asyncio

import pytest

from app.conferences.commands import hold
from app.conferences.rules import Meeting
from app.database import rows
from app.invitations.queries import Recipient
from app.paper import looking
from app.paper.commands import photos, printing
from app.paper.looking import Picture
from app.paper.rules.unreadable import MOST_PAGES, Unreadable
from app.practice.phases import Phase
from app.practice.roles import Role, StaffRole
from app.practice.taking_part import Way

pytestmark = pytest.mark.committed
AT_ONCE = 6
TWO_PAGES = [b"one", b"two"]


@pytest.fixture(autouse=True)
def pages_are_drawn_at_once(monkeypatch):
    async def drawn(_file, _most):
        return [Picture(6, 4, b"jpeg")]

    monkeypatch.setattr(looking, "pages_of", drawn)


async def all_at_once(press):
    return await asyncio.gather(*(press() for _ in range(AT_ONCE)), return_exceptions=True)


async def photographed(world):
    conference = await (await world.at(Phase.AGREEING)).seen_by(world.nora, StaffRole.COORDINATOR)
    return await all_at_once(lambda: photos.keep_photos(conference, TWO_PAGES, by=world.nora.id))


async def test_pages_sent_at_once_have_each_their_place(world):
    came = await photographed(world)
    assert (came.count(None), sum(isinstance(each, Unreadable) for each in came)) == (MOST_PAGES // 2, 1)
    assert [each["position"] for each in await rows("SELECT position FROM paper_photo ORDER BY position")] == list(range(1, MOST_PAGES + 1))


async def test_without_holding_alone_they_would_take_each_others_place(world, monkeypatch):
    """The control: two hold it at once, and only then go on."""
    both = asyncio.Barrier(2)

    async def together(conference):
        await hold(conference)
        await both.wait()

    monkeypatch.setattr(photos, "hold_alone", together)
    assert any(not isinstance(each, Unreadable) for each in await photographed(world) if each is not None)


async def test_of_letters_begun_at_once_the_last_are_made(world):
    conference = await (await world.at(Phase.PREPARATION)).seen_by(world.nora, StaffRole.COORDINATOR)
    meeting = Meeting(None, None, "Europe/Berlin", "")
    letters = [Recipient(world.ayse.id, "Ayşe", "tr", Role.FAMILY, Way.PAPER, "Weg 1", False, None, "", None, meeting)]
    came = await all_at_once(lambda: printing.begin([(conference, letters)], office=world.bremen.id, by=world.nora.id))
    [job] = await rows("SELECT id, state, total FROM print_job")
    assert (job["state"], job["total"]) == ("making", 1)
    assert (len(set(came)), job["id"] in came) == (AT_ONCE, True)
    assert [await printing.go_on(each, 0) for each in came].count(True) == 1, "whoever makes the others gives up"
