"""What of arranging and its costs waits on the desks."""

from datetime import timedelta

from app.kit.clock import today
from app.logistics.tables import Arrangement, Cost
from app.practice.phases import Phase


async def test_what_should_be_arranged_by_now_waits_for_the_coordinator(world, browser_of):
    await world.at(Phase.PREPARATION)
    nora = await browser_of(world.nora)
    about = {"conference": world.yilmaz.id, "thing": "food", "what": "Suppe"}
    await Arrangement.insert(Arrangement(**about, until=today()), Arrangement(**about, until=today() - timedelta(days=9), state="done"))
    assert "Something should be arranged by now." not in (await nora.get("/desk")).text
    await Arrangement.insert(*(Arrangement(**about, until=today() - timedelta(days=days)) for days in (1, 3)))
    page = (await nora.get("/desk")).text
    assert page.count("Something should be arranged by now.") == 1
    assert f"/conferences/{world.yilmaz.id}/arrangements" in page


async def test_costs_wait_for_the_manager_and_come_back(world, browser_of):
    await world.at(Phase.PREPARATION)
    nora, vera, foreign = await browser_of(world.nora), await browser_of(world.vera), await browser_of(world.foreign_manager)
    await Cost.insert(Cost(conference=world.yilmaz.id, kind="room", what="Saal", planned_cents=200_00, by=world.nora.id))
    await Cost.insert(Cost(conference=world.yilmaz.id, kind="food", what="Suppe", planned_cents=99_00, by=world.nora.id))
    page = (await vera.get("/desk")).text
    assert (page.count("A cost waits for your approval."), "Saal" in page, "Suppe" in page) == (1, True, False)
    assert "A cost waits" not in (await foreign.get("/desk")).text
    await Cost.update({Cost.refused_cents: 200_00, Cost.why: "zu teuer"}).where(Cost.what == "Saal")
    assert "A cost waits" not in (await vera.get("/desk")).text
    assert "A cost was not approved." in (await nora.get("/desk")).text
    await Cost.update({Cost.actual_cents: 150_00}).where(Cost.what == "Saal")
    assert "A cost waits for your approval." in (await vera.get("/desk")).text
    assert "A cost was not approved." not in (await nora.get("/desk")).text
    await Cost.update({Cost.approved_cents: 150_00, Cost.refused_cents: None}).where(Cost.what == "Saal")
    assert "A cost waits" not in (await vera.get("/desk")).text
