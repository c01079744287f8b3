"""What is a Familienrat? The same eight pictures for everybody, without a session and without a word of any case."""

import re

import pytest

from app.practice.the_day import SCENES
from tests.childs_plan import tell


@pytest.mark.parametrize(("path", "words"), [("/what", "grown_ups"), ("/what/children", "children")])
async def test_it_works(browser_of, path, words):
    page = await (await browser_of()).get(path)
    assert page.status_code == 200
    assert [getattr(each, words) in page.text for each in SCENES] == [True] * 8
    assert len(re.findall('class="scene__picture', page.text)) == 8
    assert "<title>Dates and notes</title>" in page.text  # somebody may look over the shoulder


async def test_it_knows_nobody(world, browser_of):
    """With a session it is the same page, but for the way back and the foot."""
    await tell(world)
    nobody = (await (await browser_of()).get("/what")).text
    for who in (world.ayse, world.elif_, world.nora):
        text = (await (await browser_of(who)).get("/what")).text
        main = [re.search(r'<div class="what">.*?</div>', page, re.DOTALL)[0] for page in (nobody, text)]
        assert main[0] == main[1]
        assert "Familie Yılmaz" not in text
        assert ('href="/my"' in text) == (who is not world.nora)


async def test_it_is_found_from_where_one_asks(world, browser_of):
    assert 'href="/what"' in (await (await browser_of()).get("/hello")).text
    assert 'href="/what"' in (await (await browser_of(world.ayse)).get("/my")).text
    assert 'href="/what/children"' in (await (await browser_of(world.elif_)).get("/my")).text
