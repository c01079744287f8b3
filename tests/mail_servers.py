"""Real mail servers on loopback, with the faults that real ones have."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import trustme
from aiosmtpd.smtp import SMTP, syntax

_AUTHORITY = trustme.CA()
_CERTIFICATE = _AUTHORITY.issue_cert("localhost", "127.0.0.1")


class Fault:
    """What a mail server does that it should not. Each method may answer, drop the line, or never come back."""

    def __init__(
        self,
        *,
        banner: str = "",
        mail: str = "",
        rcpt: str = "",
        begin: str = "",
        data: str = "",
        drop: str = "",
        hang: str = "",
        times: int = 1_000,
    ) -> None:
        """Answers in place of the good ones, or the word at which it drops or hangs; so many times.

        The words: connect, banner, mail, rcpt, begin (the word DATA itself), data (after the final dot).
        """
        self.answers = {"banner": banner, "mail": mail, "rcpt": rcpt, "begin": begin, "data": data}
        self.drop, self.hang, self.times = drop, hang, times

    def strikes(self, word: str) -> bool:
        return self.times > 0 and (word in {self.drop, self.hang} or bool(self.answers.get(word)))


class Taker:
    """Takes messages, except where its fault says otherwise. `taken` holds what it said yes to, `connections` how often one came."""

    def __init__(self, fault: Fault | None = None, *, seconds: float = 0) -> None:
        self.fault = fault or Fault()
        self.seconds = seconds
        self.taken: list[EmailMessage] = []
        self.connections = 0

    @property
    def ids(self) -> list[str]:
        return [str(message["message-id"]).strip("<>").partition("@")[0] for message in self.taken]

    async def _faulty(self, server: SMTP, word: str) -> str:
        fault = self.fault
        if not fault.strikes(word):
            return ""
        fault.times -= 1
        if fault.hang == word:
            await asyncio.sleep(60)
        if fault.drop == word:
            server.transport.abort()
        return fault.answers[word]

    async def handle_EHLO(self, server: SMTP, session: Any, envelope: Any, hostname: str, responses: list[str]) -> list[str]:
        session.host_name = hostname
        self.connections += 1
        return responses

    async def handle_MAIL(self, server: SMTP, session: Any, envelope: Any, address: str, options: list[str]) -> str:
        if answer := await self._faulty(server, "mail"):
            return answer
        envelope.mail_from = address
        return "250 ok"

    async def handle_RCPT(self, server: SMTP, session: Any, envelope: Any, address: str, options: list[str]) -> str:
        if answer := await self._faulty(server, "rcpt"):
            return answer
        envelope.rcpt_tos.append(address)
        return "250 ok"

    async def handle_DATA(self, server: SMTP, session: Any, envelope: Any) -> str:
        await asyncio.sleep(self.seconds)
        dropped = self.fault.drop == "data" and self.fault.times > 0
        if (answer := await self._faulty(server, "data")) and not dropped:
            return answer
        message = message_from_bytes(envelope.content, policy=policy.default)
        message["X-Delivered-To"] = ", ".join(envelope.rcpt_tos)
        self.taken.append(message)  # dropped after DATA: it did arrive, only our worker does not know
        return "250 ok"


class Wayward(SMTP):
    """A mail server whose fault strikes before its handler is asked: when somebody connects, in its first words, at the word DATA."""

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        if self.event_handler.fault.strikes("connect"):
            self.event_handler.fault.times -= 1
            transport.abort()

    async def push(self, status: Any) -> None:
        if str(status).startswith("220 ") and self.event_handler.fault.strikes("banner"):
            await super().push(await self.event_handler._faulty(self, "banner"))
            self.transport.close()
            return
        await asyncio.sleep(self.event_handler.seconds)
        await super().push(status)

    @syntax("DATA")
    async def smtp_DATA(self, arg: str) -> None:
        if answer := await self.event_handler._faulty(self, "begin"):
            await self.push(answer)
            return
        await super().smtp_DATA(arg)


class Garbled(SMTP):
    """Says yes to STARTTLS and then talks nonsense."""

    @syntax("STARTTLS")
    async def smtp_STARTTLS(self, arg: str) -> None:
        await self.push("220 go ahead")
        self.transport.write(b"\x16\x03\x01\x00\x05nonsense, not a handshake\r\n")


class NoTls(SMTP):
    """Offers STARTTLS and then cannot."""

    @syntax("STARTTLS")
    async def smtp_STARTTLS(self, arg: str) -> None:
        await self.push("454 TLS not available")


def with_certificate() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    _CERTIFICATE.configure_cert(context)
    return context


def trusting() -> ssl.SSLContext:
    """How our side trusts the test certificate."""
    context = ssl.create_default_context()
    _AUTHORITY.configure_trust(context)
    return context


@asynccontextmanager
async def mail_server(
    taker: Taker, *, kind: Callable[..., SMTP] = SMTP, tls: bool = False, start_tls: bool = False, port: int = 0
) -> AsyncIterator[int]:
    """A mail server on loopback, in this loop; gives its port."""
    loop = asyncio.get_running_loop()
    protocols: list[SMTP] = []

    def protocol() -> SMTP:
        made = kind(taker, hostname="mail.test", loop=loop, enable_SMTPUTF8=True, tls_context=with_certificate() if start_tls else None)
        protocols.append(made)
        return made

    server = await loop.create_server(protocol, "127.0.0.1", port, ssl=with_certificate() if tls else None)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()
        for each in protocols:
            if each.transport is not None:
                each.transport.abort()
        await asyncio.sleep(0)
