"""A text message service on loopback, with the faults that real ones have: what each of them means for a message."""

import asyncio
import json
from contextlib import asynccontextmanager

import pytest

from app.outbox.gateway import HttpGateway
from app.practice.mail import Problem
from tests.mail_servers import trusting, with_certificate

KEY, SENDER, TEXT, ID = "a key of ours", "Termine", "A question for you: https://termine.example/hello#ABC", "0f0e"


class Service:
    """Answers as it was told, and keeps what it was asked."""

    def __init__(self, status=200, body='{"success": "100", "messages": [{"success": true}]}', *, fault=""):
        self.status, self.body, self.fault = status, body, fault
        self.asked = []

    async def serve(self, reader, writer):
        try:
            if self.fault == "garbled":
                writer.write(b"nonsense, not an answer\r\n\r\n")
                return
            head = await reader.readuntil(b"\r\n\r\n")
            lines = head.decode().split("\r\n")
            fields = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines[1:] if line)}
            body = await reader.readexactly(int(fields["content-length"]))
            self.asked.append((lines[0], fields, json.loads(body)))
            if self.fault == "hang":
                await asyncio.sleep(5)
            if self.fault == "drop":
                writer.transport.abort()
                return
            said = self.body.encode()
            more = "Location: https://elsewhere.test/\r\n" if self.status == 302 else ""
            length = len(said) + (10 if self.fault == "cut" else 0)
            writer.write(f"HTTP/1.1 {self.status} said\r\n{more}Content-Length: {length}\r\nConnection: close\r\n\r\n".encode() + said)
        finally:
            writer.close()


@asynccontextmanager
async def listening(service, *, tls=False):
    server = await asyncio.start_server(service.serve, "127.0.0.1", 0, ssl=with_certificate() if tls else None)
    try:
        yield f"{'https' if tls else 'http'}://127.0.0.1:{server.sockets[0].getsockname()[1]}/api/sms"
    finally:
        server.close()


async def sent(service, *, number="0171 234 56 78"):
    async with listening(service) as address:
        gateway = HttpGateway(address, KEY, SENDER, patience=0.3)
        outcome = await gateway.send(number, TEXT, ID)
        await gateway.close()
    return outcome


async def test_it_works():
    service = Service()
    assert await sent(service) is Problem.NONE
    ((line, fields, asked),) = service.asked
    assert line == "POST /api/sms HTTP/1.1"
    assert (fields["x-api-key"], fields["content-type"]) == (KEY, "application/json")
    assert asked == {"to": "+491712345678", "from": SENDER, "text": TEXT, "foreign_id": ID}


@pytest.mark.parametrize(
    ("service", "outcome"),
    [
        (Service(body="100"), Problem.NONE),
        (Service(body='{"success": 100}'), Problem.NONE),
        (Service(201, body='{"success": "402"}'), Problem.NONE),  # the same text went a moment ago
        (Service(body='{"success": "202"}'), Problem.REFUSED),
        (Service(body='{"success": "600"}'), Problem.LATER),
        (Service(body='{"success": "500"}'), Problem.UNREACHABLE),  # no money left
        (Service(body='{"success": "900"}'), Problem.UNREACHABLE),  # does not know us
        (Service(body='{"success": "4711"}'), Problem.UNKNOWN),
        (Service(body="<html>"), Problem.UNKNOWN),
        (Service(body=""), Problem.UNKNOWN),
        (Service(body='["100"]'), Problem.UNKNOWN),
        (Service(body=json.dumps("x" * 50_000)), Problem.UNKNOWN),
        (Service(302), Problem.UNREACHABLE),  # never followed
        (Service(400), Problem.REFUSED),
        (Service(401), Problem.UNREACHABLE),
        (Service(404), Problem.UNREACHABLE),
        (Service(422), Problem.REFUSED),
        (Service(429), Problem.LATER),
        (Service(500), Problem.UNKNOWN),
        (Service(503), Problem.LATER),
        (Service(fault="hang"), Problem.UNKNOWN),
        (Service(fault="drop"), Problem.UNKNOWN),
        (Service(fault="cut"), Problem.UNKNOWN),
        (Service(fault="garbled"), Problem.UNKNOWN),
    ],
    ids=lambda each: f"{each.status} {each.fault or each.body[:20]}" if isinstance(each, Service) else str(each),
)
async def test_what_each_answer_means(service, outcome):
    assert await sent(service) is outcome


async def test_nobody_listens():
    async with listening(Service()) as address:
        pass
    gateway = HttpGateway(address, KEY, SENDER, patience=0.3)
    assert await gateway.send("0171 2345678", TEXT, ID) is Problem.UNREACHABLE
    await gateway.close()


async def test_to_what_is_no_mobile_number_nothing_is_sent():
    service = Service()
    assert [await sent(service, number=each) for each in ("0421 361 17", "call me", "")] == [Problem.REFUSED] * 3
    assert service.asked == []


async def test_by_tls_and_only_to_whom_somebody_vouches_for():
    service = Service()
    async with listening(service, tls=True) as address:
        outcomes = []
        for trust in (trusting(), None):
            gateway = HttpGateway(address, KEY, SENDER, patience=1, trust=trust)
            outcomes.append(await gateway.send("0171 2345678", TEXT, ID))
            await gateway.close()
    assert (outcomes, len(service.asked)) == ([Problem.NONE, Problem.UNREACHABLE], 1)


@pytest.mark.parametrize("address", ["http://gateway.example/api", "ftp://127.0.0.1", "gateway.example", ""])
def test_nothing_goes_in_the_clear_to_another_machine(address):
    with pytest.raises(ValueError, match="TLS"):
        HttpGateway(address, KEY, SENDER)
