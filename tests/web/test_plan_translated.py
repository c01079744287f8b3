"""The family reads its plan in its own language; the original is one tap away, and a child never receives the worry."""

from datetime import timedelta

import pytest
from babel.dates import format_date

from app.follow_up.commands import report_progress
from app.kit.clock import today
from app.plans import commands as plans
from app.plans.forms import AgreementForm
from app.practice.phases import Phase
from app.practice.promises import Progress
from app.translations.commands import ByWhom, keep_draft
from app.translations.tables import TranslatedLine
from tests.letters import pages_of, text_of
from tests.plans import accept_plan, all_yes, present_plan, the_latest, write_plan
from tests.safety import a_second_meeting, part
from tests.translations import (
    ANSWER,
    BY_THE_OFFICE,
    IN_ARABIC,
    OWN,
    UNCLEAR,
    UNMET,
    WHAT,
    answered,
    ask_leyla,
    read_back,
    sent_back,
    work_in,
    write,
)
from tests.world import World

HEADING = '<div class="agreement__what" role="heading" aria-level="3">'
GERMAN = f'{HEADING}<p class="words" dir="auto" lang="de" hx-ignore data-read>'


async def test_it_works_each_line_in_the_readers_language(world: World, browser_of):
    await accept_plan(world)
    await ask_leyla(world, "ar")
    await write(world, IN_ARABIC, "ar")
    page = (await (await browser_of(world.ayse, language="ar")).get("/my/plan")).text
    assert f'{HEADING}<p class="words" dir="auto" hx-ignore data-read>{IN_ARABIC[OWN]}</p>' in page
    assert f"{GERMAN}Ich bin dienstags und donnerstags abends da.</p>" in page  # not translated yet: as it was written
    folded = page.split('<details class="original">')[1].split("</details>")[0]
    assert OWN in folded
    assert "Leyla Aydın</bdi>. " in folded

    await read_back(world, "ar")
    again = (await (await browser_of(world.ayse, language="ar")).get("/my/plan")).text
    assert again != page
    german = (await (await browser_of(world.mehmet, language="de")).get("/my/plan")).text
    assert OWN in german
    assert IN_ARABIC[OWN] not in german


async def test_what_the_office_said_too_with_the_original_one_tap_away(world: World, browser_of, queries):
    await present_plan(world)
    await answered(world)
    await sent_back(world)
    await ask_leyla(world, "ar", ground=True)
    ayse = await browser_of(world.ayse, language="ar")
    page = (await ayse.get("/my/plan")).text
    for original in BY_THE_OFFICE:
        assert f'lang="de" hx-ignore data-read>{original}' in page  # not translated yet: as it was written

    await write(world, BY_THE_OFFICE, "ar")
    queries.clear()
    page = (await ayse.get("/my/plan")).text
    assert len(queries) == 3
    folded = page.split('<details class="original">')[1:]
    for original, said in BY_THE_OFFICE.items():
        assert f"hx-ignore data-read>{said}<" in page
        assert [original in each.split("</details>")[0] for each in folded].count(True) == 1
        assert page.count(original) == 1
    german = (await ayse.get("/my/plan?in=de")).text
    assert [each in german for each in (ANSWER, BY_THE_OFFICE[ANSWER])] == [True, False]


@pytest.fixture
def sent(monkeypatch):
    """What the database sends for a page of the plan."""
    from app.family.queries import plan as asked

    heard, decode = [], asked._decoder.decode
    monkeypatch.setattr(asked, "_decoder", type("Heard", (), {"decode": lambda self, text: heard.append(text) or decode(text)})())
    return heard


async def test_a_child_never_learns_what_is_missing_in_no_language(world: World, browser_of, sent):
    await present_plan(world)
    await answered(world)
    await sent_back(world)
    await ask_leyla(world, "ar", ground=True)
    await write(world, BY_THE_OFFICE, "ar")
    page = (await (await browser_of(world.elif_, language="ar")).get("/my/plan")).text
    assert BY_THE_OFFICE[ANSWER] in page
    assert not [each for each in (UNCLEAR, UNMET, BY_THE_OFFICE[UNCLEAR], BY_THE_OFFICE[UNMET]) if each in page or each in sent[0]]


async def test_what_the_office_promised_and_the_plan_over_time(world: World, browser_of, queries):
    await accept_plan(world)
    await answered(world)
    await ask_leyla(world, "ar")
    help_, said = "Hausaufgabenhilfe zweimal in der Woche", "مساعدة في الواجبات"
    await write(world, {ANSWER: BY_THE_OFFICE[ANSWER], help_: said} | IN_ARABIC, "ar")
    ayse = await browser_of(world.ayse, language="ar")
    assert BY_THE_OFFICE[ANSWER] in (await ayse.get("/my/promises/office")).text
    queries.clear()
    page = (await ayse.get("/my/plan/over-time")).text
    assert len(queries) == 3
    drawn, folded = page.split('<details class="original">')
    assert [each in drawn for each in (said, help_, IN_ARABIC[WHAT][:20], WHAT[:20])] == [True, False, True, False]
    assert [each in folded for each in (help_, WHAT, "Leyla Aydın")] == [True, True, True]
    assert said not in (await ayse.get("/my/plan/over-time?in=de")).text


async def test_on_paper_too(world: World, browser_of):
    await accept_plan(world)
    await answered(world)
    await ask_leyla(world)
    await write(world, {ANSWER: "Bayan Lübben arayacak."})
    ayse, nora = await browser_of(world.ayse, language="tr"), await browser_of(world.nora)
    own = await ayse.get("/my/plan.pdf")
    printed = await nora.get(f"/conferences/{world.yilmaz.id}/paper/plans.pdf", params={"who": str(world.ayse.id), "language": "tr"})
    for answer in (own, printed):
        text = "\n".join(text_of(answer.content, page) for page in range(pages_of(answer.content)))
        assert text.index("Bayan Lübben arayacak.") < text.index(ANSWER)  # the original stands below


SAID, CLARIFIED = "عمر يتصل بي كل مساء قبل الساعة الثامنة", "Elif ruft jeden Abend ihre Großmutter an."


async def present_in_arabic_words(world: World) -> None:
    """Said in Arabic, clarified in German, translated by nobody."""
    await write_plan(world)
    added = AgreementForm(own_words=SAID, what=CLARIFIED, who=world.elif_.id, due_words="abends")
    await plans.add_agreement(await world.as_it_is(), added, by=world.nora.id)
    await plans.present(await world.as_it_is(), by=world.nora.id)
    await plans.decide(await world.as_it_is(), all_yes(await the_latest(world)), by=world.idris.id)


@pytest.mark.parametrize("path", ["/my/plan", "/my/promises", "/my/promises/everyone"])
async def test_whoever_reads_german_is_not_met_by_arabic_words(world: World, browser_of, path):
    """What was clarified comes first, what was said is one tap away. Whoever reads Arabic has it the other way round."""
    await present_in_arabic_words(world)
    page = (await (await browser_of(world.elif_, language="de")).get(path)).text
    seen = page.split('<details class="original">')[0]
    assert (CLARIFIED in seen, SAID in seen) == (True, False)
    assert SAID in page.split('<details class="original">')[1].split("</details>")[0]
    assert (page.count(SAID), page.count(CLARIFIED)) == (1, 1)

    page = (await (await browser_of(world.elif_, language="ar")).get(path)).text
    assert SAID in page.split('<details class="original">')[0]


async def test_on_paper_the_words_that_are_read_come_first(world: World, browser_of):
    await present_in_arabic_words(world)
    answer = await (await browser_of(world.elif_, language="de")).get("/my/plan.pdf")
    text = " ".join("\n".join(text_of(answer.content, page) for page in range(pages_of(answer.content))).split())
    assert CLARIFIED in text
    assert text.index(CLARIFIED) < text.index("In eigenen Worten")


@pytest.mark.parametrize("path", ["/my/promises", "/my/promises/everyone"])
async def test_promises_too(world: World, browser_of, queries, path):
    await accept_plan(world)
    await ask_leyla(world, "ar")
    await write(world, IN_ARABIC, "ar")
    ayse = await browser_of(world.ayse, language="ar")
    queries.clear()
    page = (await ayse.get(path)).text
    assert len(queries) == 4
    assert IN_ARABIC[OWN] in page
    await report_progress(await world.as_it_is(), (await work_promise(world)), Progress.DONE, "", True, by=world.ayse.id, sitting=1)
    assert (await ayse.get(path)).status_code == 200


async def work_promise(world):
    from tests.plans import the_latest

    return (await the_latest(world)).plan.agreements[0].promise


async def test_the_review_too(world: World, browser_of):
    from app.reviews import commands

    await accept_plan(world)
    await ask_leyla(world, "ar")
    await write(world, IN_ARABIC, "ar")
    await commands.convene(await world.as_it_is(), by=world.nora.id)
    page = (await (await browser_of(world.ayse, language="ar")).get("/my/review/promises")).text
    assert IN_ARABIC[OWN] in page
    assert await TranslatedLine.count() == 2  # what was translated stays for the promises that live on


async def test_a_child_never_receives_the_worry_in_no_language(world: World, browser_of, sent):
    await present_plan(world)
    await ask_leyla(world, "ar", ground=True)
    concern = "Elif kommt seit Wochen oft nicht in die Schule."
    await write(
        world, {concern: "KANARYA okula gelmiyor.", OWN: IN_ARABIC[OWN], "Elif geht jeden Tag in die Schule.": "KANARYA her gün."}, "ar"
    )
    elif_, ayse = await browser_of(world.elif_, language="ar"), await browser_of(world.ayse, language="ar")
    for path in ("/my/plan", "/my/plan/1"):
        page = (await elif_.get(path)).text
        assert IN_ARABIC[OWN] in page
        assert "KANARYA" not in page
    assert sent
    assert not any("KANARYA" in each for each in sent)  # the database does not even send it
    assert "KANARYA" in (await ayse.get("/my/plan")).text  # the control: an adult reads it


async def test_what_a_machine_made_is_said_clearly(world: World, browser_of):
    await present_plan(world)
    await ask_leyla(world, "ar")
    work = await work_in(world, "ar")
    await keep_draft(
        await world.as_it_is(), "ar", [(line, "Makine çevirisi.") for line in work.lines if line.text == OWN], by=world.nora.id
    )
    ayse = await browser_of(world.ayse, language="ar")
    page = (await ayse.get("/my/plan?in=de")).text
    assert "Makine" not in page  # the German page shows the German original
    page = (await ayse.get("/my/plan")).text
    assert "Makine çevirisi." in page
    assert page.count("kern-badge--warning") == 1
    await write(world, {OWN: IN_ARABIC[OWN]}, "ar")
    assert (await ayse.get("/my/plan")).text.count("kern-badge--warning") == 0


async def test_nobody_learns_the_name_of_whom_they_must_not_meet(world: World, browser_of):
    await present_plan(world)
    await ask_leyla(world, "ar")
    await write(world, IN_ARABIC, "ar")
    assert "Leyla Aydın" in (await (await browser_of(world.ayse, language="ar")).get("/my/plan")).text
    await part(world, world.ayse, world.interpreter)
    page = (await (await browser_of(world.ayse, language="ar")).get("/my/plan")).text
    assert IN_ARABIC[OWN] in page
    assert "Leyla" not in page
    await write(world, {WHAT: "Başka."}, "ar", by=ByWhom("leyla aydın"))  # also where her name was only written down
    assert "eyla" not in (await (await browser_of(world.ayse, language="ar")).get("/my/plan")).text


async def test_whoever_does_not_read_the_plan_gets_nothing(world: World, browser_of):
    await accept_plan(world)
    await ask_leyla(world, "ar")
    await write(world, IN_ARABIC, "ar")
    for path in ("/my", "/my/plan"):
        assert IN_ARABIC[OWN] not in (await (await browser_of(world.interpreter, language="ar")).get(path)).text
    await world.at(Phase.PREPARATION)
    assert IN_ARABIC[OWN] not in (await (await browser_of(world.ayse, language="ar")).get("/my/plan")).text


async def test_where_there_are_several_meetings_no_day_is_said(world: World, browser_of):
    await accept_plan(world)
    await ask_leyla(world, "ar")
    await write(world, IN_ARABIC, "ar")
    await read_back(world, "ar")
    together = (await (await browser_of(world.ayse, language="ar")).get("/my/plan")).text
    await a_second_meeting(world, world.sara, day=today() - timedelta(days=1))
    shown = {name: (await (await browser_of(getattr(world, name), language="ar")).get("/my/plan")).text for name in ("ayse", "sara")}
    day = format_date(today(), "long", locale="ar")
    assert day in together
    assert [day in page for page in shown.values()] == [False, False]
    assert all(IN_ARABIC[OWN] in page for page in shown.values())
    assert ("Leyla" in shown["ayse"], "Leyla" in shown["sara"]) == (True, False)
