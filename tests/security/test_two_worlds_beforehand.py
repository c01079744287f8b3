"""What is written before the day stays in its world: facts, what somebody sees differently, the map, how long it lasts."""

import pytest

from app.database import rows
from app.information.commands import ask, remark, show_to_family, write_facts
from app.information.forms import AskForm
from app.information.tables import Remark
from app.network.commands import share
from app.practice.roles import Role, Side
from app.safety.queries import unseen_by
from tests.circle import invite_everybody, seat_of
from tests.safety import a_second_meeting, exclude, part
from tests.security.test_two_worlds import seen_by
from tests.world import make_participant


@pytest.fixture
async def worlds(world):
    """Mehmet comes to a meeting of his own; a counsellor tells at the common one, where Sara sits."""
    counsellor = await make_participant(world.yilmaz, "Kanari-Beraterin", Role.INFORMATION_GIVER, Side.PROFESSIONAL, "Kanari-Schutzhaus")
    await invite_everybody(world)
    await a_second_meeting(world, world.mehmet)
    await part(world, world.mehmet, world.sara)
    return await seat_of(world, counsellor)


async def told(world, seat):
    conference = await world.as_it_is()
    await ask(conference, seat, AskForm(question="Was läuft gut?"), by=world.nora.id)
    await write_facts(conference, seat, "Kanari-Bericht", edited=0, by=world.nora.id)
    await show_to_family(conference, seat, edited=1, by=world.nora.id)


async def test_whoever_tells_at_the_one_meeting_is_not_named_at_the_other(world, worlds, app, browser_of):
    mehmet, sara = await browser_of(world.mehmet), await browser_of(world.sara)
    before = await seen_by(app, browser_of, world.mehmet)
    await told(world, worlds)
    assert "Kanari-Bericht" in (await sara.get("/my/facts")).text
    assert await seen_by(app, browser_of, world.mehmet) == before
    there = await mehmet.send_form(f"/my/facts/{worlds}", words="Das sehe ich anders.")
    nowhere = await mehmet.send_form(f"/my/facts/{world.yilmaz.id}", words="Das sehe ich anders.")
    assert (there.status_code, nowhere.status_code, await Remark.count()) == (404, 404, 0)


async def test_what_somebody_sees_differently_is_not_read_by_whom_they_must_not_meet(world, worlds, browser_of):
    """Both come to the same meeting, so that what is told there is for both."""
    await told(world, worlds)
    sara, ayse = await browser_of(world.sara), await browser_of(world.ayse)
    await part(world, world.ayse, world.sara)
    await remark(await world.as_it_is(), worlds, "Kanari: ich habe Angst vor ihr.", by=world.sara.id)
    assert "Kanari: ich habe" in (await sara.get("/my/facts")).text
    page = (await ayse.get("/my/facts")).text
    assert ("Kanari-Bericht" in page, "Kanari: ich habe" in page) == (True, False)
    idris = await browser_of(world.idris)
    assert "Kanari: ich habe" in (await idris.get(f"/conferences/{world.yilmaz.id}/facts")).text


async def test_whoever_is_excluded_is_in_no_common_world(world, worlds, browser_of):
    """They have no meeting, as little as those of the common one have one of their own: that does not put them together."""
    await told(world, worlds)
    await share(await world.as_it_is(), shared=True, by=world.nora.id)
    await rows("DELETE FROM separate")
    await rows("DELETE FROM apart")
    ayse = await browser_of(world.ayse)
    assert "Kanari-Beraterin" in (await ayse.get("/my/map")).text, "the control"
    await exclude(world, world.ayse)
    for path in ("/my", "/my/map", "/my/facts"):
        assert "Kanari" not in (await ayse.get(path)).text, path
    assert await unseen_by(world.yilmaz.id, world.ayse.id) >= {world.sara.id, world.mehmet.id}
    assert await unseen_by(world.yilmaz.id, world.sara.id) == {world.ayse.id}


async def test_how_long_the_common_meeting_lasts_is_in_no_other_calendar(world, worlds, browser_of):
    mehmet, sara = await browser_of(world.mehmet), await browser_of(world.sara)
    before = [lines_of(await browser.get("/my/date.ics"), "DTEND") for browser in (mehmet, sara)]
    await rows("UPDATE conference SET minutes = 255")
    after = [lines_of(await browser.get("/my/date.ics"), "DTEND") for browser in (mehmet, sara)]
    assert (after[0] == before[0], after[1] == before[1], len(before[0])) == (True, False, 1)


def lines_of(answer, name):
    return [line for line in answer.text.splitlines() if line.startswith(name)]
