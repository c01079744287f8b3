"""Was a conference held as it is meant? In sentences, the same as behind the sums, and without a name for the manager."""

import re

from app.conferences.tables import Conference, Move
from app.day.tables import Presence
from app.private_time.tables import PrivateTime
from tests.circle import seat_of
from tests.effects import at
from tests.plans import accept_plan
from tests.world import World


async def held(world: World) -> None:
    await accept_plan(world)
    for step, when in (("open_conference", "09:00"), ("start_private_time", "10:00"), ("call_back", "11:30")):
        await Move.insert(Move(conference=world.yilmaz.id, step=step, by=world.nora.id, at=at("2026-03-24", when)))
    await PrivateTime.insert(
        PrivateTime(conference=world.yilmaz.id, started_at=at("2026-03-24", "10:00"), ended_at=at("2026-03-24", "11:30"), plan_made=True)
    )


def yes_and_no(page: str) -> list[str]:
    return re.findall(r">(Yes|No|Not known)<", page)


async def test_it_works(world, browser_of):
    await held(world)
    for person in (world.ayse, world.mehmet, world.sara, world.elif_):
        await Presence.insert(Presence(participant=await seat_of(world, person), phase="information", way="in_the_room"))
    page = (await (await browser_of(world.nora)).get(f"/conferences/{world.yilmaz.id}/fidelity")).text

    assert yes_and_no(page) == ["Yes"] * 8
    assert "90 minutes" in page
    assert "Family and network: 4. Professionals: 2" in page


async def test_what_is_not_known_is_said_and_a_no_is_a_no(world, browser_of):
    await held(world)
    await Conference.update({Conference.caseworker: world.petra.id, Conference.coordinator: world.petra.id}).where(
        Conference.id == world.yilmaz.id
    )
    page = (await (await browser_of(world.vera)).get(f"/conferences/{world.yilmaz.id}/fidelity")).text

    assert yes_and_no(page)[:4] == ["Yes", "Yes", "No", "Not known"]
    assert "Nobody was noted as there." in page


async def test_the_manager_reads_no_name_of_the_family(world, browser_of):
    await held(world)
    page = (await (await browser_of(world.vera)).get(f"/conferences/{world.yilmaz.id}/fidelity")).text

    assert "HB-2026-001" in page
    assert [name for name in ("Yılmaz", "Ayşe", "Mehmet", "Sara", "Elif", "Nora", "Idris") if name in page] == []


async def test_one_that_ended_in_preparation_was_not_held(world, browser_of):
    await world.at("ended_in_preparation")
    page = (await (await browser_of(world.nora)).get(f"/conferences/{world.yilmaz.id}/fidelity")).text

    assert "No conference was held." in page
    assert yes_and_no(page) == []


async def test_few_questions_and_who_is_kept_out(world, browser_of, queries):
    path = f"/conferences/{world.yilmaz.id}/fidelity"
    assert (await (await browser_of(world.nora)).get(path)).status_code == 403  # before anything is over
    await held(world)
    nora = await browser_of(world.nora)
    queries.clear()
    assert (await nora.get(path)).status_code == 200
    assert len(queries) <= 4
    for person in (world.idris, world.jan, world.ada, world.ayse, world.foreign_manager, None):
        assert (await (await browser_of(person)).get(path)).status_code in {303, 403, 404}
