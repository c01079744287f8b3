"""Saying on the phone which days are possible: one form, one's own answers, by one's own clock."""

import re
from datetime import date, timedelta

import pytest

from app.dates import commands, queries
from app.dates.forms import field_of
from app.dates.tables import Asked, DateAnswer
from app.people.tables import Person
from app.practice.phases import Phase
from app.practice.taking_part import Says
from app.safety.tables import Separate, Slot
from tests.circle import seat_of
from tests.dates import SOON, hexes, proposed, says
from tests.world import everything

MARCH = date(2027, 3, 26)  # a Friday, two days before clocks are set forward in Europe


async def test_it_works(world, browser_of):
    first, second = await proposed(world, SOON, SOON + timedelta(days=1))
    ayse = await browser_of(world.ayse)
    page = (await ayse.get("/my/dates")).text
    assert page.count('type="radio"') == 6

    answer = await ayse.send_form("/my/dates", **{field_of(first): "yes", field_of(second): "if_need_be", "words": "ab 16 Uhr"})

    assert (answer.status_code, answer.headers["location"]) == (303, "/my/dates")
    said = await DateAnswer.select(DateAnswer.proposal, DateAnswer.says, DateAnswer.by).order_by(DateAnswer.says)
    assert said == [
        {"proposal": second, "says": "if_need_be", "by": world.ayse.id},
        {"proposal": first, "says": "yes", "by": world.ayse.id},
    ]
    page = (await ayse.get("/my/dates")).text
    assert (page.count("checked"), "Thank you, we have your answer." in page, "ab 16 Uhr" in page) == (2, True, True)
    await ayse.send_form("/my/dates", **{field_of(first): "no"})
    assert {each["says"] for each in await DateAnswer.select(DateAnswer.says)} == {"no", "if_need_be"}, "what is left out stays"


async def test_nobody_sees_what_the_others_answer(world, browser_of):
    proposals = await proposed(world, SOON, SOON + timedelta(days=1))
    ayse = await browser_of(world.ayse)
    nobody_has_answered = await seen(ayse)
    await says(world, world.mehmet, **hexes(proposals, Says.NO, Says.NO))
    await says(world, world.interpreter, **hexes(proposals, Says.YES, Says.NO))
    assert await seen(ayse) == nobody_has_answered
    for other in (world.mehmet, world.sara, world.interpreter, world.idris):
        assert other.name not in nobody_has_answered


async def seen(browser):
    return re.sub(r'name="csrf" value="[^"]*"', "", (await browser.get("/my/dates")).text)


async def test_guests_and_the_caseworker_answer_too(world, browser_of):
    (first,) = await proposed(world, SOON)
    interpreter, idris = await browser_of(world.interpreter), await browser_of(world.idris)
    await interpreter.send_form("/my/dates", **{field_of(first): "yes"})
    at = f"/conferences/{world.yilmaz.id}/dates"
    assert "Only the coordinator sees your answer." in (await idris.get(at)).text
    assert (await idris.send_form(at)).status_code == 422
    assert (await idris.send_form(at, **{field_of(first): "no"})).status_code == 303
    said = await DateAnswer.select(DateAnswer.part, DateAnswer.says).order_by(DateAnswer.part)
    assert said == [{"part": "caseworker", "says": "no"}, {"part": "participant", "says": "yes"}]
    assert (await (await browser_of(world.petra)).get(at)).status_code == 404


@pytest.mark.parametrize("fields", [{}, {"words": "x" * 4001}, {"d": "yes"}])
async def test_a_mistake_changes_nothing(world, browser_of, fields):
    (first,) = await proposed(world, SOON)
    ayse, before = await browser_of(world.ayse), await everything()
    assert (await ayse.send_form("/my/dates", **fields)).status_code == 422
    assert (await ayse.send_form("/my/dates", **{field_of(first): "perhaps"})).status_code == 422
    assert await everything() == before


async def test_the_own_clock_stands_beside_the_office_s(world, browser_of):
    """Istanbul is two hours ahead in winter, and one hour after Europe has changed its clocks."""
    await proposed(world, MARCH, MARCH + timedelta(days=3))
    ayse = await browser_of(world.ayse)
    assert "Your clock:" not in (await ayse.get("/my/dates")).text
    assert (await ayse.send_form("/my/dates/zone", zone="Europe/Istanbul")).status_code == 303
    page = (await ayse.get("/my/dates")).text
    assert "My clock: Türkiye (Istanbul)" in page
    own = [part.split("</span>")[0].split(">")[-1].strip() for part in page.split("Your clock:")[1:]]
    assert own == ["17:30–20:30", "16:30–19:30"]
    for wrong in ("Europe/Nowhere", "x" * 41, "../../etc/passwd"):
        assert (await ayse.send_form("/my/dates/zone", zone=wrong)).status_code == 422
    person = await Person.objects().get(Person.id == world.ayse.id)
    assert person.zone == "Europe/Istanbul"


async def test_who_is_not_asked_yet_sees_nothing(world, browser_of):
    await proposed(world, SOON, asked=False)
    ayse = await browser_of(world.ayse)
    assert "At the moment there is no question about days." in (await ayse.get("/my/dates")).text


async def test_people_kept_apart_are_asked_about_their_own_meeting_only(world, browser_of):
    common = await proposed(world, SOON)
    slot = Slot(conference=world.yilmaz.id, name="Gespräch mit Mehmet")
    await Slot.insert(slot)
    await Separate.insert(Separate(participant=await seat_of(world, world.mehmet), slot=slot.id))
    (own,) = await proposed(world, SOON + timedelta(days=5), slot=slot.id)
    mehmet, ayse = await browser_of(world.mehmet), await browser_of(world.ayse)
    his, hers = (await mehmet.get("/my/dates")).text, (await ayse.get("/my/dates")).text
    assert (field_of(own) in his, field_of(common[0]) in his) == (True, False)
    assert (field_of(own) in hers, field_of(common[0]) in hers) == (False, True)
    assert "Gespräch mit" not in his + hers
    await ayse.send_form("/my/dates", **{field_of(common[0]): "yes", field_of(own): "yes"})
    assert [each["proposal"] for each in await DateAnswer.select(DateAnswer.proposal)] == [common[0]]

    nora, at = await browser_of(world.nora), f"/conferences/{world.yilmaz.id}/date"
    assert (await nora.get(at)).status_code == 200
    conference = await world.as_it_is()
    await commands.answer_as_caseworker(conference, {own: Says.YES}, "", by=world.idris.id)
    await commands.answer(conference, world.mehmet.id, {own: Says.YES}, "", by=world.mehmet.id)
    assert (await nora.send_form(f"{at}/proposals/{own}/choose", edited=conference.edited)).status_code == 303
    assert (await Slot.objects().get(Slot.id == slot.id)).meets_on == SOON + timedelta(days=5)
    assert (await world.as_it_is()).meets_on is None
    assert "The day is set" in (await mehmet.get("/my/dates")).text
    assert "The day is set" not in (await ayse.get("/my/dates")).text
    assert (await queries.own_dates(world.yilmaz.id, world.ayse.id)).open


async def test_whoever_takes_part_in_writing_is_not_asked(world, browser_of):
    await Separate.insert(Separate(participant=await seat_of(world, world.mehmet), written=True))
    await proposed(world, SOON)
    assert "At the moment there is no question" in (await (await browser_of(world.mehmet)).get("/my/dates")).text
    assert not await Asked.exists().where(Asked.participant == await seat_of(world, world.mehmet))


async def test_once_a_day_is_chosen_nothing_more_is_answered(world, browser_of):
    first, second = await proposed(world, SOON, SOON + timedelta(days=1))
    ayse = await browser_of(world.ayse)
    await ayse.get("/my/dates")
    await choose(world, first)
    answer = await ayse.send_form("/my/dates", **{field_of(second): "yes"})
    assert (answer.status_code, await DateAnswer.count()) == (409, 0)
    page = (await ayse.get("/my/dates")).text
    assert ("The day is set" in page, "/my/date.ics" in page, 'type="radio"' in page) == (True, True, False)


async def choose(world, proposal):
    conference = await world.as_it_is()
    with pytest.raises(commands.Doubtful) as doubtful:
        await commands.choose(conference, proposal, seen="", edited=conference.edited, by=world.nora.id)
    await commands.choose(conference, proposal, seen=doubtful.value.mark, edited=conference.edited, by=world.nora.id)


@pytest.mark.parametrize("phase", [Phase.CLARIFIED, Phase.INFORMATION, Phase.PRIVATE_TIME, Phase.FOLLOW_UP])
async def test_days_are_looked_for_in_preparation(world, browser_of, phase):
    await world.at(phase)
    assert (await (await browser_of(world.ayse)).get("/my/dates")).status_code == 403


@pytest.mark.parametrize("number", [1, 6])
async def test_few_queries(world, browser_of, queries, number):
    await proposed(world, *(SOON + timedelta(days=each) for each in range(number)))
    ayse = await browser_of(world.ayse)
    queries.clear()
    assert (await ayse.get("/my/dates")).status_code == 200
    assert len(queries) == 2, "\n".join(queries)
