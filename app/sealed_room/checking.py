"""Is what a server hands out as the sealed room's application byte for byte this release? For anybody, from anywhere.

It looks as two visitors do, a phone and a program, in an order of chance. It cannot see what the server gives to
others: docs/sealed-room.md says what follows from that.
"""

import gzip
import hashlib
import random
import zlib
from collections.abc import Iterator
from urllib.parse import urlsplit

import httpx
from msgspec import Struct

from app.sealed_room import files
from app.settings import LOOPBACK

MOST_BYTES = 2_000_000
AS_A_PHONE = (
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36",
    "de-DE,de;q=0.9,ar;q=0.8",
)
AS_A_PROGRAM = ("familienrat check-room", "en")
WATCHED = ("Content-Security-Policy", "Permissions-Policy")


class NotChecked(Exception):
    """The check itself could not be made; the text says why and what to do."""


class Finding(Struct, frozen=True):
    """One file, and what is wrong with it; nothing when it is the same."""

    name: str
    hash: str
    wrong: str = ""


def check(url: str, *, client: httpx.Client | None = None) -> list[Finding]:
    """Compare every file that phones load from `url` with this release. `files` has been loaded before. Raises NotChecked."""
    base = _base(url)
    promised = files.hashes()
    if not promised:
        raise NotChecked("This copy holds no built room to compare with: run `make setup` first.")
    names = [files.MANIFEST, *promised]
    wrong: dict[str, str] = {}
    with client or httpx.Client(timeout=20, follow_redirects=False) as asking:
        for name in random.sample(names, len(names)):
            wrong[name] = next((sentence for sentence in _looked_at(asking, base, name) if sentence), "")
    hashes = promised | {files.MANIFEST: _ours(files.MANIFEST).hash}
    return [Finding(name, hashes[name], wrong[name]) for name in names]


def _base(url: str) -> str:
    try:
        parts = urlsplit(url if "//" in url else f"https://{url}")
        host = parts.hostname or ""
        port = f":{parts.port}" if parts.port else ""
    except ValueError as problem:
        raise NotChecked(f"This is not an address: {url}") from problem
    if not host:
        raise NotChecked(f"This is not an address: {url}")
    if parts.scheme != "https" and not (parts.scheme == "http" and host in LOOPBACK):
        raise NotChecked("The address must begin with https:// – without it anybody on the way could change what is looked at.")
    return f"{parts.scheme}://{f'[{host}]' if ':' in host else host}{port}/room/"


def _looked_at(asking: httpx.Client, base: str, name: str) -> Iterator[str]:
    for visitor in random.sample([AS_A_PHONE, AS_A_PROGRAM], 2):
        for encoding in _ours(name).packed:
            yield _one_look(asking, base + ("" if name == files.PAGE else name), name, visitor, encoding)


def _one_look(asking: httpx.Client, address: str, name: str, visitor: tuple[str, str], encoding: str) -> str:
    """What is wrong with this answer, as a sentence; or nothing."""
    program, language = visitor
    asked = {"User-Agent": program, "Accept-Language": language, "Accept-Encoding": encoding or "identity", "Cache-Control": "no-cache"}
    try:
        with asking.stream("GET", address, headers=asked) as answer:
            if answer.status_code != 200:
                return f"the server answers {answer.status_code} instead of the file"
            content = _bounded(answer)
    except (httpx.HTTPError, httpx.InvalidURL) as problem:
        raise NotChecked(f"{address} cannot be reached ({type(problem).__name__}).") from problem
    if content is None:
        return "it is far too long"
    return _not_the_same(name, answer.headers.get("content-encoding", ""), content) or _other_headers(answer.headers)


def _bounded(answer: httpx.Response) -> bytes | None:
    content = b""
    for piece in answer.iter_raw():
        content += piece
        if len(content) > MOST_BYTES:
            return None
    return content


def _not_the_same(name: str, encoding: str, content: bytes) -> str:
    """A proxy may have packed the file in its own way: then what comes out of it counts."""
    ours = _ours(name)
    if ours.packed.get(encoding) == content:
        return ""
    if encoding == "gzip":
        try:
            content = gzip.decompress(content) if len(content) < MOST_BYTES else b""
        except (OSError, EOFError, zlib.error):
            return "it cannot be unpacked"
    elif encoding:
        return f"it comes packed as {encoding!r}, and not as this release packs it"
    found = hashlib.sha256(content).hexdigest()
    return "" if found == ours.hash else f"it is another file: {found}"


def _other_headers(headers: httpx.Headers) -> str:
    for name in WATCHED:
        if headers.get_list(name) != [files.HEADERS[name]]:
            return f"its {name} is not the one of this release"
    return ""


def _ours(name: str) -> files.File:
    file = files.file(name)
    if file is None:
        raise NotChecked("This copy holds no built room to compare with: run `make setup` first.")
    return file
