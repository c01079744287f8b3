"""No more e-mail: by one click in the mail program, shown to the coordinator, taken back by the person or after asking."""

import re

import pytest

from app.audit.tables import AuditEntry
from app.conferences.tables import Contact, Participant
from app.kit import tokens
from app.outbox.queries import status_of
from app.outbox.tables import OutboxMessage
from app.people.links import no_email_token
from app.people.tables import Person
from app.practice.mail import Kind, Problem, State, Status
from app.practice.phases import Phase
from tests.outbox import look, news_on_the_desk_of, read, stands, write
from tests.world import everything

ONE_CLICK = {"List-Unsubscribe": "One-Click"}


@pytest.fixture
async def click(world, settings):
    """Where the click in an invitation to Ayşe leads, as the mail program reads it."""
    await world.at(Phase.PREPARATION)
    await write(world, world.ayse)
    (letter,) = await look(settings)
    mail = read(letter)
    assert mail["list-unsubscribe-post"] == "List-Unsubscribe=One-Click"
    return re.fullmatch(r"<https://house\.test(/no-email/[0-9A-Z]{42})>", str(mail["list-unsubscribe"]))[1]


async def refused():
    found = await Contact.select(Contact.no_email_since, Contact.participant.person.name.as_alias("name"))
    return [each["name"] for each in found if each["no_email_since"]]


async def test_it_works_by_one_click_of_a_mail_program(world, settings, app, browser_of, click):
    """From somewhere else, without cookie, token or origin, as RFC 8058 wants it; and the answer is no redirect."""
    program = await browser_of()
    program.headers.pop("sec-fetch-site")
    for _ in range(2):
        answer = await program.post(click, data=ONE_CLICK)
        assert (answer.status_code, "set-cookie" in answer.headers) == (200, False)
    assert await refused() == ["Ayşe Demir"]
    assert await news_on_the_desk_of(world.nora) == 1
    assert await AuditEntry.count().where(AuditEntry.deed == "refuse_email") == 1
    assert (await status_of(world.yilmaz.id))[world.ayse.id].status is Status.NO_EMAIL

    await write(world, world.ayse, Kind.CHANGED)
    assert await look(settings) == []
    assert await stands(Kind.CHANGED) == (State.WITHHELD, Problem.NO_EMAIL)
    line = (await status_of(world.yilmaz.id))[world.ayse.id]
    assert (line.status, line.please_phone) == (Status.NO_EMAIL, True)
    assert "A message did not arrive. Please phone." in (await (await browser_of(world.nora)).get("/desk")).text


async def test_looking_at_it_changes_nothing(world, browser_of, click):
    """Scanners open every link of a mail, before anybody reads it."""
    scanner = await browser_of()
    before = await everything()
    page = await scanner.get(click)
    assert (page.status_code, (await scanner.head(click)).status_code) == (200, 405)
    assert "No more e-mails?" in page.text
    assert page.text.count('<button class="kern-btn kern-btn--primary') == 1
    assert [word for word in ("Ayşe", "Yılmaz", "Familienrat", "Nora") if word in page.text] == []
    assert await everything() == before


@pytest.mark.parametrize(("language", "title"), [("de", '<html lang="de"'), ("ar", 'dir="rtl"')])
async def test_it_is_in_the_readers_language(world, browser_of, click, language, title):
    await Person.update({Person.language: language}).where(Person.id == world.ayse.id)
    anybody = await browser_of()
    anybody.cookies.clear()
    assert title in (await anybody.get(click)).text


async def test_the_person_takes_it_back(world, settings, browser_of, click):
    ayse = await browser_of()
    page = await ayse.send_form(click)
    assert "You get no more e-mails from us" in page.text
    answer = await ayse.send_form(f"{click}/again")
    assert (answer.status_code, answer.headers["location"]) == (303, click)
    assert (await refused(), await AuditEntry.count().where(AuditEntry.deed == "allow_email")) == ([], 1)
    await write(world, world.ayse, Kind.CHANGED)
    assert len(await look(settings)) == 1


async def test_the_coordinator_takes_it_back_after_asking(world, browser_of, click):
    await (await browser_of()).send_form(click)
    nora, at = await browser_of(world.nora), f"/conferences/{world.yilmaz.id}/messages"
    page = (await nora.get(at)).text
    seat = (await Participant.select(Participant.id).where(Participant.person == world.ayse.id).first())["id"]
    assert ("No e-mail wanted" in page, f"{at}/email-again/{seat}" in page, "Please ask them first" in page) == (True, True, True)
    for who in (world.idris, world.jan, world.foreign_coordinator, world.ayse):
        assert (await (await browser_of(who)).send_form(f"{at}/email-again/{seat}")).status_code in {403, 404}
    assert await refused() == ["Ayşe Demir"]
    assert (await nora.send_form(f"{at}/email-again/{seat}")).status_code == 303
    assert await refused() == []
    assert "No e-mail wanted" not in (await nora.get(at)).text


async def test_a_made_up_token_opens_nothing(world, browser_of, click):
    anybody = await browser_of()
    token = click.rpartition("/")[2]
    other = tokens.signed("bounce", world.ayse.id)  # one of ours, but for something else
    gone = no_email_token(world.ayse.id)  # a person is no seat
    before = await everything()
    for each in ("0" * 42, token[:-1] + ("1" if token[-1] != "1" else "2"), token[:-1], other, gone, "x", "%00", "ß" * 42, "a" * 5_000):
        for way in (
            anybody.get(f"/no-email/{each}"),
            anybody.post(f"/no-email/{each}", data=ONE_CLICK),
            anybody.send_form(f"/no-email/{each}/again"),
        ):
            assert (await way).status_code in {400, 404}
    assert await everything() == before


async def test_it_is_found_on_the_own_page_as_well(world, browser_of, click):
    ayse = await browser_of(world.ayse)
    assert click in (await ayse.get("/my/consent")).text
    page = (await ayse.send_form(click)).text
    assert ("You get no more e-mails from us" in page, 'href="/my"' in page) == (True, True)


async def test_wanting_it_again_is_not_for_other_sites(world, browser_of, click):
    anybody = await browser_of()
    await anybody.send_form(click)
    assert (await anybody.post(f"{click}/again", headers={"sec-fetch-site": "cross-site"})).status_code == 403
    assert await refused() == ["Ayşe Demir"]


async def test_staff_have_a_desk_and_no_such_click(world, settings):
    await OutboxMessage.delete(force=True)
    await OutboxMessage.insert(OutboxMessage(kind=Kind.DESK_NEWS, person=world.nora.id, office=world.bremen.id))
    (letter,) = await look(settings)
    assert read(letter)["list-unsubscribe"] is None
