"""The way to our mail server: one connection, encrypted, kept open from message to message."""

import contextlib
import logging
import ssl
from collections.abc import Awaitable, Callable
from urllib.parse import unquote, urlsplit

import aiosmtplib
from msgspec import Struct

from app.practice.mail import Problem
from app.settings import LOOPBACK

log = logging.getLogger("familienrat.outbox")

ENCRYPTED = frozenset({"smtps", "smtp+starttls"})
PATIENCE = 20  # seconds for each word of the mail server
#: Our server knows neither us nor our password: nothing that the address of the message could help.
_OURS = frozenset({503, 530, 534, 535, 538})
_LOST = (aiosmtplib.SMTPServerDisconnected, aiosmtplib.SMTPTimeoutError, OSError)


class Letter(Struct, frozen=True):
    """One message, ready to go."""

    sender: str
    to: str
    content: bytes


class MailServer:
    """Takes letters one after the other and says what became of each."""

    def __init__(self, address: str, *, our_name: str, patience: float = PATIENCE, trust: ssl.SSLContext | None = None) -> None:
        """`address` as in FAMILIENRAT_SMTP. Raises ValueError for one that would send in the clear to another machine."""
        parts = urlsplit(address)
        if parts.scheme not in ENCRYPTED and not (parts.scheme == "smtp" and parts.hostname in LOOPBACK):
            raise ValueError("The mail server must be reached by TLS.")
        self._client = aiosmtplib.SMTP(
            hostname=parts.hostname,
            port=parts.port,
            username=unquote(parts.username) if parts.username else None,
            password=unquote(parts.password) if parts.password else None,
            use_tls=parts.scheme == "smtps",
            start_tls=parts.scheme == "smtp+starttls",  # demanded: left to itself, the library takes it only where it is offered
            tls_context=trust,
            local_hostname=our_name,
            timeout=patience,
        )

    async def reach(self) -> None:
        """Connect, encrypt, sign in and greet, unless that is done. Raises SMTPException or OSError."""
        if not self._client.is_connected:
            await self._client.connect()
            try:
                await self._client._ehlo_or_helo_if_needed()
            except BaseException:
                self._client.close()
                raise

    async def takes_from(self, sender: str) -> bool:
        """Would it take messages from this sender? Asks, and sends nothing."""
        await self.reach()
        try:
            await self._client.mail(sender)
        except aiosmtplib.SMTPSenderRefused:
            return False
        await self._client.rset()
        return True

    async def carry(self, letter: Letter, before_it_counts: Callable[[], Awaitable[None]]) -> Problem:
        """Hand one letter over: Problem.NONE when the server took it.

        `before_it_counts` is awaited after the addresses were accepted and before the text goes: from
        then on nobody but the server knows whether it took the letter.
        """
        problem = await self._addressed(letter)
        if problem is not Problem.NONE:
            return problem
        await before_it_counts()
        try:
            await self._client.data(letter.content)
        except aiosmtplib.SMTPResponseException as answer:
            return await self._answered(answer.code, otherwise=Problem.UNKNOWN)
        except _LOST:
            self._client.close()
            return Problem.UNKNOWN
        return Problem.NONE

    async def _addressed(self, letter: Letter) -> Problem:
        """Say from whom and to whom. A connection that had gone stale is made anew, once."""
        for fresh in (not self._client.is_connected, True):
            try:
                await self.reach()
                await self._client.mail(letter.sender)
            except aiosmtplib.SMTPSenderRefused as answer:
                log.warning("our mail server does not take our sender: %s", answer.code)
                return await self._answered(answer.code, refused=Problem.UNREACHABLE)
            except (aiosmtplib.SMTPException, OSError, ValueError) as problem:
                self._client.close()
                if fresh:
                    log.warning("mail server out of reach: %s", type(problem).__name__)
                    return Problem.UNREACHABLE
            else:
                break
        return await self._for_whom(letter)

    async def _for_whom(self, letter: Letter) -> Problem:
        try:
            await self._client.rcpt(letter.to)
        except aiosmtplib.SMTPResponseException as answer:
            return await self._answered(answer.code)
        except _LOST:
            self._client.close()
            return Problem.UNREACHABLE
        except ValueError:  # also letters in it that no mail address of this server can have
            return await self._answered(553)
        return Problem.NONE

    async def _answered(self, code: int, *, refused: Problem = Problem.REFUSED, otherwise: Problem = Problem.UNREACHABLE) -> Problem:
        """What a reply that is not the one we hoped for means; and the connection made ready for the next letter."""
        if 200 <= code < 300:
            return Problem.NONE
        with contextlib.suppress(aiosmtplib.SMTPException, OSError):
            if code == 421 or not 400 <= code < 600:
                self._client.close()
            elif self._client.is_connected:
                await self._client.rset()
        if 400 <= code < 500:
            return Problem.LATER
        if 500 <= code < 600:
            return Problem.UNREACHABLE if code in _OURS else refused
        return otherwise

    async def close(self) -> None:
        """Say goodbye; silently, whether or not somebody still listens."""
        if self._client.is_connected:
            with contextlib.suppress(aiosmtplib.SMTPException, OSError):
                await self._client.quit()
        self._client.close()
