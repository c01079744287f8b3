"""The demo's own pages: who is there, what was sent, and the way in without a password, which no other installation has."""

import os
import re
from email.message import EmailMessage

import aiosmtplib
import httpx
import msgspec
import pytest

from app.demo.mailbox import KEPT, Mailbox, listening
from app.demo.routes import routes_of
from app.demo.running import secret_in
from app.demo.world import people, token_of
from app.main import house
from app.people import sessions
from app.people.tables import Staff
from app.practice.phases import Phase
from tests.conftest import ORIGIN


@pytest.fixture
def mailbox(tmp_path):
    return Mailbox(tmp_path / "mailbox.jsonl")


@pytest.fixture
def demo(settings, mailbox):
    return msgspec.structs.replace(settings, demo=True)


@pytest.fixture
async def browser(demo, mailbox, world):
    app = house(demo, more_routes=routes_of(demo, mailbox))
    return httpx.AsyncClient(
        transport=httpx.ASGITransport(app, raise_app_exceptions=False), base_url=ORIGIN, headers={"accept-language": "en"}
    )


def mail(text="Hello <b>Ayşe</b>,\n\nhttps://house.test/hello#ABC\n", subject="A message for you") -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"], message["Message-ID"] = (
        "a@house.test",
        "ayse@familie.test",
        subject,
        "<1@house.test>",
    )
    message.set_content(text)
    return message.as_bytes()


async def test_it_works(world, browser):
    await world.at(Phase.PREPARATION)
    page = (await browser.get("/demo")).text
    for name in ("Nora Wiechmann", "Idris Kaya", "Vera Hansen", "Ada Brandt", "Sam Hillebrand", "Ayşe Demir", "Elif Yılmaz"):
        assert page.count(name) == 1, name
    assert "Familie Yılmaz (HB-2026-001)" in page
    assert len(set(re.findall(r"/hello#[0-9A-Z]{32}\"", page))) == 5


async def test_a_link_signs_a_colleague_in(world, browser):
    answer = await browser.get(f"/demo/as/{token_of(world.nora.id)}")
    assert (answer.status_code, answer.headers["location"]) == (303, "/desk")
    assert (await browser.get("/desk")).status_code == 200
    assert sessions.shown(browser.cookies[sessions.COOKIE]) is not None


async def test_what_is_worth_seeing_stands_first_and_leads_there(world, browser):
    await world.at(Phase.FOLLOW_UP)
    page = (await browser.get("/demo")).text
    begin = page[page.index("Where to begin") : page.index("The staff")]
    assert [name for name in ("What works", "How others do it", "A plan that lives", "Sixty families at once") if name in begin] == [
        "What works",
        "How others do it",
        "A plan that lives",
    ]  # nobody of the tests' world has sixty families
    to = f"/demo/as/{token_of(world.vera.id)}?to="
    assert f"{to}learning" in begin
    answers = [await browser.get(to + place) for place in ("learning", "https://elsewhere.test", "/elsewhere.test", "rights")]
    assert [answer.headers["location"] for answer in answers] == ["/learning", "/desk", "/desk", "/desk"]


async def test_everybody_is_told_with_their_part(world, demo):
    await world.at(Phase.FOLLOW_UP)
    told = [(each.name, each.role, each.language, each.conference, each.phase) for each in await people(demo)]
    yilmaz = ("Familie Yılmaz (HB-2026-001)", "follow_up")
    assert ("Nora Wiechmann", "coordinator", "de", *yilmaz) in told
    assert ("Vera Hansen", "manager", "de", "", None) in told
    assert ("Ayşe Demir", "family", "tr", *yilmaz) in told
    assert len(told) == 9 + 5  # staff of two offices, and those who come by a link


@pytest.mark.parametrize("token", ["", "0" * 32, "0" * 58, "nonsense", "é" * 40])
async def test_a_made_up_link_opens_nothing(browser, token):
    answer = await browser.get(f"/demo/as/{token or 'x'}")
    assert (answer.status_code, sessions.COOKIE in answer.cookies) == (404, False)


async def test_neither_a_family_nor_a_closed_account_comes_in_this_way(world, browser):
    await Staff.update({Staff.active: False}).where(Staff.person == world.jan.id)
    for person in (world.ayse, world.jan):
        assert (await browser.get(f"/demo/as/{token_of(person.id)}")).status_code == 404


async def test_no_other_installation_has_these_pages(world, browser_of):
    nobody = await browser_of()
    for path in ("/demo", "/demo/mailbox", f"/demo/as/{token_of(world.nora.id)}"):
        answer = await nobody.get(path)
        assert (answer.status_code, sessions.COOKIE in answer.cookies) == (404, False)


async def test_an_empty_mailbox_says_so(browser):
    assert "Nothing has been sent yet" in (await browser.get("/demo/mailbox")).text


async def test_what_was_sent_can_be_read_and_its_links_followed(browser, mailbox):
    mailbox.take(mail(), ["ayse@familie.test"])
    mailbox.take(mail(subject="Something has changed", text="https://elsewhere.test/ stays text"), ["mehmet@familie.test"])
    page = (await browser.get("/demo/mailbox")).text
    assert page.index("Something has changed") < page.index("A message for you")
    assert 'href="https://house.test/hello#ABC"' in page
    assert 'href="https://elsewhere.test' not in page
    assert "Hello &lt;b&gt;Ayşe&lt;/b&gt;," in page
    assert "ayse@familie.test" in page


async def test_the_mailbox_is_a_real_mail_server(mailbox):
    async with listening(mailbox) as port:
        message = EmailMessage()
        message["From"], message["To"], message["Subject"] = "a@house.test", "ayse@familie.test", "Nachricht für Dich"
        message.set_content("Grüße\n")
        await aiosmtplib.send(message, hostname="127.0.0.1", port=port, start_tls=False)
    (kept,) = mailbox.mails
    assert (kept.to, kept.subject, kept.text) == ("ayse@familie.test", "Nachricht für Dich", "Grüße\n")


async def test_it_outlives_the_demo_and_keeps_the_last_ones_only(mailbox):
    for number in range(KEPT + 3):
        mailbox.take(mail(subject=f"Number {number}"), ["ayse@familie.test"])
    with mailbox.file.open("ab") as file:
        file.write(b'{"at": cut off')
    again = Mailbox(mailbox.file)
    assert [len(again.mails), again.mails[0].subject, again.mails[-1].subject] == [KEPT - 1, f"Number {KEPT + 2}", "Number 4"]
    assert len(mailbox.file.read_bytes().splitlines()) == KEPT - 1
    assert os.stat(mailbox.file).st_mode & 0o077 == 0


def test_the_secret_is_made_once_and_read_by_nobody_else(tmp_path):
    first = secret_in(tmp_path / "secret")
    assert (len(first) >= 32, secret_in(tmp_path / "secret")) == (True, first)
    assert os.stat(tmp_path / "secret").st_mode & 0o077 == 0
