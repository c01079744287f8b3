"""Mistake cards: shown on a conference's first page where they help, put away there, and put into an office's own words."""

import re

import pytest

from app.learning.tables import OfficeCard
from app.practice.mistakes import BY_KEY, CARDS
from app.practice.phases import Phase
from app.profile.tables import CardAway
from tests.world import Role, Side, make_participant

FATHER = BY_KEY["fathers_side"]
WORDS = {"mistake": "Papas Seite war nicht gefragt.", "cornerstone": "Frag nach der anderen Oma.", "edited": "0"}


async def hub(world, browser):
    answer = await browser.get(f"/conferences/{world.yilmaz.id}")
    assert answer.status_code == 200
    return answer.text


def thoughts(page):
    return re.findall(r'id="thought-(\w+)"', page)


async def nobody_of_the_father(world):
    from app.conferences.tables import Participant

    await world.at(Phase.PREPARATION)
    await Participant.update({Participant.side: Side.MOTHER}).where(Participant.conference == world.yilmaz.id)


async def test_it_works(world, browser_of):
    await nobody_of_the_father(world)
    nora = await browser_of(world.nora)
    page = await hub(world, nora)
    assert thoughts(page) == ["fathers_side", "nobody_alone"]
    assert FATHER.cornerstone.replace("’", "’") in page
    assert (await nora.send_form(f"/conferences/{world.yilmaz.id}/cards/away?card=fathers_side")).status_code == 303
    await nora.send_form(f"/conferences/{world.yilmaz.id}/cards/away?card=fathers_side")  # twice is as good as once
    assert (thoughts(await hub(world, nora))[0], await CardAway.count()) == ("nobody_alone", 1)


async def test_it_goes_away_by_itself_when_it_is_done(world, browser_of):
    await nobody_of_the_father(world)
    nora = await browser_of(world.nora)
    await make_participant(world.yilmaz, "Emine Yılmaz", Role.FAMILY, Side.FATHER, "Großmutter")
    assert "fathers_side" not in thoughts(await hub(world, nora))


@pytest.mark.parametrize("phase", [phase for phase in Phase if phase is not Phase.PRIVATE_TIME])
async def test_at_most_two_for_coordination_and_caseworker_none_for_the_manager(world, browser_of, phase):
    await world.at(phase)
    for who, most in (("nora", 2), ("idris", 2), ("vera", 0)):
        assert len(thoughts(await hub(world, await browser_of(getattr(world, who))))) <= most


async def test_an_office_says_it_in_its_own_words_hides_one_and_goes_back(world, browser_of):
    await nobody_of_the_father(world)
    vera, nora, card = await browser_of(world.vera), await browser_of(world.nora), "/learning/cards/change?card=fathers_side"
    assert (await vera.send_form(card, **WORDS)).status_code == 303
    assert WORDS["mistake"] in await hub(world, nora)
    stale = await vera.send_form(card, **WORDS | {"mistake": "Zu spät"})
    assert (stale.status_code, "Zu spät" in stale.text, WORDS["mistake"] in stale.text) == (409, True, True)
    assert (await vera.send_form(card, **WORDS | {"edited": "1", "hidden": "yes"})).status_code == 303
    assert "fathers_side" not in thoughts(await hub(world, nora))
    assert WORDS["mistake"] not in (await nora.get("/learning/cards")).text
    assert WORDS["mistake"] in (await vera.get("/learning/cards")).text
    assert (await vera.send_form("/learning/cards/usual?card=fathers_side")).status_code == 303
    assert thoughts(await hub(world, nora))[0] == "fathers_side"


async def test_a_card_of_our_own(world, browser_of):
    await nobody_of_the_father(world)
    vera, nora, own = await browser_of(world.vera), await browser_of(world.nora), {"phase": "preparation", "level": "team"}
    for wrong in ({}, {"phase": "nie"}, own | {"mistake": ""}, own | {"mistake": "Elif fragen"}):
        assert (await vera.send_form("/learning/cards/change", **WORDS | wrong)).status_code == 422
    assert await OfficeCard.count() == 0
    assert (await vera.send_form("/learning/cards/change", **WORDS | own)).status_code == 303
    ref = (await OfficeCard.select(OfficeCard.id).first())["id"].hex
    assert WORDS["mistake"] in (await nora.get("/learning/cards")).text
    for usual in [card.key for card in CARDS if card.phase is Phase.PREPARATION]:
        await nora.send_form(f"/conferences/{world.yilmaz.id}/cards/away?card={usual}")
    assert thoughts(await hub(world, nora)) == [ref]
    assert (await vera.send_form(f"/learning/cards/change?card={ref}", **WORDS | own | {"mistake": "Neu gesagt"})).status_code == 303
    assert (await OfficeCard.select(OfficeCard.mistake).first())["mistake"] == "Neu gesagt"
    assert (await vera.send_form(f"/learning/cards/usual?card={ref}")).status_code == 303
    assert await OfficeCard.count() == 0


async def test_who_is_kept_out(world, browser_of):
    await nobody_of_the_father(world)
    card = OfficeCard(office=world.osnabrueck.id, phase="preparation", level="team", mistake="Dort", cornerstone="Dort")
    await OfficeCard.insert(card)
    vera, away = await browser_of(world.vera), f"/conferences/{world.yilmaz.id}/cards/away"
    for ref in (card.id.hex, "nonsense", "0" * 32):
        assert (await vera.get(f"/learning/cards/change?card={ref}")).status_code == 404
        assert (await vera.send_form(f"/learning/cards/change?card={ref}", **WORDS, phase="preparation", level="team")).status_code == 404
        assert (await vera.send_form(f"/learning/cards/usual?card={ref}")).status_code == 404
        assert (await (await browser_of(world.nora)).send_form(f"{away}?card={ref}")).status_code == 404
    for who, status in (("nora", 403), ("idris", 403), ("ada", 403), ("ayse", 404)):
        browser = await browser_of(getattr(world, who))
        assert (await browser.send_form("/learning/cards/change?card=fathers_side", **WORDS)).status_code == status
    for who, status in (("vera", 403), ("jan", 404), ("foreign_coordinator", 404), ("ayse", 404)):
        assert (await (await browser_of(getattr(world, who))).send_form(f"{away}?card=fathers_side")).status_code == status
    assert (await CardAway.count(), await OfficeCard.count()) == (0, 1)


async def test_few_queries(world, browser_of, queries):
    await nobody_of_the_father(world)
    nora, counts = await browser_of(world.nora), []
    for number in (1, 4):
        for i in range(number):
            about = {"phase": "preparation", "level": "team", "mistake": f"{number} {i}", "cornerstone": "x"}
            await OfficeCard.insert(OfficeCard(office=world.bremen.id, **about))
            await nora.send_form(f"/conferences/{world.yilmaz.id}/cards/away?card={CARDS[9 + number + i].key}")
        for path in (f"/conferences/{world.yilmaz.id}", "/learning/cards"):
            queries.clear()
            assert (await nora.get(path)).status_code == 200
            counts.append(len(queries))
    assert counts[:2] == counts[2:]
    assert max(counts) <= 4
