"""The room's application: the same bytes for everybody, read once, compared with what the build wrote down."""

import gzip
import hashlib
import json
import mimetypes
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

PAGE = "index.html"
MANIFEST = "manifest.json"

#: What the room's page may do: nothing that is not in its own files, no markup out of text, the camera for reading a code.
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; base-uri 'none'; "
        "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    ),
    "Permissions-Policy": "camera=(self), microphone=(), geolocation=(), browsing-topics=()",
    "Cache-Control": "no-cache",
}


class File(Struct, frozen=True):
    media_type: str
    hash: str
    packed: Mapping[str, bytes]  # by its encoding; "" as it is


_files: dict[str, File] = {}


def load(folder: Path) -> None:
    """Read the built application. Where a file is not what the build wrote down, nothing of it is served."""
    _files.clear()
    if not (folder / MANIFEST).exists():
        return
    written = (folder / MANIFEST).read_bytes()
    hashes: dict[str, str] = json.loads(written)
    _files[MANIFEST] = _file(folder, MANIFEST, written)
    for name, promised in hashes.items():
        file = _file(folder, name, (folder / name).read_bytes())
        if file.hash != promised:
            _files.clear()
            raise ValueError(f"{name} of the sealed room is not what the build wrote down: run `make setup`.")
        _files[name] = file


def _file(folder: Path, name: str, content: bytes) -> File:
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    kind = "text/javascript" if name.endswith((".js", ".mjs")) else kind
    packed = {"gzip": gzip.compress(content, 9, mtime=0), "": content}  # the first that the browser takes is sent
    if (smaller := folder / f"{name}.br").exists():
        packed = {"br": smaller.read_bytes()} | packed
    return File(kind, hashlib.sha256(content).hexdigest(), packed)


def file(name: str) -> File | None:
    return _files.get(name)


def hashes() -> dict[str, str]:
    """Every file of this release and its SHA-256, as `familienrat check-room` compares it."""
    return {name: file.hash for name, file in sorted(_files.items()) if name != MANIFEST}
