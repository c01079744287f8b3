"""Letters: whole in every language, for the window of an envelope, for cameras and screen readers; each tells its reader alone."""

import io
import re
from datetime import date, time

import pikepdf
import pytest

from app.audit.tables import AuditEntry
from app.conferences.rules import Meeting
from app.conferences.tables import Contact
from app.database import rows
from app.invitations.pages.letters import Job, Sender, letter
from app.invitations.queries import Recipient, Wording
from app.invitations.tables import FamilyWords, Invitation, Look
from app.kit import i18n, pdf
from app.people.links import code_of, secret_of
from app.people.tables import AccessLink, Person
from app.practice.languages import LANGUAGES
from app.practice.letters import LETTERS
from app.practice.phases import Phase
from app.practice.taking_part import Way
from tests.circle import invite_everybody, seat_of
from tests.conftest import ORIGIN
from tests.letters import codes_in, letters_in, pages_of, places_of, signs_in, tags_of, text_of, words_in

SENDER = "Termine · Postfach 10 12 · 28309 Bremen"


@pytest.fixture
async def nora(world, browser_of):
    """Nora at her desk, everybody invited; Ayşe reads Arabic here, and gets a letter."""
    await Person.update({Person.language: "ar"}).where(Person.id == world.ayse.id)
    await Contact.update({Contact.way: "paper", Contact.address: "Hastedter Heerstraße 5\n28207 Bremen"}).where(
        Contact.participant == await seat_of(world, world.ayse)
    )
    await invite_everybody(world)
    browser = await browser_of(world.nora, language="de")
    await browser.send_form("/letters/sender", sender=SENDER)
    return browser


def letters_at(world):
    return f"/conferences/{world.yilmaz.id}/invitations/letters"


async def letter_to(nora, world, *people, where=""):
    answer = await nora.send_form(letters_at(world) + where, who=[str(await seat_of(world, each)) for each in people])
    assert answer.status_code == 200, answer.text
    return answer


async def test_a_coordinator_who_works_in_arabic_gets_them_too(world, nora, browser_of):
    """What stands in a header is written in plain letters, whatever language is spoken."""
    answer = await letter_to(await browser_of(world.nora, language="ar"), world, world.ayse)
    assert answer.headers["content-disposition"] == 'attachment; filename="Brief.pdf"'


async def link_of(person):
    found = await AccessLink.select(AccessLink.id, AccessLink.handle).where(
        AccessLink.person == person.id, AccessLink.withdrawn_at.is_null()
    )
    return found[0]["id"], found[0]["handle"]


async def test_it_works(world, nora):
    await FamilyWords.insert(FamilyWords(conference=world.yilmaz.id, language="ar", text="تعالوا نتحدث معا", by=world.mehmet.id))
    await Look.insert(Look(conference=world.yilmaz.id, picture="table"))
    page = (await nora.get(letters_at(world))).text
    assert f'value="{await seat_of(world, world.ayse)}" checked' in page
    assert f'value="{await seat_of(world, world.mehmet)}" checked' not in page, "he gets an e-mail"

    answer = await letter_to(nora, world, world.ayse)

    name = answer.headers["content-disposition"]
    assert (answer.headers["content-type"], name.startswith("attachment; filename=")) == ("application/pdf", True)
    assert not re.search("einlad|famil|invit|demir", name, re.IGNORECASE)
    text = text_of(answer.content)
    for said in (
        "Ayşe Demir",
        "Hastedter Heerstraße 5",
        "28207 Bremen",
        SENDER,
        "Mittwoch, 24. März 2027",
        "15:30",
        "Bürgerhaus",
        "تعالوا",
    ):
        assert said in text
    link, handle = await link_of(world.ayse)
    assert text.count(code_of(link, handle)) == 1
    assert re.fullmatch(r"([0-9A-Z]{4}-){2}[0-9A-Z]{4}", code_of(link, handle))
    [code] = codes_in(answer.content)
    assert code.text == f"{ORIGIN}/hello#{secret_of(link, handle)}"
    assert "house.test/hello" in text
    assert (await AuditEntry.objects().where(AuditEntry.deed == "print_letters").first()) is not None


async def test_the_window_shows_the_address_and_nothing_that_tells(world, nora):
    made = (await letter_to(nora, world, world.ayse)).content
    places = {said: (x, y) for said, x, y in reversed(places_of(made))}
    for said in (SENDER, "Ayşe Demir", "Hastedter Heerstraße 5", "28207 Bremen"):
        x, y = places[said]
        assert 20 <= x <= 30
        assert 45 <= y <= 90
    assert places[SENDER][1] < 45 + 17.7 < places["Ayşe Demir"][1], "DIN 5008: above the line the sender, below it the address"
    seen = " ".join(said for said, x, y in places_of(made) if x < 105 and y < 92).casefold()
    assert not re.search("familie|jugend|amt|kind|koordin|einlad|elif", seen)
    [code] = codes_in(made, dots_per_inch=254)
    corners = [code.position.top_left, code.position.top_right, code.position.bottom_left]
    sides = [abs(corners[1].x - corners[0].x) / 10, abs(corners[2].y - corners[0].y) / 10]
    assert min(sides) >= 30, "millimetres, at 254 dots per inch"
    assert code.ec_level in {"M", "Q", "H"}


LONG = "Maximiliane-Alexandra Prinzessin von und zu Schleswig-Holstein-Sonderburg"
#: One who lives with others, behind, above, abroad; one whose street is long; and both at once.
FULL = (
    ("Ayşe Demir", ["c/o Familie Yılmaz", "Haus 4, Hinterhaus", "3. Stock links", "Hastedter Heerstraße 5", "28207 Bremen", "Deutschland"]),
    (LONG, ["Bürgermeister-Doktor-Martin-Luther-Straße 128 a, 2. Aufgang", "28207 Bremen"]),
    (
        LONG,
        [f"c/o {LONG}", "Haus 4, Hinterhaus", "3. Stock", "Bürgermeister-Martin-Luther-Straße 128 a", "28207 Bremen", "Deutschland"],
    ),
)


@pytest.mark.parametrize(("name", "address"), FULL)
async def test_however_long_an_address_is_all_of_it_stands_in_the_window(world, nora, name, address):
    await Person.update({Person.name: name}).where(Person.id == world.ayse.id)
    await Contact.update({Contact.address: "\n".join(address)}).where(Contact.participant == await seat_of(world, world.ayse))
    made = (await letter_to(nora, world, world.ayse)).content
    text = re.sub(r"[\s,]+", "", text_of(made))
    assert [line for line in (name, *address) if re.sub(r"[\s,]+", "", line) not in text] == []
    below_the_line = [sign for sign in signs_in(made) if 62 < sign[2] < 97 and sign[1] < 115]
    assert {sign[1] > 20 and sign[3] < 105 and sign[4] < 90 for sign in below_the_line} == {True}


async def test_a_screen_reader_finds_its_way(world, nora):
    await Look.insert(Look(conference=world.yilmaz.id, picture="tree"))
    made = (await letter_to(nora, world, world.ayse)).content
    opened, tags = tags_of(made)
    kinds = [str(tag.S) for tag in tags]
    with i18n.speaking("de"):
        title = i18n.gettext("Letter")
    assert (str(opened.Root.Lang), bool(opened.Root.MarkInfo.Marked)) == ("ar", True)
    assert opened.Root.ViewerPreferences.DisplayDocTitle
    with opened.open_metadata() as about:
        assert (about.get("pdfuaid:part"), about.get("dc:title")) == ("1", title)
    figures = [tag for tag in tags if str(tag.S) == "/Figure"]
    assert len(figures) == 2, "the family's picture, and the one for the camera"
    assert all(str(each.get("/Alt")) or str(each.A.get("/Alt")) for each in figures)
    assert kinds.count("/H1") == 1
    assert {str(tag.Lang) for tag in tags if "/Lang" in tag} >= {"de"}


@pytest.mark.parametrize("role", LETTERS)
async def test_whatever_is_put_in_stands_in_it(world, role):
    """For every part, in every language of the pages: what another library finds is what was given, on one sheet."""
    link, handle = await link_of(world.ayse)
    meeting = Meeting(date(2027, 3, 24), time(15, 30), "Europe/Berlin", "Bürgerhaus, kleiner Saal", time(15, 15), "Hintereingang")
    sender = Sender(SENDER, "Nora Wiechmann", "0421 361 17", "https://termine.example", date(2026, 11, 22))
    for language in i18n.available():
        one = Recipient(world.ayse.id, "Ayşe Demir", language, role, Way.PAPER, "Weg 1", False, link, handle, None, meeting)
        given = letter(one, Wording(False, None, [], []), sender, Job())
        made = await pdf.typeset("letter", {"title": "Brief", "letters": [given]}, language=language)

        told = [given["sender"], given["remark"], *given["address"], *given["corner"], given["short_address"], given["code"]]
        for version in given["versions"]:
            told += [version["title"], *version["before"], *version["after"], version["scan"], version["type"], version["keep"]]
            told += [part for fact in version["facts"] for part in fact]
        assert letters_in(text_of(made)) == letters_in(" ".join(told)), (role, language)
        if LANGUAGES[language].dir == "ltr":
            assert words_in(text_of(made)) == words_in(" ".join(told)), (role, language)
        assert pages_of(made) == 1, (role, language)


async def test_a_hidden_address_stands_on_none_unless_it_is_asked_for(world, nora):
    await Contact.update({Contact.way: "paper"}).where(Contact.participant == await seat_of(world, world.sara))
    plain = text_of((await letter_to(nora, world, world.sara)).content)
    assert ("Amselweg" in plain, "Sara Yılmaz" in plain) == (False, True)
    assert await AuditEntry.count().where(AuditEntry.deed == "print_hidden_address") == 0
    page = (await nora.get(letters_at(world))).text
    assert "Amselweg" not in page

    whole = text_of((await letter_to(nora, world, world.sara, where="/with-hidden")).content)
    assert "Amselweg 9" in whole
    assert await AuditEntry.count().where(AuditEntry.deed == "print_hidden_address") == 1


async def test_everybody_reads_of_their_own_meeting_only(world, nora):
    """Sara has a meeting of her own, Mehmet is excluded: her letter does not know the other day, and he gets none."""
    mehmet, sara = await seat_of(world, world.mehmet), await seat_of(world, world.sara)
    await rows(
        "WITH s AS (INSERT INTO slot (conference, name, meets_on, meets_at, place) VALUES ($1, 'zwei', '2027-03-29', '10:00', 'Kirchsaal')"
        " RETURNING id) INSERT INTO separate (participant, slot) SELECT $2, id FROM s",
        world.yilmaz.id,
        sara,
    )
    await rows(
        "INSERT INTO exclusion (conference, participant, criterion, why, until, decided_by, signed_by, signed_at)"
        " VALUES ($1, $2, 'violence', 'why', '2099-01-01', $3, $4, now())",
        world.yilmaz.id,
        mehmet,
        world.nora.id,
        world.jan.id,
    )
    await FamilyWords.insert(FamilyWords(conference=world.yilmaz.id, language="de", text="Bis Mittwoch im Saal", by=world.ayse.id))
    hers = text_of((await letter_to(nora, world, world.sara)).content)
    assert ("Kirchsaal" in hers, "Montag, 29. März 2027" in hers, "10:00" in hers) == (True, True, True)
    for other in ("Bürgerhaus", "24. März", "15:30", "Mittwoch"):
        assert other not in hers
    theirs = text_of((await letter_to(nora, world, world.elif_)).content)
    assert ("Bürgerhaus" in theirs, "Bis Mittwoch im Saal" in theirs, "Kirchsaal" in theirs) == (True, True, False)
    page = (await nora.get(letters_at(world))).text
    assert "Mehmet" not in page
    assert (await nora.send_form(letters_at(world), who=str(mehmet))).status_code == 404


async def test_one_pdf_for_all_of_them_by_name(world, nora):
    everybody = (world.sara, world.ayse, world.interpreter, world.elif_, world.mehmet)
    made = (await letter_to(nora, world, *everybody)).content
    assert pages_of(made) == 5
    names = [next(said for said, x, y in places_of(made, page) if x < 30 and 62 < y < 70) for page in range(5)]
    assert names == ["Ayşe Demir", "Elif Yılmaz", "Leyla Aydın", "Mehmet Yılmaz", "Sara Yılmaz"]
    codes = [codes_in(made, page)[0].text for page in range(5)]
    assert len(set(codes)) == 5
    assert len({text_of(made, page).split("Leyla")[0][-400:] for page in range(5)}) == 5


async def test_the_sample_opens_nothing(world, browser_of):
    await world.at(Phase.PREPARATION)
    nora = await browser_of(world.nora)
    answer = await nora.get(f"/conferences/{world.yilmaz.id}/invitations/{await seat_of(world, world.ayse)}/letter")
    assert answer.status_code == 200
    [code] = codes_in(answer.content)
    _link, handle = await link_of(world.ayse)
    assert (code.text, handle in text_of(answer.content), "Preview" in text_of(answer.content)) == (f"{ORIGIN}/hello", False, True)
    assert await Invitation.count() == 0


async def test_posted_is_noted_for_all_at_once(world, nora):
    who = [str(await seat_of(world, each)) for each in (world.ayse, world.elif_)]
    await nora.send_form(f"{letters_at(world)}/posted", who=who)
    given = await Invitation.select(Invitation.participant).where(Invitation.given_at.is_not_null())
    assert sorted(str(each["participant"]) for each in given) == sorted(who)


#: Marks without a letter, or with one of another script: what nobody writes, and what would stop every letter of a sending.
MARKS = ("\ufeffAyşe", "\u06eb\u0962\u035f\u202b\n\u032c\u0947", "\u0618\u06d9\u0946", "\u2264\u2df2\u1acb", "Z\u0337\u0356\u0670a")
NAMES = ("😀😀", "漢字", "ሰላም", "*fett* #let x = 1 $x$ `raw` \\ <b>", "a" * 120, "سارة محمد", "x\u200dy\ufe0f", '"}]}', "שלום", *MARKS)


async def test_whatever_a_name_is_made_of_there_is_a_letter(world, nora):
    for name in NAMES:
        await Person.update({Person.name: name}).where(Person.id == world.ayse.id)
        made = (await letter_to(nora, world, world.ayse)).content
        assert len(codes_in(made)) == 1, name
        if name.isascii():
            assert re.sub(r"\s", "", name) in re.sub(r"\s", "", text_of(made)), "markup is text"


async def test_no_letter_of_a_name_is_read_twice(world, nora):
    """Whatever the language of the paper: of several letters it is one for all."""
    await Person.update({Person.name: "Nguyễn Thị Ngọc Thụ"}).where(Person.id == world.mehmet.id)
    text = text_of((await letter_to(nora, world, world.mehmet)).content)
    assert [text.count(sign) - text.count(part) for sign, part in (("ị", "Thị"), ("ọ", "Ngọc"), ("ụ", "Thụ"))] == [0, 0, 0]


def test_signs_without_a_picture_are_told():
    assert pdf.unprintable("Kommt alle! 😀 漢字 שלום تعالوا ሰላም Привіт") == "漢字שלום"


async def test_no_letter_reaches_out(world, nora):
    """No link to press, no script, nothing that is fetched: a letter cannot tell that it was read."""
    made = (await letter_to(nora, world, world.ayse, world.mehmet)).content
    with pikepdf.open(io.BytesIO(made)) as opened:
        for page in opened.pages:
            assert "/Annots" not in page
        assert not {"/OpenAction", "/AA", "/AcroForm", "/Names"} & set(opened.Root.keys())


async def test_the_sender_does_not_tell_who_we_are(world, browser_of):
    nora = await browser_of(world.nora)
    for wrong in ("Jugendamt Bremen", "Familienrat Hemelingen", "Amt für Soziale Dienste", "Kinderbüro", "zwei\nZeilen"):
        assert (await nora.send_form("/letters/sender", sender=wrong)).status_code == 422, wrong
    assert await rows("SELECT 1 FROM letterhead") == []
    good = await nora.send_form("/letters/sender", sender=SENDER, back="//evil.example")
    assert (good.status_code, good.headers["location"]) == (303, "/letters/sender")


async def test_who_stays_outside(world, browser_of, nora):
    ayse = await seat_of(world, world.ayse)
    for person in (world.idris, world.vera, world.jan, world.foreign_coordinator, world.mehmet):
        other = await browser_of(person)
        for path in ("", "/with-hidden", "/posted"):
            assert (await other.send_form(letters_at(world) + path, who=str(ayse))).status_code in {403, 404}
        for path in (letters_at(world), f"/conferences/{world.yilmaz.id}/invitations/{ayse}/letter"):
            assert (await other.get(path)).status_code in {403, 404}
