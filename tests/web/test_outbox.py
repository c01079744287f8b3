"""What the worker does with a message: to whom it goes, and what stands in it."""

from datetime import timedelta

import msgspec
import pytest

from app.conferences.tables import Conference, Contact, Participant
from app.database import rows
from app.kit.clock import now
from app.outbox.letters import first_name
from app.outbox.tables import OutboxMessage
from app.outbox.writing import write_to_staff
from app.people.links import secret_of, ticket_secret
from app.people.tables import AccessLink, Person, Session, Staff, Ticket
from app.practice.mail import Kind, Problem, State
from app.practice.phases import Phase
from app.worker import cases, turns
from tests.outbox import message, news_on_the_desk_of, now_due, stands, write

pytestmark = pytest.mark.usefixtures("everybody_reads_english")


async def test_it_works(world, carry, invitation):
    (mail,) = await carry()
    found = await message()
    assert mail["to"] == "ayse@familie.test"
    assert mail["from"] == "termine@localhost"
    assert mail["subject"] == "A message for you"
    assert mail["message-id"] == f"<{found.id}@house.test>"
    assert (mail["auto-submitted"], mail["x-auto-response-suppress"]) == ("auto-generated", "All")
    assert mail["date"] is not None
    text = mail.get_content()
    assert text.startswith("Hello \u2068Ayşe\u2069,\n\n")
    assert text.count("https://") == 1
    assert f"\nhttps://house.test/hello#{secret_of(invitation.id, invitation.handle)}\n" in text
    assert (found.state, found.problem, found.tries, found.next_try_at, found.leased_until) == (State.SENT, "", 1, None, None)
    assert found.way == "email"
    assert found.sent_at is not None


async def test_what_was_sent_is_not_sent_again(carry, invitation):
    assert [len(await carry()), len(await carry())] == [1, 0]


async def test_staff_get_their_ticket(world, carry):
    ticket = Ticket(person=world.petra.id, purpose="reset", expires_at=now() + timedelta(minutes=30))
    await Ticket.insert(ticket)
    await write_to_staff(Kind.STAFF_RESET, world.petra.id, office=world.bremen.id, ticket=ticket.id)
    (mail,) = await carry()
    assert (mail["to"], f"https://house.test/key#{ticket_secret(ticket.id)}\n" in mail.get_content()) == ("petra.hb@amt.test", True)


async def test_a_desk_is_linked_without_any_name(world, carry):
    await write_to_staff(Kind.DESK_NEWS, world.nora.id, office=world.bremen.id, conference=world.yilmaz.id)
    await now_due()
    (mail,) = await carry()
    assert (mail["to"], "\nhttps://house.test/desk\n" in mail.get_content()) == ("nora.hb@amt.test", True)


async def test_nobody_is_written_to_before_it_is_due(carry, invitation):
    await OutboxMessage.update({OutboxMessage.next_try_at: now() + timedelta(seconds=30)}, force=True)
    assert await carry() == []


async def test_the_address_of_the_moment_counts(world, carry, invitation):
    await rows("UPDATE contact SET email = 'new@familie.test' WHERE email = 'ayse@familie.test'")
    assert [mail["to"] for mail in await carry()] == ["new@familie.test"]


@pytest.mark.parametrize(
    ("meanwhile", "problem"),
    [
        (lambda world: rows("UPDATE contact SET email = '' WHERE email = 'ayse@familie.test'"), Problem.NO_ADDRESS),
        (lambda world: rows("UPDATE contact SET way = 'paper' WHERE email = 'ayse@familie.test'"), Problem.NO_ADDRESS),
        (lambda world: Contact.delete(force=True), Problem.NO_ADDRESS),
        (lambda world: AccessLink.update({AccessLink.withdrawn_at: now()}, force=True), Problem.NO_LINK),
        (lambda world: AccessLink.update({AccessLink.misdirected_at: now()}, force=True), Problem.NO_LINK),
        (lambda world: Participant.update({Participant.left_at: now()}).where(Participant.person == world.ayse.id), Problem.LEFT),
        (lambda world: world.at(Phase.INFORMATION), Problem.NOT_NOW),
        (lambda world: world.at(Phase.ENDED_IN_PREPARATION), Problem.NOT_NOW),
    ],
    ids=["no address", "another way", "no contact", "link withdrawn", "not for me", "left", "the day has come", "ended"],
)
async def test_what_has_changed_meanwhile_holds_it_back(world, carry, invitation, meanwhile, problem):
    await meanwhile(world)
    assert await carry() == []
    assert await stands() == (State.WITHHELD, problem)
    assert await news_on_the_desk_of(world.nora) == (1 if problem is Problem.NO_ADDRESS else 0)


async def test_a_spent_ticket_and_a_closed_account_hear_nothing(world, carry):
    ticket = Ticket(person=world.petra.id, purpose="reset", expires_at=now() - timedelta(minutes=1))
    await Ticket.insert(ticket)
    await write_to_staff(Kind.STAFF_RESET, world.petra.id, office=world.bremen.id, ticket=ticket.id)
    await write_to_staff(Kind.DESK_NEWS, world.jan.id, office=world.bremen.id)
    await Staff.update({Staff.active: False}).where(Staff.person == world.jan.id)
    await now_due()
    assert await carry() == []
    assert [await stands(Kind.STAFF_RESET), await stands(Kind.DESK_NEWS)] == [
        (State.WITHHELD, Problem.NOT_NOW),
        (State.WITHHELD, Problem.LEFT),
    ]


async def test_a_hidden_address_goes_to_its_owner_and_to_nobody_else(world, carry):
    await world.at(Phase.PREPARATION)
    for person in (world.ayse, world.mehmet, world.sara, world.interpreter):
        await write(world, person)
    mails = await carry()
    assert sorted(mail["to"] for mail in mails) == [
        "ayse@familie.test",
        "leyla@dolmetschen.test",
        "mehmet@familie.test",
        "sara@familie.test",
    ]
    for mail in mails:
        others = {"ayse@", "mehmet@", "sara@", "leyla@"} - {str(mail["to"]).partition("@")[0] + "@"}
        assert [other for other in others if other in mail.as_string()] == []


async def test_an_impossible_address_is_refused_and_stops_nobody(world, carry, invitation):
    await rows("UPDATE contact SET email = 'ay şe@familie.test' WHERE email = 'ayse@familie.test'")
    await write_to_staff(Kind.DESK_NEWS, world.nora.id, office=world.bremen.id)
    await now_due()
    assert [mail["to"] for mail in await carry()] == ["nora.hb@amt.test"]
    assert await stands() == (State.GIVEN_UP, Problem.REFUSED)


async def test_a_name_in_another_alphabet_stands_in_the_address_as_servers_write_it(world, carry, invitation):
    await rows("UPDATE contact SET email = 'ayse@familie-müller.test' WHERE email = 'ayse@familie.test'")
    assert [mail["to"] for mail in await carry()] == ["ayse@xn--familie-mller-4ob.test"]


@pytest.mark.parametrize("name", ["", "  ", "<b>Ayşe</b> & Co", "Ayşe\u202eDemir", "عائشة ديمير"])
async def test_a_strange_name_breaks_nothing(world, carry, invitation, name):
    await Person.update({Person.name: name}).where(Person.id == world.ayse.id)
    (mail,) = await carry()
    assert mail.get_content().startswith(f"Hello \u2068{first_name(name)}\u2069,")


async def test_a_batch_is_asked_about_once(world, carry, invitation, monkeypatch):
    """Three questions for any number of messages, and one mark for each."""
    for person in (world.mehmet, world.sara):
        await write(world, person)
    asked = []
    ask = cases.rows

    async def counted(sql, *values):
        asked.append(sql)
        return await ask(sql, *values)

    monkeypatch.setattr(cases, "rows", counted)
    assert len(await carry()) == 3
    assert len(asked) == 1


async def test_nothing_of_a_message_is_stored(world, carry, invitation):
    await carry()
    (line,) = [each["text"] for each in await rows("SELECT m::text AS text FROM outbox_message m")]
    assert [word for word in ("Ayşe", "@", "hello", "message for") if word in line] == []


async def test_the_host_and_the_sender_are_the_operators(settings, carry, invitation):
    other = msgspec.structs.replace(settings, address="https://termine.example", sender="post@termine.example")
    (mail,) = await carry(postman_of=other)
    assert (mail["from"], str(mail["message-id"]).endswith("@termine.example>")) == ("post@termine.example", True)


async def test_what_has_run_out_is_swept_away(world):
    await Session.insert(
        Session(id_hash=b"old", person=world.nora.id, stage="full", expires_at=now() - timedelta(seconds=1)),
        Session(id_hash=b"new", person=world.nora.id, stage="full", expires_at=now() + timedelta(hours=1)),
    )
    await turns.tidy()
    assert [each["id_hash"] for each in await Session.select(Session.id_hash)] == [b"new"]


async def test_a_message_goes_with_its_conference(world, carry, invitation):
    assert (await Conference.exists().where(Conference.id == world.yilmaz.id), await OutboxMessage.count()) == (True, 1)
