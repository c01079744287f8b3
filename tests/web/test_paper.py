"""Our plan, the emergency card, a child's plan and empty plans on paper."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest

from app.audit.tables import AuditEntry
from app.database import rows
from app.kit import i18n
from app.kit.clock import today
from app.kit.html import day, weekday
from app.people.tables import Person
from app.practice.looking import Look
from app.practice.phases import Phase
from tests.childs_plan import SAFE_WORD, SCHOOL, tell
from tests.letters import MM, letters_in, pages_of, places_of, tags_of, text_of
from tests.plans import accept_plan
from tests.safety import a_second_meeting
from tests.translations import IN_TURKISH, OWN, in_turkish
from tests.web.test_directory import make_partner
from tests.web.test_paper_languages import beyond_the_card

CONCERN = "Elif kommt seit Wochen oft nicht in die Schule."
#: Elif's concern and what must be certain: on no paper for a child.
OF_THE_CONCERN = (CONCERN, "Wie schafft es Elif", "Worum es geht", "What it is about")
AYSE_KNOWS = "Wir rufen Ayşe an."


def paper(world):
    return f"/conferences/{world.yilmaz.id}/paper"


def whole(content):
    return "\n".join(text_of(content, page) for page in range(pages_of(content)))


async def printed(browser, path, name="Plan"):
    answer = await browser.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/pdf"), answer.text[:300]
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}.pdf"'
    return answer.content


async def test_it_works_our_plan_as_a_file(world, browser_of, queries):
    await accept_plan(world)
    ayse = await browser_of(world.ayse, language="de")
    queries.clear()
    made = await printed(ayse, "/my/plan.pdf")
    assert len([each for each in queries if not each.startswith("INSERT INTO audit_entry")]) <= 3
    text = whole(made)
    for said in (OWN, "Mehmet Yılmaz", "Die Schule ruft nicht mehr an.", "Hausaufgabenhilfe", AYSE_KNOWS, CONCERN, "0421"):
        assert said in text
    assert await AuditEntry.count().where(AuditEntry.deed == Look.PRINT, AuditEntry.who == world.ayse.id) == 1
    opened, tags = tags_of(made)
    kinds = [str(tag.S) for tag in tags]
    assert (str(opened.Root.Lang), bool(opened.Root.MarkInfo.Marked), kinds.count("/H1")) == ("de", True, 1)
    assert kinds.count("/H2") == 6
    with opened.open_metadata() as about:
        assert (about.get("pdfuaid:part"), about.get("dc:title")) == ("1", "Unser Plan")
    page = (await ayse.get("/my/plan")).text
    assert all(f'href="{path}" download' in page for path in ("/my/plan.pdf", "/my/card.pdf"))
    assert "beside=de" not in page


async def test_in_the_readers_language_with_the_original_below_and_beside_it(world, browser_of):
    await in_turkish(world)
    ayse = await browser_of(world.ayse, language="tr")
    text = whole(await printed(ayse, "/my/plan.pdf"))
    assert text.index(IN_TURKISH[OWN]) < text.index(OWN), "the original stands below"
    assert "Leyla Aydın" in text
    assert text.count(OWN) == 1
    arabic = await printed(await browser_of(world.ayse, language="ar"), "/my/plan.pdf?beside=de")
    places = {said: x for said, x, _y in places_of(arabic)}
    assert places["Was wir tun"] < 105, "German beside Arabic, which begins at the right"
    assert "beside=de" in (await (await browser_of(world.ayse, language="ar")).get("/my/plan")).text


async def test_the_card_says_what_to_do_and_not_what_it_is(world, browser_of):
    await accept_plan(world)
    made = await printed(await browser_of(world.ayse, language="de"), "/my/card.pdf", "Karte")
    text = text_of(made)
    assert AYSE_KNOWS in text
    assert "112" in text
    assert not re.search("Familienrat|Jugendamt|Plan von|Koordination|Sorge|Elif|Yılmaz", text)
    opened, _tags = tags_of(made)
    assert [float(each) / MM for each in opened.pages[0].MediaBox[2:]] == pytest.approx([210, 297], abs=0.1)
    with i18n.speaking("de"):
        cover = i18n.gettext("Important numbers")
    x, y = next((x, y) for said, x, y in places_of(made) if said == cover)
    left, top = (210 - 2 * 85.6) / 2, 22
    assert left + 85.6 < x < left + 2 * 85.6
    assert top < y < top + 54


async def test_what_is_too_long_for_a_card_ends_with_where_the_rest_stands(world, browser_of):
    await accept_plan(world)
    long = "Wir rufen zuerst Ayşe an und dann Mehmet. " * 40
    await rows("SET LOCAL session_replication_role = 'replica'")
    await rows("UPDATE plan_version SET content = jsonb_set(content, '{contingency}', to_jsonb($1::text))", long)
    made = await printed(await browser_of(world.ayse, language="en"), "/my/card.pdf", "Karte")
    assert "The rest stands in our plan." in text_of(made)
    assert pages_of(made) == 1
    assert beyond_the_card(made) == []
    assert whole(await printed(await browser_of(world.ayse, language="en"), "/my/plan.pdf")).count("zuerst Ayşe") == 40


async def test_a_child_reads_nothing_of_the_concern(world, browser_of):
    await tell(world)
    elif_ = await browser_of(world.elif_, language="de")
    for path, name in (("/my/plan.pdf", "Plan"), ("/my/card.pdf", "Karte"), ("/my/childs-plan.pdf", "Plan")):
        text = whole(await printed(elif_, path, name))
        assert not any(said in text for said in OF_THE_CONCERN), path
    own = await printed(elif_, "/my/childs-plan.pdf")
    text = whole(own)
    assert all(said in text for said in (SCHOOL, SAFE_WORD, "Elif Yılmaz"))
    _opened, tags = tags_of(own)
    figures = [tag for tag in tags if str(tag.S) == "/Figure"]
    assert len(figures) == 4
    assert all(str(each.get("/Alt")) or str(each.A.get("/Alt")) for each in figures)
    nora = await browser_of(world.nora, language="de")
    hers = whole(await printed(nora, f"{paper(world)}/plans.pdf?who={world.elif_.id}"))
    assert (OWN in hers, any(said in hers for said in OF_THE_CONCERN)) == (True, False)
    assert SCHOOL in whole(await printed(nora, f"{paper(world)}/childs-plans.pdf"))


async def test_a_child_that_does_not_read_yet_has_none_on_paper_either(world, browser_of):
    await tell(world)
    await a_second_meeting(world, world.elif_, day=today() + timedelta(days=7))
    assert (await (await browser_of(world.elif_)).get("/my/childs-plan.pdf")).status_code == 403
    nora = await browser_of(world.nora)
    assert (await nora.get(f"{paper(world)}/childs-plans.pdf")).status_code == 404
    assert "childs-plans.pdf" not in (await nora.get(paper(world))).text


async def test_a_child_that_knows_the_plan_of_before_gets_nothing_of_a_review_that_goes_on_without_it(world, browser_of):
    await tell(world)
    await a_second_meeting(world, world.elif_, day=today() + timedelta(days=7))
    await rows("UPDATE childs_plan_shown SET sitting = 2")
    await world.at(Phase.FOLLOW_UP, sitting=2)
    assert (await (await browser_of(world.elif_)).get("/my/childs-plan.pdf")).status_code == 404
    assert (await (await browser_of(world.nora)).get(f"{paper(world)}/childs-plans.pdf")).status_code == 404
    await rows("UPDATE childs_plan_shown SET sitting = 1")
    assert SCHOOL in whole(await printed(await browser_of(world.nora), f"{paper(world)}/childs-plans.pdf"))


async def test_paper_says_who_gives_the_help_as_the_phone_does(world, browser_of):
    partner = await make_partner(world, "Lernhilfe Hemelingen", phone="0421 361 9200", contact_phone="0421 361 9201")
    request = (await accept_plan(world)).plan.services[0].request
    idris = await browser_of(world.idris)
    path = f"/conferences/{world.yilmaz.id}/plan/wishes/{request}"
    await idris.send_form(path, decision="granted", promised_on=today() + timedelta(days=14), partner=str(partner))
    nora, mehmet = await browser_of(world.nora), await browser_of(world.mehmet, language="de")
    for made in (
        await printed(mehmet, "/my/plan.pdf"),
        await printed(nora, f"{paper(world)}/plans.pdf?who={world.mehmet.id}"),
        await printed(nora, f"{paper(world)}/plans.pdf?who={world.elif_.id}"),
    ):
        text = whole(made)
        assert ("Lernhilfe Hemelingen" in text, "0421 361 9200" in text, "0421 361 9201" in text) == (True, True, False)
    await idris.send_form(path, decision="refused", words="Das ist voll.", partner=str(partner))
    assert "0421 361 9200" not in whole(await printed(nora, f"{paper(world)}/plans.pdf?who={world.mehmet.id}"))


async def test_a_grown_up_says_whose(world, browser_of):
    await tell(world)
    ayse = await browser_of(world.ayse, language="de")
    assert SCHOOL in whole(await printed(ayse, f"/my/childs-plan.pdf?child={world.elif_.id}"))
    for wrong in ("", "?child=", "?child=x", f"?child={world.mehmet.id}", f"?child={uuid4()}"):
        assert (await ayse.get(f"/my/childs-plan.pdf{wrong}")).status_code == 404


async def test_whoever_comes_apart_learns_nothing_of_the_others(world, browser_of):
    await a_second_meeting(world, world.sara, day=today() - timedelta(days=3))
    await accept_plan(world)
    review = (await rows("SELECT review_on FROM conference WHERE id = $1", world.yilmaz.id))[0]["review_on"] or today() + timedelta(weeks=8)
    nora = await browser_of(world.nora, language="de")
    for browser, path in (
        (await browser_of(world.sara, language="de"), "/my/plan.pdf"),
        (nora, f"{paper(world)}/plans.pdf?who={world.sara.id}"),
    ):
        text = whole(await printed(browser, path))
        with i18n.speaking("de"):
            assert weekday(review) not in text
            assert day(today()) not in text, "the day on which it was presented"
        assert OWN in text
    common = whole(await printed(await browser_of(world.ayse, language="de"), "/my/plan.pdf"))
    assert "vorgestellt am" not in common, "where there are several meetings, for nobody"


@pytest.mark.parametrize("language", ["de", "ar"])
async def test_paper_and_phone_tell_the_day_for_which_the_review_is_convened(world, browser_of, language):
    agreed = (await accept_plan(world)).plan.review_on
    meets, kept = agreed + timedelta(days=9), agreed + timedelta(days=80)
    ayse, nora = await browser_of(world.ayse, language=language), await browser_of(world.nora, language="de")
    idris, office = await browser_of(world.idris, language="de"), f"/conferences/{world.yilmaz.id}/plan"

    async def told():
        """Which of the days stand where: on the phone and on paper for the family, and for the office."""
        theirs = [
            [(await ayse.get("/my/plan")).text],
            whole(await printed(ayse, "/my/plan.pdf")).splitlines(),
            whole(await printed(nora, f"{paper(world)}/plans.pdf?who={world.ayse.id}&language={language}")).splitlines(),
        ]
        ours = [[(await idris.get(office)).text], whole(await printed(idris, f"{office}/plan.pdf")).splitlines()]
        return [stands_in(each, language) for each in theirs] + [stands_in(each, "de") for each in ours]

    def stands_in(lines, spoken):
        with i18n.speaking(spoken):
            said = {each: weekday(each) for each in (agreed, meets, kept)}
        return [each for each, day_ in said.items() if any(day_ in line or letters_in(day_) == letters_in(line) for line in lines)]

    await world.at(Phase.FOLLOW_UP)
    assert await told() == [[agreed]] * 5
    await world.at(Phase.REVIEW, sitting=2, meets_on=None)
    assert await told() == [[agreed]] * 5, "no day yet"
    await world.at(Phase.REVIEW, sitting=2, meets_on=meets)
    assert await told() == [[meets]] * 5
    await world.at(Phase.FOLLOW_UP, sitting=2, review_on=kept)
    assert await told() == [[kept]] * 5, "it went on as it is, until another day"


async def test_who_stays_outside(world, browser_of):
    await accept_plan(world)
    of_the_office = [f"{paper(world)}{path}" for path in ("", "/sheets.pdf?language=de", "/plans.pdf", "/cards.pdf", "/childs-plans.pdf")]
    for person in (world.idris, world.petra, world.jan, world.vera, world.foreign_coordinator, world.ayse, None):
        browser = await browser_of(person) if person else await browser_of()
        for path in of_the_office:
            assert (await browser.get(path)).status_code in {303, 401, 403, 404}, path
    for person in (world.interpreter, world.nora, None):
        browser = await browser_of(person) if person else await browser_of()
        for path in ("/my/plan.pdf", "/my/card.pdf", "/my/childs-plan.pdf", "/my/sheet.pdf"):
            assert (await browser.get(path)).status_code in {303, 401, 403, 404}, path


async def test_in_private_time_the_family_has_its_sheet_and_nobody_else_looks(world, browser_of):
    await accept_plan(world)
    await world.at(Phase.PRIVATE_TIME)
    await printed(await browser_of(world.ayse, language="de"), "/my/sheet.pdf", "Blatt")
    nora = await browser_of(world.nora)
    for path in ("", "/sheets.pdf?language=de", "/plans.pdf", "/cards.pdf"):
        assert (await nora.get(paper(world) + path)).status_code == 403


NAMES = ("سارة محمد", "Ayşe Demir", "Оксана Коваленко", "ሰላም ተስፋይ", "Nguyễn Thị Ánh", "Şêrîn Ê. 12")


async def test_names_in_every_direction_come_out_right(world, browser_of):
    await accept_plan(world)
    for name in NAMES:
        await Person.update({Person.name: name}).where(Person.id == world.mehmet.id)
        await rows("SET LOCAL session_replication_role = 'replica'")
        await rows("UPDATE plan_version SET content = jsonb_set(content, '{agreements,1,who,name}', to_jsonb($1::text))", name)
        for language in ("de", "ar"):
            made = await printed(await browser_of(world.ayse, language=language), "/my/plan.pdf")
            assert not letters_in(name) - letters_in(whole(made)), (name, language)
