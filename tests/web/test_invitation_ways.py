"""One text, many ways: exactly what each person gets, how they stand in words, and an answer in one press."""

import html
import re
from email import message_from_bytes, policy
from urllib.parse import unquote

import pytest

from app.conferences.tables import Contact
from app.database import rows
from app.invitations.tables import Invitation
from app.outbox.letters import texts
from app.outbox.tables import OutboxMessage
from app.people.links import secret_of
from app.people.tables import AccessLink, Person
from app.practice.phases import Phase
from app.worker.cases import cases_of, write
from tests.circle import count_queries, invite_everybody, seat_of
from tests.conftest import ORIGIN
from tests.world import everything, make_participant


async def at(world):
    await world.at(Phase.PREPARATION)
    return f"/conferences/{world.yilmaz.id}/invitations"


async def page_of(browser, world, person):
    return html.unescape((await browser.get(f"{await at(world)}/{await seat_of(world, person)}")).text)


async def test_it_works(world, browser_of):
    """Way and language of one person, chosen where the invitation is looked at."""
    nora, invitations, ayse = await browser_of(world.nora), await at(world), await seat_of(world, world.ayse)
    answer = await nora.send_form(f"{invitations}/{ayse}", way="messenger", language="ar")
    assert (answer.status_code, answer.headers["location"]) == (303, f"{invitations}/{ayse}")
    assert (await Contact.objects().get(Contact.participant == ayse)).way == "messenger"
    assert (await Person.objects().get(Person.id == world.ayse.id)).language == "ar"
    assert (await nora.send_form(f"{invitations}/{ayse}", way="pigeon", language="ar")).status_code == 422


async def test_the_mail_that_is_shown_is_the_mail_that_goes(world, browser_of, settings):
    nora = await browser_of(world.nora)
    await Person.update({Person.language: "en"}).where(Person.id == world.interpreter.id)
    page = await page_of(nora, world, world.interpreter)
    for word in ("Elif", "Familienrat"):
        assert word not in page.split("The e-mail")[1].split("The page behind the link")[0]

    await invite_everybody(world)
    message = await OutboxMessage.select(OutboxMessage.id).where(OutboxMessage.person == world.interpreter.id).first()
    mail = message_from_bytes(write((await cases_of([message["id"]]))[0], settings, texts()).content, policy=policy.default)
    gone = re.sub(r"/hello#\w+", "/hello#…", mail.get_content().replace("\r\n", "\n")).strip()
    assert (str(mail["subject"]) in page, str(mail["from"]) in page) == (True, True)
    shown = page.split(f'lang="en" dir="ltr" hx-ignore>{gone.split()[0]}')[1].split("</p>")[0]
    assert (gone.split()[0] + shown).strip() == gone


async def test_no_message_can_tell_that_it_was_read(world, settings):
    """Plain text with the one link, and no wish for a receipt. (Letters: test_letters.py.)"""
    await invite_everybody(world)
    for case in await cases_of([each["id"] for each in await OutboxMessage.select(OutboxMessage.id)]):
        mail = message_from_bytes(write(case, settings, texts()).content, policy=policy.default)
        assert (mail.get_content_type(), mail.is_multipart()) == ("text/plain", False)
        assert not {"disposition-notification-to", "return-receipt-to", "x-confirm-reading-to"} & {name.lower() for name in mail}
        assert len(re.findall(r"https?://", mail.get_content())) == 1


async def test_the_page_behind_the_link_is_shown_as_they_will_see_it(world, browser_of):
    await rows(
        "WITH s AS (INSERT INTO slot (conference, name, meets_on, meets_at, place) VALUES ($1, 'zwei', '2027-03-29', '10:00', 'Kirchsaal')"
        " RETURNING id) INSERT INTO separate (participant, slot) SELECT $2, id FROM s",
        world.yilmaz.id,
        await seat_of(world, world.sara),
    )
    nora = await browser_of(world.nora)
    hers, his = await page_of(nora, world, world.sara), await page_of(nora, world, world.mehmet)
    assert ("Montag, 29. März 2027" in hers, "Kirchsaal" in hers, "24. März" in hers) == (True, True, False)
    assert ("Mittwoch, 24. März 2027" in his, "Bürgerhaus" in his, "Kirchsaal" in his) == (True, True, False)


async def test_a_text_from_the_own_phone(world, browser_of):
    mehmet = await seat_of(world, world.mehmet)
    await Contact.update({Contact.way: "text", Contact.phone: "0170 123 45 67"}).where(Contact.participant == mehmet)
    await invite_everybody(world)
    nora, invitations = await browser_of(world.nora), await at(world)
    page = html.unescape((await nora.get(invitations)).text)
    assert "Still to be sent from your phone" in page
    number, text = re.search(r'href="sms:(\d+)\?&body=([^"]+)"', page).groups()
    link = await AccessLink.objects().get(AccessLink.person == world.mehmet.id)
    assert (number, f"{ORIGIN}/hello#{secret_of(link.id, link.handle)}" in unquote(text)) == ("01701234567", True)
    assert not re.search("famil|einlad|elif|rat", unquote(text).split("https")[0], re.IGNORECASE)
    his = await page_of(nora, world, world.mehmet)
    assert ("data-share=" in his, "data-copy" in his) == (True, True)
    await nora.send_form(f"{invitations}/{mehmet}/given")
    assert "Sent from your phone" in (await nora.get(invitations)).text


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("UPDATE outbox_message SET state = 'waiting'", "Waiting"),
        ("UPDATE outbox_message SET state = 'sent', sent_at = now()", "Handed to the mail server"),
        ("UPDATE outbox_message SET state = 'bounced', problem = 'bounced', sent_at = now()", "Came back: please phone"),
        ("UPDATE outbox_message SET state = 'bounced', problem = 'bounced', seen_to_at = now()", "Phoned"),
    ],
)
async def test_how_somebody_stands_is_told_in_words(world, browser_of, change, words):
    await invite_everybody(world)
    await rows(f"{change} WHERE person = $1", world.mehmet.id)
    page = (await (await browser_of(world.nora)).get(await at(world))).text
    row = page.split(f'id="p-{await seat_of(world, world.mehmet)}"')[1].split("</li>")[0]
    assert words in row
    assert not re.search("opened|read it|seen", row), "that something was read is never said"


async def test_an_answer_from_a_call_is_one_press(world, browser_of):
    await invite_everybody(world)
    nora, invitations, mehmet = await browser_of(world.nora), await at(world), await seat_of(world, world.mehmet)
    await nora.send_form(f"{invitations}/{mehmet}/answer", answer="yes", words="mit Kinderwagen")
    page = (await nora.get(invitations)).text
    form = page.split(f'action="{invitations}/{mehmet}/answer"')[1].split("</form>")[0]
    assert ('name="words" value="mit Kinderwagen"' in form, 'name="answer" value="no"' in form) == (True, True)
    await nora.send_form(f"{invitations}/{mehmet}/answer", answer="no", words="mit Kinderwagen")
    kept = await Invitation.objects().get(Invitation.participant == mehmet)
    assert (kept.answer, kept.words) == ("no", "mit Kinderwagen")


async def test_whoever_is_excluded_wants_no_mail_or_has_no_day_is_not_invited(world, browser_of):
    nora, invitations = await browser_of(world.nora), await at(world)
    mehmet, sara, ayse = [await seat_of(world, each) for each in (world.mehmet, world.sara, world.ayse)]
    await rows(
        "INSERT INTO exclusion (conference, participant, criterion, why, until, decided_by, signed_by, signed_at)"
        " VALUES ($1, $2, 'violence', 'why', '2099-01-01', $3, $4, now())",
        world.yilmaz.id,
        mehmet,
        world.nora.id,
        world.jan.id,
    )
    await rows(
        "WITH s AS (INSERT INTO slot (conference, name) VALUES ($1, 'zwei') RETURNING id)"
        " INSERT INTO separate (participant, slot) SELECT $2, id FROM s",
        world.yilmaz.id,
        sara,
    )
    await rows("UPDATE contact SET no_email_since = now() WHERE participant = $1", ayse)
    before = await everything()
    page = (await nora.get(invitations)).text
    for who, why in ((mehmet, "takes part in another way"), (sara, "no day and place yet"), (ayse, "wants no e-mail")):
        assert (f'value="{who}"' in page, why in page) == (False, True)
        answer = await nora.send_form(invitations, who=[str(who)])
        assert (answer.status_code, why in answer.text) == (409, True)
    assert await everything() == before


async def test_few_questions_for_many_people(world, browser_of, monkeypatch):
    nora, invitations = await browser_of(world.nora), await at(world)
    counts = [await count_queries(monkeypatch, nora, invitations)]
    for number in range(9):
        await make_participant(world.yilmaz, f"Tante {number}", "family", "mother", "Tante", email=f"tante{number}@familie.test")
    await invite_everybody(world)
    counts.append(await count_queries(monkeypatch, nora, invitations))
    someone = f"{invitations}/{await seat_of(world, world.ayse)}"
    counts += [await count_queries(monkeypatch, nora, path) for path in (someone, f"{invitations}/words", f"{invitations}/letters")]
    assert counts == [4, 4, 4, 3, 4]


async def test_nobody_else_sees_or_chooses(world, browser_of):
    invitations, ayse = await at(world), await seat_of(world, world.ayse)
    for person in (world.idris, world.vera, world.jan, world.foreign_coordinator, world.mehmet):
        other = await browser_of(person)
        assert (await other.get(f"{invitations}/{ayse}")).status_code in {403, 404}
        assert (await other.send_form(f"{invitations}/{ayse}", way="paper", language="de")).status_code in {403, 404}
    assert (await Contact.objects().get(Contact.participant == ayse)).way == "email"
