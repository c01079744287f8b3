"""Information-givers are asked, write beforehand, and the family reads it before the day."""

import asyncpg
import pytest

from app.conferences.tables import Participant
from app.database import all_or_nothing
from app.information.tables import Facts, Remark
from app.outbox.tables import OutboxMessage
from app.people.tables import AccessLink
from app.practice.mail import Kind
from app.practice.phases import Phase
from app.practice.roles import Role, Side
from tests.world import make_participant

WORDS = "Elif war im Oktober an neun Tagen in der Schule. In Mathematik ist sie gut."


@pytest.fixture
async def teacher(world):
    await world.at(Phase.PREPARATION)
    return await make_participant(
        world.yilmaz, "Birgit Meyer", Role.INFORMATION_GIVER, Side.PROFESSIONAL, "Lehrerin", email="meyer@schule.test"
    )


async def seat_of(person):
    return (await Participant.select(Participant.id).where(Participant.person == person.id).first())["id"]


async def asked(world, browser_of, teacher, **more):
    nora, here = await browser_of(world.nora), f"/conferences/{world.yilmaz.id}/facts"
    seat = await seat_of(teacher)
    fields = {"question": "Was läuft gut, was fehlt?"} | more
    assert (await nora.send_form(f"{here}/{seat}/ask", **fields)).status_code == 303
    return nora, here, seat


async def shown(world, browser_of, teacher):
    nora, here, seat = await asked(world, browser_of, teacher)
    await nora.send_form(f"{here}/{seat}", text=WORDS, edited="0")
    assert (await nora.send_form(f"{here}/{seat}/show", edited="1")).status_code == 303
    return nora, here, seat


async def test_it_works(world, browser_of, teacher):
    nora, here, seat = await asked(world, browser_of, teacher, speaks_at="15:45", minutes="10")
    told = await OutboxMessage.select(OutboxMessage.kind).where(OutboxMessage.person == teacher.id)
    assert told == [{"kind": Kind.FACTS_WANTED}]
    giver, ayse = await browser_of(teacher), await browser_of(world.ayse)
    own = (await giver.get("/my/facts/own")).text
    assert ("Was läuft gut" in own, "15:45" in own) == (True, True)
    assert (await giver.send_form("/my/facts/own", text=WORDS, edited="0")).status_code == 303
    assert "It has arrived" in (await giver.get("/my/facts/own")).text
    assert "It has arrived" not in (await giver.send_form("/my/facts/own", text="", edited="1")).text, "what is refused has not"

    assert WORDS not in (await ayse.get("/my/facts")).text
    assert "/my/facts" not in (await ayse.get("/my")).text
    assert WORDS in (await nora.get(here)).text
    await nora.send_form(f"{here}/{seat}/show", edited="1")
    assert WORDS in (await ayse.get("/my/facts")).text
    assert "/my/facts" in (await ayse.get("/my")).text
    idris = await browser_of(world.idris)
    assert WORDS in (await idris.get(here)).text


async def test_being_asked_twice_is_told_once(world, browser_of, teacher):
    nora, here, seat = await asked(world, browser_of, teacher)
    await nora.send_form(f"{here}/{seat}/ask", question="Und wie geht es ihr in der Klasse?")
    assert await OutboxMessage.count().where(OutboxMessage.person == teacher.id) == 1
    assert await AccessLink.count().where(AccessLink.person == teacher.id) == 1
    assert "in der Klasse" in (await (await browser_of(teacher)).get("/my/facts/own")).text


async def test_what_changes_after_it_was_shown_is_shown_anew_or_not_at_all(world, browser_of, teacher):
    nora, here, seat = await shown(world, browser_of, teacher)
    giver, ayse = await browser_of(teacher), await browser_of(world.ayse)
    await giver.send_form("/my/facts/own", text="Ganz anders.", edited="1")
    assert WORDS in (await ayse.get("/my/facts")).text
    assert "Ganz anders" not in (await ayse.get("/my/facts")).text
    late = await nora.send_form(f"{here}/{seat}/show", edited="1")  # the page was opened before the change
    assert (late.status_code, "Ganz anders" in (await ayse.get("/my/facts")).text) == (409, False)
    await nora.send_form(f"{here}/{seat}/show", edited="2")
    assert "Ganz anders" in (await ayse.get("/my/facts")).text


async def test_the_family_says_what_it_sees_differently(world, browser_of, teacher):
    nora, here, seat = await shown(world, browser_of, teacher)
    ayse, giver, mehmet = await browser_of(world.ayse), await browser_of(teacher), await browser_of(world.mehmet)
    assert (await ayse.send_form(f"/my/facts/{seat}", words="Es waren elf Tage.")).status_code == 303
    assert await Remark.count() == 1
    page = (await mehmet.get("/my/facts")).text
    assert ("Es waren elf Tage." in page, world.ayse.name in page) == (True, False)
    assert world.ayse.name in (await nora.get(here)).text
    assert "elf Tage" not in (await giver.get("/my/facts/own")).text  # they see their own slot and words alone


async def test_on_the_day_nothing_new_comes_in(world, browser_of, teacher):
    nora, here, seat = await shown(world, browser_of, teacher)
    giver, ayse = await browser_of(teacher), await browser_of(world.ayse)
    await world.at(Phase.INFORMATION)
    assert (await giver.send_form("/my/facts/own", text="Noch etwas.", edited="1")).status_code == 403
    assert (await nora.send_form(f"{here}/{seat}", text="Noch etwas.", edited="1")).status_code == 403
    assert (await ayse.send_form(f"/my/facts/{seat}", words="Nein.")).status_code == 404
    assert WORDS in (await ayse.get("/my/facts")).text
    assert WORDS in (await nora.get(here)).text
    with pytest.raises(asyncpg.RaiseError, match="no new information"):
        async with all_or_nothing():
            await Facts.update({Facts.shown: "Noch etwas."}).where(Facts.participant == seat)


async def test_two_writers_see_both_texts(world, browser_of, teacher):
    nora, here, seat = await asked(world, browser_of, teacher)
    giver = await browser_of(teacher)
    await giver.send_form("/my/facts/own", text=WORDS, edited="0")
    answer = await nora.send_form(f"{here}/{seat}", text="Nach dem Anruf.", edited="0")
    assert (answer.status_code, WORDS in answer.text, "Nach dem Anruf." in answer.text) == (409, True, True)


async def test_mistakes_are_told(world, browser_of, teacher):
    nora, here, seat = await asked(world, browser_of, teacher)
    assert (await nora.send_form(f"{here}/{seat}/ask", question="", minutes="viele")).status_code == 422
    assert (await nora.send_form(f"{here}/{seat}", text="", edited="0")).status_code == 422
    assert (await nora.send_form(f"{here}/{seat}/show", edited="0")).status_code == 409  # there is nothing yet
    giver = await browser_of(teacher)
    assert (await giver.send_form("/my/facts/own", text="", edited="0")).status_code == 422


async def test_who_is_kept_out(world, browser_of, teacher):
    nora, here, _ = await shown(world, browser_of, teacher)
    for person, path in (
        (world.elif_, "/my/facts"),
        (world.interpreter, "/my/facts"),
        (teacher, "/my/facts"),
        (world.ayse, "/my/facts/own"),
    ):
        assert (await (await browser_of(person)).get(path)).status_code == 403
    grandmother = await seat_of(world.ayse)
    assert (await nora.send_form(f"{here}/{grandmother}/ask", question="?")).status_code == 404
    assert (await (await browser_of(world.jan)).get(here)).status_code == 404


async def test_few_queries(world, browser_of, teacher, queries):
    nora, here, _ = await shown(world, browser_of, teacher)
    ayse, counts = await browser_of(world.ayse), []
    for number in range(2):
        for browser, path in ((nora, here), (ayse, "/my/facts")):
            queries.clear()
            assert (await browser.get(path)).status_code == 200
            counts.append(len(queries))
        if not number:
            for name in ("Dr. Anna Petersen", "Uwe Brandt"):
                await make_participant(world.yilmaz, name, Role.INFORMATION_GIVER, Side.PROFESSIONAL, "Ärztin")
    assert counts[:2] == counts[2:]
    assert max(counts) <= 4
