"""Drafts by a machine: behind one small interface, with one real adapter. Off unless the operator runs or rents a service for it.

Without the setting nothing is built, so nothing can be asked and no line leaves the server.
"""

import asyncio
import logging
import ssl
from collections.abc import Callable, Container, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Protocol, TypeVar
from urllib.parse import urlsplit

import httpx
import msgspec
from msgspec import Struct

from app.kit.errors import Refused
from app.kit.i18n import lazy as _
from app.settings import LOOPBACK
from app.translations.rules import WRITTEN_IN

log = logging.getLogger("familienrat.translations")
T = TypeVar("T")

PATIENCE = 20  # seconds for one answer, to its last byte
AT_ONCE = 25  # lines in one question
_LONGEST_ANSWER = 2_000_000
#: The service's own codes for languages, the likeliest first, where they are not ours. Easy German is made by people alone.
CODES: Mapping[str, tuple[str, ...]] = MappingProxyType({"ku": ("ku", "kmr"), "fa": ("fa", "prs"), "de_simple": ()})

NOT_REACHED = _("The translation service cannot be reached. Nothing was changed. Please try again later.")
NOT_ALLOWED = _("The translation service does not take our key. Please tell whoever runs this installation.")
TOO_MUCH = _("The translation service has too much to do. Nothing was changed. Please try again in some minutes.")
NOT_UNDERSTOOD = _("The translation service gave an answer that cannot be used. Nothing was changed.")
NOT_THIS_ONE = _("The translation service does not know this language.")


class Machine(Protocol):
    """Translates lines. Raises Refused with a calm sentence where it cannot."""

    @property
    def host(self) -> str:
        """Where the lines go, as a person may read it."""

    async def translate(self, texts: Sequence[str], *, source: str, target: str) -> list[str]: ...


class _Language(Struct):
    """A language that the service reads; without `targets` it writes all that it reads."""

    code: str
    targets: list[str] | None = None


class _Translated(Struct):
    texts: list[str] = msgspec.field(name="translatedText")


class LibreTranslate:
    """The HTTP API of LibreTranslate: GET /languages, POST /translate {q: [...], source, target, format, api_key}."""

    def __init__(self, address: str, key: str = "", *, patience: float = PATIENCE, trust: ssl.SSLContext | None = None) -> None:
        """Raises ValueError for an address that would send in the clear to another machine."""
        parts = urlsplit(address)
        if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in LOOPBACK):
            raise ValueError("The translation service must be reached by TLS.")
        self._address, self._key, self._patience, self._trust = address.rstrip("/"), key, patience, trust

    @property
    def host(self) -> str:
        return urlsplit(self._address).hostname or ""

    async def translate(self, texts: Sequence[str], *, source: str, target: str) -> list[str]:
        async with self._asking() as client:
            found = await self._answer(list[_Language], client, "GET", "/languages")
            known = {each.code: each.targets for each in found}
            here = _known(source, known)
            into = known.get(here)
            there = _known(target, known if into is None else into)
            if not here or not there:
                raise Refused(NOT_THIS_ONE)
            done: list[str] = []
            for start in range(0, len(texts), AT_ONCE):
                part = list(texts[start : start + AT_ONCE])
                asked = {"q": part, "source": here, "target": there, "format": "text"} | ({"api_key": self._key} if self._key else {})
                said = await self._answer(_Translated, client, "POST", "/translate", asked)
                if len(said.texts) != len(part):  # fewer would put words at the wrong lines
                    raise Refused(NOT_UNDERSTOOD)
                done += said.texts
            return done

    def _asking(self) -> httpx.AsyncClient:
        return httpx.AsyncClient(
            timeout=httpx.Timeout(self._patience),
            headers={"Accept": "application/json"},
            verify=self._trust if self._trust is not None else True,
            trust_env=False,  # no proxy that we were not told of
            follow_redirects=False,  # what stands in the plan goes nowhere else
        )

    async def _answer(self, shape: type[T], client: httpx.AsyncClient, verb: str, path: str, asked: Any = None) -> T:
        try:
            async with asyncio.timeout(self._patience), client.stream(verb, self._address + path, json=asked) as answer:
                body = await _body(answer)
        except (TimeoutError, httpx.HTTPError, httpx.StreamError, httpx.InvalidURL) as problem:
            log.warning("translation service: %s", type(problem).__name__)
            raise Refused(NOT_REACHED) from problem
        if answer.status_code != httpx.codes.OK:
            log.warning("translation service said %s", answer.status_code)
            raise Refused(_SAID.get(answer.status_code, NOT_REACHED if answer.is_server_error else NOT_UNDERSTOOD))
        try:
            return msgspec.json.decode(body, type=shape)
        except (msgspec.DecodeError, UnicodeDecodeError) as problem:
            raise Refused(NOT_UNDERSTOOD) from problem


_SAID = {401: NOT_ALLOWED, 403: NOT_ALLOWED, 429: TOO_MUCH, 503: TOO_MUCH}


async def _body(answer: httpx.Response) -> bytes:
    """The answer, if it is not endless."""
    read = bytearray()
    async for piece in answer.aiter_bytes():
        read += piece
        if len(read) > _LONGEST_ANSWER:
            raise Refused(NOT_UNDERSTOOD)
    return bytes(read)


def _known(language: str, codes: Container[str]) -> str:
    return next((code for code in CODES.get(language, (language,)) if code in codes), "")


def offered(language: str) -> bool:
    """Is there a machine at all, and could it say in this language what plans are not written in anyway?"""
    return _build is not None and language != WRITTEN_IN and CODES.get(language, (language,)) != ()


_build: Callable[[], Machine] | None = None


def configure(address: str, key: str = "") -> None:
    """Said once at the start, like the operator's secret. An empty address switches it off."""
    global _build
    _build = (lambda: LibreTranslate(address, key)) if address else None


def machine() -> Machine | None:
    """The operator's service, where there is one."""
    return _build() if _build else None
