"""A workshop: from which months, what lies on the table, the agenda as PDF and as text."""

import io

import pytest
from pypdf import PdfReader

from app.learning.forms import months_back
from app.learning.tables import Entry, Workshop, this_month
from app.practice.learning import SESSIONS

PLAN = {"name": "Aus Fehlern lernen", "since": months_back()[6].isoformat(), "until": months_back()[0].isoformat()}


async def note(world, what, **more):
    values = {"office": world.bremen.id, "month": this_month(), "kind": "mistake", "level": "team", "what": what} | more
    entry = Entry(**values)
    await Entry.insert(entry)
    return entry


async def prepare(browser):
    answer = await browser.send_form("/learning/workshops", **PLAN)
    assert answer.status_code == 303
    return answer.headers["location"]


async def test_it_works(world, browser_of):
    first = await note(world, "Alle kamen.", kind="success", level="organisation", helped="Abends.")
    second = await note(world, "Zu spät gefragt. <b>#strong[x]", change="Früher fragen.", who="coordination", by_month=this_month())
    await note(world, "Lange her.", month=months_back()[9])
    nora = await browser_of(world.nora)
    at = await prepare(nora)
    page = (await nora.get(at)).text
    assert (page.count(" checked"), "Lange her." in page) == (2, False)
    agenda = await nora.get(f"{at}/agenda.txt")
    assert agenda.headers["content-disposition"] == 'attachment; filename="Workshop.txt"'
    sessions = agenda.text.split("\n\n\n")
    assert len(sessions) == 1 + len(SESSIONS)
    assert ["Alle kamen." in each for each in sessions] == [False, True, False, False, False, False]
    assert ["Zu spät gefragt. <b>#strong[x]" in each for each in sessions] == [False, False, False, True, False, False]
    assert "Früher fragen. (The coordination" in sessions[5]
    pdf = await nora.get(f"{at}/agenda.pdf")
    told = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf.content)).pages)
    assert (pdf.headers["content-type"], "#strong[x]" in told, "Session 5" in told) == ("application/pdf", True, True)
    assert (await nora.send_form(at, entries=[str(first.id)], edited="0")).status_code == 303
    assert "Zu spät" not in (await nora.get(f"{at}/agenda.txt")).text
    stale = await nora.send_form(at, entries=[str(second.id)], edited="0")
    assert (stale.status_code, (await Workshop.select(Workshop.entries).first())["entries"]) == (409, [first.id])


@pytest.mark.parametrize("language", ["de", "ar"])
async def test_in_every_language_also_when_nothing_was_noted(world, browser_of, language):
    nora = await browser_of(world.nora, language=language)
    at = await prepare(nora)
    for file in ("agenda.txt", "agenda.pdf"):
        answer = await nora.get(f"{at}/{file}")
        assert (answer.status_code, len(answer.content) > 500) == (200, True)


async def test_mistakes_are_told(world, browser_of):
    nora = await browser_of(world.nora)
    for wrong in (
        {"name": ""}, {"name": "Der Fall Yılmaz"}, {"since": "2027-03-24"}, {"until": "1900-01-01"},
        {"since": PLAN["until"], "until": PLAN["since"]},
    ):  # fmt: skip
        assert (await nora.send_form("/learning/workshops", **PLAN | wrong)).status_code == 422, wrong
    assert await Workshop.count() == 0


async def test_what_another_office_learnt_does_not_lie_on_our_table(world, browser_of):
    theirs = await note(world, "Dort.", office=world.osnabrueck.id)
    nora, foreign = await browser_of(world.nora), await browser_of(world.foreign_manager)
    at = await prepare(nora)
    await nora.send_form(at, entries=[str(theirs.id)], edited="0")
    assert ((await Workshop.select(Workshop.entries).first())["entries"], "Dort." in (await nora.get(f"{at}/agenda.txt")).text) == (
        [],
        False,
    )
    assert {(await foreign.get(f"{at}{more}")).status_code for more in ("", "/agenda.pdf", "/agenda.txt")} == {404}
    assert {(await foreign.send_form(f"{at}{more}")).status_code for more in ("", "/remove")} == {404}
    assert (await (await browser_of(world.ada)).get(at)).status_code == 403
    assert (await nora.send_form(f"{at}/remove")).status_code == 303
    assert await Workshop.count() == 0


async def test_few_queries(world, browser_of, queries):
    nora, counts = await browser_of(world.nora), []
    at = await prepare(nora)
    for number in (1, 4):
        for i in range(number):
            await note(world, f"{number} {i}")
            await prepare(nora)
        for path in (at, "/learning/workshops", f"{at}/agenda.txt"):
            queries.clear()
            assert (await nora.get(path)).status_code == 200
            counts.append(len(queries))
    assert counts[:3] == counts[3:]
    assert max(counts) <= 4
