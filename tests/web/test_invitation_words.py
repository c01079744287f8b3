"""The family invites in its own words: written on the phone or with help, read by those to whom it speaks, and in no message."""

from email import message_from_bytes, policy

import pytest

from app.conferences.tables import Conference
from app.database import rows
from app.invitations.tables import FamilyWords, Look
from app.kit.clock import now
from app.outbox.letters import texts
from app.outbox.tables import OutboxMessage
from app.practice.letters import Picture
from app.practice.phases import Phase
from app.worker.cases import cases_of, write
from tests.circle import invite_everybody, seat_of

MINE = "/my/invitation/words"
WORDS = "Gelin, Elif için birlikte konuşalım. <b>Kek de var!</b>"


async def at_desk(world):
    await world.at(Phase.PREPARATION)
    return f"/conferences/{world.yilmaz.id}/invitations/words"


async def test_it_works(world, browser_of):
    desk = await at_desk(world)
    ayse = await browser_of(world.ayse, language="de")
    page = (await ayse.get(MINE)).text
    assert page.index('id="words-tr"') < page.index('id="words-de"'), "her own language stands first"

    answer = await ayse.send_form(MINE, language="tr", text=WORDS, edited=0)
    assert (answer.status_code, answer.headers["location"]) == (303, MINE)
    assert (await ayse.send_form(f"{MINE}/picture", picture="table")).status_code == 303

    [kept] = await FamilyWords.select()
    assert (kept["language"], kept["text"], kept["by"]) == ("tr", WORDS, world.ayse.id)
    assert (await Look.select())[0]["picture"] == Picture.TABLE
    page = (await ayse.get(MINE)).text.split("So sieht es aus")[-1]
    assert ("Gelin, Elif" in page, "invitation-table" in page) == (True, True), "as whoever is invited will see it"
    nora = await browser_of(world.nora)
    page = (await nora.get(desk)).text
    assert ("Gelin, Elif" in page, "<b>Kek" in page, "Written by" in page, "Ayşe Demir" in page) == (True, False, True, True)
    await nora.send_form(desk, language="de", text="Kommt, wir reden zusammen.", edited=0)

    await invite_everybody(world)
    for person, language, said in (
        (world.ayse, "tr", "Gelin, Elif"),
        (world.mehmet, "de", "Kommt, wir"),
        (world.elif_, "de", "Kommt, wir"),
    ):
        page = (await (await browser_of(person)).get("/my/invitation")).text
        assert (said in page, f'lang="{language}"' in page, "invitation-table" in page) == (True, True, True)
    assert "Kommt, wir" not in (await (await browser_of(world.interpreter)).get("/my/invitation")).text, (
        "who comes for work is not spoken to"
    )


async def test_no_message_holds_a_word_of_them(world, browser_of, settings):
    await at_desk(world)
    await (await browser_of(world.mehmet)).send_form(MINE, language="de", text="Kanarienvogel", edited=0)
    await invite_everybody(world)
    cases = await cases_of([each["id"] for each in await OutboxMessage.select(OutboxMessage.id)])
    assert len(cases) == 4
    for case in cases:
        mail = message_from_bytes(write(case, settings, texts()).content, policy=policy.default)
        assert "Kanarienvogel" not in f"{mail.as_string()}{mail.get_content()}"


async def test_two_write_at_once_and_nothing_is_lost(world, browser_of):
    await at_desk(world)
    ayse, mehmet = await browser_of(world.ayse), await browser_of(world.mehmet)
    await ayse.send_form(MINE, language="de", text="von Ayşe", edited=0)
    answer = await mehmet.send_form(MINE, language="de", text="von Mehmet", edited=0)
    assert (answer.status_code, "von Ayşe" in answer.text, "von Mehmet" in answer.text) == (409, True, True)
    assert (await mehmet.send_form(MINE, language="de", text="von beiden", edited=1)).status_code == 303
    assert [each["text"] for each in await FamilyWords.select(FamilyWords.text)] == ["von beiden"]
    await mehmet.send_form(MINE, language="de", text="", edited=2)
    assert await FamilyWords.count() == 0


async def test_once_the_invitations_went_they_change_only_knowingly(world, browser_of):
    desk = await at_desk(world)
    await Conference.update({Conference.frozen_at: now()}).where(Conference.id == world.yilmaz.id)
    for browser, path in ((await browser_of(world.ayse), MINE), (await browser_of(world.nora), desk)):
        answer = await browser.send_form(path, language="de", text="ganz anders", edited=0)
        assert (answer.status_code, "ganz anders" in answer.text, "knowingly" in answer.text) == (409, True, True)
        assert (await browser.send_form(f"{path}/picture", picture="sun")).status_code == 409
    assert (await FamilyWords.count(), await Look.count()) == (0, 0)
    assert (await browser.send_form(path, language="de", text="ganz anders", edited=0, knowingly="yes")).status_code == 303


async def test_whoever_comes_another_way_neither_reads_nor_writes_them(world, browser_of):
    await at_desk(world)
    await (await browser_of(world.mehmet)).send_form(MINE, language="de", text="Bis Mittwoch!", edited=0)
    await rows(
        "WITH s AS (INSERT INTO slot (conference, name, meets_on, meets_at, place) VALUES ($1, 'zwei', '2027-03-29', '10:00', 'Kirchsaal')"
        " RETURNING id) INSERT INTO separate (participant, slot) SELECT $2, id FROM s",
        world.yilmaz.id,
        await seat_of(world, world.sara),
    )
    await invite_everybody(world)
    sara = await browser_of(world.sara)
    assert "Bis Mittwoch" not in (await sara.get("/my/invitation")).text
    assert MINE not in (await sara.get("/my")).text
    assert (await sara.get(MINE)).status_code == 404
    for path in (MINE, f"{MINE}/picture"):
        assert (await sara.send_form(path, language="de", text="x", picture="sun", edited=0)).status_code == 404


@pytest.mark.parametrize(
    "typed",
    [{"language": "xx", "text": "a"}, {"language": "de", "text": "a" * 901}, {"language": "de", "text": "a\x00"}, {"text": "a"},
     {"language": "de", "text": "a", "edited": "-1"}],
)  # fmt: skip
async def test_a_mistake_keeps_what_was_typed(world, browser_of, typed):
    desk = await at_desk(world)
    nora = await browser_of(world.nora)
    assert (await nora.send_form(desk, **typed)).status_code == 422
    assert (await nora.send_form(f"{desk}/picture", picture="unicorn")).status_code == 422
    assert await FamilyWords.count() == 0


async def test_nobody_else_writes_them(world, browser_of):
    desk = await at_desk(world)
    for person in (world.idris, world.vera, world.jan, world.foreign_coordinator, world.elif_, world.interpreter):
        other = await browser_of(person)
        for path in (desk, MINE, f"{desk}/picture", f"{MINE}/picture"):
            assert (await other.send_form(path, language="de", text="x", picture="sun", edited=0)).status_code in {403, 404}
    assert (await FamilyWords.count(), await Look.count()) == (0, 0)
