"""A forgotten password is replaced by a link in an e-mail; a known one is changed in the account."""

import pytest
import time_machine

from app.kit.clock import now
from app.outbox.tables import OutboxMessage
from app.people import guesses, links, sessions
from app.people.tables import Session, Staff, Ticket
from app.staff import commands
from tests.world import PASSWORD, can_sign_in

NEW = "sieben grüne Tassen"


async def ask(browser, email="nora.hb@amt.test"):
    return await browser.send_form("/password", email=email)


async def secret_for(world, browser_of, person=None):
    person = person or world.nora
    email = await Staff.select(Staff.email).where(Staff.person == person.id).first()
    await ask(await browser_of(), email["email"])
    ticket = await Ticket.select(Ticket.id).where(Ticket.person == person.id, Ticket.used_at.is_null()).first()
    return links.ticket_secret(ticket["id"])


async def test_it_works(world, browser_of):
    await can_sign_in(world.nora)
    signed_in = await browser_of(world.nora)
    browser = await browser_of()
    assert (await browser.get("/password")).status_code == 200
    answer = await ask(browser, "Nora.hb@amt.test")
    assert (answer.status_code, answer.headers["location"]) == (303, "/password/asked")
    assert (await browser.get("/password/asked")).status_code == 200
    assert await OutboxMessage.select(OutboxMessage.kind, OutboxMessage.person) == [{"kind": "staff_reset", "person": world.nora.id}]
    (ticket,) = await Ticket.select()

    done = await browser.send_form("/key/password", secret=links.ticket_secret(ticket["id"]), password=NEW, again=NEW)
    assert (done.status_code, done.headers["location"]) == (303, "/sign-in/second")
    assert "open the app" in (await browser.get("/sign-in/second")).text  # the second factor is still asked
    assert (await signed_in.get("/account")).headers["location"] == "/sign-in"
    assert await Session.select(Session.stage) == [{"stage": "password"}]

    fresh = await browser_of()
    assert (await fresh.send_form("/sign-in", email="nora.hb@amt.test", password=PASSWORD)).status_code == 422
    assert (await fresh.send_form("/sign-in", email="nora.hb@amt.test", password=NEW)).status_code == 303


async def test_whoever_asks_learns_nothing(world, browser_of):
    await Staff.update({Staff.active: False}).where(Staff.person == world.jan.id)
    answers = set()
    for email in ("nora.hb@amt.test", "jan.hb@amt.test", "nobody@amt.test", "<script>", "😀\u202e"):
        answer = await ask(await browser_of(), email)
        answers.add((answer.status_code, answer.headers["location"], answer.text))
    assert answers == {(303, "/password/asked", "")}
    assert await OutboxMessage.select(OutboxMessage.person) == [{"person": world.nora.id}]


async def test_the_answer_does_not_wait_for_the_letter(world, browser_of, monkeypatch):
    """Until the answer is given, the same is done for every address: counted."""
    order = []
    monkeypatch.setattr(commands, "write_for_new_password", lambda email: order.append(email))
    from litestar.background_tasks import BackgroundTask

    monkeypatch.setattr("app.staff.routes.key.BackgroundTask", lambda *given: order.append("later") or BackgroundTask(*given))
    for email in ("nora.hb@amt.test", "nobody@amt.test"):
        order.clear()
        await ask(await browser_of(), email)
        assert order == ["later", email]


async def test_a_letter_box_is_not_filled(world, browser_of):
    for _ in range(15):
        assert (await ask(await browser_of())).headers["location"] == "/password/asked"
    assert await OutboxMessage.count() == 10
    assert await Ticket.count().where(Ticket.used_at.is_null()) == 1


@pytest.mark.parametrize("email", ["", "x" * 100_000, "a\x00", ["a@b.de", "c@d.de"]])
async def test_odd_addresses_get_a_sentence(world, browser_of, email):
    answer = await ask(await browser_of(), email)
    assert answer.status_code == 422
    assert 'id="errors"' in answer.text


@pytest.mark.parametrize(
    ("password", "again", "sentence"),
    [
        ("", "", "Please fill this in."),
        ("kurz", "kurz", "at least 12 characters"),
        ("x" * 201, "x" * 201, "At most 200 characters fit."),
        (NEW, NEW + "!", "not the same"),
        ("aaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaa", "easy to guess"),
        ("passwort123456", "passwort123456", "easy to guess"),
        ("Wiechmann2027", "Wiechmann2027", "easy to guess"),
        ("vier\x00blaue Wolken", "vier\x00blaue Wolken", "cannot be stored"),
    ],
)
async def test_a_poor_password_is_refused_and_the_link_stays_good(world, browser_of, password, again, sentence):
    secret = await secret_for(world, browser_of)
    browser = await browser_of()
    answer = await browser.send_form("/key/password", secret=secret, password=password, again=again)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert not password or f'value="{password}"' not in answer.text
    assert (await browser.send_form("/key/password", secret=secret, password=NEW, again=NEW)).status_code == 303


async def test_a_link_works_once(world, browser_of):
    secret = await secret_for(world, browser_of)
    typed = {"secret": secret, "password": NEW, "again": NEW}
    assert (await (await browser_of()).send_form("/key/password", **typed)).status_code == 303
    answer = await (await browser_of()).send_form("/key/password", **typed)
    assert answer.status_code == 422
    assert "This link does not work any more" in answer.text


async def test_links_that_are_no_good_all_look_alike(world, browser_of):
    good = await secret_for(world, browser_of)
    with time_machine.travel(now().timestamp() + 31 * 60):
        texts = {(await (await browser_of()).send_form("/key", secret=good)).text}
    newer = await secret_for(world, browser_of)  # asking anew ends the link from before
    for secret in (
        good,
        newer[:-1] + ("0" if newer[-1] != "0" else "1"),
        newer[:32],
        "",
        "x",
        "é😀",
        "\x00",
        "9" * 80,
        "٣" * 32,
        ["a", "b"],
    ):
        answer = await (await browser_of()).send_form("/key", secret=secret)
        assert answer.status_code == 422, secret
        texts.add(answer.text)
    assert len(texts) == 1
    assert (await (await browser_of()).send_form("/key", secret=newer)).status_code == 200


async def test_a_new_password_lets_in_whoever_was_shut_out_by_guesses(world, browser_of):
    await can_sign_in(world.nora)
    for _ in range(11):
        await guesses.allowed("password|nora.hb@amt.test")
    browser = await browser_of()
    assert (await browser.send_form("/sign-in", email="nora.hb@amt.test", password=PASSWORD)).status_code == 422
    await browser.send_form("/key/password", secret=await secret_for(world, browser_of), password=NEW, again=NEW)
    assert (await browser.send_form("/sign-in", email="nora.hb@amt.test", password=NEW)).status_code == 303


# Changed in the account


async def change(browser, current=PASSWORD, password=NEW, again=NEW):
    return await browser.send_form("/account/password", current=current, password=password, again=again)


async def test_a_known_password_is_changed_and_other_browsers_are_out(world, browser_of):
    await can_sign_in(world.nora)
    here, there = await browser_of(world.nora), await browser_of(world.nora)
    before = here.cookies[sessions.COOKIE]
    answer = await change(here)
    assert (answer.status_code, answer.headers["location"]) == (303, "/account")
    assert here.cookies[sessions.COOKIE] != before
    assert (await here.get("/account")).status_code == 200
    assert (await there.get("/account")).headers["location"] == "/sign-in"
    assert await Session.count() == 1


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"current": "something else"}, "This is not your password now."),
        ({"current": ""}, "Please fill this in."),
        ({"again": "another one"}, "not the same"),
        ({"password": "Nora Wiechmann", "again": "Nora Wiechmann"}, "easy to guess"),
    ],
)
async def test_mistakes_change_nothing(world, browser_of, typed, sentence):
    await can_sign_in(world.nora)
    before = await Staff.select(Staff.password_hash).where(Staff.person == world.nora.id).first()
    browser = await browser_of(world.nora)
    answer = await change(browser, **typed)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert await Staff.select(Staff.password_hash).where(Staff.person == world.nora.id).first() == before


async def test_the_current_password_cannot_be_guessed_in_the_account(world, browser_of):
    await can_sign_in(world.nora)
    browser = await browser_of(world.nora)
    for _ in range(10):
        assert "This is not your password now." in (await change(browser, current="a guess")).text
    answer = await change(browser)
    assert answer.status_code == 422
    assert "too many tries" in answer.text
