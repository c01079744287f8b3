"""What causes worry, once it is frozen, for the adults of the family alone."""

from app.kit.clock import now
from app.practice.phases import Phase


async def test_it_works(world, browser_of):
    await world.at(Phase.PREPARATION, frozen_at=now())
    page = (await (await browser_of(world.ayse)).get("/my/concern")).text
    for words in ("Elif kommt seit Wochen oft nicht", "Wie schafft es Elif", "Elif ist abends nicht allein", "Hausaufgabenhilfe"):
        assert words in page


async def test_it_is_not_there_before_it_is_frozen(world, browser_of):
    """What may still change is heard in person first."""
    await world.at(Phase.PREPARATION)
    ayse = await browser_of(world.ayse)
    page = await ayse.get("/my/concern")
    assert page.status_code == 200
    assert "still being written" in page.text
    assert "Elif" not in page.text
    assert "/my/concern" not in (await ayse.get("/my")).text


async def test_a_child_and_guests_do_not_read_it(world, browser_of):
    await world.at(Phase.PREPARATION, frozen_at=now())
    for person in (world.elif_, world.interpreter):
        assert (await (await browser_of(person)).get("/my/concern")).status_code == 403
