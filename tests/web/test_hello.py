"""Coming in by a personal link or a typed code."""

import pytest

from app.conferences.commands import withdraw_link
from app.conferences.speaking import LANGUAGE_COOKIE
from app.conferences.tables import Conference
from app.database import row
from app.kit.clock import now
from app.people import secrets, sessions
from app.people.links import code_of, secret_of
from app.people.tables import AccessLink, Guess, Session
from app.practice.phases import Phase

SHUT = "This does not open anything"


async def link_of(person):
    return await AccessLink.objects().where(AccessLink.person == person.id, AccessLink.withdrawn_at.is_null()).first()


async def secret(person):
    link = await link_of(person)
    return secret_of(link.id, link.handle)


async def code(person):
    link = await link_of(person)
    return code_of(link.id, link.handle)


async def set_pin(person, pin):
    await AccessLink.update({AccessLink.pin_hash: await secrets.slow_hash(pin)}).where(AccessLink.person == person.id)


@pytest.mark.parametrize("given", ["secret", "code"])
async def test_it_works(world, browser_of, given):
    phone = await browser_of()
    text = await (secret if given == "secret" else code)(world.ayse)

    asked = await phone.send_form("/hello", **{given: text})
    entered = await phone.send_form("/hello/enter", secret=text)
    first = await phone.get("/my")

    assert asked.status_code == 200
    assert "Yes, I am" in asked.text
    assert "Ayşe Demir" in asked.text
    assert sessions.COOKIE not in asked.cookies
    assert (entered.status_code, entered.headers["location"]) == (303, "/my")
    assert first.status_code == 200
    assert "Ayşe Demir" in first.text
    assert (await link_of(world.ayse)).opened_at is not None


async def test_a_code_may_be_typed_as_people_type(world, browser_of):
    phone = await browser_of()
    typed = (await code(world.ayse)).lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert (await phone.send_form("/hello", code=typed)).status_code == 200


ARABIC, PERSIAN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"), str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


@pytest.mark.parametrize("keyboard", [ARABIC, PERSIAN], ids=["arabic", "persian"])
async def test_digits_of_another_keyboard_are_the_same_digits(world, browser_of, keyboard):
    """Of the code on paper, of the PIN at the door and of the PIN at the lock."""
    await set_pin(world.ayse, "4711")
    phone, typed, pin = await browser_of(), (await code(world.ayse)).translate(keyboard), " 4711".translate(keyboard)
    assert (await phone.send_form("/hello", code=typed)).status_code == 200
    assert (await phone.send_form("/hello/enter", secret=typed, pin=pin)).status_code == 303
    await phone.get("/my/lock")
    assert (await phone.send_form("/my/lock", pin=pin)).status_code == 303


async def test_the_link_can_be_used_again(world, browser_of):
    """On another phone, and on the same one after signing out."""
    text = await secret(world.ayse)
    for _time in range(3):
        phone = await browser_of()
        await phone.send_form("/hello", secret=text)
        assert (await phone.send_form("/hello/enter", secret=text)).headers["location"] == "/my"


async def test_opening_counts_nothing_against_its_owner(world, browser_of):
    text = await secret(world.ayse)
    for _time in range(12):
        phone = await browser_of()
        assert (await phone.send_form("/hello", secret=text)).status_code == 200
    assert await Guess.count() == 0


async def test_looking_begins_nothing(world, browser_of):
    """GET, HEAD and what a browser or a mail scanner fetches beforehand: no session, no cookie, no mark."""
    phone = await browser_of()
    for answer in (
        await phone.get("/hello"),
        await phone.head("/hello"),
        await phone.get("/hello", headers={"sec-purpose": "prefetch;prerender"}),
        await phone.get("/hello/enter"),
    ):
        assert "set-cookie" not in answer.headers
    await phone.send_form("/hello", secret=await secret(world.ayse))
    assert await Session.count() == 0
    assert (await link_of(world.ayse)).opened_at is None


async def test_unknown_expired_and_withdrawn_look_alike(world, browser_of):
    texts = {"unknown": "7K3M9Q" + "Z" * 26}
    texts["withdrawn"] = await secret(world.mehmet)
    await withdraw_link(await world.as_it_is(), world.mehmet.id, by=world.nora.id)
    texts["wrong"] = (await secret(world.sara))[:-1] + "?"
    pages = {}
    for name, text in texts.items():
        phone = await browser_of()
        answer = await phone.send_form("/hello", secret=text)
        pages[name] = (answer.status_code, answer.text)
        entered = await phone.send_form("/hello/enter", secret=text)
        assert (entered.status_code, SHUT in entered.text) == (422, True)
        assert sessions.COOKIE not in phone.cookies
    await world.at(Phase.CLOSED, phase_since=now().replace(year=2020))
    phone = await browser_of()
    answer = await phone.send_form("/hello", secret=await secret(world.ayse))
    pages["expired"] = (answer.status_code, answer.text)
    assert set(pages.values()) == {pages["unknown"]}
    assert pages["unknown"][0] == 422
    assert SHUT in pages["unknown"][1]


async def test_the_page_speaks_the_language_of_its_owner(world, browser_of):
    await world.at(Phase.PREPARATION)
    phone = await browser_of()
    del phone.cookies[LANGUAGE_COOKIE]
    answer = await phone.send_form("/hello", secret=await secret(world.ayse))
    assert answer.status_code == 200
    chosen = await phone.send_form("/hello", secret=await secret(world.ayse), language="en")
    assert "Is this you?" in chosen.text
    assert phone.cookies[LANGUAGE_COOKIE] == "en"


async def test_a_pin_is_asked_for(world, browser_of):
    await set_pin(world.sara, "4711")
    text = await secret(world.sara)
    phone = await browser_of()

    asked = await phone.send_form("/hello", secret=text)
    wrong = await phone.send_form("/hello/enter", secret=text, pin="1234", own_phone="yes")
    right = await phone.send_form("/hello/enter", secret=text, pin="4711")

    assert 'name="pin"' in asked.text
    assert wrong.status_code == 422
    assert "This PIN is not right" in wrong.text
    assert "checked" in wrong.text
    assert right.status_code == 303


async def test_ten_pins_an_hour(world, browser_of):
    await set_pin(world.sara, "4711")
    text = await secret(world.sara)
    phone = await browser_of()
    for _time in range(10):
        assert "This PIN is not right" in (await phone.send_form("/hello/enter", secret=text, pin="1")).text
    assert "There were too many tries" in (await phone.send_form("/hello/enter", secret=text, pin="4711")).text


async def test_their_own_phone_stays_signed_in(world, browser_of):
    text = await secret(world.ayse)
    shared, own = await browser_of(), await browser_of()
    there = await shared.send_form("/hello/enter", secret=text)
    here = await own.send_form("/hello/enter", secret=text, own_phone="yes")
    assert "Max-Age" not in next(each for each in there.headers.get_list("set-cookie") if each.startswith(sessions.COOKIE))
    assert "Max-Age" in next(each for each in here.headers.get_list("set-cookie") if each.startswith(sessions.COOKIE))
    assert "data-lock" in (await shared.get("/my")).text
    assert "data-lock" not in (await own.get("/my")).text


async def test_whoever_comes_in_ends_the_session_before(world, browser_of):
    phone = await browser_of(world.mehmet)
    before = phone.cookies[sessions.COOKIE]
    await phone.send_form("/hello/enter", secret=await secret(world.ayse))
    assert phone.cookies[sessions.COOKIE] != before
    assert await Session.count() == 1
    assert "Ayşe Demir" in (await phone.get("/my")).text


@pytest.mark.parametrize("code", ["", " ", "x", "7" * 121, "\x00", "\ud800", "‮7K3M", "<b>", "😀", "7K3M-9QRS-T4VW"])
async def test_anything_may_be_typed(world, browser_of, code):
    phone = await browser_of()
    body = "code=" + __import__("urllib.parse").parse.quote(code, errors="surrogatepass")
    answer = await phone.post("/hello", content=body, headers={"content-type": "application/x-www-form-urlencoded"})
    assert answer.status_code == 422


async def test_what_was_typed_before_the_session_ended_can_be_sent_on(world, browser_of):
    await world.at(Phase.PREPARATION)
    phone = await browser_of(world.ayse)
    await Session.delete(force=True)

    out = await phone.send_form("/my/invitation", answer="yes", words="Ich brauche einen Fahrer <b>")
    sealed = out.text.split('name="kept" value="')[1].split('"')[0]
    asked = await phone.send_form("/hello", code=await code(world.ayse), kept=sealed)
    entered = await phone.send_form("/hello/enter", secret=await code(world.ayse), kept=sealed)

    assert out.status_code == 401
    assert "Ich brauche" not in out.text
    assert sealed in asked.text
    assert entered.status_code == 200
    assert "Ich brauche einen Fahrer &lt;b&gt;" in entered.text
    assert 'action="/my/invitation"' in entered.text
    token = entered.text.split('name="csrf" value="')[1].split('"')[0]
    assert token.count(".") == 1


async def test_what_was_typed_can_be_sent_on_after_the_link_was_opened_in_another_tab(world, browser_of):
    await world.at(Phase.PREPARATION)
    phone = await browser_of(world.ayse)
    await Session.delete(force=True)
    out = await phone.send_form("/my/invitation", answer="yes", words="Ich brauche einen Fahrer")
    sealed = out.text.split('name="kept" value="')[1].split('"')[0]
    await phone.send_form("/hello/enter", secret=await secret(world.ayse))
    assert "Ich brauche einen Fahrer" in (await phone.send_form("/hello", kept=sealed)).text


async def test_nobody_can_put_words_into_a_mouth(world, browser_of):
    """A kept form that we did not seal is not offered."""
    phone = await browser_of(world.ayse)
    answer = await phone.send_form("/hello/enter", secret=await secret(world.ayse), kept="AAAA." + "QUFB" * 10)
    assert (answer.status_code, answer.headers.get("location")) == (303, "/my")


async def test_a_withdrawn_link_ends_its_sessions(world, browser_of):
    phone = await browser_of(world.ayse)
    assert (await phone.get("/my")).status_code == 200
    await withdraw_link(await world.as_it_is(), world.ayse.id, by=world.nora.id)
    assert (await phone.get("/my")).status_code == 401


async def test_it_is_kept_that_somebody_came_in(world, browser_of):
    phone = await browser_of()
    await phone.send_form("/hello/enter", secret=await secret(world.ayse))
    kept = await row("SELECT who, conference, about FROM audit_entry WHERE deed = 'enter'")
    assert (kept["who"], kept["conference"]) == (world.ayse.id, world.yilmaz.id)
    assert await Conference.exists().where(Conference.id == kept["conference"])
