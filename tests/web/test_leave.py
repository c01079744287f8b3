"""Leaving quickly: the session is over on the server, the browser forgets, and nothing but our own page can make it happen."""

import asyncpg
import pytest
from msgspec import structs

from app.conferences import queries
from app.people import sessions
from app.people.tables import Session
from app.settings import Settings
from tests.conftest import HOST
from tests.security.walking import found_in

GONE = (sessions.COOKIE, sessions.LOCKED, sessions.LEFT)


def taken_back(answer):
    return [each.split("=")[0] for each in answer.headers.get_list("set-cookie") if "Max-Age=0" in each]


async def test_it_works(world, browser_of):
    ayse, copied = await browser_of(world.ayse), await browser_of()
    copied.cookies.set(sessions.COOKIE, ayse.cookies[sessions.COOKIE], domain=HOST)

    answer = await ayse.get("/leave")

    assert (answer.status_code, answer.headers["location"], answer.content) == (303, "https://www.dwd.de/", b"")
    assert answer.headers["clear-site-data"] == '"cache", "cookies", "storage"'
    assert taken_back(answer) == [*GONE]
    assert await Session.count() == 0
    assert [(await each.get("/my")).status_code for each in (ayse, copied)] == [401, 401]


async def test_the_operator_chooses_where_it_leads(app, world, browser_of, settings, monkeypatch):
    ayse = await browser_of(world.ayse)
    monkeypatch.setattr(app.state, "settings", structs.replace(settings, neutral_site="https://www.zeitung.example/heute"))
    assert (await ayse.get("/leave")).headers["location"] == "https://www.zeitung.example/heute"
    told = await ayse.get("/leaving")
    assert "www.zeitung.example" in told.text
    assert found_in(told, ("Ayşe", "Yılmaz", "Bremen", "Hemelingen")) == []


@pytest.mark.parametrize(
    ("site", "good"),
    [
        ("https://www.dwd.de/", True),
        ("http://www.dwd.de/", False),
        ("https://house.test/my", False),  # that would be to stay
        ("javascript:alert(1)", False),
        ("https://www.dwd.de/\r\nSet-Cookie: a=b", False),
        ("//www.dwd.de", False),
        ("", False),
    ],
)
def test_it_is_another_website_and_encrypted(settings, site, good):
    wrong = structs.replace(settings, neutral_site=site).wrong()
    assert any("FAMILIENRAT_NEUTRAL_SITE" in each for each in wrong) is not good


def test_it_is_read_from_the_environment():
    assert (
        Settings.from_environment({"FAMILIENRAT_NEUTRAL_SITE": "https://www.zeitung.example/"}).neutral_site
        == "https://www.zeitung.example/"
    )


async def test_it_ends_this_browsers_session_alone(world, browser_of):
    here, there, mehmet = await browser_of(world.ayse), await browser_of(world.ayse), await browser_of(world.mehmet)
    await here.get("/leave")
    assert [(await each.get("/my")).status_code for each in (here, there, mehmet)] == [401, 200, 200]


async def test_behind_the_lock_as_well(world, browser_of):
    ayse = await browser_of(world.ayse)
    await ayse.get("/my/lock")
    locked = ayse.cookies[sessions.LOCKED]
    await ayse.get("/leave")
    assert await Session.count() == 0
    ayse.cookies.set(sessions.LOCKED, locked, domain=HOST)
    assert (await ayse.send_form("/my/lock")).status_code == 401


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
async def test_a_picture_on_another_website_signs_nobody_out(world, browser_of, site):
    ayse = await browser_of(world.ayse)
    answer = await ayse.get("/leave", headers={"sec-fetch-site": site})
    assert (answer.status_code, answer.headers["location"]) == (303, "https://www.dwd.de/")
    assert "clear-site-data" not in answer.headers
    assert taken_back(answer) == []
    assert (await ayse.get("/my")).status_code == 200


async def test_it_never_fails(world, browser_of, monkeypatch):
    """Neither for whoever has no session, nor with a broken cookie, nor while the database is gone."""
    nobody, broken, ayse = await browser_of(), await browser_of(), await browser_of(world.ayse)
    broken.cookies.set(sessions.COOKIE, "a.b.c", domain=HOST)
    for browser in (nobody, broken):
        assert (await browser.get("/leave")).status_code == 303

    async def gone(*_):
        raise asyncpg.CannotConnectNowError("the database system is starting up")

    monkeypatch.setattr(queries, "session_of", gone)
    monkeypatch.setattr(sessions, "end", gone)
    answer = await ayse.get("/leave")
    assert (answer.status_code, taken_back(answer)) == (303, [*GONE])


async def test_whoever_left_without_a_connection_has_left_with_the_next_request(world, browser_of):
    """The page itself sets a note; the first answer that comes through ends the session and takes everything away."""
    ayse = await browser_of(world.ayse)
    ayse.cookies.set(sessions.LEFT, "1", domain=HOST)
    answer = await ayse.get("/my/plan")
    assert (answer.status_code, answer.headers["clear-site-data"]) == (401, '"cache", "storage"')
    assert taken_back(answer) == [*GONE]
    assert await Session.count() == 0
    assert sessions.LEFT not in ayse.cookies


async def test_the_way_out_comes_first_on_every_page(world, browser_of):
    """The first link of all, without scripts a plain one; and the page that explains it is linked where one looks for it."""
    ayse = await browser_of(world.ayse)
    for path in ("/my", "/my/keep", "/my/kept", "/leaving", "/hello", "/my/lock"):
        page = (await ayse.get(path)).text
        first = page[page.index("<a ") :].split(">")[0]
        assert 'href="/leave" data-leave' in first, path
        assert page.index('data-leave"' if 'data-leave"' in page else "data-leave") < page.index("<main"), path
    ayse = await browser_of(world.ayse)
    for path in ("/my", "/privacy"):
        assert 'href="/leaving"' in (await ayse.get(path)).text, path


async def test_a_page_says_what_it_can_and_what_it_cannot_do(browser_of):
    """Nobody should feel safer than they are: what stays on the phone, on other phones, on paper, and who watches."""
    page = (await (await browser_of(language="en")).get("/leaving")).text
    can, _heading, cannot = page.partition("What it cannot do")
    assert all(said in can for said in ("The page is empty at once.", "You are signed out.", "press the Shift key three times"))
    for said in (
        "still lists the pages",
        "Messages with your link stay",
        "Other phones and computers stay signed in",
        "files that you saved stay",
    ):
        assert said in cannot, said
    assert "does not help against spy programs" in cannot
    assert "safe phone" in cannot
    assert 'href="tel:112"' in cannot
