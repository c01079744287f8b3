"""What the worker does with a message: to whom it goes, what stands in it, and what becomes of it."""

import asyncio
from datetime import timedelta
from email import message_from_bytes, policy

import msgspec
import pytest

from app import worker
from app.audit.tables import AuditEntry
from app.conferences.tables import Conference, Contact, Participant
from app.database import rows
from app.kit.clock import now
from app.outbox.letters import first_name
from app.outbox.queries import messages_of
from app.outbox.sending import Letter
from app.outbox.tables import OutboxMessage
from app.outbox.writing import write_to_family, write_to_staff
from app.people.links import secret_of, ticket_secret
from app.people.tables import AccessLink, Person, Session, Staff, Ticket
from app.practice.mail import Kind, Problem, State
from app.practice.phases import Phase
from app.practice.waits import LEASE, MAIL_WAITS


class Server:
    """In place of the mail server: takes every letter, or has the outcomes that it was given, in turn."""

    def __init__(self, *outcomes: Problem) -> None:
        self.outcomes = list(outcomes)
        self.letters: list[Letter] = []

    async def carry(self, letter, before_it_counts):
        await before_it_counts()
        self.letters.append(letter)
        return self.outcomes.pop(0) if self.outcomes else Problem.NONE

    async def close(self):
        """Nothing to close."""


@pytest.fixture
def carry(settings):
    """One look of the worker into the outbox: gives the letters that were handed over."""

    async def look(*outcomes: Problem, postman_of=None) -> list:
        server = Server(*outcomes)
        await worker.Postman(postman_of or settings, server).round(asyncio.Event())  # type: ignore[arg-type]
        return [message_from_bytes(letter.content, policy=policy.default) for letter in server.letters]

    return look


async def link_of(person):
    return await AccessLink.objects().where(AccessLink.person == person.id, AccessLink.withdrawn_at.is_null()).first()


@pytest.fixture(autouse=True)
async def everybody_reads_english(world):
    await Person.update({Person.language: "en"}, force=True)


@pytest.fixture
async def invitation(world):
    """To Ayşe, in preparation."""
    await world.at(Phase.PREPARATION)
    link = await link_of(world.ayse)
    await write_to_family(Kind.INVITATION, world.ayse.id, office=world.bremen.id, conference=world.yilmaz.id, link=link.id)
    return link


async def message(kind=Kind.INVITATION):
    return await OutboxMessage.objects().where(OutboxMessage.kind == kind).order_by(OutboxMessage.made_at).first()


async def stands(kind=Kind.INVITATION):
    found = await message(kind)
    return State(found.state), Problem(found.problem)


async def news_on_the_desk_of(person):
    return await OutboxMessage.count().where(OutboxMessage.kind == Kind.DESK_NEWS, OutboxMessage.person == person.id)


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
    assert await carry() == []
    assert [await stands(Kind.STAFF_RESET), await stands(Kind.DESK_NEWS)] == [
        (State.WITHHELD, Problem.NOT_NOW),
        (State.WITHHELD, Problem.LEFT),
    ]


async def test_a_hidden_address_goes_to_its_owner_and_to_nobody_else(world, carry):
    await world.at(Phase.PREPARATION)
    for person in (world.ayse, world.mehmet, world.sara, world.interpreter):
        link = await link_of(person)
        await write_to_family(Kind.INVITATION, person.id, office=world.bremen.id, conference=world.yilmaz.id, link=link.id)
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


# -- when it does not go


@pytest.mark.parametrize("problem", [Problem.LATER, Problem.UNKNOWN])
async def test_it_is_tried_again_with_the_same_message_id(carry, invitation, problem):
    before = now()
    (first,) = await carry(problem)
    waiting = await message()
    assert (waiting.state, waiting.problem, waiting.tries, waiting.leased_until) == (State.WAITING, problem, 1, None)
    assert MAIL_WAITS[0] <= waiting.next_try_at - before < MAIL_WAITS[0] + timedelta(seconds=5)
    assert await carry() == []

    await OutboxMessage.update({OutboxMessage.next_try_at: now()}, force=True)
    (second,) = await carry()
    assert first["message-id"] == second["message-id"]
    assert (await message()).state == State.SENT


async def test_a_refused_address_is_given_up_and_the_coordinator_is_told(world, carry, invitation):
    await carry(Problem.REFUSED)
    assert await stands() == (State.GIVEN_UP, Problem.REFUSED)
    assert await news_on_the_desk_of(world.nora) == 1
    assert await AuditEntry.count().where(AuditEntry.deed == "message_given_up", AuditEntry.conference == world.yilmaz.id) == 1
    (line,) = await messages_of(world.yilmaz.id, frozenset({Kind.INVITATION}))
    assert (line.name, line.please_phone) == ("Ayşe Demir", True)


async def test_a_day_before_the_conference_a_call_is_better(world, carry, invitation):
    await OutboxMessage.update({OutboxMessage.give_up_at: now()}, force=True)
    assert await carry() == []
    assert await stands() == (State.GIVEN_UP, Problem.TOO_LATE)
    assert await news_on_the_desk_of(world.nora) == 1


async def test_after_the_last_wait_it_is_given_up(world, carry, invitation):
    await OutboxMessage.update({OutboxMessage.tries: len(MAIL_WAITS)}, force=True)
    await carry(Problem.LATER)
    assert await stands() == (State.GIVEN_UP, Problem.TOO_LATE)


async def test_nobody_is_told_of_a_refused_message_to_staff(world, carry):
    await write_to_staff(Kind.DESK_NEWS, world.nora.id, office=world.bremen.id, conference=world.yilmaz.id)
    await carry(Problem.REFUSED)
    assert await OutboxMessage.count() == 1


async def test_our_own_server_out_of_reach_spends_no_try_and_stops_the_batch(world, carry, invitation):
    await write_to_staff(Kind.DESK_NEWS, world.nora.id, office=world.bremen.id)
    mails = await carry(Problem.UNREACHABLE)
    assert len(mails) == 1
    found = await OutboxMessage.select(OutboxMessage.state, OutboxMessage.problem, OutboxMessage.tries, OutboxMessage.leased_until)
    assert found == [{"state": State.WAITING, "problem": Problem.UNREACHABLE, "tries": 0, "leased_until": None}] * 2


async def test_an_impossible_address_is_refused_and_stops_nobody(world, carry, invitation):
    await rows("UPDATE contact SET email = 'ay şe@familie.test' WHERE email = 'ayse@familie.test'")
    await write_to_staff(Kind.DESK_NEWS, world.nora.id, office=world.bremen.id)
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


async def test_a_claimed_message_is_left_alone_until_its_lease_runs_out(carry, invitation):
    await OutboxMessage.update({OutboxMessage.leased_until: now() + LEASE}, force=True)
    assert await carry() == []
    await OutboxMessage.update({OutboxMessage.leased_until: now()}, force=True)
    assert len(await carry()) == 1


async def test_what_was_claimed_and_not_tried_goes_back(settings, carry, invitation):
    stop = asyncio.Event()
    stop.set()
    await worker.Postman(settings, Server()).round(stop)  # type: ignore[arg-type]
    found = await message()
    assert (found.state, found.tries, found.leased_until) == (State.WAITING, 0, None)
    assert len(await carry()) == 1


async def test_what_we_know_of_a_batch_grows_old(settings, carry, invitation, monkeypatch):
    monkeypatch.setattr(worker, "FRESH_SECONDS", -1)
    assert await carry() == []
    assert (await message()).tries == 0


async def test_a_batch_is_asked_about_once(world, carry, invitation, monkeypatch):
    """Three questions for any number of messages, and one mark for each."""
    for person in (world.mehmet, world.sara):
        link = await link_of(person)
        await write_to_family(Kind.INVITATION, person.id, office=world.bremen.id, conference=world.yilmaz.id, link=link.id)
    asked = []
    ask = worker.rows

    async def counted(sql, *values):
        asked.append(sql)
        return await ask(sql, *values)

    monkeypatch.setattr(worker, "rows", counted)
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
    await worker.tidy()
    assert [each["id_hash"] for each in await Session.select(Session.id_hash)] == [b"new"]


async def test_a_message_goes_with_its_conference(world, carry, invitation):
    assert (await Conference.exists().where(Conference.id == world.yilmaz.id), await OutboxMessage.count()) == (True, 1)
