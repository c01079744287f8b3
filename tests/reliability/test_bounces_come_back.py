"""What could not be delivered comes back to the worker by a real mail server: the coordinator phones, nobody else is troubled."""

import asyncio
import logging
from contextlib import asynccontextmanager

import aiosmtplib
import asyncpg
import msgspec
import pytest

from app.audit.tables import AuditEntry
from app.database import rows
from app.outbox.queries import status_of
from app.outbox.return_address import return_address
from app.outbox.tables import OutboxMessage
from app.outbox.writing import write_to_staff
from app.practice.mail import Kind, Problem, State, Status
from app.practice.phases import Phase
from app.worker import returning
from tests.outbox import look, message, news_on_the_desk_of, now_due, stands, write
from tests.patience import until
from tests.unit.test_bounces import sample

BOUNCES = "zurueck@termine.example"


@pytest.fixture
def ours(settings):
    return msgspec.structs.replace(settings, bounces=BOUNCES, bounces_listen="smtp://127.0.0.1:0")


@asynccontextmanager
async def door_of(settings):
    """The worker's mail server for what comes back; gives its port."""
    door = await returning.listen(settings)
    try:
        yield door.sockets[0].getsockname()[1]
    finally:
        door.close()


async def brought(port, to, content, *, sender=""):
    """What a mail server is answered that brings this back; the code of the last word that counts."""
    async with aiosmtplib.SMTP(hostname="127.0.0.1", port=port, timeout=5, start_tls=False) as server:
        try:
            await server.mail(sender)
            await server.rcpt(to)
            return (await server.data(content)).code
        except aiosmtplib.SMTPResponseException as answer:
            return answer.code


@pytest.fixture
async def went(world, ours):
    """An invitation to Ayşe that was handed over: its return address."""
    await world.at(Phase.PREPARATION)
    await write(world, world.ayse)
    (letter,) = await look(ours)
    return letter.sender


async def test_it_works(world, ours, went, browser_of, caplog):
    caplog.set_level(logging.DEBUG)
    found = await message()
    assert went == return_address(found.id, BOUNCES)
    async with door_of(ours) as port:
        assert await brought(port, went, sample("postfix_failed")) == 250
    assert await stands() == (State.BOUNCED, Problem.BOUNCED)
    assert await news_on_the_desk_of(world.nora) == 1
    assert await AuditEntry.count().where(AuditEntry.deed == "message_bounced", AuditEntry.conference == world.yilmaz.id) == 1
    line = (await status_of(world.yilmaz.id))[world.ayse.id]
    assert (line.status, line.please_phone) == (Status.BOUNCED, True)
    nora = await browser_of(world.nora)
    assert "A message did not arrive. Please phone." in (await nora.get("/desk")).text
    page = (await nora.get(f"/conferences/{world.yilmaz.id}/messages")).text
    assert "Came back, please phone" in page
    assert (await nora.send_form(f"/conferences/{world.yilmaz.id}/messages/{found.id}/seen-to")).status_code == 303
    assert "A message did not arrive" not in (await nora.get("/desk")).text
    assert (await status_of(world.yilmaz.id))[world.ayse.id].status is Status.PHONED
    told = "\n".join(record.getMessage() for record in caplog.records if record.name.startswith("familienrat"))
    assert ("came back" in told, "familie.test" in told, "zurueck" in told) == (True, False, False)


async def test_told_twice_it_is_noted_once_and_a_late_warning_changes_nothing(world, ours, went):
    async with door_of(ours) as port:
        for name in ("exim_failed", "gmail_failed", "gmail_delayed"):
            assert await brought(port, went, sample(name)) == 250
    assert (await stands(), await news_on_the_desk_of(world.nora)) == ((State.BOUNCED, Problem.BOUNCED), 1)


async def test_one_that_is_only_slow_waits_and_may_fail_later(world, ours, went):
    async with door_of(ours) as port:
        assert await brought(port, went, sample("postfix_delayed")) == 250
        assert await stands() == (State.SENT, Problem.SLOW)
        assert (await status_of(world.yilmaz.id))[world.ayse.id].status is Status.SLOW
        assert await news_on_the_desk_of(world.nora) == 0
        assert await brought(port, went.upper(), sample("postfix_expired")) == 250
    assert (await stands(), await news_on_the_desk_of(world.nora)) == ((State.BOUNCED, Problem.BOUNCED), 1)


@pytest.mark.parametrize("name", ["delivered", "holiday_reply", "vacation_by_rule", "answer_of_a_person"])
async def test_what_is_no_bounce_is_taken_and_forgotten(world, ours, went, name):
    async with door_of(ours) as port:
        assert await brought(port, went, sample(name), sender="ayse@familie.test" if name == "answer_of_a_person" else "") == 250
        assert await brought(port, went, b"\x00\xff not even a message \r\n.\r\n") == 250
    assert (await stands(), await news_on_the_desk_of(world.nora)) == ((State.SENT, Problem.NONE), 0)


async def test_a_forged_address_is_refused_before_anything_is_read(world, ours, went):
    before = await rows("SELECT m::text FROM outbox_message m ORDER BY 1")
    forged = went.replace("+", "+0", 1)[: len(went)]
    gone = return_address(world.nora.id, BOUNCES)  # ours, but there is no such message
    async with door_of(ours) as port:
        for to in (forged, BOUNCES, "ayse@familie.test", "root@localhost"):
            assert await brought(port, to, sample("postfix_failed")) == 550
        assert await brought(port, gone, sample("postfix_failed")) == 250
    assert await rows("SELECT m::text FROM outbox_message m ORDER BY 1") == before


async def test_floods_meet_their_bounds(ours, went, monkeypatch):
    monkeypatch.setattr(returning, "MOST_A_MINUTE", 2)
    monkeypatch.setattr(returning, "LARGEST", 10_000)
    monkeypatch.setattr(returning, "MOST_CONNECTIONS", 2)
    async with door_of(ours) as port:
        assert await brought(port, went, b"x\r\n" * 20_000) == 552
        assert [await brought(port, went, b"Subject: x\r\n\r\nx") for _ in range(2)] == [250, 451]
        lines = [await asyncio.open_connection("127.0.0.1", port) for _ in range(3)]
        said = [await asyncio.wait_for(line[0].read(200), 5) for line in lines]
        assert [bool(each) for each in said] == [True, True, False]
        for _, writer in lines:
            writer.close()
    assert await stands() == (State.SENT, Problem.NONE)


async def test_while_the_database_is_gone_the_mail_server_keeps_it(ours, went, monkeypatch):
    async def gone(message):
        raise asyncpg.CannotConnectNowError

    async with door_of(ours) as port:
        with monkeypatch.context() as broken:
            broken.setattr(returning, "came_back", gone)
            assert await brought(port, went, sample("qmail")) == 451
        assert await brought(port, went, sample("qmail")) == 250
    assert await stands() == (State.BOUNCED, Problem.BOUNCED)


async def test_by_lmtp_as_well(ours, went):
    async with door_of(msgspec.structs.replace(ours, bounces_listen="lmtp://127.0.0.1:0")) as port:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        body = sample("postfix_failed").replace(b"\n", b"\r\n") + b"\r\n.\r\n"
        said = [await reader.readline()]
        for word in (b"LHLO mx\r\n", b"MAIL FROM:<>\r\n", f"RCPT TO:<{went}>\r\n".encode(), b"DATA\r\n", body, b"QUIT\r\n"):
            writer.write(word)
            while not said.append(await asyncio.wait_for(reader.readline(), 5)) and said[-1][3:4] == b"-":
                pass
        writer.close()
    assert [each[:3] for each in said if each[3:4] != b"-"] == [b"220", b"250", b"250", b"250", b"354", b"250", b"221"]
    assert await stands() == (State.BOUNCED, Problem.BOUNCED)


@pytest.mark.parametrize(
    ("state", "tries", "way", "after"),
    [
        ("waiting", 1, "", State.BOUNCED),
        ("waiting", 0, "", State.WAITING),
        ("sent", 1, "text", State.SENT),
        ("given_up", 3, "", State.GIVEN_UP),
    ],
    ids=["its answer was lost", "never tried", "a text message", "given up already"],
)
async def test_what_can_come_back_and_what_cannot(ours, went, state, tries, way, after):
    values = {OutboxMessage.state: state, OutboxMessage.tries: tries, OutboxMessage.way: way}
    await OutboxMessage.update(values).where(OutboxMessage.kind == Kind.INVITATION)
    async with door_of(ours) as port:
        assert await brought(port, went, sample("postfix_failed")) == 250
    assert (await stands())[0] is after


async def test_of_a_message_to_staff_it_is_noted_and_nobody_phones(world, ours):
    await write_to_staff(Kind.DESK_NEWS, world.idris.id, office=world.bremen.id, conference=world.yilmaz.id)
    await now_due()
    (letter,) = await look(ours)
    async with door_of(ours) as port:
        assert await brought(port, letter.sender, sample("exchange_failed"), sender="postmaster@amt.test") == 250
    assert (await stands(Kind.DESK_NEWS), await OutboxMessage.count()) == ((State.BOUNCED, Problem.BOUNCED), 1)


async def test_without_an_address_for_it_nothing_listens_and_the_sender_is_the_usual_one(world, settings):
    await world.at(Phase.PREPARATION)
    await write(world, world.ayse)
    (letter,) = await look(settings)
    assert letter.sender == settings.sender
    await asyncio.wait_for(returning.take_back(settings, asyncio.Event()), 1)


async def test_of_two_workers_one_has_the_door_and_the_other_takes_over(ours, went, monkeypatch):
    monkeypatch.setattr(returning, "AGAIN_SECONDS", 0.02)
    async with door_of(ours) as port:
        other = msgspec.structs.replace(ours, bounces_listen=f"smtp://127.0.0.1:{port}")
        stop = asyncio.Event()
        second = asyncio.create_task(returning.take_back(other, stop))
        await asyncio.sleep(0.05)
        assert not second.done()

    async def listens():
        try:
            return await brought(port, went, sample("qmail")) == 250
        except (aiosmtplib.SMTPException, OSError):
            return False

    await until(listens)
    stop.set()
    await asyncio.wait_for(second, 2)
    assert await stands() == (State.BOUNCED, Problem.BOUNCED)
