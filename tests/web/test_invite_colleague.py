"""An administrator invites a colleague; by the link in the e-mail they set a password."""

from datetime import timedelta

import pytest
import time_machine

from app.kit.clock import now
from app.outbox.tables import OutboxMessage
from app.people import links
from app.people.tables import Person, Staff, Ticket
from tests.world import can_sign_in

TYPED = {"name": "Hanna Möller", "email": "Hanna@amt.test", "role": "coordinator", "phone": "0421 361 99", "language": "en"}


async def invited(browser_of, world, **other):
    ada = await browser_of(world.ada)
    return await ada.send_form("/office/invite", **(TYPED | other))


async def test_it_works(world, browser_of):
    answer = await invited(browser_of, world)
    staff = await Staff.select(Staff.all_columns(), Staff.person.name, Staff.person.office).where(Staff.email == "hanna@amt.test").first()
    assert (answer.status_code, answer.headers["location"]) == (303, f"/office/colleagues/{staff['person']}")
    assert (staff["role"], staff["phone"], staff["person.name"], staff["person.office"]) == (
        "coordinator", "0421 361 99", "Hanna Möller", world.bremen.id,
    )  # fmt: skip
    assert staff["password_hash"] is None
    ticket = await Ticket.select().where(Ticket.person == staff["person"]).first()
    assert await OutboxMessage.select(OutboxMessage.kind, OutboxMessage.person, OutboxMessage.ticket) == [
        {"kind": "staff_invitation", "person": staff["person"], "ticket": ticket["id"]}
    ]
    ada = await browser_of(world.ada)
    assert "Invited" in (await ada.get(answer.headers["location"])).text

    hanna = await browser_of()
    secret = links.ticket_secret(ticket["id"])
    assert "data-link" in (await hanna.get("/key")).text
    page = await hanna.send_form("/key", secret=secret)
    assert page.status_code == 200
    assert await Ticket.count().where(Ticket.used_at.is_null()) == 1  # a mail scanner that posts spends nothing
    done = await hanna.send_form("/key/password", secret=secret, password="vier blaue Wolken", again="vier blaue Wolken")
    assert (done.status_code, done.headers["location"]) == (303, "/sign-in/second")
    assert "Set up your second step" in (await hanna.get("/sign-in/second")).text
    assert "Active" in (await ada.get(answer.headers["location"])).text


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("name", "", "Please fill this in."),
        ("name", "x" * 100_000, "too long"),
        ("name", "a\x00b", "cannot be stored"),
        ("email", "", "Please fill this in."),
        ("email", "hanna", "check how this is written"),
        ("email", "a@b@c, d", "check how this is written"),
        ("email", "NORA.HB@amt.test", "There is an account with this e-mail address already."),
        ("email", "sam.os@amt.test", "There is an account with this e-mail address already."),
        ("role", "", "Please fill this in."),
        ("role", "god", "choose one of the answers"),
        ("role", ["manager", "administrator"], "sent twice"),
        ("phone", "call me", "check how this is written"),
        ("language", "xx", "choose one of the answers"),
    ],
)
async def test_mistakes_keep_what_was_typed(world, browser_of, field, typed, sentence):
    answer = await invited(browser_of, world, **{field: typed})
    assert answer.status_code == 422
    assert sentence in answer.text
    assert 'value="0421 361 99"' in answer.text or field == "phone"
    assert await OutboxMessage.count() == 0
    assert await Staff.count() == 9
    assert await Person.count() == 14


async def test_the_invitation_can_be_sent_again(world, browser_of):
    await invited(browser_of, world)
    (ticket,) = await Ticket.select()
    ada = await browser_of(world.ada)
    assert (await ada.send_form(f"/office/colleagues/{ticket['person']}/invite")).status_code == 303
    old, new = await Ticket.select().order_by(Ticket.made_at)
    assert (old["used_at"] is None, new["used_at"] is None) == (False, True)
    assert await OutboxMessage.count() == 2


async def test_whoever_has_a_password_is_not_invited_again(world, browser_of):
    await can_sign_in(world.nora)
    ada = await browser_of(world.ada)
    answer = await ada.send_form(f"/office/colleagues/{world.nora.id}/invite")
    assert answer.status_code == 409
    assert "has been here already" in answer.text
    assert await Ticket.count() == 0


async def test_after_seven_days_it_has_run_out(world, browser_of):
    await invited(browser_of, world)
    (ticket,) = await Ticket.select()
    secret = links.ticket_secret(ticket["id"])
    hanna = await browser_of()
    with time_machine.travel(now().timestamp() + 7 * 24 * 3600 - 60):
        assert (await hanna.send_form("/key", secret=secret)).status_code == 200
    with time_machine.travel(now().timestamp() + 7 * 24 * 3600 + 60):
        answer = await hanna.send_form("/key", secret=secret)
    assert answer.status_code == 422
    assert "This link does not work any more" in answer.text
    assert "Ask the administrator of your service to send the invitation again." in answer.text
    await Ticket.update({Ticket.expires_at: now() - timedelta(minutes=1)}).where(Ticket.id == ticket["id"])
    assert "Invitation has run out" in (await (await browser_of(world.ada)).get("/office")).text


async def test_a_closed_account_is_not_opened_by_its_invitation(world, browser_of):
    await invited(browser_of, world)
    (ticket,) = await Ticket.select()
    ada = await browser_of(world.ada)
    await ada.send_form(f"/office/colleagues/{ticket['person']}/close")
    secret = links.ticket_secret(ticket["id"])
    hanna = await browser_of()
    assert (await hanna.send_form("/key", secret=secret)).status_code == 422
    typed = {"secret": secret, "password": "vier blaue Wolken", "again": "vier blaue Wolken"}
    assert (await hanna.send_form("/key/password", **typed)).status_code == 422
    assert await Staff.exists().where(Staff.email == "hanna@amt.test", Staff.password_hash.is_not_null()) is False


async def test_only_administrators_invite(world, browser_of):
    for person in (world.nora, world.idris, world.vera):
        browser = await browser_of(person)
        assert (await browser.get("/office/invite")).status_code == 403
        assert (await browser.send_form("/office/invite", **TYPED)).status_code == 403
    for person, status in ((world.ayse, 404), (None, 401)):
        assert (await (await browser_of(person)).send_form("/office/invite", **TYPED)).status_code == status
    assert await Staff.count() == 9
