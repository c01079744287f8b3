"""The accessibility statement, privacy and imprint out of what the operator has set; and telling that something does not work."""

import re
from datetime import date

import pytest
from msgspec.structs import replace

from app.caretaking import what_is_not_said
from app.database import rows
from app.practice.accessibility import ASKED_FOR, CONFORMITY_SENTENCES, LAWS, LIMITS, Conformity, Known, limits_of
from app.settings import Settings
from tests.mail_servers import Fault, Taker, mail_server

SAID = {
    "operator": "Stadt Musterfeld\nRathausplatz 1",
    "contact_email": "barrieren@musterfeld.test",
    "contact_phone": "0421 / 361-0",
    "arbitration": "Schlichtungsstelle <Musterland>\nAm Markt 2, 28195 Bremen",
    "law": "DE-HB",
    "conformity": "full",
    "reviewed_on": "2026-11-02",
    "reviewed_by": "BIK Prüfstelle",
    "privacy_officer": "Kim Ott, datenschutz@musterfeld.test",
    "privacy_authority": "Die Landesbeauftragte, Arndtstraße 1",
}


@pytest.fixture
def run_by(app, settings, world, browser_of, monkeypatch):
    """A browser without a session, in an installation of which this is said."""

    async def opened(**said):
        monkeypatch.setitem(app.state._state, "settings", replace(settings, **said))
        monkeypatch.setitem(app.template_engine.engine.globals, "operator", said.get("operator", ""))
        return await browser_of()

    return opened


async def test_it_works(run_by):
    nobody = await run_by(**SAID)
    page = (await nobody.get("/accessibility")).text
    for said in (
        CONFORMITY_SENTENCES[Conformity.FULL],
        LAWS["DE-HB"],
        "Schlichtungsstelle &lt;Musterland&gt;",
        "BIK Prüfstelle has checked these pages.",
        "Last time: 2 November 2026.",
        'href="mailto:barrieren@musterfeld.test"',
        'href="tel:04213610"',
        "house.test",
        'action="/accessibility/tell"',
    ):
        assert said in page, said
    privacy, imprint = (await nobody.get("/privacy")).text, (await nobody.get("/imprint")).text
    assert "Kim Ott, datenschutz@musterfeld.test" in privacy
    assert "Die Landesbeauftragte, Arndtstraße 1" in privacy
    assert "Stadt Musterfeld\nRathausplatz 1" in imprint
    assert 'href="tel:04213610"' in imprint


#: ISO 3166-2.
LAENDER = ("BB", "BE", "BW", "BY", "HB", "HE", "HH", "MV", "NI", "NW", "RP", "SH", "SL", "SN", "ST", "TH")


async def test_each_land_has_its_own_law(run_by):
    assert {f"DE-{land}" for land in LAENDER} | {"DE", "AT", "CH"} == set(LAWS)
    for land, law in LAWS.items():
        page = (await (await run_by(law=land)).get("/accessibility")).text
        assert f'<bdi lang="de">{law}</bdi>' in page, land
        assert sum(f">{other}<" in page for other in LAWS.values()) == 1, land


async def test_whoever_is_sent_lines_to_translate_is_named(run_by):
    nobody = await run_by(translator="https://translate.musterfeld.test:8443/api")
    assert "translate.musterfeld.test" in (await nobody.get("/privacy")).text
    for nowhere_else in ("", "http://127.0.0.1:5000"):
        nobody = await run_by(translator=nowhere_else)
        assert "machine" not in (await nobody.get("/privacy")).text


async def test_what_an_operator_has_not_said_is_not_made_up(run_by, settings):
    """The control: the same pages without anything set."""
    page = (await (await run_by(law="")).get("/accessibility")).text
    assert CONFORMITY_SENTENCES[Conformity.PARTLY] in page
    for never in ("mailto:", "tel:", "/accessibility/tell", "<bdi lang", "Last time"):
        assert never not in page, never
    assert [line.rpartition(": ")[2] for line in what_is_not_said(settings)][:2] == [
        "FAMILIENRAT_OPERATOR is not set.",
        "FAMILIENRAT_CONTACT_EMAIL is not set.",
    ]
    assert list(what_is_not_said(replace(settings, **SAID)))[:-1] == []  # videos alone are missing


def test_what_is_set_wrongly_is_told_at_the_start(settings):
    assert replace(settings, **SAID).wrong() == []
    for field, value in {"contact_email": "barrieren", "law": "DE-XX", "conformity": "very", "reviewed_on": "2.11.2026"}.items():
        (sentence,) = replace(settings, **{field: value}).wrong()
        assert sentence.startswith(f"FAMILIENRAT_{field.upper()} must be"), sentence


def test_an_address_of_several_lines_fits_into_one_line_of_settings():
    read = Settings.from_environment(
        {"FAMILIENRAT_ARBITRATION": r"Schlichtungsstelle\nAm Markt 2", "FAMILIENRAT_REVIEWED_ON": "2026-11-02"}
    )
    assert (read.arbitration, read.responsible.reviewed_on) == ("Schlichtungsstelle\nAm Markt 2", date(2026, 11, 2))


# What is not good enough yet, kept true


def test_a_limit_goes_when_it_is_mended():
    everything = Known(frozenset(ASKED_FOR), frozenset())
    still, now = limits_of(everything), limits_of(Known(frozenset(), frozenset({"de_simple", "ti"})))
    assert len(now) - len(still) == 3
    assert set(now) == set(LIMITS)
    for known in (Known(frozenset(list(ASKED_FOR)[:3]), frozenset()), Known(frozenset(ASKED_FOR), frozenset({"ti"}))):
        assert len(limits_of(known)) == len(still) + 1


async def test_the_page_says_what_holds_here(run_by):
    page = (await (await run_by()).get("/accessibility")).text
    assert "Not all pages are explained in sign language." in page
    for limit in LIMITS[3:]:
        assert limit.sentence in page


# Telling that something does not work


async def test_one_mail_goes_and_nothing_is_kept(run_by, world, capsys):
    before = await rows("SELECT (SELECT count(*) FROM outbox_message) AS mails, (SELECT count(*) FROM audit_entry) AS lines")
    taker = Taker()
    async with mail_server(taker) as port:
        nobody = await run_by(**SAID, smtp=f"smtp://127.0.0.1:{port}")
        answer = await nobody.send_form(
            "/accessibility/tell", what="Der Knopf „Senden“ ist zu klein.\nBcc: alle@x.test", answer_to="Ü. Ünal, 0421 99"
        )
    assert (answer.status_code, answer.headers["location"]) == (303, "/accessibility?told=1")
    (mail,) = taker.taken
    assert (mail["to"], mail["from"], mail["bcc"]) == ("barrieren@musterfeld.test", "termine@localhost", None)
    text = mail.get_content().replace("\r\n", "\n")
    assert text.startswith("Der Knopf „Senden“ ist zu klein.\nBcc: alle@x.test\n\n")
    assert "Ü. Ünal, 0421 99" in text
    assert before == await rows("SELECT (SELECT count(*) FROM outbox_message) AS mails, (SELECT count(*) FROM audit_entry) AS lines")
    assert "Knopf" not in "".join(capsys.readouterr())
    assert "Thank you" in (await nobody.get("/accessibility?told=1")).text


@pytest.mark.parametrize("fault", [Fault(mail="451 later"), Fault(rcpt="550 no"), Fault(drop="data")])
async def test_when_it_does_not_go_the_words_are_still_there_and_another_way_is_told(run_by, fault):
    async with mail_server(Taker(fault)) as port:
        nobody = await run_by(**SAID, smtp=f"smtp://127.0.0.1:{port}")
        answer = await nobody.send_form("/accessibility/tell", what="Zu klein.", answer_to="")
    assert answer.status_code == 409
    assert "We could not send this. Please phone, or write to us by e-mail." in answer.text
    assert ">\nZu klein.</textarea>" in answer.text


async def test_nothing_and_too_much_are_said_at_the_field(run_by):
    nobody = await run_by(**SAID)
    for typed, sentence in (("", "Please fill this in."), ("a" * 4001, "At most 4000 characters fit."), ("a\x00b", "cannot be stored")):
        answer = await nobody.send_form("/accessibility/tell", what=typed)
        assert (answer.status_code, sentence in answer.text) == (422, True), typed[:9]


async def test_a_flood_of_mails_is_stopped_and_the_telephone_stays(run_by):
    taker = Taker()
    async with mail_server(taker) as port:
        nobody = await run_by(**SAID, smtp=f"smtp://127.0.0.1:{port}")
        answers = [(await nobody.send_form("/accessibility/tell", what=f"{number}")).status_code for number in range(13)]
    assert answers[:10] == [303] * 10
    assert answers[-1] == 409
    assert len(taker.taken) == answers.count(303) < 13


async def test_where_there_is_no_address_there_is_no_form(run_by):
    assert (await (await run_by()).send_form("/accessibility/tell", what="x")).status_code == 404


async def test_from_elsewhere_nobody_sends(run_by):
    nobody = await run_by(**SAID)
    answer = await nobody.post("/accessibility/tell", data={"what": "x"}, headers={"sec-fetch-site": "cross-site"})
    assert answer.status_code == 403


def test_the_sentences_are_easy():
    """At most twelve words, and no more than two sentences in one."""
    for limit in LIMITS:
        for said in (limit.sentence, limit.instead):
            assert len(re.findall(r"[\w’-]+", said)) <= 12, said
