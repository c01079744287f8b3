"""Paper that the coordinator prints: everybody's plans, and empty ones."""

import re

import pytest

from app.practice.phases import Phase
from tests.letters import MM, pages_of, tags_of, text_of
from tests.plans import accept_plan
from tests.web.test_paper import CONCERN, paper, printed, whole


async def test_for_everybody_at_once(world, browser_of):
    await accept_plan(world)
    nora = await browser_of(world.nora, language="en")
    page = (await nora.get(paper(world))).text
    assert "Emergency cards (PDF)" in page
    plans = whole(await printed(nora, f"{paper(world)}/plans.pdf"))
    cards = await printed(nora, f"{paper(world)}/cards.pdf", "Karte")
    for each in (world.ayse, world.mehmet, world.sara, world.elif_):
        assert each.name in plans
        assert each.name in whole(cards)
    assert pages_of(cards) == 2, "two on a sheet"
    assert (await nora.get(f"{paper(world)}/plans.pdf?who={world.interpreter.id}")).status_code == 404
    assert (await nora.get(f"{paper(world)}/plans.pdf?language=xx")).status_code == 404
    both = whole(await printed(nora, f"{paper(world)}/plans.pdf?who={world.ayse.id}&language=ar&beside=yes"))
    assert "Was wir tun" in both
    own = whole(await printed(await browser_of(world.idris, language="de"), f"/conferences/{world.yilmaz.id}/plan/plan.pdf"))
    assert CONCERN in own


async def test_languages_of_this_family_come_first_and_the_others_are_folded(world, browser_of):
    await world.at(Phase.PREPARATION)
    nora = await browser_of(world.nora)
    own, others = (await nora.get(paper(world))).text.split('<details class="more"')
    box = r'type="checkbox"[^>]*name="language" value="(\w+)"( checked)?'
    assert dict(re.findall(box, own)) == {"de": " checked", "tr": " checked"}
    assert {"ar", "ti", "de_simple"} < dict(re.findall(box, others)).keys()
    assert (others.startswith(">"), " checked" in dict(re.findall(box, others)).values()) == (True, False)
    wrong = (await nora.get(f"{paper(world)}/sheets.pdf?language=ti&copies=99")).text
    assert '<details class="more" open>' in wrong, "what was chosen there is seen again"


async def test_empty_plans_in_several_languages(world, browser_of, queries):
    await world.at(Phase.PREPARATION)
    nora = await browser_of(world.nora, language="en")
    queries.clear()
    page = (await nora.get(paper(world))).text
    assert len(queries) <= 4
    assert "Empty plans for private family time" in page
    assert "Emergency cards" not in page, "there is no plan yet"
    made = await printed(nora, f"{paper(world)}/sheets.pdf?language=ar&language=de&copies=2&layout=boxes", "Blatt")
    assert pages_of(made) == 2 * 2 * 3
    assert "Wer schaut, ob es klappt?" in text_of(made), "small German beside Arabic"
    wide = await printed(nora, f"{paper(world)}/sheets.pdf?language=de&layout=columns", "Blatt")
    opened, _tags = tags_of(wide)
    assert [float(each) / MM for each in opened.pages[0].MediaBox[2:]] == pytest.approx([297, 210], abs=0.1)
    for wrong in ("", "?language=xx", "?language=de&copies=0", "?language=de&copies=99", "?language=de&layout=circle"):
        assert (await nora.get(f"{paper(world)}/sheets.pdf{wrong}")).status_code == 422, wrong
