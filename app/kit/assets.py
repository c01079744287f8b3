"""The built front-end files: read once, served with their hash in the name, compressed beforehand."""

import json
import mimetypes
from pathlib import Path
from typing import Any

from litestar import Request, Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from app.kit.access import anyone, while_turned

_addresses: dict[str, str] = {}
_files: dict[str, dict[str, bytes]] = {}
_ENCODINGS = {"br": ".br", "gzip": ".gz"}


def load(dist: Path) -> None:
    """Read `dist`. Raises FileNotFoundError with a sentence when it was not built."""
    if not (dist / "manifest.json").exists():
        raise FileNotFoundError("The front-end files are not built yet: run `make setup`.")
    _addresses.clear()
    _files.clear()
    for plain, hashed in json.loads((dist / "manifest.json").read_text()).items():
        _addresses[plain] = f"/static/{hashed}"
        _files[hashed] = {"": (dist / hashed).read_bytes()} | {
            encoding: packed.read_bytes() for encoding, end in _ENCODINGS.items() if (packed := dist / f"{hashed}{end}").exists()
        }


def asset(plain: str) -> str:
    """The address of a built file, such as `/static/phone.3f2a91.css`."""
    return _addresses[plain]


def built(plain: str) -> bytes:
    """A built file whose address may not change with its contents, such as a service worker."""
    return _files[_addresses[plain].removeprefix("/static/")][""]


@get("/static/{name:str}", opt=anyone("the same files for everybody") | while_turned())
async def asset_file(request: Request[Any, Any, Any], name: FromPath[str]) -> Response[bytes]:
    file = _files.get(name)
    if file is None:
        raise NotFoundException
    accepted = {part.split(";")[0].strip() for part in request.headers.get("accept-encoding", "").split(",")}
    encoding = next((known for known in _ENCODINGS if known in accepted and known in file), "")
    headers = {"Cache-Control": "public, max-age=31536000, immutable", "Vary": "Accept-Encoding"}
    if encoding:
        headers["Content-Encoding"] = encoding
    return Response(file[encoding], media_type=mimetypes.guess_type(name)[0] or "application/octet-stream", headers=headers)
