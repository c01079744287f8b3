"""Thirteen things that mail servers do, and a worker that dies in the middle: nothing is lost, nothing goes to somebody else,
and nothing goes twice but what nobody could know of, and then with the same Message-ID.
"""

import asyncio
from collections import Counter
from typing import NamedTuple

import pytest

from app.outbox.sending import MailServer
from app.outbox.tables import OutboxMessage
from app.practice.mail import Problem, State
from app.practice.phases import Phase
from app.worker import postman
from tests.mail_servers import Fault, Garbled, NoTls, Taker, Wayward, mail_server, trusting
from tests.outbox import now_due, write


class Behaviour(NamedTuple):
    """What the server does to the first message that comes, once; and what becomes of that message."""

    fault: dict | None = None
    how: dict | None = None  # of the server, until it is mended
    scheme: str = "smtp"
    seconds: float = 0
    refused: bool = False  # it is not tried again, and somebody phones
    unknown: bool = False  # it may arrive twice
    waits: bool = False  # our own server is at fault: no try is spent


BEHAVIOURS = {
    "4xx at the banner": [Behaviour({"banner": "421 too busy"}, waits=True)],
    "5xx at the banner": [Behaviour({"banner": "554 no service here"}, waits=True)],
    "4xx and 5xx at MAIL": [Behaviour({"mail": "451 later"}), Behaviour({"mail": "550 who are you"}, waits=True)],
    "4xx and 5xx at RCPT": [Behaviour({"rcpt": "450 mailbox busy"}), Behaviour({"rcpt": "550 no such person"}, refused=True)],
    "4xx and 5xx at DATA": [Behaviour({"begin": "451 later"}), Behaviour({"begin": "554 no"}, refused=True)],
    "4xx and 5xx after the dot": [Behaviour({"data": "452 disk full"}), Behaviour({"data": "552 too much"}, refused=True)],
    "hangs": [Behaviour({"hang": "rcpt"}, waits=True), Behaviour({"hang": "data"}, unknown=True)],
    "drops the line after the final dot": [Behaviour({"drop": "data"}, unknown=True)],
    "no TLS": [
        Behaviour(scheme="smtp+starttls", waits=True),
        Behaviour(how={"kind": NoTls, "start_tls": True}, scheme="smtp+starttls", waits=True),
    ],
    "broken TLS": [Behaviour(how={"kind": Garbled, "start_tls": True}, scheme="smtp+starttls", waits=True)],
    "421 in between": [Behaviour({"rcpt": "421 closing"}), Behaviour({"data": "421 closing"})],
    "slow": [Behaviour(seconds=0.02)],
    "drops the line at once": [Behaviour({"drop": "connect", "times": 2}, waits=True)],
}


class Killed(BaseException):
    """In place of SIGKILL, which test_outbox_kill.py sends: nothing of what comes after happens."""


@pytest.fixture(params=[None, "before", "after"], ids=["alive", "killed before the mark", "killed after the mark"])
def killed(request, monkeypatch):
    """The worker dies when it writes down the first message that went: just before, or just after. Gives which, and how it lives again."""
    mark, lives = postman.mark_sent, []

    async def mark_or_die(*about):
        if request.param is None or not lives:
            return await mark(*about)
        lives.clear()
        if request.param == "after":
            await mark(*about)
        raise Killed

    monkeypatch.setattr(postman, "mark_sent", mark_or_die)
    return request.param, lambda: lives.append(True)


async def one_round(settings, scheme, port):
    server = MailServer(f"{scheme}://127.0.0.1:{port}", our_name="house.test", patience=0.2, trust=trusting())
    carrier = postman.Postman(settings, server)
    try:
        await carrier.round(asyncio.Event())
    except Killed:
        pass
    finally:
        await carrier.rest()


async def time_passes():
    await now_due()
    await OutboxMessage.update({OutboxMessage.leased_until: None}, force=True)


async def left():
    return await OutboxMessage.count().where(OutboxMessage.state == State.WAITING)


@pytest.mark.parametrize("name", BEHAVIOURS)
async def test_none_is_lost_and_none_goes_to_somebody_else(world, settings, name, killed):
    await world.at(Phase.PREPARATION)
    for behaviour in BEHAVIOURS[name]:
        await OutboxMessage.delete(force=True)
        killed[1]()
        for person in (world.ayse, world.mehmet, world.sara):
            await write(world, person)
        taker = Taker(Fault(**{"times": 1} | (behaviour.fault or {})), seconds=behaviour.seconds)
        async with mail_server(taker, **{"kind": Wayward} | (behaviour.how or {})) as port:
            await one_round(settings, behaviour.scheme, port)
        first = await OutboxMessage.select(OutboxMessage.tries, OutboxMessage.problem).where(OutboxMessage.link.is_not_null())
        if behaviour.waits:
            assert (taker.taken, {each["problem"] for each in first}, {each["tries"] for each in first}) == ([], {Problem.UNREACHABLE}, {0})
        taker.fault.times = 0
        async with mail_server(taker) as port:
            for _ in range(5):
                await time_passes()
                await one_round(settings, "smtp", port)
                if not await left():
                    break
        assert await left() == 0
        await as_it_should_be(world, taker, behaviour, killed[0])


async def as_it_should_be(world, taker, behaviour, killed):
    people = {
        world.ayse.id: "ayse@familie.test",
        world.mehmet.id: "mehmet@familie.test",
        world.sara.id: "sara@familie.test",
        world.nora.id: "nora.hb@amt.test",
    }
    messages = await OutboxMessage.select()
    belongs = {str(each["id"]): people[each["person"]] for each in messages}
    assert {(identity, str(mail["x-delivered-to"])) for identity, mail in zip(taker.ids, taker.taken, strict=True)} <= set(belongs.items())
    given_up = [each for each in messages if each["state"] == State.GIVEN_UP]
    assert len(given_up) == behaviour.refused
    assert set(taker.ids) == set(belongs) - {str(each["id"]) for each in given_up}
    assert await OutboxMessage.count().where(OutboxMessage.person == world.nora.id) == behaviour.refused, "somebody phones"
    twice = sum(times - 1 for times in Counter(taker.ids).values())
    assert twice <= behaviour.unknown + (killed == "before")
    if killed == "before":
        assert twice >= 1, "the control: of that one nobody knew"


def test_there_are_thirteen():
    assert len(BEHAVIOURS) == 13
