"""The room's application as it is handed out: fixed bytes, the strictest headers, and a check that tells when they are others."""

import base64
import gzip
import hashlib
import json
import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from app import cli
from app.sealed_room import files
from tests.sealed import hashes

BUILT = Path(__file__).parents[2] / "static" / "dist" / "room"
MANIFEST = json.loads((BUILT / "manifest.json").read_text())
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
)


async def test_every_file_is_the_one_that_was_built(world, browser_of):
    phone = await browser_of()
    for name, promised in MANIFEST.items():
        for accepted in ("gzip", "br", "identity"):
            answer = await phone.get(f"/room/{name}", headers={"accept-encoding": accepted})
            content = answer.content if accepted != "br" else (BUILT / name).read_bytes()
            assert (answer.status_code, hashlib.sha256(content).hexdigest()) == (200, promised), name
            assert answer.headers.get("content-encoding", "identity") == accepted
            assert answer.headers["content-security-policy"] == POLICY
            assert answer.headers["permissions-policy"] == "camera=(self), microphone=(), geolocation=(), browsing-topics=()"
            assert (answer.headers["cache-control"], answer.headers["x-content-type-options"]) == ("no-cache", "nosniff")
        again = await phone.get(f"/room/{name}", headers={"if-none-match": answer.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
    page = await phone.get("/room/")
    assert (page.content, page.headers["content-type"]) == ((BUILT / "index.html").read_bytes(), "text/html; charset=utf-8")
    assert (await phone.get("/room/app.js")).headers["content-type"] == "text/javascript; charset=utf-8"
    assert (await phone.get("/room/manifest.json")).json() == MANIFEST
    for name in ("index.htm", "..%2Fmanifest.json", "app.js.br", "app.js%00", "%2e%2e"):
        assert (await phone.get(f"/room/{name}")).status_code == 404
    assert (await phone.get("/sign-in")).headers["permissions-policy"].startswith("camera=()"), "the camera is for this page alone"


def test_scripts_and_styles_are_tied_to_their_hashes():
    page = (BUILT / "index.html").read_text()
    tied = re.findall(r'(?:src|href)="([\w.]+)"[^>]* integrity="sha384-([\w+/=]+)"', page)
    assert {name for name, _ in tied} >= {"app.js", "check.js", "room.css"}
    for name, promised in tied:
        assert base64.b64encode(hashlib.sha384((BUILT / name).read_bytes()).digest()).decode() == promised
    assert len(tied) == len(re.findall(r"<script|rel=\"stylesheet\"", page)), "none without"
    assert "<style" not in page
    assert re.findall(r"\son\w+=|\sstyle=|https?:", page) == []


def test_the_first_load_is_light():
    first = ["index.html", "app.js", "check.js", "room.css"]
    words = max(BUILT.glob("words-*.json"), key=lambda file: file.stat().st_size).name
    packed = sum(len(gzip.compress((BUILT / name).read_bytes(), 9)) for name in [*first, words])
    assert packed <= 40_000


def test_files_that_are_not_what_was_built_are_not_handed_out(tmp_path):
    before = files._files.copy()
    try:
        (tmp_path / "manifest.json").write_text('{"app.js": "00"}')
        (tmp_path / "app.js").write_text("alert(1)")
        with pytest.raises(ValueError, match=r"app\.js of the sealed room"):
            files.load(tmp_path)
        assert files.file("app.js") is None
    finally:
        files._files.update(before)


# familienrat check-room


class Server(ThreadingHTTPServer):
    """Hands out the built files; `changed` says what it does otherwise."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answering)
        self.changed: dict[str, object] = {}


class Answering(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        name = self.path.removeprefix("/room/") or "index.html"
        change = self.server.changed.get(name)
        content = (BUILT / name).read_bytes()
        headers = dict(files.HEADERS)
        if callable(change):
            content, headers = change(self.headers, content, headers)
        status = 200 if content is not None else 302
        self.send_response(status)
        for key, value in headers.items():
            self.send_header(key, value)
        self.end_headers()
        self.wfile.write(content or b"")

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def handing_out() -> Iterator[Server]:
    server = Server()
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def checked(server: Server, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    code = cli.main(["check-room", f"http://127.0.0.1:{server.server_address[1]}"])
    told = capsys.readouterr()
    return code, told.out, told.err


def test_the_check_finds_the_same_files(handing_out, capsys):
    code, out, err = checked(handing_out, capsys)
    assert (code, err) == (0, "")
    assert out.endswith(f"All {len(MANIFEST) + 1} files are the ones of this release.\n")
    assert all(f"{promised}  {name}\n" in out for name, promised in MANIFEST.items())


def one_letter_more(_asked, content, headers):
    return content + b" ", headers


def for_phones_only(asked, content, headers):
    return (content + b"steal()" if "Mobile" in asked["User-Agent"] else content), headers


def for_german_only(asked, content, headers):
    return (content + b"steal()" if asked["Accept-Language"].startswith("de") else content), headers


def packed_otherwise(asked, content, headers):
    return (gzip.compress(b"steal()"), headers | {"Content-Encoding": "gzip"}) if asked["Accept-Encoding"] == "gzip" else (content, headers)


def packed_oddly(asked, content, headers):
    return (b"\x0b\x02", headers | {"Content-Encoding": "br"}) if asked["Accept-Encoding"] == "br" else (content, headers)


def weaker(_asked, content, headers):
    return content, headers | {"Content-Security-Policy": POLICY.replace("'none'; script-src", "* ; script-src")}


def elsewhere(_asked, _content, headers):
    return None, headers | {"Location": "https://evil.test/"}


def endless(_asked, content, headers):
    return b"x" * 3_000_000, headers


@pytest.mark.parametrize(
    "change", [one_letter_more, for_phones_only, for_german_only, packed_otherwise, packed_oddly, weaker, elsewhere, endless]
)
def test_the_check_tells_what_is_different(handing_out, capsys, change):
    handing_out.changed["app.js"] = change
    code, out, err = checked(handing_out, capsys)
    assert (code, out.count("different"), re.findall(r"different +\w+  app\.js: ", out) != []) == (1, 1, True)
    assert err.startswith(f"1 of {len(MANIFEST) + 1} files are NOT the ones of this release.")


def test_the_check_lets_a_proxy_pack_in_its_own_way(handing_out, capsys):
    handing_out.changed["app.js"] = lambda asked, content, headers: (
        (gzip.compress(content, 1), headers | {"Content-Encoding": "gzip"}) if asked["Accept-Encoding"] == "gzip" else (content, headers)
    )
    assert checked(handing_out, capsys)[0] == 0


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("http://termine.example.org", "must begin with https://"),
        ("ftp://termine.example.org", "must begin with https://"),
        ("https://", "not an address"),
        ("http://[", "not an address"),
        ("http://127.0.0.1:1", "cannot be reached"),
    ],
)
def test_what_cannot_be_checked_is_a_sentence(capsys, url, sentence):
    code = cli.main(["check-room", url])
    told = capsys.readouterr()
    assert (code, sentence in told.err, told.err.count("\n"), told.out) == (1, True, 1, "")


def test_the_hashes_in_the_docs_are_those_of_the_build():
    assert hashes.written() == hashes.PAGE.read_text(), "the room has changed: run `make hashes`"
