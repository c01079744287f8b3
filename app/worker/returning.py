"""Taking back what could not be delivered: a small mail server of our own, for our mail server alone.

It knows no address but those that we gave out as return addresses, and keeps nothing: of each message that comes back
one word is kept. Whatever else is sent here is refused before it is read, or read and forgotten.
"""

import asyncio
import contextlib
import logging
import time
from collections import deque
from typing import Any
from urllib.parse import urlsplit

import asyncpg
from aiosmtpd.lmtp import LMTP
from aiosmtpd.smtp import SMTP, Envelope, Session

from app.database import GONE
from app.outbox.bounces import Report, read_report
from app.outbox.commands import came_back, is_slow
from app.outbox.return_address import message_of
from app.settings import Settings

log = logging.getLogger("familienrat.worker")

LARGEST = 500_000  # bytes
MOST_A_MINUTE = 300
MOST_CONNECTIONS = 20
PATIENCE = 30  # seconds for each word of the mail server
AGAIN_SECONDS = 60


class Returning:
    """What the mail server may say to us, and what we answer."""

    def __init__(self, bounces: str) -> None:
        self.bounces = bounces
        self.connections = 0
        self._taken: deque[float] = deque(maxlen=MOST_A_MINUTE)

    async def handle_RCPT(self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]) -> str:
        if message_of(address, self.bounces) is None:
            return "550 5.1.1 nobody of that name"
        if envelope.rcpt_tos:
            return "452 4.5.3 one at a time"
        if self._too_many():
            return "451 4.3.2 too many at once"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 ok"

    def _too_many(self) -> bool:
        moment = time.monotonic()
        if len(self._taken) == MOST_A_MINUTE and moment - self._taken[0] < 60:
            return True
        self._taken.append(moment)
        return False

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:
        message = message_of(envelope.rcpt_tos[0], self.bounces)
        content = envelope.content if isinstance(envelope.content, bytes) else b""
        report = await asyncio.to_thread(read_report, content, without_sender=not envelope.mail_from)
        try:
            if message is not None and report is Report.FAILED:
                await came_back(message)
            elif message is not None and report is Report.DELAYED:
                await is_slow(message)
        except (asyncpg.PostgresError, *GONE) as problem:
            log.warning("message %s came back, but the database is out of reach: %s", message, type(problem).__name__)
            return "451 4.3.0 later"
        log.info("message %s came back: %s", message, report)
        return "250 2.0.0 ok"

    async def handle_exception(self, problem: Exception) -> str:
        log.warning("what came back could not be read: %s", type(problem).__name__)
        return "451 4.3.0 later"


class _Counted:
    """So many may be on the line at once."""

    def connection_made(self, transport: Any) -> None:
        self.event_handler.connections += 1  # type: ignore[attr-defined]
        super().connection_made(transport)  # type: ignore[misc]
        if self.event_handler.connections > MOST_CONNECTIONS:  # type: ignore[attr-defined]
            transport.abort()

    def connection_lost(self, error: Exception | None) -> None:
        self.event_handler.connections -= 1  # type: ignore[attr-defined]
        super().connection_lost(error)  # type: ignore[misc]


class _Smtp(_Counted, SMTP):
    pass


class _Lmtp(_Counted, LMTP):
    pass


async def listen(settings: Settings) -> asyncio.Server:
    """Open the door. Raises OSError when another process has it."""
    parts = urlsplit(settings.bounces_listen)
    loop = asyncio.get_running_loop()
    kind = _Lmtp if parts.scheme == "lmtp" else _Smtp
    handler = Returning(settings.bounces)

    def protocol() -> SMTP:
        return kind(
            handler,
            hostname=settings.host_name,
            ident="ready",
            loop=loop,
            enable_SMTPUTF8=True,
            data_size_limit=LARGEST,
            command_call_limit=20,
            timeout=PATIENCE,
        )

    return await loop.create_server(protocol, parts.hostname, parts.port or 0)


async def take_back(settings: Settings, stop: asyncio.Event) -> None:
    """Until `stop`. Of several workers on one machine one has the door; when it ends, another one opens it."""
    if not settings.bounces:
        return
    while not stop.is_set():
        try:
            door = await listen(settings)
        except OSError as problem:
            log.info("messages that come back are taken by another process, or the port is not ours: %s", type(problem).__name__)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), AGAIN_SECONDS)
            continue
        try:
            await stop.wait()
        finally:
            door.close()
