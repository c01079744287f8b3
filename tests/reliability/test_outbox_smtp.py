"""Real mail servers with real faults: what each of them means for a message, and what is not lost when the worker is killed."""

import asyncio

import pytest

from app.outbox.sending import Letter, MailServer
from app.practice.mail import Problem
from tests.mail_servers import Fault, Garbled, NoTls, Taker, mail_server, trusting

LETTER = Letter("termine@house.test", "ayse@familie.test", b"Message-ID: <one@house.test>\nSubject: A message for you\n\nHello\n")


async def nothing() -> None:
    """There is no message before this one."""


def to(port: int, scheme: str = "smtp", **options) -> MailServer:
    return MailServer(f"{scheme}://127.0.0.1:{port}", our_name="house.test", patience=0.5, **options)


async def carried(taker: Taker, letters: int = 1) -> list[Problem]:
    async with mail_server(taker) as port:
        server = to(port)
        outcomes = [await server.carry(LETTER, nothing) for _ in range(letters)]
        await server.close()
    return outcomes


async def test_it_works_over_one_connection():
    taker = Taker()
    assert await carried(taker, 5) == [Problem.NONE] * 5
    assert (taker.ids, taker.connections) == (["one"] * 5, 1)


@pytest.mark.parametrize(
    ("fault", "problem"),
    [
        ({"rcpt": "450 mailbox busy"}, Problem.LATER),
        ({"rcpt": "421 closing"}, Problem.LATER),
        ({"rcpt": "550 no such person"}, Problem.REFUSED),
        ({"rcpt": "553 not like this"}, Problem.REFUSED),
        ({"rcpt": "530 sign in first"}, Problem.UNREACHABLE),
        ({"mail": "451 later"}, Problem.LATER),
        ({"mail": "550 who are you"}, Problem.UNREACHABLE),
        ({"data": "451 later"}, Problem.LATER),
        ({"data": "421 closing"}, Problem.LATER),
        ({"data": "552 too much"}, Problem.REFUSED),
        ({"data": "554 no"}, Problem.REFUSED),
        ({"data": "251 will forward"}, Problem.NONE),
        ({"data": "gibberish"}, Problem.UNKNOWN),
        ({"hang": "mail"}, Problem.UNREACHABLE),
        ({"hang": "rcpt"}, Problem.UNREACHABLE),
        ({"hang": "data"}, Problem.UNKNOWN),
        ({"drop": "rcpt"}, Problem.UNREACHABLE),
        ({"drop": "data"}, Problem.UNKNOWN),
    ],
    ids=str,
)
async def test_what_each_fault_means_and_that_the_next_letter_goes(fault, problem):
    taker = Taker(Fault(times=1, **fault))
    assert await carried(taker, 2) == [problem, Problem.NONE]


async def test_a_stale_connection_is_made_anew_without_a_word():
    taker = Taker(Fault(drop="mail", times=1))
    async with mail_server(taker) as port:
        server = to(port)
        await server.reach()
        assert await server.carry(LETTER, nothing) is Problem.NONE
        await server.close()
    assert (taker.connections, taker.ids) == (2, ["one"])


async def test_nobody_listens():
    async with mail_server(Taker()) as port:
        pass
    assert await to(port).carry(LETTER, nothing) is Problem.UNREACHABLE


@pytest.mark.parametrize("address", ["ayşe@familie.test", "with space@familie.test"])
async def test_an_address_that_no_server_takes_is_refused(address):
    taker = Taker()
    async with mail_server(taker) as port:
        server = to(port)
        letter = Letter(LETTER.sender, address, LETTER.content)
        assert [await server.carry(letter, nothing), await server.carry(LETTER, nothing)] == [Problem.REFUSED, Problem.NONE]
        await server.close()
    assert taker.ids == ["one"]


async def test_the_message_before_is_written_down_before_the_text_goes():
    taker = Taker()
    seen = []

    async def mark():
        seen.append(len(taker.taken))

    async with mail_server(taker) as port:
        server = to(port)
        for _ in range(3):
            await server.carry(LETTER, mark)
        await server.close()
    assert seen == [0, 1, 2]


# -- encryption is demanded


async def test_starttls_works():
    taker = Taker()
    async with mail_server(taker, start_tls=True) as port:
        server = to(port, "smtp+starttls", trust=trusting())
        assert await server.carry(LETTER, nothing) is Problem.NONE
        await server.close()
    assert taker.ids == ["one"]


async def test_tls_from_the_first_byte_works():
    taker = Taker()
    async with mail_server(taker, tls=True) as port:
        server = to(port, "smtps", trust=trusting())
        assert await server.carry(LETTER, nothing) is Problem.NONE
        await server.close()
    assert taker.ids == ["one"]


@pytest.mark.parametrize(
    ("scheme", "how"),
    [
        ("smtp+starttls", {}),  # not offered
        ("smtp+starttls", {"kind": NoTls, "start_tls": True}),
        ("smtp+starttls", {"kind": Garbled, "start_tls": True}),
        ("smtps", {}),  # speaks plainly
    ],
    ids=["not offered", "not available", "garbled", "plain"],
)
async def test_without_encryption_nothing_is_said(scheme, how):
    taker = Taker()
    async with mail_server(taker, **how) as port:
        server = to(port, scheme, trust=trusting())
        assert await server.carry(LETTER, nothing) is Problem.UNREACHABLE
        await server.close()
    assert taker.taken == []


@pytest.mark.parametrize("how", [{"start_tls": True}, {"tls": True}], ids=str)
async def test_a_certificate_that_nobody_vouches_for_is_not_trusted(how):
    """The control: the very same server is reached when we are told to trust it, see above."""
    taker = Taker()
    async with mail_server(taker, **how) as port:
        server = to(port, "smtps" if "tls" in how else "smtp+starttls")
        assert await server.carry(LETTER, nothing) is Problem.UNREACHABLE
        await server.close()
    assert taker.taken == []


@pytest.mark.parametrize("address", ["smtp://mail.example:25", "http://127.0.0.1", "mail.example", ""])
def test_nothing_goes_in_the_clear_to_another_machine(address):
    with pytest.raises(ValueError, match="TLS"):
        MailServer(address, our_name="house.test")


async def test_several_waits_in_a_row_do_not_add_up():
    """A server that hangs costs one message its patience, not every message of a batch: see the worker's rounds."""
    taker = Taker(Fault(hang="mail"))
    async with mail_server(taker) as port:
        began = asyncio.get_running_loop().time()
        assert await to(port).carry(LETTER, nothing) is Problem.UNREACHABLE
        assert asyncio.get_running_loop().time() - began < 5
