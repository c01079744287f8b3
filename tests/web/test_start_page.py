"""The start page, and videos in sign language: what an operator has put there is shown and handed out, and nothing else."""

import html
import re

import pytest
from msgspec.structs import replace

from app import main
from app.kit import policy
from app.main import HEADERS
from app.practice.accessibility import TOPIC_NAMES, Topic
from app.welcome.rules import NoFilm, film_in
from app.welcome.videos import shelf
from tests import films

SPEAKING_OF_THE_OFFICE = re.compile(r"jugendamt|youth office|child protection|kindeswohl|familienrat(?!\.test)", re.I)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "about.mp4").write_bytes(films.mp4())
    (tmp_path / "about.webm").write_bytes(films.webm())
    (tmp_path / "about.jpg").write_bytes(b"\xff\xd8\xff" + b"\0" * 99)
    (tmp_path / "about.de.vtt").write_text("WEBVTT\n\n00:00.000 --> 00:02.000\nGuten Tag\n")
    (tmp_path / "privacy.webm").write_bytes(films.webm())
    return tmp_path


@pytest.fixture
def with_videos(app, world, folder, browser_of, monkeypatch):
    """A browser in an installation that has videos; by itself nobody is signed in."""

    async def opened(person=None):
        monkeypatch.setitem(app.state._state, "shelf", shelf(folder))
        return await browser_of(person)

    return opened


def test_the_house_looks_into_the_folder_that_is_set(settings, folder, caplog):
    (folder / "more.mp4").write_bytes(b"no film")
    assert "about.mp4" in main._shelf(replace(settings, videos=folder)).files
    assert [each.getMessage() for each in caplog.records if "more.mp4 is no video" in each.getMessage()]


async def test_it_works_for_whoever_has_no_session(world, browser_of):
    page = await (await browser_of()).get("/")
    assert page.status_code == 200
    assert re.findall(r'<a class="kern-btn[^"]*" href="(/[^"]*)"', page.text) == ["/hello", "/sign-in"]
    assert re.findall(r'<h2 id="([^"]+)"', page.text) == ["about", "getting-around", "accessibility", "more"]
    assert {"/accessibility", "/privacy", "/imprint"} <= set(re.findall(r'href="(/\w+)"', page.text))


async def test_whoever_is_signed_in_goes_to_their_own_first_page(world, browser_of):
    to = {}
    for name in ("nora", "idris", "ada", "ayse", "elif_"):
        browser = await browser_of(getattr(world, name))
        to[name] = (await browser.get("/")).headers["location"]
        again = await browser.get("/start")
        assert (again.status_code, 'href="/hello"' in again.text) == (200, False)
    assert to == {"nora": "/desk", "idris": "/desk", "ada": "/desk", "ayse": "/my", "elif_": "/my"}


@pytest.mark.parametrize("language", ["en", "de"])
async def test_it_says_nothing_of_an_office(world, browser_of, language):
    """Whoever looks over somebody's shoulder reads of a family that plans."""
    page = (await (await browser_of(None, language=language)).get("/")).text
    assert SPEAKING_OF_THE_OFFICE.findall(page) == []
    assert html.unescape(re.search(r"<title>(.*?)</title>", page, re.S)[1]) in {"Dates and notes", "Termine"}
    assert SPEAKING_OF_THE_OFFICE.findall((await (await browser_of(None, language=language)).get("/imprint")).text)  # the control


# Videos in sign language


async def test_a_video_is_shown_with_its_length_and_size_and_may_be_kept(with_videos):
    nobody = await with_videos()
    page = await nobody.get("/")
    assert page.headers["content-security-policy"] == policy.WITH_VIDEOS == HEADERS["Content-Security-Policy"] + "; media-src 'self'"
    assert re.findall(r'<source src="([^"]+)" type="([^"]+)"', page.text) == [
        ("/videos/about.mp4", "video/mp4"),
        ("/videos/about.webm", "video/webm"),
    ]
    assert re.findall(r'<a href="(/videos/[^"]+)" download', page.text) == ["/videos/about.mp4", "/videos/about.webm"]
    assert 'poster="/videos/about.jpg"' in page.text
    assert 'src="/videos/about.de.vtt" srclang="de" label="Deutsch"' in page.text
    assert "length: 2:05 minutes" in page.text
    assert re.findall(r"size: ([0-9.]+) MB", page.text) == ["0.1", "0.1"]
    assert page.text.count("<video") == 1  # no other topic has one
    assert (await nobody.get("/privacy")).text.count("<video") == 1


async def test_no_other_page_may_load_a_film(with_videos, world):
    nora = await with_videos(world.nora)
    for path in ("/desk", "/accessibility", "/imprint"):
        answer = await nora.get(path)
        assert (answer.headers["content-security-policy"], "<video" in answer.text) == (HEADERS["Content-Security-Policy"], False)


async def test_without_videos_nothing_is_shown_and_nothing_promised(world, browser_of):
    page = await (await browser_of()).get("/")
    assert (page.headers["content-security-policy"], "<figure" in page.text) == (HEADERS["Content-Security-Policy"], False)
    assert "sign language" not in page.text


async def test_a_player_gets_the_part_that_it_asks_for(with_videos, folder):
    nobody, whole = await with_videos(), (folder / "about.mp4").read_bytes()
    size = len(whole)
    all_of_it = await nobody.get("/videos/about.mp4")
    assert (all_of_it.status_code, all_of_it.content, all_of_it.headers["accept-ranges"]) == (200, whole, "bytes")
    assert "content-encoding" not in all_of_it.headers
    mark = all_of_it.headers["etag"]
    for asked, first, last in (("0-99", 0, 99), ("1000-", 1000, size - 1), ("-10", size - 10, size - 1), ("5-999999", 5, size - 1)):
        part = await nobody.get("/videos/about.mp4", headers={"range": f"bytes={asked}"})
        assert (part.status_code, part.content) == (206, whole[first : last + 1]), asked
        assert part.headers["content-range"] == f"bytes {first}-{last}/{size}"
        assert part.headers["content-length"] == str(last - first + 1)
    for asked in ("bytes=0-1,5-9", "bytes=9-5", "bytes=-", "lines=1-2", "bytes=a-b", "bytes=١-٢".encode()):
        assert (await nobody.get("/videos/about.mp4", headers={"range": asked})).status_code == 200, asked
    for asked in (f"bytes={size}-", "bytes=-0"):
        assert (await nobody.get("/videos/about.mp4", headers={"range": asked})).status_code == 416, asked
    for given, status in ((mark, 206), ('"another"', 200)):
        assert (await nobody.get("/videos/about.mp4", headers={"range": "bytes=0-1", "if-range": given})).status_code == status


async def test_nothing_but_what_lies_on_the_shelf_is_handed_out(with_videos, folder):
    (folder / "secret.txt").write_text("geheim")
    nobody = await with_videos()
    for name in ("secret.txt", "..%2Fconftest.py", "%2e%2e", ".", "about", "ABOUT.MP4", "about.mp4%00", "nothing.mp4"):
        assert (await nobody.get(f"/videos/{name}")).status_code == 404, name


def test_what_an_operator_put_there_wrongly_is_said_in_a_sentence(folder):
    """And left out, so that nobody meets a film that does not play."""
    assert shelf(folder).wrong == []  # the control
    wrong = {
        "abuot.mp4": (films.mp4(), "name that we do not know"),
        "more.mp4": (b"<html>not a film</html>", "no video that can be read"),
        "getting-around.mp4": (films.mp4(size=(160, 120)), "too small"),
        "about.png": (b"GIF89a", "not the picture"),
        "about.vtt": (b"WEBVTT\n", "does not say its language"),
        "about.en.vtt": (b"1\n00:00", "must begin with WEBVTT"),
        "accessibility.webm": (films.webm(seconds=0), "no video that can be read"),
        "accessibility.jpg": (b"\xff\xd8\xff", "belongs to a video that is not there"),
    }
    for name, (content, _sentence) in wrong.items():
        (folder / name).write_bytes(content)
    found = shelf(folder)
    assert len(found.wrong) == len(wrong)
    for name, (_content, sentence) in wrong.items():
        assert [said for said in found.wrong if f"/{name} " in said and sentence in said], name
        assert name not in found.files
    assert set(found.videos) == {"about", "privacy"}


def test_no_folder_is_no_mistake(tmp_path):
    assert (shelf(tmp_path / "none").videos, shelf(tmp_path / "none").wrong) == ({}, [])


@pytest.mark.parametrize("make", [films.mp4, films.webm])
def test_a_head_that_was_cut_or_changed_tells_nothing(make, tmp_path):
    whole, kind = make(), make.__name__
    for at in range(0, min(len(whole), 300), 7):
        for content in (whole[:at], whole[:at] + b"\xff" * 8 + whole[at + 8 :]):
            (tmp_path / "x").write_bytes(content)
            with (tmp_path / "x").open("rb") as opened:
                try:
                    film_in(opened, kind, len(content))
                except NoFilm:
                    continue  # anything else would stop the start


def test_every_topic_has_a_name():
    assert set(TOPIC_NAMES) == set(Topic)
