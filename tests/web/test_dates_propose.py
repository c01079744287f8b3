"""Proposing days, asking everybody, and answers that stay."""

from datetime import date, timedelta

import pytest

from app.dates import queries
from app.dates.tables import Asked, DateAnswer, Proposal
from app.kit.clock import today
from app.outbox.tables import OutboxMessage
from app.practice.mail import Kind
from app.practice.phases import Phase
from app.practice.taking_part import Says
from app.profile.tables import Profile
from tests.dates import SOON, hexes, proposed, says
from tests.world import everything


async def the_poll(world):
    return await queries.poll_of(world.yilmaz.id)


async def test_it_works(world, browser_of):
    await world.at(Phase.PREPARATION, meets_on=None, meets_at=None)
    nora, at = await browser_of(world.nora), f"/conferences/{world.yilmaz.id}/date"
    days = {"day_1": SOON, "day_2": SOON + timedelta(days=1), "day_3": SOON + timedelta(days=2), "clock_3": "10:00"}

    answer = await nora.send_form(f"{at}/proposals", clock="15:30", minutes=180, place="Bürgerhaus", **days)

    assert (answer.status_code, answer.headers["location"]) == (303, at)
    found = [(each.day, each.starts.isoformat("minutes"), each.place) for each in (await the_poll(world)).proposals]
    assert found == [
        (SOON, "15:30", "Bürgerhaus"),
        (SOON + timedelta(days=1), "15:30", "Bürgerhaus"),
        (SOON + timedelta(days=2), "10:00", "Bürgerhaus"),
    ]
    page = (await nora.get(at)).text
    assert ("Ask 6 people" in page, "Who can come when?" in page) == (True, True)
    assert await OutboxMessage.count() == 0, "nobody is asked yet"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("day_1", today() - timedelta(days=1)),
        ("day_1", "31.2.2027"),
        ("day_1", "9999-12-31"),
        ("day_1", ""),
        ("clock", ""),
        ("clock", "15:30Z"),
        ("clock_1", "25:00"),
        ("minutes", "5"),
        ("minutes", "x"),
        ("place", "x" * 301),
        ("slot", "00000000-0000-0000-0000-000000000001"),
    ],
)
async def test_a_mistake_keeps_what_was_typed(world, browser_of, field, value):
    await world.at(Phase.PREPARATION, meets_on=None, meets_at=None)
    nora, at = await browser_of(world.nora), f"/conferences/{world.yilmaz.id}/date"
    before = await everything()
    typed = {"day_1": SOON, "clock": "15:30", "minutes": "180", "place": "Gemeindehaus"} | {field: value}
    answer = await nora.send_form(f"{at}/proposals", **typed)
    assert answer.status_code == (404 if field == "slot" else 422)
    assert field == "slot" or str(typed["place"]) in answer.text
    assert await everything() == before


async def test_everybody_is_asked_once_with_their_own_link(world, browser_of):
    await proposed(world, SOON, SOON + timedelta(days=1), asked=False)
    nora, at = await browser_of(world.nora), f"/conferences/{world.yilmaz.id}/date"
    for _press in range(2):
        assert (await nora.send_form(f"{at}/ask")).status_code == 303
    sent = await OutboxMessage.select(OutboxMessage.person, OutboxMessage.kind, OutboxMessage.link)
    by_mail = {world.ayse.id, world.mehmet.id, world.sara.id, world.interpreter.id}
    assert {(each["person"], each["kind"]) for each in sent} == {(person, Kind.DATES) for person in by_mail} | {
        (world.idris.id, Kind.DESK_NEWS)
    }
    assert len(sent) == len(by_mail) + 1
    assert all(each["link"] for each in sent if each["kind"] == Kind.DATES)
    assert await Asked.count() == 6, "Elif, whom no mail reaches, and the caseworker as well"
    assert "Ask " not in (await nora.get(at)).text


async def test_changing_the_proposals_keeps_the_answers(world, browser_of):
    first, second = await proposed(world, SOON, SOON + timedelta(days=1))
    await says(world, world.ayse, **hexes([first, second], Says.YES, Says.NO))
    nora, at = await browser_of(world.nora), f"/conferences/{world.yilmaz.id}/date"

    await nora.send_form(f"{at}/proposals/{first}/back")
    await nora.send_form(f"{at}/proposals", clock="15:30", minutes=120, place="Kulturzentrum", day_1=SOON + timedelta(days=9))
    assert {each.says for each in (await the_poll(world)).answers} == {Says.NO}
    await nora.send_form(f"{at}/proposals", clock="15:30", minutes=240, place="Kulturzentrum", day_1=SOON, day_2=SOON + timedelta(days=1))

    poll = await the_poll(world)
    assert [(each.id, each.minutes, each.place) for each in poll.proposals][:2] == [
        (first, 240, "Kulturzentrum"),
        (second, 240, "Kulturzentrum"),
    ]
    assert await DateAnswer.count() == 2
    assert {each.proposal: each.says for each in poll.answers} == {first: Says.YES, second: Says.NO}


async def test_new_days_are_told_to_those_who_have_not_answered_them(world, browser_of):
    (first,) = await proposed(world, SOON)
    await OutboxMessage.update({OutboxMessage.state: "sent"}, force=True)
    await Asked.update({Asked.asked_at: Asked.asked_at - timedelta(hours=1)}, force=True)
    await proposed(world, SOON + timedelta(days=3))
    again = await OutboxMessage.select(OutboxMessage.person).where(OutboxMessage.state == "waiting", OutboxMessage.kind == Kind.DATES)
    assert {each["person"] for each in again} == {world.ayse.id, world.mehmet.id, world.sara.id, world.interpreter.id}
    assert await Proposal.exists().where(Proposal.id == first)


async def test_who_is_needed_is_preset_and_can_be_changed(world, browser_of):
    await proposed(world, SOON)
    poll = await the_poll(world)
    assert {each.name for each in poll.people if each.needed} == {"Mehmet Yılmaz", "Sara Yılmaz", "Leyla Aydın"}
    assert poll.caseworker.needed
    nora, at = await browser_of(world.nora), f"/conferences/{world.yilmaz.id}/date"
    ayse = next(each.participant for each in poll.people if each.person == world.ayse.id)
    assert (await nora.send_form(f"{at}/needed", who=[str(ayse)])).status_code == 303
    poll = await the_poll(world)
    assert ({each.name for each in poll.people if each.needed}, poll.caseworker.needed) == ({"Ayşe Demir"}, False)
    assert (await nora.send_form(f"{at}/needed", who=[str(world.yilmaz.id)])).status_code == 404


@pytest.mark.parametrize(
    "path", ["proposals/{id}/back", "proposals/{id}/choose", "answers/{id}", "answers/{id}/zone", "remind/{id}", "known/{id}"]
)
async def test_ids_of_others_open_nothing(world, browser_of, path):
    await proposed(world, SOON)
    nora, before = await browser_of(world.nora), await everything()
    at = f"/conferences/{world.yilmaz.id}/date/" + path.format(id="00000000-0000-4000-8000-000000000001")
    assert (await nora.send_form(at, edited=0)).status_code == 404
    assert await everything() == before


@pytest.mark.parametrize("number", [1, 6])
async def test_few_queries(world, browser_of, queries, number):
    await proposed(world, *(SOON + timedelta(days=each) for each in range(number)))
    nora = await browser_of(world.nora)
    queries.clear()
    assert (await nora.get(f"/conferences/{world.yilmaz.id}/date")).status_code == 200
    assert len(queries) == 4, "\n".join(queries)


async def test_hints_stand_beside_the_days_and_can_be_switched_off(world, browser_of):
    """A Friday in Ramadan, and Good Friday in the school holidays, in Bremen; Bavaria has other holidays."""
    await proposed(world, date(2027, 2, 26), date(2027, 3, 26), date(2027, 11, 1))
    nora, at = await browser_of(world.nora), f"/conferences/{world.yilmaz.id}/date"
    page = (await nora.get(at)).text
    for words in ("Ramadan: many fast until sunset", "The Jewish Sabbath", "Good Friday", "School holidays"):
        assert words in page, words
    assert "All Saints" not in page
    await Profile.insert(Profile(office=world.bremen.id, land="BY", hints=False))
    page = (await nora.get(at)).text
    for words in ("Ramadan", "Sabbath"):
        assert words not in page, words
    assert ("Good Friday" in page, "All Saints" in page) == (True, True)
