"""Whoever is reached by a call, a letter or by hand stands in the coordinator's list: with whom to phone, and why."""

from datetime import date

import pytest
import time_machine

from app.conferences.tables import Contact
from app.database import rows
from app.desk.waiting import waits_for_coordinator, waits_for_manager
from app.follow_up.commands import report_progress
from app.outbox.tables import OutboxMessage
from app.plans import commands as plans
from app.plans.forms import ServiceForm
from app.practice.mail import Kind
from app.practice.phases import LIVING, Phase
from app.practice.promises import Progress
from app.reminders.commands import remind_me_not, remind_of_promises
from app.reminders.tables import Reminded
from tests.circle import seat_of
from tests.reminders import plan_in_force, utc, written

TUESDAY, REVIEW = date(2027, 3, 30), date(2027, 5, 4)
SUNDAY = utc(date(2027, 3, 28), 7)


@pytest.fixture
async def clock(world):
    """It is Sunday, nine o'clock; Ayşe is reached by a call, Sara by a letter and her number is hidden."""
    day = {"due_on": TUESDAY, "own_words": "Ich backe Brot."}
    await Contact.update({Contact.way: "phone", Contact.phone: "0421 998877"}).where(
        Contact.participant == await seat_of(world, world.ayse)
    )
    await Contact.update({Contact.way: "paper", Contact.phone: "0171 5551234"}).where(
        Contact.participant == await seat_of(world, world.sara)
    )
    await plan_in_force(world, date(2027, 3, 9), REVIEW, {"who": world.ayse.id} | day, {"who": world.sara.id, "due_on": TUESDAY})
    with time_machine.travel(SUNDAY, tick=False) as moved:
        yield moved


@pytest.fixture
def here(world):
    return f"/conferences/{world.yilmaz.id}/reminders"


async def on_the_desk(world):
    return [(each.name, each.on) for each in await waits_for_coordinator(world.nora.id) if each.kind == "remind"]


async def test_it_works(world, browser_of, clock, here):
    nora = await browser_of(world.nora)
    assert "Nobody is to be phoned" in (await nora.get(here)).text
    assert await remind_of_promises() == 2
    assert await written() == [], "no message goes to whoever gets none"
    assert await written(Kind.DESK_NEWS) == [(Kind.DESK_NEWS.value, world.nora.id)] * 2

    page = (await nora.get(here)).text
    for words in ("Ayşe Demir", "Remind them of what they have promised:", "Ich backe Brot.", "Türkçe", "0421 998877", "Letter by post"):
        assert words in page, words
    assert "0171 5551234" not in page, "a hidden number is behind one door only"
    assert await on_the_desk(world) == [("Ayşe Demir", date(2027, 3, 29)), ("Sara Yılmaz", date(2027, 3, 29))]
    assert "To phone" in (await nora.get("/desk")).text

    row = await Reminded.select(Reminded.id).where(Reminded.person == world.ayse.id).first()
    answer = await nora.send_form(f"{here}/{row['id']}/phoned")
    assert (answer.status_code, answer.headers["location"]) == (303, here)
    assert await on_the_desk(world) == [("Sara Yılmaz", date(2027, 3, 29))]
    await nora.send_form(f"{here}/{row['id']}/not-phoned")
    assert len(await on_the_desk(world)) == 2


async def test_once_and_not_beyond_its_day(world, clock):
    for _twice in range(2):
        await remind_of_promises()
    assert await Reminded.count() == 2
    clock.move_to(utc(TUESDAY, 7))
    assert await on_the_desk(world) == [], "from the day itself on nobody is to be reminded of it"


@pytest.mark.parametrize("how", ["done", "off", "left", "consent", "taken out"])
async def test_not_for_who_does_not_need_or_want_it_any_more(world, clock, how):
    await remind_of_promises()
    conference, promise = (
        await world.as_it_is(),
        (await Reminded.select(Reminded.about).where(Reminded.person == world.ayse.id).first())["about"],
    )
    if how == "done":
        await report_progress(conference, promise, Progress.DONE, "", False, by=world.ayse.id)
    elif how == "off":
        await remind_me_not(conference, promise, by=world.ayse.id)
    elif how == "left":
        await rows("UPDATE participant SET left_at = now() WHERE person = $1", world.ayse.id)
    elif how == "consent":
        await rows("UPDATE consent SET withdrawn_at = now() FROM participant pa WHERE pa.id = participant AND person = $1", world.ayse.id)
    else:
        await rows("ALTER TABLE agreement DISABLE TRIGGER agreement_frozen")
        await rows("UPDATE agreement SET promise = gen_random_uuid() WHERE promise = $1", promise)
    assert await on_the_desk(world) == [("Sara Yılmaz", date(2027, 3, 29))]


async def test_pressed_twice_is_once_and_foreign_ids_open_nothing(world, browser_of, clock, here):
    await remind_of_promises()
    nora, jan, idris = await browser_of(world.nora), await browser_of(world.jan), await browser_of(world.idris)
    row = await Reminded.select(Reminded.id).first()
    for _twice in range(2):
        assert (await nora.send_form(f"{here}/{row['id']}/phoned")).status_code == 303
    assert len(await rows("SELECT 1 FROM audit_entry WHERE deed = 'phoned'")) == 1
    assert (await nora.send_form(f"{here}/{world.yilmaz.id}/phoned")).status_code == 404
    assert (await jan.get(here)).status_code == 404
    assert (await idris.get(here)).status_code == 403, "whom to phone is the coordinator's"
    for phase in set(Phase) - LIVING:
        await world.at(phase)
        assert (await nora.get(here)).status_code == 403


@pytest.mark.parametrize("number", [1, 5])
async def test_few_questions(world, browser_of, queries, here, number):
    await Contact.update({Contact.way: "phone"}).where(Contact.participant == await seat_of(world, world.ayse))
    await plan_in_force(world, date(2027, 3, 9), REVIEW, *[{"who": world.ayse.id, "due_on": TUESDAY}] * number)
    with time_machine.travel(SUNDAY, tick=False):
        assert await remind_of_promises() == number
        nora = await browser_of(world.nora)
        queries.clear()
        await nora.get(here)
    assert len(queries) <= 4, "\n".join(queries)


async def test_an_office_that_is_late_is_seen_by_the_family_at_once_and_by_the_manager_a_week_later(world, browser_of):
    """Promised for Friday 16 April: the family sees it on the 17th, the manager on the 24th, and never what was asked for."""
    await world.at(Phase.AGREEING)
    await plans.add_service(await world.as_it_is(), ServiceForm("Hort am Deich"), by=world.nora.id)
    await plan_in_force(world, date(2027, 3, 9), REVIEW, {"who": world.ayse.id})
    await rows(
        "INSERT INTO promised_help (request, conference, what, decision, promised_on, by, at) "
        "SELECT request, $1, what, 'granted', '2027-04-16', $2, '2027-03-10' FROM requested_service", world.yilmaz.id, world.idris.id,
    )  # fmt: skip
    seen = {}
    for day in (16, 17, 23, 24):
        with time_machine.travel(utc(date(2027, 4, day), 12), tick=False):
            ayse = await browser_of(world.ayse)
            family = "The office is late with something" in (await ayse.get("/my")).text
            manager = [each for each in await waits_for_manager(world.bremen.id) if each.kind not in {"second", "cost"}]
            assert "Hort" not in str(manager)
            seen[day] = (family, len(manager))
    assert seen == {16: (False, 0), 17: (True, 0), 23: (True, 0), 24: (True, 1)}
    assert await OutboxMessage.count() == 0
