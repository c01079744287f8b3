"""Text messages through a gateway: optional, behind one small interface, with one real adapter. Off unless the operator says otherwise."""

import logging
import ssl
from typing import Any, Protocol
from urllib.parse import urlsplit

import httpx

from app.outbox.numbers import NoNumber, international
from app.practice.mail import Problem
from app.settings import LOOPBACK

log = logging.getLogger("familienrat.outbox")

PATIENCE = 15  # seconds
_LONGEST_ANSWER = 20_000


class Gateway(Protocol):
    """Takes text messages and says what became of each, in the same words as the mail server."""

    async def send(self, number: str, text: str, id: str) -> Problem: ...

    async def close(self) -> None: ...


#: What the service says in its answer, where the answer itself is 200. What is about our account says nothing of the message.
_CODES = {
    "100": Problem.NONE,
    "402": Problem.NONE,  # the very same text went to the very same number a moment ago
    "101": Problem.LATER,
    "403": Problem.LATER,
    "600": Problem.LATER,
    "700": Problem.LATER,
    "202": Problem.REFUSED,
    "301": Problem.REFUSED,
    "305": Problem.REFUSED,
    "401": Problem.REFUSED,
    "201": Problem.UNREACHABLE,
    "500": Problem.UNREACHABLE,
    "900": Problem.UNREACHABLE,
    "901": Problem.UNREACHABLE,
    "902": Problem.UNREACHABLE,
    "903": Problem.UNREACHABLE,
}
_OURS = frozenset({401, 402, 403, 404, 405, 407})
_PATIENCE_ASKED = frozenset({408, 425, 429, 503})


class HttpGateway:
    """A service that takes JSON by POST, as seven.io does: {to, from, text, foreign_id}, and our key in X-Api-Key."""

    def __init__(self, address: str, key: str, sender: str, *, patience: float = PATIENCE, trust: ssl.SSLContext | None = None) -> None:
        """Raises ValueError for an address that would send in the clear to another machine."""
        parts = urlsplit(address)
        if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in LOOPBACK):
            raise ValueError("The text message service must be reached by TLS.")
        self._address, self._sender = address, sender
        self._client = httpx.AsyncClient(
            headers={"X-Api-Key": key, "Accept": "application/json"},
            timeout=httpx.Timeout(patience),
            verify=trust if trust is not None else True,
            trust_env=False,  # no proxy that we were not told of
            follow_redirects=False,
        )

    async def send(self, number: str, text: str, id: str) -> Problem:
        """Hand one over. `id` comes back in the service's own reports, and makes a repeat recognisable."""
        try:
            to = international(number)
        except NoNumber:
            return Problem.REFUSED
        asked = {"to": to, "from": self._sender, "text": text, "foreign_id": id}
        try:
            async with self._client.stream("POST", self._address, json=asked) as answer:
                return await _outcome(answer)
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol) as problem:
            log.warning("text message service out of reach: %s", type(problem).__name__)
            return Problem.UNREACHABLE
        except (httpx.HTTPError, httpx.StreamError):  # the question went, the answer did not come: nobody knows
            return Problem.UNKNOWN

    async def close(self) -> None:
        await self._client.aclose()


async def _outcome(answer: httpx.Response) -> Problem:
    status = answer.status_code
    if 200 <= status < 300:
        return _said(await _body(answer))
    log.warning("text message service said %s", status)
    if status in _PATIENCE_ASKED:
        return Problem.LATER
    if status in _OURS or 300 <= status < 400:
        return Problem.UNREACHABLE
    return Problem.REFUSED if 400 <= status < 500 else Problem.UNKNOWN


async def _body(answer: httpx.Response) -> Any:
    """The answer, if it is one: not endless, and JSON."""
    read = b""
    async for piece in answer.aiter_bytes():
        read += piece
        if len(read) > _LONGEST_ANSWER:
            return None
    try:
        return httpx.Response(200, content=read).json()
    except ValueError:
        return None


def _said(body: Any) -> Problem:
    """A plain number, or a number under `success`, as the service writes it."""
    code = str(body.get("success", "") if isinstance(body, dict) else body)
    outcome = _CODES.get(code, Problem.UNKNOWN)
    if outcome is Problem.UNREACHABLE:
        log.warning("text message service does not take our account: %s", code)
    return outcome


def texts_to(number: str) -> bool:
    """Can a text message go to this number?"""
    try:
        international(number)
    except NoNumber:
        return False
    return True
