"""Personal links: shown, handed on, replaced, withdrawn."""

from urllib.parse import unquote

import pytest

from app.circle import commands
from app.kit import tokens
from app.kit.errors import NoSuchThing
from app.people.links import code_of, secret_of
from app.people.tables import AccessLink, Session
from app.practice.phases import Phase
from app.practice.roles import StaffRole
from tests.circle import seat_of


async def link_in_force(person):
    return await AccessLink.objects().where(AccessLink.person == person.id, AccessLink.withdrawn_at.is_null()).first()


async def at(world, person):
    await world.at(Phase.PREPARATION)
    return f"/conferences/{world.yilmaz.id}/circle/{await seat_of(world, person)}"


async def test_it_works(world, browser_of):
    nora, ayse = await browser_of(world.nora), await at(world, world.ayse)
    link = await link_in_force(world.ayse)

    page = (await nora.get(f"{ayse}/link")).text

    assert f"https://house.test/hello#{secret_of(link.id, link.handle)}" in page
    assert code_of(link.id, link.handle) in page
    assert 'src="data:image/svg+xml' in page
    assert "Not opened yet" in page


async def test_the_text_message_holds_the_link_and_no_word_about_the_case(world, browser_of):
    nora, mehmet = await browser_of(world.nora), await at(world, world.mehmet)
    await nora.send_form(
        mehmet,
        name="Mehmet Yılmaz",
        role="family",
        side="father",
        language="en",
        way="text",
        phone="+49 170 / 12-34",
        custody="yes",
        edited=0,
    )
    link = await link_in_force(world.mehmet)
    page = (await nora.get(f"{mehmet}/link")).text
    sms = page.split('href="sms:')[1].split('"')[0]
    number, _, body = sms.partition("?&amp;body=")
    assert number == "+491701234"
    assert unquote(body) == f"There is something new for you: https://house.test/hello#{secret_of(link.id, link.handle)}"


async def test_the_sheet_to_print_says_nothing_about_the_case(world, browser_of):
    nora, ayse = await browser_of(world.nora), await at(world, world.ayse)
    link = await link_in_force(world.ayse)
    page = (await nora.get(f"{ayse}/link/print")).text
    main = page.split("<section")[1].split("</section>")[0]
    assert code_of(link.id, link.handle) in main
    assert "https://house.test/hello" in main
    for word in ("Yılmaz", "Elif", "Familienrat", "Bürgerhaus", "Nora", "Demir"):
        assert word not in main
    assert "<title>Dates and notes</title>" in page


async def test_a_new_link_is_made_once(world, browser_of):
    nora, ayse = await browser_of(world.nora), await at(world, world.ayse)
    await nora.send_form(f"{ayse}/link/withdraw")
    assert await link_in_force(world.ayse) is None
    assert (await nora.get(f"{ayse}/link/print")).status_code == 404
    for _ in range(2):
        assert (await nora.send_form(f"{ayse}/link")).status_code == 303
    assert await AccessLink.count().where(AccessLink.person == world.ayse.id, AccessLink.withdrawn_at.is_null()) == 1


async def test_a_replaced_link_ends_at_once(world, browser_of):
    nora, ayse = await browser_of(world.nora), await at(world, world.ayse)
    old = await link_in_force(world.ayse)
    await browser_of(world.ayse)
    assert await Session.count().where(Session.link == old.id) == 1

    await nora.send_form(f"{ayse}/link/replace")

    new = await link_in_force(world.ayse)
    assert new.id != old.id
    assert (await AccessLink.objects().get(AccessLink.id == old.id)).withdrawn_at is not None
    assert await Session.count().where(Session.link == old.id) == 0


async def test_a_handle_that_is_taken_is_drawn_again(world, monkeypatch):
    await world.at(Phase.PREPARATION)
    nora = await world.seen_by(world.nora, StaffRole.COORDINATOR)
    taken = (await link_in_force(world.sara)).handle
    drawn = iter([taken, taken, "NEWONE"])
    monkeypatch.setattr(tokens, "random_handle", lambda length: next(drawn))
    await commands.replace_link(nora, world.ayse.id, by=world.nora.id)
    assert (await link_in_force(world.ayse)).handle == "NEWONE"


async def test_a_link_that_went_astray_is_shown(world, browser_of):
    nora, ayse = await browser_of(world.nora), await at(world, world.ayse)
    link = await link_in_force(world.ayse)
    link.misdirected_at = link.made_at
    await link.save()
    assert "The link reached somebody else" in (await nora.get(f"{ayse}/link")).text
    assert "Link reached somebody else" in (await nora.get(f"/conferences/{world.yilmaz.id}/circle")).text


async def test_whoever_has_left_gets_no_link(world, browser_of):
    nora, ayse = await browser_of(world.nora), await at(world, world.ayse)
    await nora.send_form(f"{ayse}/leave")
    assert (await nora.send_form(f"{ayse}/link")).status_code == 404
    with pytest.raises(NoSuchThing):
        await commands.make_link(await world.seen_by(world.nora, StaffRole.COORDINATOR), world.ayse.id, by=world.nora.id)
