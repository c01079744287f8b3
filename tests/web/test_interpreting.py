"""Booking interpreters: asked, looked at, confirmed; then they take part like others. Or nobody is found."""

from app.conferences.tables import Participant
from app.kit.clock import today
from app.logistics.tables import Interpreter, InterpretingBooking
from app.people.tables import AccessLink
from app.practice.phases import Phase
from tests.logistics import make_interpreter, needs, seats_as


def path(world, more=""):
    return f"/conferences/{world.yilmaz.id}/arrangements/interpreting{more}"


async def the_booking():
    return await InterpretingBooking.select().first()


async def test_it_works(world, browser_of):
    await world.at(Phase.PREPARATION)
    await needs(world, world.ayse, "interpreter")
    selin = await make_interpreter(world, secrecy_on=None)
    nora = await browser_of(world.nora)
    assert "Nobody interprets yet: Turkish" in (await nora.get(path(world).removesuffix("/interpreting"))).text
    assert "Selin Arslan\u2069 – Turkish, Kurdish" in (await nora.get(path(world, "/new?language=tr"))).text

    await nora.send_form(path(world, "/new"), language="tr", gender="woman", interpreter=selin, in_private_time="open")
    booking = await the_booking()
    assert (booking["state"], booking["interpreter"], booking["participant"]) == ("asked", selin, None)
    at = path(world, f"/{booking['id']}")
    answer = await nora.send_form(
        at, language="tr", gender="woman", interpreter=selin, state="confirmed", independent="yes", secrecy_on="2026-11-20",
        in_private_time="yes", edited="0",
    )  # fmt: skip
    assert answer.status_code == 303

    booking = await the_booking()
    assert (booking["independent_by"], booking["independent_on"], str(booking["secrecy_on"])) == (world.nora.id, today(), "2026-11-20")
    assert await seats_as(world, "interpreter") == ["Leyla Aydın", "Selin Arslan"]
    person = (await Participant.select(Participant.person).where(Participant.id == booking["participant"]).first())["person"]
    assert await AccessLink.count().where(AccessLink.person == person, AccessLink.withdrawn_at.is_null()) == 1
    page = (await nora.get(at)).text
    assert ("Checked on" in page, "Nora Wiechmann" in page, "In the circle, with a personal link" in page) == (True, True, True)


async def test_whoever_is_not_needed_any_more_goes_and_comes_back_with_a_new_link(world, browser_of):
    await world.at(Phase.PREPARATION)
    selin = await make_interpreter(world)
    nora = await browser_of(world.nora)
    confirmed = {"language": "tr", "interpreter": selin, "state": "confirmed", "independent": "yes"}
    await nora.send_form(path(world, "/new"), **confirmed)
    at = path(world, f"/{(await the_booking())['id']}")
    assert "Selin Arslan" in await seats_as(world, "interpreter")

    await nora.send_form(at, **(confirmed | {"state": "cancelled", "edited": "0"}))
    assert await seats_as(world, "interpreter") == ["Leyla Aydın"]
    assert await AccessLink.count().where(AccessLink.person.name == "Selin Arslan", AccessLink.withdrawn_at.is_null()) == 0
    await nora.send_form(at, **(confirmed | {"edited": "1"}))
    assert await seats_as(world, "interpreter") == ["Leyla Aydın", "Selin Arslan"]
    assert await Participant.count().where(Participant.person.name == "Selin Arslan") == 1


async def test_nobody_is_confirmed_who_was_not_looked_at(world, browser_of):
    await world.at(Phase.PREPARATION)
    selin, other = await make_interpreter(world), await make_interpreter(world, "Murat Kaplan", gender="man")
    nora = await browser_of(world.nora)
    answer = await nora.send_form(path(world, "/new"), language="tr", interpreter=selin, state="confirmed")
    assert (answer.status_code, 'id="independent-error"' in answer.text) == (422, True)
    assert (await nora.send_form(path(world, "/new"), language="tr", state="confirmed", independent="yes")).status_code == 422
    assert await InterpretingBooking.count() == 0

    await nora.send_form(path(world, "/new"), language="tr", interpreter=selin, independent="yes")
    at = path(world, f"/{(await the_booking())['id']}")
    answer = await nora.send_form(at, language="tr", interpreter=other, independent="yes", state="confirmed", edited="0")
    assert answer.status_code == 409
    assert "Please check that they are independent" in answer.text
    await nora.send_form(at, language="tr", interpreter=other, independent="yes", state="asked", edited="0")
    assert ((await the_booking())["interpreter"], (await the_booking())["independent_on"]) == (other, None)


async def test_a_relative_of_the_same_name_is_asked_about(world, browser_of):
    await world.at(Phase.PREPARATION)
    relative = await make_interpreter(world, "Ayşe Demir")
    known = await make_interpreter(world, "Leyla Aydın")
    nora = await browser_of(world.nora)
    answer = await nora.send_form(path(world, "/new"), language="tr", interpreter=relative, state="confirmed", independent="yes")
    assert (answer.status_code, "really independent" in answer.text) == (409, True)
    assert await InterpretingBooking.count() == 0
    answer = await nora.send_form(path(world, "/new"), language="tr", interpreter=known, state="confirmed", independent="yes")
    assert answer.status_code == 303
    assert await seats_as(world, "interpreter") == ["Leyla Aydın"]


async def test_one_who_interprets_two_languages_stays_for_the_other(world, browser_of):
    await world.at(Phase.PREPARATION)
    selin = await make_interpreter(world)
    nora = await browser_of(world.nora)
    for language in ("tr", "ku"):
        await nora.send_form(path(world, "/new"), language=language, interpreter=selin, state="confirmed", independent="yes")
    assert await Participant.count().where(Participant.person.name == "Selin Arslan") == 1
    first = await the_booking()
    await nora.send_form(path(world, f"/{first['id']}"), language=first["language"], interpreter=selin, state="cancelled", edited="0")
    assert "Selin Arslan" in await seats_as(world, "interpreter")


async def test_that_nobody_was_found_is_said_and_stays_missing(world, browser_of):
    await world.at(Phase.PREPARATION)
    await needs(world, world.ayse, "interpreter")
    nora = await browser_of(world.nora)
    await nora.send_form(path(world, "/new"), language="tr", dialect="aus Kars")
    booking = await the_booking()
    assert booking["state"] == "needed"
    await nora.send_form(path(world, f"/{booking['id']}"), language="tr", dialect="aus Kars", state="not_found", edited="0")
    page = (await nora.get(path(world).removesuffix("/interpreting"))).text
    assert "Nobody was found for Turkish." in page
    assert "Nobody interprets yet" not in page


async def test_two_at_once_and_mistakes(world, browser_of):
    await world.at(Phase.PREPARATION)
    nora = await browser_of(world.nora)
    answer = await nora.send_form(path(world, "/new"), language="de", secrecy_on="2199-01-01", until="0001-01-01", words="<i>")
    assert answer.status_code == 422
    for field in ("until",):
        assert f'id="{field}-error"' in answer.text
    assert "&lt;i&gt;" in answer.text
    await nora.send_form(path(world, "/new"), language="tr")
    at = path(world, f"/{(await the_booking())['id']}")
    await nora.send_form(at, language="tr", state="asked", interpreter=await make_interpreter(world), words="von Jan", edited="0")
    answer = await nora.send_form(at, language="tr", state="not_found", words="von Nora", edited="0")
    assert (answer.status_code, "von Jan" in answer.text, "von Nora" in answer.text) == (409, True, True)
    assert (await the_booking())["state"] == "asked"


async def test_the_offices_list(world, browser_of):
    """Added, changed, archived, used again; nobody of another office sees or changes it."""
    nora, foreign = await browser_of(world.nora), await browser_of(world.foreign_coordinator)
    answer = await nora.send_form(
        "/interpreters/new", name="Selin Arslan", languages=["tr", "gsg"], phone="0170 1", rate="60,00", dialects="auch Zaza"
    )
    assert (answer.status_code, answer.headers["location"]) == (303, "/interpreters")
    found = await Interpreter.select().first()
    assert (found["languages"], found["rate_cents"], found["office"]) == (["tr", "gsg"], 6000, world.bremen.id)
    page = (await nora.get("/interpreters")).text
    assert ("Selin Arslan" in page, "auch Zaza" in page, "German sign language" in page) == (True, True, True)
    at = f"/interpreters/{found['id']}"
    assert (await nora.send_form(at, name="Selin Arslan", languages=["tr"], phone="0170 2", edited="0")).status_code == 303
    assert (await nora.send_form(at, name="Selin A.", languages=["tr"], phone="0170 3", edited="0")).status_code == 409
    wrong = await nora.send_form(at, name="", languages=["xx"], rate="viel", edited="1")
    assert (wrong.status_code, 'id="name-error"' in wrong.text) == (422, True)
    assert (await nora.send_form(f"{at}/archive")).status_code == 303
    assert "No longer asked" in (await nora.get("/interpreters")).text
    assert (await nora.send_form(f"{at}/use-again")).status_code == 303
    for answer in (
        await foreign.get(at),
        await foreign.send_form(f"{at}/archive"),
        await foreign.send_form(at, name="x", languages=["tr"], phone="1"),
    ):
        assert answer.status_code == 404
    for who in (world.idris, world.ada):
        assert (await (await browser_of(who)).get("/interpreters")).status_code == 403
    assert (await (await browser_of(world.ayse)).get("/interpreters")).status_code == 404
