"""Reading whatever the house gives out, in every kind of file, so that a canary is found wherever it sits."""

import html
import io
import logging
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import unquote

import httpx
import pypdf
from msgspec import Struct

#: The test's own clients and tools, not the house.
NOT_OURS = ("httpx", "httpcore", "hpack", "faker", "hypothesis", "pypdf")
_TEXT = ("text/", "application/json", "image/svg+xml", "application/javascript", "text/calendar")


class Canary(Struct, frozen=True):
    """How one person is reached, as nothing else in this world is written."""

    email: str
    phone: str
    address: str
    note: str  # what keeps them safe, in the coordinator's words

    @property
    def signs(self) -> tuple[str, ...]:
        digits = "".join(sign for sign in self.phone if sign.isdigit())
        return (self.email, self.phone, digits, f"+49{digits[1:]}", self.address)

    def is_in(self, told: str) -> bool:
        return any(sign in told for sign in self.signs)


def canary(number: int) -> Canary:
    return Canary(
        email=f"kanari-{number}@versteckt.test",
        phone=f"0179 55501{number:02}",
        address=f"Kanarienweg {number:02}",
        note=f"Kanari-Kontaktverbot {number:02}",
    )


def all_that_is_said(answer: httpx.Response) -> str:
    """Status line, headers and body, with every wrapping taken off. A kind of file that cannot be read here is a mistake."""
    head = "\n".join(f"{name}: {value}" for name, value in answer.headers.items())
    return head + unquote(head) + _body(answer.headers.get("content-type", ""), answer.content)


def _body(kind: str, content: bytes) -> str:
    if not content:
        return ""
    if kind.startswith(_TEXT):
        text = content.decode()
        unfolded = text.replace("\r\n ", "").replace("\r\n\t", "")
        return "\n".join((text, html.unescape(text), unquote(text), unfolded, unfolded.replace("\\", "")))
    if kind.startswith("application/pdf"):
        pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages]
        return "\n".join([content.decode("latin-1"), *pages, " ".join(" ".join(pages).split())])
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            return "\n".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())
    if kind.startswith(("image/png", "image/jpeg", "image/webp", "font/")):
        return content.decode("latin-1")
    raise AssertionError(f"teach tests/security/leaks.py to read {kind}")


@contextmanager
def listening() -> Iterator[io.StringIO]:
    """What would stand on standard error, at the loudest that an operator can set."""
    told = io.StringIO()
    handler = logging.StreamHandler(told)
    handler.addFilter(lambda line: not line.name.startswith(NOT_OURS))
    root, before = logging.getLogger(), logging.getLogger().level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        yield told
    finally:
        root.removeHandler(handler)
        root.setLevel(before)
