"""How it is now, from 0 to 10: said, shared by a tick, taken back; who is asked, when, and who is not."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from app.conferences.tables import Contact, Move, Participant
from app.database import rows
from app.follow_up.commands import ask_how_it_is
from app.follow_up.queries import scale_shared
from app.follow_up.tables import HowItIs, ScaleAsked
from app.kit.clock import today
from app.outbox.tables import OutboxMessage
from app.practice.phases import Phase
from app.safety.tables import Apart


async def said(world, person, number, *, days_ago=0, words="", family=False, office=False):
    await HowItIs.insert(
        HowItIs(
            conference=world.yilmaz.id, person=person.id, on=today() - timedelta(days=days_ago), number=number, words=words,
            for_family=family, shared=office,
        )
    )  # fmt: skip


async def numbers():
    return [(each["number"], each["words"], each["for_family"], each["shared"]) for each in await HowItIs.select().order_by(HowItIs.at)]


async def must_not_meet(world, one, other):
    pair = sorted([await seat_of(one), await seat_of(other)])
    await Apart.insert(Apart(conference=world.yilmaz.id, one=pair[0], other=pair[1], by=world.nora.id))


async def seat_of(person):
    return (await Participant.select(Participant.id).where(Participant.person == person.id).first())["id"]


async def test_it_works_on_the_phone_and_only_one_s_own_eyes_see_it(world, browser_of):
    await world.at(Phase.FOLLOW_UP)
    ayse, sara, nora = await browser_of(world.ayse), await browser_of(world.sara), await browser_of(world.nora)

    answer = await ayse.send_form("/my/how-it-is", number="7", words="Sie lacht wieder")

    assert (answer.status_code, answer.headers["location"]) == (303, "/my/how-it-is#said")
    assert await numbers() == [(7, "Sie lacht wieder", False, False)]
    page = (await ayse.get("/my/how-it-is")).text
    assert "You said 7 today" in page
    assert "Sie lacht wieder" in page
    assert "Ayşe" not in (await sara.get("/my/how-it-is")).text
    assert "Ayşe Demir</h3>" not in (await nora.get(f"/conferences/{world.yilmaz.id}/how-it-is")).text


async def test_it_is_changed_or_taken_back_on_the_same_day(world, browser_of):
    await world.at(Phase.FOLLOW_UP)
    await said(world, world.ayse, 3, days_ago=1)
    ayse = await browser_of(world.ayse)
    await ayse.send_form("/my/how-it-is", number="7")
    await ayse.send_form("/my/how-it-is", number="0", for_family="yes", shared="yes")
    assert await numbers() == [(3, "", False, False), (0, "", True, True)]

    await ayse.send_form("/my/how-it-is/take-back")
    await ayse.send_form("/my/how-it-is/take-back")

    assert await numbers() == [(3, "", False, False)]  # yesterday stays


@pytest.mark.parametrize("number", ["", "11", "-1", "7.5", "sieben", "\x00", "9" * 500])
async def test_what_is_no_number_of_the_scale_is_asked_for_again(world, browser_of, number):
    await world.at(Phase.FOLLOW_UP)
    answer = await (await browser_of(world.ayse)).send_form("/my/how-it-is", number=number, words="Bleibt stehen")
    assert (answer.status_code, "Bleibt stehen" in answer.text, await HowItIs.count()) == (422, True, 0)


async def test_the_family_sees_what_is_shared_with_it_and_nobody_sees_whom_they_must_not_meet(world, browser_of):
    await world.at(Phase.FOLLOW_UP)
    await said(world, world.mehmet, 4, words="Schwer ohne euch", family=True)
    await said(world, world.sara, 5, words="Nur für mich")
    ayse, sara = await browser_of(world.ayse), await browser_of(world.sara)
    page = (await ayse.get("/my/how-it-is")).text
    assert "Mehmet Yılmaz" in page
    assert "Schwer ohne euch" in page
    assert "Nur für mich" not in page
    assert "Schwer ohne euch" in (await sara.get("/my/how-it-is")).text

    await must_not_meet(world, world.sara, world.mehmet)

    alone = (await sara.get("/my/how-it-is")).text
    assert "Mehmet" not in alone
    assert "Schwer ohne euch" not in alone
    assert "Nur für mich" in alone
    assert "Schwer ohne euch" in (await ayse.get("/my/how-it-is")).text  # the control


async def test_the_office_sees_numbers_that_are_shared_and_never_words(world, browser_of):
    await world.at(Phase.FOLLOW_UP)
    await said(world, world.mehmet, 4, words="Nur für die Familie", family=True, office=True)
    await said(world, world.ayse, 9, family=True)
    shared = await scale_shared(world.yilmaz.id)
    assert [(each.name, [(one.number, one.words) for one in each.said]) for each in shared] == [("Mehmet Yılmaz", [(4, "")])]
    page = (await (await browser_of(world.nora)).get(f"/conferences/{world.yilmaz.id}/how-it-is")).text
    assert "Mehmet Yılmaz</bdi></h3>" in page
    assert "Nur für die Familie" not in page
    assert "Ayşe Demir</bdi></h3>" not in page


async def test_whoever_says_it_on_the_phone_is_written_down(world, browser_of):
    await world.at(Phase.FOLLOW_UP)
    nora, at = await browser_of(world.nora), f"/conferences/{world.yilmaz.id}/how-it-is"
    answer = await nora.send_form(at, person=str(world.elif_.id), number="6", for_family="yes")
    assert (answer.status_code, await numbers()) == (303, [(6, "", True, False)])
    assert (await nora.send_form(at, person=str(world.interpreter.id), number="6")).status_code == 404
    assert (await nora.send_form(at, person="", number="")).status_code == 422

    await (await browser_of(world.elif_)).send_form("/my/how-it-is", number="8", words="Doch besser")
    refused = await nora.send_form(at, person=str(world.elif_.id), number="2")

    assert (refused.status_code, await numbers()) == (409, [(8, "Doch besser", False, False)])


async def test_who_is_kept_out(world, browser_of):
    await world.at(Phase.FOLLOW_UP)
    for person in (world.interpreter, world.nora):
        assert (await (await browser_of(person)).get("/my/how-it-is")).status_code in {403, 404}
    for person, status in ((world.idris, 403), (world.vera, 403), (world.foreign_coordinator, 404), (world.jan, 404), (world.ayse, 404)):
        assert (await (await browser_of(person)).get(f"/conferences/{world.yilmaz.id}/how-it-is")).status_code == status
    await world.at(Phase.CLOSED)
    assert (await (await browser_of(world.ayse)).get("/my/how-it-is")).status_code == 403


ACCEPTED = datetime(2027, 3, 1, 11, tzinfo=UTC)


async def asked(moment):
    with time_machine.travel(moment, tick=False):
        return await ask_how_it_is()


async def living(world, **more):
    await world.at(Phase.FOLLOW_UP, **more)
    await Move.insert(Move(conference=world.yilmaz.id, step="accept_plan", by=world.idris.id, at=ACCEPTED))


async def test_everybody_is_asked_at_the_chosen_times_and_once(world):
    await living(world, review_on=date(2027, 6, 14))
    days = [ACCEPTED + timedelta(days=each) for each in (2, 3, 4, 27, 28, 29, 56, 84, 97, 98, 99)]

    found = [await asked(day) for day in days]

    # three of the four can be written to; Elif is asked on the phone. The 84th day is far enough from the 98th, a week before the review
    assert found == [0, 3, 0, 0, 3, 0, 3, 3, 0, 3, 0]
    assert await ScaleAsked.count().where(ScaleAsked.by_phone.eq(True), ScaleAsked.person == world.elif_.id) == 5
    kinds = {each["kind"] for each in await OutboxMessage.select(OutboxMessage.kind)}
    assert kinds == {"how_is_it"}


async def test_whoever_says_it_anyway_is_not_asked_and_a_late_start_asks_nothing_old(world):
    await living(world)
    with time_machine.travel(ACCEPTED + timedelta(days=2), tick=False):
        await said(world, world.ayse, 5)
    assert await asked(ACCEPTED + timedelta(days=3)) == 2
    await ScaleAsked.delete(force=True)
    assert await asked(ACCEPTED + timedelta(days=20)) == 0  # nobody is asked on the 20th day for the third


async def test_off_with_one_tap_and_on_again(world, browser_of):
    await living(world)
    await asked(ACCEPTED + timedelta(days=3))
    ayse = await browser_of(world.ayse)
    await ayse.send_form("/my/how-it-is/questions", wanted="no")
    waiting = await OutboxMessage.select(OutboxMessage.person, OutboxMessage.state).where(OutboxMessage.person == world.ayse.id)
    assert [each["state"] for each in waiting] == ["withheld"]  # what waited does not go any more
    assert "We do not ask you any more" in (await ayse.get("/my/how-it-is")).text
    assert await asked(ACCEPTED + timedelta(days=28)) == 2

    await ayse.send_form("/my/how-it-is/questions", wanted="yes")

    assert await asked(ACCEPTED + timedelta(days=56)) == 3


async def test_no_reminders_at_all_are_none_of_these_either(world):
    await living(world)
    await rows("INSERT INTO no_reminders (conference, person) VALUES ($1, $2)", world.yilmaz.id, world.ayse.id)
    assert await asked(ACCEPTED + timedelta(days=3)) == 2


async def test_whom_no_message_reaches_stands_on_the_coordinator_s_desk_until_they_have_said_it(world, browser_of):
    await world.at(Phase.FOLLOW_UP)
    await Move.insert(Move(conference=world.yilmaz.id, step="accept_plan", by=world.idris.id, at=datetime.now(UTC) - timedelta(days=4)))
    await Contact.update({Contact.way: "phone"}).where(Contact.way == "email")
    assert await ask_how_it_is() == 0
    nora = await browser_of(world.nora)
    desk = (await nora.get("/desk")).text
    assert desk.count("Please ask on the phone how it is now.") == 1, "one line for a family, with everybody's name"
    assert all(person.name in desk for person in (world.ayse, world.sara, world.mehmet, world.elif_))
    assert f'href="/conferences/{world.yilmaz.id}/how-it-is#on-the-phone"' in desk

    for person in (world.ayse, world.sara, world.mehmet, world.elif_):
        await nora.send_form(f"/conferences/{world.yilmaz.id}/how-it-is", person=str(person.id), number="5")

    assert "Please ask on the phone how it is now." not in (await nora.get("/desk")).text


@pytest.mark.parametrize("number", [1, 8])
async def test_few_questions_to_the_database(world, browser_of, queries, number):
    await world.at(Phase.FOLLOW_UP)
    for i in range(number):
        await said(world, world.mehmet, i, days_ago=i, family=True, office=True)
    ayse, nora = await browser_of(world.ayse), await browser_of(world.nora)
    queries.clear()
    await ayse.get("/my/how-it-is")
    assert len(queries) == 3, "\n".join(queries)
    queries.clear()
    await nora.get(f"/conferences/{world.yilmaz.id}/how-it-is")
    assert len(queries) == 4, "\n".join(queries)


async def test_what_is_missing_is_named_as_it_is_asked(world, browser_of):
    await world.at(Phase.FOLLOW_UP)
    child, grown_up = [(await (await browser_of(each)).send_form("/my/how-it-is")).text for each in (world.elif_, world.ayse)]
    assert 'href="#number">How are you now?' in child
    assert 'href="#number">How is it now?' in grown_up
