"""The house itself: headers on every answer, and calm pages when something is wrong."""

import asyncpg
import pytest

from app.conferences import queries
from app.conferences.speaking import LANGUAGE_COOKIE
from app.kit import csrf, i18n
from app.kit.i18n import gettext as _
from app.main import HEADERS
from app.people import sessions


async def test_headers_stand_on_every_answer(browser_of):
    nobody = await browser_of()
    for path in ("/", "/leave", "/nothing/like/this", "/healthy", "/static/none", "/sign-in", "/hello"):
        answer = await nobody.get(path)
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS, path
        assert answer.headers["cache-control"] == "no-store", path


async def test_a_built_file_is_kept_by_the_browser_for_ever(browser_of):
    from app.kit.assets import asset

    nobody = await browser_of()
    answer = await nobody.get(asset("phone.css"), headers={"accept-encoding": "br"})
    assert (answer.status_code, answer.headers["content-encoding"]) == (200, "br")
    assert "immutable" in answer.headers["cache-control"]


async def test_nothing_here_looks_the_same_for_everybody(browser_of, world):
    stranger, nora = await browser_of(world.foreign_coordinator), await browser_of(world.nora)
    theirs = await stranger.get(f"/conferences/{world.yilmaz.id}")
    nowhere = await nora.get("/conferences/0b9c3f4e-0000-4000-8000-000000000000")
    assert (theirs.status_code, nowhere.status_code) == (404, 404)
    assert "There is nothing here" in theirs.text


@pytest.mark.parametrize("language", ["ar", "de_simple", "en", "ti"])
async def test_where_nothing_is_it_is_said_in_the_language_of_the_browser(browser_of, language):
    nobody = await browser_of()
    answer = await nobody.get("/nothing/like/this", headers={"cookie": f"{LANGUAGE_COOKIE}={language}"})
    i18n.speak(language)
    assert answer.status_code == 404
    assert f"<h1>{_('There is nothing here')}</h1>" in " ".join(answer.text.split())


async def test_what_was_typed_is_kept_when_the_database_is_gone(browser_of, world, monkeypatch):
    nora = await browser_of(world.nora)

    async def gone(_id_hash):
        raise asyncpg.CannotConnectNowError("the database system is starting up")

    monkeypatch.setattr(queries, "session_of", gone)
    answer = await nora.send_form(f"/conferences/{world.yilmaz.id}/notes", text="Oma fragt nach dem Bus")
    assert answer.status_code == 503
    assert 'name="text" value="Oma fragt nach dem Bus"' in answer.text
    assert "Traceback" not in answer.text


@pytest.mark.parametrize("cookie", ["", "x", "a.b.c", "ä.1.2", "." * 5000])
async def test_a_cookie_that_is_not_ours_is_nobody(browser_of, world, cookie):
    nobody = await browser_of()
    answer = await nobody.get("/desk", headers={"cookie": f"{sessions.COOKIE}={cookie}".encode()})
    assert answer.status_code == 303


@pytest.mark.parametrize("token", ["", "x", "ä", "a.b", "\ud800", "." * 5000])
async def test_a_token_that_is_not_ours_is_refused(browser_of, world, token):
    nora = await browser_of(world.nora)
    answer = await nora.post("/account/end-sessions", content=f"{csrf.FIELD}=".encode() + token.encode("utf-8", "surrogatepass"))
    assert answer.status_code == 403


async def test_too_much_at_once_is_a_sentence(browser_of, world):
    nora = await browser_of(world.nora)
    answer = await nora.send_form("/language", much="x" * 2_000_000)
    assert answer.status_code == 413
    assert "too much at once" in answer.text
