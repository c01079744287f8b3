"""The own day in the own calendar, and a coordinator's private calendar address."""

from datetime import UTC, datetime, time, timedelta

import vobject

from app.conferences.commands import end_in_preparation
from app.dates import commands
from app.dates.commands import Proposed
from app.kit.clock import moment_of
from app.people.tables import Staff
from app.practice.phases import Phase
from app.practice.promises import Outcome
from app.safety.tables import Separate, Slot
from tests.circle import invite_everybody, seat_of
from tests.dates import SOON, proposed

FILE = "/my/date.ics"


async def event_in(browser, path=FILE):
    answer = await browser.get(path)
    assert answer.status_code == 200
    return vobject.readOne(answer.text)


async def test_it_works(world, browser_of):
    await invite_everybody(world)
    ayse = await browser_of(world.ayse)
    assert FILE in (await ayse.get("/my/invitation")).text

    answer = await ayse.get(FILE)

    assert answer.headers["content-type"] == "text/calendar; method=PUBLISH; component=VEVENT; charset=utf-8"
    assert answer.headers["content-disposition"] == 'attachment; filename="Termin.ics"'
    event = vobject.readOne(answer.text).vevent
    assert (event.summary.value, event.dtstart.value) == ("Appointment", datetime(2027, 3, 24, 14, 30, tzinfo=UTC))
    assert event.dtend.value - event.dtstart.value == timedelta(hours=3)
    for word in ("Yılmaz", "Elif", "Nora", "Bürgerhaus", "Familien", "HB-2026", "Bremen"):
        assert word not in answer.text, word
    with_place = await event_in(ayse, f"{FILE}?place=yes")
    assert with_place.vevent.location.value == "Bürgerhaus Hemelingen, kleiner Saal"


async def test_a_change_and_a_cancellation_come_to_the_same_event(world, browser_of):
    await invite_everybody(world)
    ayse, mehmet, nora = await browser_of(world.ayse), await browser_of(world.mehmet), await browser_of(world.nora)
    first = (await event_in(ayse)).vevent
    assert (await event_in(mehmet)).vevent.uid.value != first.uid.value
    edited = (await world.as_it_is()).edited
    await nora.send_form(f"/conferences/{world.yilmaz.id}/date", day=SOON, clock="16:15", place="Gemeindehaus", minutes=120, edited=edited)
    second = (await event_in(ayse)).vevent
    assert (second.uid.value, second.dtstart.value) == (first.uid.value, moment_of(SOON, time(16, 15)))
    await end_in_preparation(await world.as_it_is(), Outcome.WITHOUT_PLAN, "Es ging anders weiter.", by=world.nora.id)
    off = await event_in(ayse, f"{FILE}?place=yes")
    assert (off.method.value, off.vevent.status.value, off.vevent.uid.value) == ("CANCEL", "CANCELLED", first.uid.value)
    numbers = [int(each.sequence.value) for each in (first, second, off.vevent)]
    assert numbers == sorted(set(numbers)), "the number rises with every change"
    assert FILE in (await ayse.get("/my")).text, "the first page offers to take it out again"


async def test_the_own_meeting_counts(world, browser_of):
    """Whoever comes apart has their own hour and door in the calendar, and whoever does not come any more is told so."""
    await invite_everybody(world)
    mehmet, seat = await browser_of(world.mehmet), await seat_of(world, world.mehmet)
    numbers = [int((await event_in(mehmet)).vevent.sequence.value)]
    slot = Slot(conference=world.yilmaz.id, name="Gespräch", meets_on=SOON, meets_at=time(10), place="Kulturzentrum")
    await Slot.insert(slot)
    await Separate.insert(Separate(participant=seat, slot=slot.id, arrives_at=time(10, 15), arrives_where="Hintereingang"))
    own = (await event_in(mehmet, f"{FILE}?place=yes")).vevent
    assert (own.dtstart.value, own.location.value) == (moment_of(SOON, time(10, 15)), "Hintereingang")
    numbers.append(int(own.sequence.value))
    await Slot.update({Slot.meets_at: time(11)}).where(Slot.id == slot.id)
    numbers.append(int((await event_in(mehmet)).vevent.sequence.value))
    await Separate.update({Separate.slot: None, Separate.written: True}).where(Separate.participant == seat)
    off = await event_in(mehmet)
    numbers.append(int(off.vevent.sequence.value))
    assert (off.method.value, hasattr(off.vevent, "dtstart")) == ("CANCEL", False)
    assert numbers == sorted(set(numbers))


async def test_nobody_has_a_file_of_a_day_they_were_not_told(world, browser_of):
    await world.at(Phase.PREPARATION)
    ayse = await browser_of(world.ayse)
    assert (await ayse.get(FILE)).status_code == 404
    assert (await (await browser_of(None)).get(FILE)).status_code == 401
    assert (await (await browser_of(world.nora)).get(FILE)).status_code == 404


async def address(browser):
    """The path of the private calendar, as its page shows it."""
    _, found, after = (await browser.get("/calendar")).text.partition('value="https://house.test')
    return after.split('"')[0] if found else ""


async def test_a_coordinator_has_a_private_address(world, browser_of):
    await proposed(world, SOON, SOON + timedelta(days=1))
    nora, nobody = await browser_of(world.nora), await browser_of(None)
    assert await address(nora) == ""
    assert (await nora.send_form("/calendar/new")).status_code == 303
    private = await address(nora)

    answer = await nobody.get(private)

    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/calendar; charset=utf-8")
    events = vobject.readOne(answer.text).vevent_list
    assert [each.status.value for each in events] == ["TENTATIVE"] * 2
    assert all(each.summary.value.startswith("HB-2026-001 · ") for each in events)
    for word in ("Yılmaz", "Elif", "Bürgerhaus"):
        assert word not in answer.text, word

    await nora.send_form("/calendar/new")
    renewed = await address(nora)
    assert renewed != private
    assert ((await nobody.get(private)).status_code, (await nobody.get(renewed)).status_code) == (404, 200)
    other = "1" if renewed[-5] == "0" else "0"
    for wrong in (f"{renewed[:-5]}{other}.ics", renewed.removesuffix(".ics"), "/calendar/x.ics", "/calendar/%00.ics", renewed.lower()):
        assert (await nobody.get(wrong)).status_code == 404, wrong
    await Staff.update({Staff.active: False}).where(Staff.person == world.nora.id)
    assert (await nobody.get(renewed)).status_code == 404
    await Staff.update({Staff.active: True}).where(Staff.person == world.nora.id)
    await nora.send_form("/calendar/end")
    assert (await nobody.get(renewed)).status_code == 404


async def test_the_address_shows_own_conferences_only(world, browser_of):
    await world.at(Phase.PREPARATION)
    jan, nobody = await browser_of(world.jan), await browser_of(None)
    await jan.send_form("/calendar/new")
    private = await address(jan)
    assert "VEVENT" not in (await nobody.get(private)).text
    for other in (world.idris, world.vera, world.ada):
        assert (await (await browser_of(other)).get("/calendar")).status_code == 403


async def test_what_is_off_stays_to_be_taken_out(world, browser_of):
    await proposed(world, SOON)
    nora, nobody = await browser_of(world.nora), await browser_of(None)
    conference = await world.as_it_is()
    await commands.propose(conference, [Proposed(SOON, time(9), 60, "")], by=world.nora.id)
    await nora.send_form("/calendar/new")
    await world.at(Phase.PREPARATION, meets_on=SOON, meets_at=time(15, 30))
    await end_in_preparation(await world.as_it_is(), Outcome.WITHOUT_PLAN, "Es ging anders weiter.", by=world.nora.id)
    private = await address(nora)
    (event,) = vobject.readOne((await nobody.get(private)).text).vevent_list
    assert (event.status.value, event.dtstart.value) == ("CANCELLED", moment_of(SOON, time(15, 30)))
