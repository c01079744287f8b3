"""What works, as staff see it: the page, the sheet, the report; who is kept out; that nobody's name is on it."""

import re
from datetime import date, timedelta
from io import BytesIO

import pikepdf
from pypdf import PdfReader

from app.effects.tables import Intention
from app.kit.clock import now, today
from app.kit.sheets import CSV
from app.people.tables import Person, Session
from app.profile.tables import Profile
from tests.effects import Story, at, many
from tests.world import World

YEAR = today().year - 1  # the latest that is over
PATHS = ("/effects", "/effects?where=land", "/effects/intentions", "/effects/figures.csv", f"/effects/report/{YEAR}")


async def a_year(world: World) -> None:
    """In one year: 30 asked, 12 of whom said yes after ten days, 3 were held."""
    await many(world, 18, date(YEAR, 3, 1))
    for number in range(12):
        story = await Story(world).begin(f"{YEAR}-06-01")
        await story.steps(begin_preparation=f"{YEAR}-06-11", **({"open_conference": f"{YEAR}-09-01"} if number < 3 else {}))


def told(page: str) -> dict[str, list[str]]:
    """The lines of the tables of indicators: what stands in their cells."""
    lines = re.findall(r'figures__name--\d">(.*?)</span>.*?</th>(.*?)</tr>', page, re.DOTALL)
    return {name: [re.sub(r"<[^>]*>", "", cell).strip() for cell in re.findall(r"<td.*?</td>", cells, re.DOTALL)] for name, cells in lines}


async def test_it_works(world, browser_of):
    await a_year(world)
    page = (await (await browser_of(world.vera)).get("/effects")).text

    assert f"1 January {YEAR} to 31 December {YEAR}" in page
    lines = told(page)
    assert (lines["Families asked for"], lines["Families that said yes"]) == (["30", ""], ["12", ""])
    assert lines["Conferences held"] == ["·not shown", ""]
    assert lines["From the referral to the family&#39;s yes"] == ["10 days", "of 12"]
    assert lines["From the referral to the conference"] == ["·not shown", "our aim: 42 days"]
    assert page.count("<svg ") == page.count('role="img"') >= 1


async def test_a_chart_brings_no_style_and_no_script_and_says_what_it_is(world, browser_of):
    await a_year(world)
    page = (await (await browser_of(world.vera)).get("/effects")).text

    for drawn in re.findall(r"<svg .*?</svg>", page, re.DOTALL):
        assert not re.search(r"<style|<script|style=|\bid=|\bon\w+=|<title|href", drawn)
        assert 'aria-label="Chart: ' in drawn
        assert 'class="bar"' not in drawn, "what is called that is never printed"
    assert page.count("The same as a table") == page.count("<figure ") >= page.count("<svg ")


async def test_an_office_without_a_past_and_nonsense_in_the_address(world, browser_of):
    vera = await browser_of(world.vera)
    for asked in ("", "?since=2099-Q4&until=x", f"?since={YEAR}-Q4&until={YEAR}-Q1&where=moon", "?since=2001-Q1"):
        answer = await vera.get(f"/effects{asked}")
        assert answer.status_code == 200, asked
        assert "There is too little to be drawn yet." in answer.text


async def test_a_land_is_told_as_a_sum_only(world, browser_of):
    """What Bremen learns of Osnabrück out of the Land: nothing, where Osnabrück has few."""
    await a_year(world)
    await many(world, 4, date(YEAR, 3, 1), office=world.osnabrueck)
    vera = await browser_of(world.vera)
    page = (await vera.get("/effects?where=land")).text
    assert "Bremen: 2 services together" in page
    assert told(page)["Families asked for"] == ["·not shown", ""]

    await many(world, 6, date(YEAR, 4, 1), office=world.osnabrueck)
    assert told((await vera.get("/effects?where=land")).text)["Families asked for"] == ["40", ""]

    await Profile.insert(Profile(office=world.osnabrueck.id, land="NI"))
    page = (await vera.get("/effects?where=land")).text
    assert "Bremen: 1 service" in page
    assert told(page)["Families asked for"] == ["30", ""]


async def test_the_sheet_says_what_the_page_says(world, browser_of):
    await a_year(world)
    answer = await (await browser_of(world.vera)).get(f"/effects/figures.csv?since={YEAR}-Q1&until={YEAR}-Q4")

    assert (answer.status_code, answer.headers["content-type"].split(";")[0]) == (200, CSV)
    rows = [line.split('","') for line in answer.content.decode("utf-8-sig").splitlines()]
    by_name = {row[1]: [cell.strip('"') for cell in row[3:]] for row in rows[4:]}
    assert [cell.strip('"') for cell in rows[3][3:]] == [*(f"{number}/{YEAR}" for number in range(1, 5)), "together"]
    assert by_name["Families asked for"] == ["18", "12", "0", "0", "30"]
    assert by_name["Conferences held"] == ["·"] * 5
    assert by_name["From the referral to the family's yes"] == ["–", "10 days", "–", "–", "10 days"]
    assert by_name["From the referral to the family's yes: of how many"] == ["0", "12", "0", "0", "12"]


async def test_the_report_of_a_year_is_accessible_and_says_the_same(world, browser_of):
    await a_year(world)
    for number, words in ((1, "Mehr Familien sagen Ja."), (2, "Es geht schneller.")):
        about = {"office": world.bremen.id, "year": YEAR, "number": number, "words": words}
        await Intention.insert(Intention(**about, indicator="accepted", aim=20))
    vera = await browser_of(world.vera, language="de")
    answer = await vera.get(f"/effects/report/{YEAR}")

    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/pdf")
    assert answer.headers["content-disposition"] == f'attachment; filename="Bericht-{YEAR}.pdf"'
    with pikepdf.open(BytesIO(answer.content)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "de"
    text = " ".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages)
    assert all(words in text for words in ("Familienratsbüro Bremen-Hemelingen", "Mehr Familien sagen Ja."))
    for nothing in (YEAR + 1, YEAR - 1, 99999):
        assert (await vera.get(f"/effects/report/{nothing}")).status_code == 404


async def test_no_page_and_no_file_names_anybody_who_works_here_or_a_family(world, browser_of):
    await a_year(world)
    names = [each.name for each in vars(world).values() if isinstance(each, Person) and each.id != world.vera.id]
    vera = await browser_of(world.vera)
    for path in PATHS:
        answer = await vera.get(path)
        is_pdf = answer.headers["content-type"] == "application/pdf"
        text = " ".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages) if is_pdf else answer.text
        assert answer.status_code == 200
        assert [name for name in [*names, "Sommerfeld", "Yılmaz"] if name in text] == [], path


async def test_few_questions_of_the_database(world, browser_of, queries):
    vera = await browser_of(world.vera)
    for number in (1, 12):
        for _ in range(number):
            await (await Story(world).begin(f"{YEAR}-06-01")).steps(begin_preparation=at(f"{YEAR}-06-11"))
        for path in PATHS:
            queries.clear()
            assert (await vera.get(path)).status_code == 200
            assert len(queries) <= 4, (path, queries)


async def test_who_is_kept_out(world, browser_of):
    for person in (world.idris, world.ada, world.ayse, None):
        browser = await browser_of(person)
        for path in PATHS:
            assert (await browser.get(path)).status_code in {303, 403, 404}, (person, path)
    nora = await browser_of(world.nora)
    assert (await nora.get("/effects")).status_code == 200
    assert (await nora.get(f"/effects/intentions/{YEAR + 1}")).status_code == 403


async def test_a_file_asks_for_the_second_factor_once_more(world, browser_of):
    vera = await browser_of(world.vera)
    await Session.update({Session.proved_at: now() - timedelta(minutes=11)}, force=True)

    for path in ("/effects/figures.csv", f"/effects/report/{YEAR}"):
        assert (await vera.get(path)).headers["location"].startswith("/prove?to=/effects/")
