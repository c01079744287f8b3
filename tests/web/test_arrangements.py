"""One page for all that a conference needs: room, list, what is missing."""

from datetime import date

import pytest

from app.conferences.tables import Conference
from app.kit.clock import now, today
from app.logistics.tables import Arrangement, VenueBooking
from app.outbox.tables import OutboxMessage
from app.practice.mail import Kind
from app.practice.phases import Phase
from app.profile.tables import Profile
from app.safety.tables import Slot
from tests.circle import invite_everybody
from tests.logistics import make_interpreter, make_venue, needs


def path(world, more=""):
    return f"/conferences/{world.yilmaz.id}/arrangements{more}"


async def test_it_works(world, browser_of):
    """From an empty page to a day on which nothing is missing."""
    await world.at(Phase.PREPARATION)
    venue = await make_venue(world)
    seat = await needs(world, world.ayse, "food", "halal")
    nora = await browser_of(world.nora)
    page = (await nora.get(path(world))).text
    assert "No room is booked yet." in page
    assert "Food and drink – Ayşe Demir: halal" in page.replace("\u2068", "").replace("\u2069", "")

    answer = await nora.send_form(path(world, "/room/choose"), venue=venue)
    assert (answer.status_code, answer.headers["location"]) == (303, path(world, "#room"))
    await nora.send_form(path(world, "/room"), state="confirmed", until="", words="Schlüssel beim Hausmeister", edited="0")
    await nora.send_form(path(world, "/suggested"), pick=[f"food_{seat}", "flip_chart"])
    for each in await Arrangement.select(Arrangement.id):
        await nora.send_form(path(world, f"/things/{each['id']}/tick"), state="done")

    page = (await nora.get(path(world))).text
    assert "Nothing. Everything is arranged." in page
    assert "Schlüssel beim Hausmeister" in page
    there = (await Conference.select(Conference.place).where(Conference.id == world.yilmaz.id).first())["place"]
    assert there == "Bürgerhaus, kleiner Saal, Godehardstraße 4, 28309 Bremen"


async def test_what_is_suggested_comes_with_its_day_and_only_once(world, browser_of):
    await world.at(Phase.PREPARATION)
    seat = await needs(world, world.mehmet, "travel", "kommt aus Hamburg")
    nora = await browser_of(world.nora)
    for _ in range(2):
        answer = await nora.send_form(path(world, "/suggested"), pick=[f"travel_{seat}", "food", "nothing", "travel_x"])
        assert answer.status_code == 303
    found = await Arrangement.select().order_by(Arrangement.thing)
    assert [(each["thing"], each["usual"], each["participant"], each["until"]) for each in found] == [
        ("food", "food", None, date(2027, 3, 19)),
        ("travel", "", seat, date(2027, 3, 17)),
    ]
    assert "kommt aus Hamburg" in (await nora.get(path(world))).text


async def test_a_tick_is_taken_back_and_a_thing_is_changed_and_removed(world, browser_of):
    await world.at(Phase.PREPARATION)
    nora = await browser_of(world.nora)
    await nora.send_form(path(world, "/things"), what="Schlüssel holen", who="Jan", until="2027-03-20")
    thing = (await Arrangement.select().first())["id"]
    at = path(world, f"/things/{thing}")
    for state in ("done", "open", "done"):
        assert (await nora.send_form(f"{at}/tick", state=state)).status_code == 303
        assert (await Arrangement.select(Arrangement.state).first())["state"] == state
    await nora.send_form(at, what="Schlüssel abholen", state="underway", who="", until="", thing="other", edited="0")
    changed = await Arrangement.select().first()
    assert (changed["what"], changed["state"], changed["who"], changed["until"], changed["edited"]) == (
        "Schlüssel abholen",
        "underway",
        "",
        None,
        1,
    )
    assert (await nora.send_form(f"{at}/remove")).status_code == 303
    assert ((await nora.get(at)).status_code, (await nora.send_form(f"{at}/tick", state="done")).status_code) == (404, 404)


async def test_mistakes_are_told_and_what_was_typed_is_kept(world, browser_of):
    await world.at(Phase.PREPARATION)
    nora = await browser_of(world.nora)
    answer = await nora.send_form(path(world, "/things"), what="", who="Jan <b>", until="morgen")
    assert answer.status_code == 422
    assert 'id="new-what-error"' in answer.text
    assert 'id="new-until-error"' in answer.text
    assert "Jan &lt;b&gt;" in answer.text
    assert (await nora.send_form(path(world, "/room/choose"), venue="x")).status_code == 422
    assert (await nora.send_form(path(world, "/room"), state="confirmed")).status_code == 404
    assert (await nora.send_form(path(world, "/suggested"))).status_code == 422


async def test_two_at_once_overwrite_nothing(world, browser_of):
    await world.at(Phase.PREPARATION)
    venue = await make_venue(world)
    nora = await browser_of(world.nora)
    await nora.send_form(path(world, "/room/choose"), venue=venue)
    await nora.send_form(path(world, "/room"), state="held", words="bis Freitag", edited="0")
    answer = await nora.send_form(path(world, "/room"), state="cancelled", words="meins", edited="0")
    assert answer.status_code == 409
    assert ("bis Freitag" in answer.text, "meins" in answer.text) == (True, True)
    assert (await VenueBooking.select(VenueBooking.state).first())["state"] == "held"


async def test_choosing_another_room_gives_the_first_back_and_tells_everybody(world, browser_of):
    await invite_everybody(world)
    first, second = await make_venue(world), await make_venue(world, "Lutherhaus, Saal", address="")
    nora = await browser_of(world.nora)
    await OutboxMessage.delete(force=True)
    await nora.send_form(path(world, "/room/choose"), venue=first)
    told = await OutboxMessage.count().where(OutboxMessage.kind == Kind.CHANGED)
    assert told > 0
    await nora.send_form(path(world, "/room/choose"), venue=second)
    await nora.send_form(path(world, "/room/choose"), venue=second)
    assert await OutboxMessage.count().where(OutboxMessage.kind == Kind.CHANGED) == told  # they wait already, and tell the latest
    states = await VenueBooking.select(VenueBooking.venue, VenueBooking.state).order_by(VenueBooking.made_at)
    assert [(each["venue"], each["state"]) for each in states] == [(first, "cancelled"), (second, "asked")]
    assert "Bürgerhaus, kleiner Saal" in (await Arrangement.select(Arrangement.what).first())["what"]
    assert (await world.as_it_is()).place == "Lutherhaus, Saal"


async def test_another_conference_in_the_same_house_is_told_without_a_name(world, browser_of):
    await world.at(Phase.PREPARATION)
    venue = await make_venue(world)
    other = Conference(
        office=world.bremen.id, reference="HB-2026-077", family_name="Familie Petersen", phase=Phase.PREPARATION,
        caseworker=world.idris.id, coordinator=world.jan.id, meets_on=world.yilmaz.meets_on, meets_at=world.yilmaz.meets_at,
    )  # fmt: skip
    await Conference.insert(other)
    booking = VenueBooking(office=world.bremen.id, conference=other.id, venue=venue, state="held", by=world.jan.id)
    await VenueBooking.insert(booking)
    nora = await browser_of(world.nora)
    assert "HB-2026-077" in (await nora.get(path(world, "/room/choose"))).text
    await nora.send_form(path(world, "/room/choose"), venue=venue)
    page = (await nora.get(path(world))).text
    assert ("HB-2026-077" in page, "Jan Osterloh" in page, "Petersen" in page) == (True, True, False)
    await VenueBooking.update({VenueBooking.state: "cancelled"}).where(VenueBooking.id == booking.id)
    assert "HB-2026-077" not in (await nora.get(path(world))).text
    place = (await world.as_it_is()).place
    await Slot.insert(Slot(conference=other.id, name="zweites Treffen", meets_on=world.yilmaz.meets_on, place=place))
    assert "HB-2026-077" in (await nora.get(path(world))).text


async def test_what_is_of_another_office_or_archived_cannot_be_chosen(world, browser_of):
    await world.at(Phase.PREPARATION)
    nora = await browser_of(world.nora)
    for venue in (await make_venue(world, office=world.osnabrueck), await make_venue(world, archived_at=now())):
        assert (await nora.send_form(path(world, "/room/choose"), venue=venue)).status_code == 404
    interpreter = await make_interpreter(world, office=world.osnabrueck)
    answer = await nora.send_form(path(world, "/interpreting/new"), language="tr", interpreter=interpreter)
    assert answer.status_code == 404
    assert await VenueBooking.count() == 0


async def test_who_is_kept_out(world, browser_of):
    await world.at(Phase.PREPARATION)
    for who in (world.idris, world.vera, world.jan, world.ada, world.foreign_coordinator, world.ayse):
        assert (await (await browser_of(who)).get(path(world))).status_code in {403, 404}


@pytest.mark.parametrize("number", [1, 3])
async def test_few_queries(world, browser_of, queries, number):
    await world.at(Phase.PREPARATION)
    nora = await browser_of(world.nora)
    await Profile.insert(Profile(office=world.bremen.id))
    venue = await make_venue(world)
    await nora.send_form(path(world, "/room/choose"), venue=venue)
    for each in range(number):
        await make_venue(world, f"Saal {each}")
        await nora.send_form(path(world, "/things"), what=f"Ding {each}")
        await nora.send_form(path(world, "/interpreting/new"), language=["tr", "ar", "uk"][each], interpreter=await make_interpreter(world))
        await nora.send_form(f"/conferences/{world.yilmaz.id}/costs", kind="room", planned="12,50")
        await nora.send_form(f"/conferences/{world.yilmaz.id}/hours", day=today(), phase="preparation", work="talks", quick="15")
    for page, asked in ((path(world), 4), (path(world, "/room/choose"), 3), (path(world, "/interpreting/new"), 3), ("/venues", 2),
                        ("/interpreters", 2), ("/hours", 3), (f"/conferences/{world.yilmaz.id}/costs", 3),
                        (f"/conferences/{world.yilmaz.id}/hours", 3)):  # fmt: skip
        queries.clear()
        assert (await nora.get(page)).status_code == 200
        assert (page, len(queries)) == (page, asked), "\n".join(queries)
