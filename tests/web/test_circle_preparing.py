"""Talks, what people need, what is read out, how a child takes part: noted on their page, read by the rooms that need it."""

from uuid import UUID

from app.circle.queries import needs_of, parts_of, views_of
from app.circle.tables import Talk, View
from app.conferences.tables import Participant
from app.kit.clock import today
from app.practice.phases import Phase
from app.practice.taking_part import ChildTakesPart, NeedKind
from tests.circle import count_queries, seat_of


async def at_their_page(world, browser_of, person):
    await world.at(Phase.PREPARATION)
    seat = await seat_of(world, person)
    return await browser_of(world.nora), f"/conferences/{world.yilmaz.id}/circle/{seat}", seat


async def test_a_talk_is_noted_and_with_it_that_all_is_prepared(world, browser_of):
    nora, at, seat = await at_their_page(world, browser_of, world.ayse)

    answer = await nora.send_form(f"{at}/talks", how="phone", on=str(today()), minutes="25", words="Sie will kochen.", prepared="yes")

    assert (answer.status_code, answer.headers["location"]) == (303, at)
    assert (await Participant.objects().get(Participant.id == seat)).prepared_at is not None
    page = (await nora.get(at)).text
    assert ("Sie will kochen." in page, "25 minutes" in page) == (True, True)
    talk = await Talk.objects().first()
    await nora.send_form(f"{at}/talks/{talk.id}/delete")
    assert await Talk.count() == 0


async def test_a_talk_to_come_is_no_talk(world, browser_of):
    nora, at, _seat = await at_their_page(world, browser_of, world.ayse)
    answer = await nora.send_form(f"{at}/talks", how="phone", on="2999-01-01", minutes="viele", words="Bald")
    assert (answer.status_code, "Bald" in answer.text, await Talk.count()) == (422, True, 0)
    answer = await nora.send_form(f"{at}/talks", how="phone", on="2999-01-01", words="Bald")
    assert "noted when it has been" in answer.text


async def test_needs_are_ticks_with_words(world, browser_of):
    nora, at, seat = await at_their_page(world, browser_of, world.ayse)
    await nora.send_form(f"{at}/needs", kinds=["interpreter", "travel"], travel="aus Vegesack", food="ohne Schwein", other="eine Pause")

    found = {(each.kind, each.words) for each in await needs_of(world.yilmaz.id)}
    assert found == {
        (NeedKind.INTERPRETER, ""), (NeedKind.TRAVEL, "aus Vegesack"), (NeedKind.FOOD, "ohne Schwein"), (NeedKind.OTHER, "eine Pause"),
    }  # fmt: skip
    assert {(each.name, each.language, each.participant) for each in await needs_of(world.yilmaz.id)} == {("Ayşe Demir", "tr", seat)}
    assert "A lift, or the fare" in (await nora.get(f"/conferences/{world.yilmaz.id}/circle")).text

    await nora.send_form(f"{at}/needs", kinds=["travel"], travel="doch nicht")
    assert [(each.kind, each.words) for each in await needs_of(world.yilmaz.id)] == [(NeedKind.TRAVEL, "doch nicht")]
    await nora.send_form(f"{at}/leave")
    assert await needs_of(world.yilmaz.id) == []


async def test_what_is_read_out_has_a_reader_or_stays_with_us(world, browser_of):
    nora, at, _seat = await at_their_page(world, browser_of, world.mehmet)
    reader = await seat_of(world, world.ayse)

    await nora.send_form(f"{at}/view", words="Ich denke an euch.", reader=str(reader), edited="0")
    view = (await views_of(world.yilmaz.id))[0]
    assert (view.name, view.words, view.reader_name, view.only_coordinator) == ("Mehmet Yılmaz", "Ich denke an euch.", "Ayşe Demir", False)
    page = (await nora.get(f"/conferences/{world.yilmaz.id}/circle/views")).text
    assert ("Ich denke an euch." in page, "Read out by:" in page) == (True, True)

    await nora.send_form(f"{at}/view", words="Nur für Nora", reader="only", edited="1")
    view = (await views_of(world.yilmaz.id))[0]
    assert (view.read_out_by, view.only_coordinator) == (None, True)
    page = (await nora.get(f"/conferences/{world.yilmaz.id}/circle/views")).text
    assert ("Nur für Nora" in page, "Told to the coordination alone" in page) == (False, True)


async def test_two_who_write_the_same_words_see_both(world, browser_of):
    nora, at, _seat = await at_their_page(world, browser_of, world.mehmet)
    await nora.send_form(f"{at}/view", words="Erste Fassung", reader="", edited="0")
    answer = await nora.send_form(f"{at}/view", words="Zweite Fassung", reader="", edited="0")
    assert (answer.status_code, "Erste Fassung" in answer.text, "Zweite Fassung" in answer.text) == (409, True, True)
    assert (await View.objects().first()).words == "Erste Fassung"


async def test_nobody_of_elsewhere_reads_out(world, browser_of):
    nora, at, _seat = await at_their_page(world, browser_of, world.mehmet)
    for reader in (str(UUID(int=7)), "no id at all"):
        answer = await nora.send_form(f"{at}/view", words="Ich denke an euch.", reader=reader, edited="0")
        assert answer.status_code in {404, 422}, reader
    assert await View.count() == 0


async def test_a_child_takes_part_in_its_own_way(world, browser_of):
    nora, at, _seat = await at_their_page(world, browser_of, world.elif_)
    advocate = await seat_of(world, world.ayse)

    await nora.send_form(f"{at}/part", how="advocate", words="Oma weiß Bescheid", advocate=str(advocate))
    part = (await parts_of(world.yilmaz.id))[0]
    assert (part.name, part.how, part.advocate_name) == ("Elif Yılmaz", ChildTakesPart.ADVOCATE, "Ayşe Demir")
    assert "Somebody speaks for the child" in (await nora.get(f"/conferences/{world.yilmaz.id}/circle")).text
    assert "Elif Yılmaz" in (await nora.get(f"/conferences/{world.yilmaz.id}/circle/views")).text

    await nora.send_form(f"{at}/part", how="drawing", words="ein Bild vom Haus", advocate=str(advocate))
    part = (await parts_of(world.yilmaz.id))[0]
    assert (part.how, part.advocate_name) == (ChildTakesPart.DRAWING, "")
    grown_up = await seat_of(world, world.mehmet)
    assert (await nora.send_form(f"/conferences/{world.yilmaz.id}/circle/{grown_up}/part", how="drawing")).status_code == 404


async def test_as_few_queries_for_many_as_for_one(world, browser_of, monkeypatch):
    nora, at, _seat = await at_their_page(world, browser_of, world.ayse)
    circle = f"/conferences/{world.yilmaz.id}/circle"
    pages = [at, circle, f"{circle}/views", f"{circle}/many"]
    few = [await count_queries(monkeypatch, nora, page) for page in pages]
    for i in range(3):
        await nora.send_form(f"{at}/talks", how="phone", on=str(today()), words=f"Gespräch {i}")
        await nora.send_form(f"{circle}/new", name=f"Tante {i}", role="family", side="mother", language="de", way="paper")
    await nora.send_form(f"{at}/view", words="Grüße", edited="0")
    many = [await count_queries(monkeypatch, nora, page) for page in pages]
    assert (few, max(many) <= 4) == (many, True)
