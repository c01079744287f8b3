"""The network map: moving people, mentioning others, bonds, and who sees it."""

from uuid import UUID, uuid4

import pytest

from app.conferences.tables import Participant
from app.network.queries import map_of
from app.network.tables import MapPerson
from app.practice.phases import Phase
from tests.circle import count_queries, seat_of


async def at_the_map(world, browser_of):
    await world.at(Phase.PREPARATION)
    return await browser_of(world.nora), f"/conferences/{world.yilmaz.id}/map"


async def on_map(world, name):
    return next(each for each in (await map_of(world.yilmaz.id)).people if each.name == name)


async def test_it_works(world, browser_of):
    nora, at = await at_the_map(world, browser_of)
    page = (await nora.get(at)).text
    for name in ("Elif", "Sara Yılmaz", "Ayşe Demir", "Mehmet Yılmaz", "Leyla Aydın"):
        assert page.count(name) >= 2, "in the picture, and in the list"
    assert "Amselweg" not in page
    assert "familie.test" not in page
    assert "Friends: nobody yet" in page

    ayse = await seat_of(world, world.ayse)
    answer = await nora.send_form(f"{at}/place", who=str(ayse), nearness="1", side="mother", place="80")

    assert (answer.status_code, answer.headers["location"]) == (303, at)
    found = await on_map(world, "Ayşe Demir")
    assert (found.nearness, found.place, found.side) == (1, 80, "mother")


async def test_another_side_is_written_down_with_the_person(world, browser_of):
    nora, at = await at_the_map(world, browser_of)
    mehmet = await seat_of(world, world.mehmet)
    await nora.send_form(f"{at}/place", who=str(mehmet), nearness="3", side="friends")
    seat = await Participant.objects().get(Participant.id == mehmet)
    assert (seat.side, seat.edited) == ("friends", 1)


async def test_work_stays_with_work(world, browser_of):
    nora, at = await at_the_map(world, browser_of)
    leyla = await seat_of(world, world.interpreter)
    answer = await nora.send_form(f"{at}/place", who=str(leyla), nearness="1", side="mother", place="5")
    assert (answer.status_code, "belongs to the professionals" in answer.text) == (409, True)
    assert (await on_map(world, "Leyla Aydın")).nearness == 3


async def test_somebody_who_is_only_mentioned_can_come_into_the_circle(world, browser_of):
    nora, at = await at_the_map(world, browser_of)
    await nora.send_form(f"{at}/people", name="Kemal  Demir", relation="Großvater", side="mother")
    kemal = await on_map(world, "Kemal Demir")
    assert kemal.role is None
    await nora.send_form(f"{at}/people/{kemal.key}", name="Kemal Demir", relation="Großvater", tie="strong", for_family="yes")
    await nora.send_form(f"{at}/place", who=str(kemal.key), nearness="1", side="father")

    answer = await nora.send_form(f"{at}/people/{kemal.key}/take")

    found = await on_map(world, "Kemal Demir")
    assert answer.headers["location"] == f"/conferences/{world.yilmaz.id}/circle/{found.key}"
    assert (found.role, found.relation, found.nearness, found.side, found.tie) == ("family", "Großvater", 1, "father", "strong")


async def test_whoever_has_died_is_drawn_and_not_invited(world, browser_of):
    nora, at = await at_the_map(world, browser_of)
    await nora.send_form(f"{at}/people", name="Hatice Demir", relation="Großmutter", side="mother")
    hatice = await on_map(world, "Hatice Demir")
    await nora.send_form(f"{at}/people/{hatice.key}", name="Hatice Demir", relation="Großmutter", died="yes", tie="", for_family="yes")
    assert "has died" in (await nora.get(at)).text
    assert (await nora.send_form(f"{at}/people/{hatice.key}/take")).status_code == 404
    await nora.send_form(f"{at}/people/{hatice.key}/forget")
    assert await MapPerson.count().where(MapPerson.name == "Hatice Demir") == 0


async def test_a_genogram_is_drawn_from_what_the_relations_say(world, browser_of):
    nora, at = await at_the_map(world, browser_of)
    assert "3 lines can be drawn at once" in (await nora.get(f"{at}/genogram")).text

    answer = await nora.send_form(f"{at}/genogram/told")

    assert (answer.status_code, answer.headers["location"]) == (303, f"{at}/genogram")
    seen = await map_of(world.yilmaz.id)
    names = {each.key: each.name for each in seen.people}
    assert {(bond.kind, names[bond.one], names[bond.other]) for bond in seen.bonds} == {
        ("parent", "Sara Yılmaz", "Elif Yılmaz"), ("parent", "Mehmet Yılmaz", "Elif Yılmaz"), ("parent", "Ayşe Demir", "Sara Yılmaz"),
    }  # fmt: skip
    page = (await nora.get(f"{at}/genogram")).text
    assert ("can be drawn at once" in page, "is a parent of" in page, "<rect" in page) == (False, True, True)


async def test_bonds_are_drawn_turned_round_and_taken_out(world, browser_of):
    nora, at = await at_the_map(world, browser_of)
    sara, mehmet = await seat_of(world, world.sara), await seat_of(world, world.mehmet)
    elif_ = await seat_of(world, world.elif_)
    await nora.send_form(f"{at}/people/{elif_}/bonds", kind="child", other=str(sara))
    await nora.send_form(f"{at}/people/{sara}/bonds", kind="couple", other=str(mehmet))
    await nora.send_form(f"{at}/people/{mehmet}/bonds", kind="separated", other=str(sara))

    bonds = (await map_of(world.yilmaz.id)).bonds
    assert [(bond.kind, bond.one) for bond in bonds] == [("parent", sara), ("separated", mehmet)]
    assert "is separated from" in (await nora.get(f"{at}/people/{sara}")).text
    itself = await nora.send_form(f"{at}/people/{sara}/bonds", kind="couple", other=str(sara))
    assert (itself.status_code, "somebody else" in itself.text) == (409, True)
    for bond in bonds:
        await nora.send_form(f"{at}/people/{sara}/bonds/{bond.id}/remove")
    assert (await map_of(world.yilmaz.id)).bonds == []


async def test_whoever_leaves_the_circle_is_off_the_map_and_comes_back_where_they_stood(world, browser_of):
    nora, at = await at_the_map(world, browser_of)
    ayse = await seat_of(world, world.ayse)
    await nora.send_form(f"{at}/place", who=str(ayse), nearness="1", side="mother")
    await nora.send_form(f"/conferences/{world.yilmaz.id}/circle/{ayse}/leave")
    assert "Ayşe Demir" not in (await nora.get(at)).text
    await nora.send_form(f"/conferences/{world.yilmaz.id}/circle/{ayse}/return")
    assert (await on_map(world, "Ayşe Demir")).nearness == 1


@pytest.mark.parametrize(
    ("path", "fields", "status"),
    [
        ("place", {"who": "no id", "nearness": "1"}, 404),
        ("place", {"who": str(uuid4()), "nearness": "1"}, 404),
        ("people", {"name": "", "side": "mother"}, 422),
        ("people", {"name": "Kemal", "side": "moon"}, 422),
        (f"people/{UUID(int=3)}", {"tie": "strong"}, 404),
        (f"people/{UUID(int=3)}/bonds", {"kind": "couple", "other": str(uuid4())}, 404),
        (f"people/{UUID(int=3)}/bonds/{UUID(int=4)}/remove", {}, 404),
        (f"people/{UUID(int=3)}/take", {}, 404),
        (f"people/{UUID(int=3)}/forget", {}, 404),
    ],
)
async def test_what_is_not_there_changes_nothing(world, browser_of, path, fields, status):
    nora, at = await at_the_map(world, browser_of)
    assert (await nora.send_form(f"{at}/{path}", **fields)).status_code == status
    assert await MapPerson.count() == 0


async def test_somebody_of_another_conference_cannot_be_bound(world, browser_of):
    nora, at = await at_the_map(world, browser_of)
    sara = await seat_of(world, world.sara)
    wrong = await nora.send_form(f"{at}/place", who=str(sara), nearness="9", side="mother")
    assert (wrong.status_code, "How near to the child?" in wrong.text) == (422, True)
    assert (await nora.send_form(f"{at}/people/{sara}/bonds", kind="couple", other=str(uuid4()))).status_code == 404


@pytest.mark.parametrize("who", ["idris", "vera", "jan", "foreign_coordinator", "ayse"])
async def test_the_map_is_for_its_coordinator(world, browser_of, who):
    _nora, at = await at_the_map(world, browser_of)
    browser = await browser_of(getattr(world, who))
    for path in ("", "/genogram", f"/people/{await seat_of(world, world.sara)}"):
        answer = await browser.get(f"{at}{path}")
        assert (answer.status_code in {403, 404}, "Sara" in answer.text) == (True, False)


async def test_as_few_queries_for_many_as_for_one(world, browser_of, monkeypatch):
    nora, at = await at_the_map(world, browser_of)
    pages = [at, f"{at}/genogram", f"{at}/people/{await seat_of(world, world.sara)}"]
    few = [await count_queries(monkeypatch, nora, page) for page in pages]
    for i in range(3):
        await nora.send_form(f"{at}/people", name=f"Tante {i}", relation="Tante", side="mother")
    await nora.send_form(f"{at}/genogram/told")
    many = [await count_queries(monkeypatch, nora, page) for page in pages]
    assert (few, max(many) <= 4) == (many, True)
