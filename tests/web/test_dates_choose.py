"""Choosing a day: what speaks against it is said first; everybody is told once; who has not confirmed is shown."""

from datetime import time, timedelta

import pytest

from app.conferences.commands import end_in_preparation
from app.conferences.tables import Conference
from app.dates import commands, queries
from app.dates.forms import DateForm, field_of
from app.dates.tables import Proposal, Told
from app.outbox.tables import OutboxMessage
from app.practice.mail import Kind, State
from app.practice.phases import Phase
from app.practice.promises import Outcome
from app.practice.taking_part import Says
from tests.circle import invite_everybody, seat_of
from tests.dates import SOON, hexes, proposed, says
from tests.world import everything


async def everybody_says_yes(world, *proposals):
    for person in (world.ayse, world.mehmet, world.sara, world.interpreter, world.elif_):
        await says(world, person, **{each.hex: Says.YES for each in proposals})
    conference = await world.as_it_is()
    await commands.answer_as_caseworker(conference, dict.fromkeys(proposals, Says.YES), "", by=world.idris.id)


async def written(kind):
    return {each["person"] for each in await OutboxMessage.select(OutboxMessage.person).where(OutboxMessage.kind == kind)}


async def test_it_works(world, browser_of):
    first, second = await proposed(world, SOON, SOON + timedelta(days=1))
    await everybody_says_yes(world, first, second)
    await OutboxMessage.delete(force=True)
    nora, at = await browser_of(world.nora), f"/conferences/{world.yilmaz.id}/date"
    page = (await nora.get(at)).text
    assert ("Which day is best?" in page, "Everybody can." in page) == (True, True)

    answer = await nora.send_form(f"{at}/proposals/{second}/choose", edited=(await world.as_it_is()).edited)

    assert (answer.status_code, answer.headers["location"]) == (303, at)
    conference = await Conference.objects().get(Conference.id == world.yilmaz.id)
    assert (conference.meets_on, conference.meets_at, conference.minutes, conference.place) == (
        SOON + timedelta(days=1), time(15, 30), 180, "Bürgerhaus Hemelingen, kleiner Saal",
    )  # fmt: skip
    by_mail = {world.ayse.id, world.mehmet.id, world.sara.id, world.interpreter.id}
    assert await written(Kind.DATE_CHOSEN) == by_mail
    assert await written(Kind.DESK_NEWS) == {world.idris.id}
    page = (await nora.get(at)).text
    assert (page.count("Has not confirmed the day yet."), "No message of ours reaches them" in page) == (5, True)
    again = await nora.send_form(f"{at}/proposals/{second}/choose", edited=0)
    assert (again.status_code, await OutboxMessage.count()) == (303, 5), "pressed twice, it is chosen and told once"


async def test_what_speaks_against_a_day_is_said_first(world, browser_of):
    (first,) = await proposed(world, SOON)
    await everybody_says_yes(world, first)
    await says(world, world.mehmet, **hexes([first], Says.NO))
    nora, at = await browser_of(world.nora), f"/conferences/{world.yilmaz.id}/date"
    before, edited = await everything(), (await world.as_it_is()).edited
    warned = await nora.send_form(f"{at}/proposals/{first}/choose", edited=edited)
    assert warned.status_code == 409
    assert "\u2068Mehmet Yılmaz\u2069 must be there and cannot." in warned.text
    assert await everything() == before
    seen = warned.text.split('name="seen" value="')[1].split('"')[0]

    await says(world, world.sara, **hexes([first], Says.NO))
    warned = await nora.send_form(f"{at}/proposals/{first}/choose", edited=edited, seen=seen)
    assert (warned.status_code, "Sara Yılmaz" in warned.text) == (409, True), "what has come meanwhile is shown as well"
    seen = warned.text.split('name="seen" value="')[1].split('"')[0]
    assert (await nora.send_form(f"{at}/proposals/{first}/choose", edited=edited, seen=seen)).status_code == 303
    assert (await world.as_it_is()).meets_on == SOON


async def test_another_conference_at_the_same_time_is_a_clash(world, browser_of):
    (first,) = await proposed(world, SOON)
    await everybody_says_yes(world, first)
    other = Conference(
        office=world.bremen.id, reference="HB-2026-777", family_name="Familie Öz", phase=Phase.PREPARATION, caseworker=world.idris.id,
        coordinator=world.nora.id, meets_on=SOON, meets_at=time(17), place="Anderswo",
    )  # fmt: skip
    await Conference.insert(other)
    nora, at = await browser_of(world.nora), f"/conferences/{world.yilmaz.id}/date"
    assert "HB-2026-777" in (await nora.get(at)).text
    warned = await nora.send_form(f"{at}/proposals/{first}/choose", edited=(await world.as_it_is()).edited)
    assert (warned.status_code, "HB-2026-777" in warned.text, "Öz" in warned.text) == (409, True, False)
    same_room = {Conference.coordinator: world.jan.id, Conference.place: "Bürgerhaus Hemelingen; kleiner saal"}
    await Conference.update(same_room).where(Conference.id == other.id)
    page = (await nora.get(at)).text
    assert ("HB-2026-777" in page, "Another conference of your office meets at this place" in page) == (False, True)
    await Conference.update({Conference.office: world.osnabrueck.id, Conference.coordinator: None,
                             Conference.caseworker: world.foreign_caseworker.id}).where(Conference.id == other.id)  # fmt: skip
    assert "meets at this place" not in (await nora.get(at)).text


async def test_a_change_reaches_everybody_who_knew_the_old_day(world, browser_of):
    first, second = await proposed(world, SOON, SOON + timedelta(days=1))
    await everybody_says_yes(world, first, second)
    conference = await world.as_it_is()
    await commands.choose(conference, first, seen="", edited=conference.edited, by=world.nora.id)
    await OutboxMessage.update({OutboxMessage.state: State.SENT}, force=True)
    ayse = await browser_of(world.ayse)
    assert (await ayse.send_form("/my/dates/known")).status_code == 303
    assert "I know it now" not in (await ayse.get("/my/dates")).text

    conference = await world.as_it_is()
    await commands.propose(conference, [commands.Proposed(SOON + timedelta(days=2), time(10), 120, "Bürgerhaus")], by=world.nora.id)
    assert (await world.as_it_is()).meets_on == SOON, "the old day holds until another one is chosen"
    await commands.choose(conference, second, seen="", edited=conference.edited, by=world.nora.id)

    assert await written(Kind.CHANGED) == {world.ayse.id, world.mehmet.id, world.sara.id, world.interpreter.id}
    assert await Told.count().where(Told.confirmed_at.is_not_null()) == 0, "the new day is to be confirmed anew"
    nora, at = await browser_of(world.nora), f"/conferences/{world.yilmaz.id}/date"
    for person in (world.ayse, world.elif_):
        assert (await nora.send_form(f"{at}/known/{person.id}")).status_code == 303
    page = (await nora.get(at)).text
    assert ("2 people have confirmed it." in page, page.count("Has not confirmed the day yet.")) == (True, 3)


async def test_nobody_is_told_twice(world, browser_of):
    """The invitation carries the day: the message that only says it is decided need not go any more."""
    (first,) = await proposed(world, SOON)
    await everybody_says_yes(world, first)
    conference = await world.as_it_is()
    await commands.choose(conference, first, seen="", edited=conference.edited, by=world.nora.id)
    await invite_everybody(world)
    waiting = await OutboxMessage.select(OutboxMessage.kind).where(OutboxMessage.state == "waiting", OutboxMessage.link.is_not_null())
    assert [each["kind"] for each in waiting] == [Kind.INVITATION] * 4
    ayse = await browser_of(world.ayse)
    await ayse.send_form("/my/invitation", answer="yes")
    told = await Told.objects().get(Told.participant == await seat_of(world, world.ayse))
    assert told.confirmed_at is not None, "whoever answers knows the day"


async def test_setting_a_day_without_asking_ends_the_question(world, browser_of):
    (first,) = await proposed(world, SOON)
    nora = await browser_of(world.nora)
    edited = (await world.as_it_is()).edited
    await nora.send_form(f"/conferences/{world.yilmaz.id}/date", day=SOON, clock="16:00", place="Kulturzentrum", minutes=120, edited=edited)
    assert await written(Kind.DATE_CHOSEN) == {world.ayse.id, world.mehmet.id, world.sara.id, world.interpreter.id}
    assert not (await queries.own_dates(world.yilmaz.id, world.ayse.id)).open
    assert await Proposal.exists().where(Proposal.id == first)
    edited = (await world.as_it_is()).edited
    await proposed(world, SOON)
    await nora.send_form(f"/conferences/{world.yilmaz.id}/date", day=SOON, clock="15:30", place="Anderswo", minutes=120, edited=edited)
    assert (await queries.own_dates(world.yilmaz.id, world.ayse.id)).proposals[0].chosen, "a proposed day that is set counts as chosen"


async def test_a_cancellation_reaches_whoever_knew_the_day(world, browser_of):
    (first,) = await proposed(world, SOON)
    await everybody_says_yes(world, first)
    conference = await world.as_it_is()
    await commands.choose(conference, first, seen="", edited=conference.edited, by=world.nora.id)
    await OutboxMessage.update({OutboxMessage.state: State.SENT, OutboxMessage.sent_at: OutboxMessage.made_at}, force=True)
    nora = await browser_of(world.nora)
    assert "Elif Yılmaz" in (await nora.get(f"/conferences/{world.yilmaz.id}/end")).text
    await end_in_preparation(await world.as_it_is(), Outcome.WITHOUT_PLAN, "Es ging anders weiter.", by=world.nora.id)
    assert await written(Kind.CANCELLED) == {world.ayse.id, world.mehmet.id, world.sara.id, world.interpreter.id}


async def test_answers_after_a_call_are_marked(world, browser_of):
    first, second = await proposed(world, SOON, SOON + timedelta(days=1))
    nora, at = await browser_of(world.nora), f"/conferences/{world.yilmaz.id}/date"
    seat = await seat_of(world, world.elif_)
    answer = await nora.send_form(f"{at}/answers/{seat}", **{field_of(first): "yes", field_of(second): "no", "words": "nach der Schule"})
    assert (answer.status_code, answer.headers["location"]) == (303, at)
    await nora.send_form(f"{at}/caseworker", **{field_of(first): "yes"})
    await nora.send_form(f"{at}/room", **{field_of(first): "yes", field_of(second): "no"})
    await says(world, world.ayse, **hexes([first], Says.YES))
    page = (await nora.get(at)).text
    assert (page.count("in a call"), "nach der Schule" in page) == (3, True)
    assert "The room is not free." in page
    mistake = await nora.send_form(f"{at}/answers/{seat}", **{field_of(first): "perhaps", "words": "doch nicht"})
    assert (mistake.status_code, "doch nicht" in mistake.text) == (422, True)


@pytest.mark.parametrize("seen", ["x" * 33, "\x00"])
async def test_odd_input_changes_nothing(world, browser_of, seen):
    (first,) = await proposed(world, SOON)
    nora, before = await browser_of(world.nora), await everything()
    answer = await nora.send_form(f"/conferences/{world.yilmaz.id}/date/proposals/{first}/choose", edited=0, seen=seen)
    assert (answer.status_code, await everything() == before) == (404, True)


async def test_what_waits_stands_on_the_desks(world, browser_of):
    """The caseworker is asked there, and the coordinator is told when everybody has answered."""
    (first,) = await proposed(world, SOON)
    nora, idris = await browser_of(world.nora), await browser_of(world.idris)
    asked, answered = "Days are proposed. Please say which are possible for you.", "Everybody has said which days are possible."
    assert (asked in (await idris.get("/desk")).text, answered in (await nora.get("/desk")).text) == (True, False)
    await everybody_says_yes(world, first)
    assert (asked in (await idris.get("/desk")).text, answered in (await nora.get("/desk")).text) == (False, True)
    conference = await world.as_it_is()
    await commands.choose(conference, first, seen="", edited=conference.edited, by=world.nora.id)
    assert answered not in (await nora.get("/desk")).text


async def test_another_place_leaves_length_and_question_as_they_are(world, browser_of):
    """As choosing a room does: the day stays, and days that are proposed anew are still asked about."""
    await proposed(world, SOON)
    await world.at(Phase.PREPARATION, meets_on=SOON + timedelta(days=20), meets_at=time(15), minutes=240)
    conference = await world.as_it_is()
    form = DateForm(SOON + timedelta(days=20), time(15), "Kulturzentrum", edited=conference.edited)
    await commands.set_date(conference, form, by=world.nora.id)
    found = await Conference.objects().get(Conference.id == conference.id)
    assert (found.place, found.minutes) == ("Kulturzentrum", 240)
    assert (await queries.own_dates(conference.id, world.ayse.id)).open
