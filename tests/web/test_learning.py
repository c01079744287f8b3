"""The learning list: near misses, what is to change and how that went, deleting, and texts in which somebody could be recognised."""

from datetime import date

import pytest

from app.audit.tables import AuditEntry
from app.learning.forms import months_ahead, months_back
from app.learning.tables import Entry, LookBack, Workshop, this_month
from app.practice.phases import Phase
from tests.world import everything

MISS = {"what": "Die Einladung ging fast an eine alte Adresse.", "level": "organisation", "phase": "preparation"}
CHANGE = {"change": "Vor dem Versand liest eine zweite Person die Liste.", "who": "team", "edited": "0"}


async def note(world, **more):
    values = {"office": world.bremen.id, "month": this_month(), "kind": "mistake", "level": "team", "what": "Zu spät gefragt."} | more
    entry = Entry(**values)
    await Entry.insert(entry)
    return entry


async def test_it_works(world, browser_of):
    nora, idris = await browser_of(world.nora), await browser_of(world.idris)
    assert (await nora.send_form("/learning/near-miss", **MISS)).headers["location"] == "/learning/noted"
    kept = await Entry.select().first()
    told = {name: kept[name] for name in ("kind", "level", "phase", "what", "month", "look_back")}
    assert told == {**MISS, "kind": "near_miss", "month": this_month(), "look_back": None}
    assert MISS["what"] in (await idris.get("/learning")).text


@pytest.mark.parametrize("phase", Phase)
async def test_it_is_one_tap_away_in_every_phase(world, browser_of, phase):
    await world.at(phase)
    nora = await browser_of(world.nora)
    page = (await nora.get(f"/conferences/{world.yilmaz.id}", follow_redirects=True)).text
    link = f'href="/learning/near-miss?phase={phase}" rel="noreferrer" hx-boost="false"'
    assert link in page
    assert f'value="{phase}" selected' in (await nora.get(f"/learning/near-miss?phase={phase}")).text


async def test_who_is_named_is_asked_back_and_nothing_is_kept(world, browser_of):
    nora, before = await browser_of(world.nora), await everything()
    for what, marked in (
        ("Fast hätten wir Elifs Oma vergessen.", "Elifs"),
        ("Fast hätten wir die Familie Yilmaz’ vergessen.", "Yilmaz"),
        ("Wiechmann hat fast den Raum vergessen.", "Wiechmann"),  # colleagues as well
        ("Das Bürgerhaus Hemelingen war fast zu.", "Bürgerhaus Hemelingen"),
        ("Fast hätte 0421 36110 niemand angerufen.", "0421 36110"),
        ("HB-2026-001 lag fast falsch.", "HB-2026-001"),
    ):
        answer = await nora.send_form("/learning/near-miss", **MISS | {"what": what, "nobody": "yes"})
        assert (answer.status_code, f"<mark>{marked}</mark>" in answer.text, what.partition(marked)[0] in answer.text) == (422, True, True)
    assert await everything() == before


async def test_what_only_may_be_a_name_can_be_said_to_be_none(world, browser_of):
    nora, what = await browser_of(world.nora), MISS | {"what": "Fast hätte Projekt Kompass gefehlt."}
    answer = await nora.send_form("/learning/near-miss", **what)
    assert (answer.status_code, 'name="nobody"' in answer.text, await Entry.count()) == (422, True, 0)
    assert (await nora.send_form("/learning/near-miss", **what, nobody="yes")).status_code == 303


async def test_names_of_another_office_are_not_ours(world, browser_of):
    """What another office's people are called is no matter of ours: the page would tell that they are there."""
    nora = await browser_of(world.nora)
    assert (await nora.send_form("/learning/near-miss", **MISS | {"what": "Beim Hillebrand gefragt."})).status_code == 303


async def test_what_is_to_change_is_followed_up(world, browser_of):
    entry, vera = await note(world), await browser_of(world.vera)
    here = f"/learning/entries/{entry.id}"
    month = months_ahead()[2].isoformat()
    assert (await vera.send_form(f"{here}/change", **CHANGE, by_month=month)).status_code == 303
    assert CHANGE["change"] in (await vera.get("/learning")).text.partition("What we learnt")[0]
    late = await vera.send_form(f"{here}/outcome", state="done", word="gestern schon", edited="0")
    assert (late.status_code, "gestern schon" in late.text) == (409, True)
    no_word = await vera.send_form(f"{here}/outcome", state="dropped", edited="1")
    assert no_word.status_code == 422
    assert (await vera.send_form(f"{here}/outcome", state="dropped", word="Die Liste gibt es nicht mehr.", edited="1")).status_code == 303
    kept = await Entry.select().first()
    assert (kept["state"], kept["word"], str(kept["by_month"])) == ("dropped", "Die Liste gibt es nicht mehr.", month)
    assert CHANGE["change"] not in (await vera.get("/learning")).text.partition("What we learnt")[0]
    named = await vera.send_form(f"{here}/outcome", state="done", word="Jan Osterloh macht es", edited="2")
    assert (named.status_code, "<mark>" in named.text) == (422, True)


async def test_a_part_is_asked_for_and_a_month_never_a_day(world, browser_of):
    entry, vera = await note(world), await browser_of(world.vera)
    for wrong in ({"who": "Jan"}, {"by_month": "2027-03-24"}, {"by_month": "bald"}, {"change": ""}):
        form = CHANGE | {"by_month": months_ahead()[1].isoformat()} | wrong
        answer = await vera.send_form(f"/learning/entries/{entry.id}/change", **form)
        assert answer.status_code == 422, wrong
    with pytest.raises(Exception, match="knows_no_day"):  # and the database itself refuses it
        await note(world, month=date(2027, 3, 24))


async def test_the_manager_deletes_one_and_all_before_a_month(world, browser_of):
    vera, nora = await browser_of(world.vera), await browser_of(world.nora)
    old, older = months_back()[3], months_back()[9]
    one, two, three = [await note(world, month=month, what=f"Kanarienvogel {i}") for i, month in enumerate((old, older, this_month()))]
    await Workshop.insert(Workshop(office=world.bremen.id, since=older, until=this_month(), entries=[one.id, two.id, three.id]))
    await LookBack.insert(LookBack(office=world.bremen.id, month=older))
    foreign = await note(world, office=world.osnabrueck.id, month=older)
    assert (await nora.send_form(f"/learning/entries/{one.id}/remove")).status_code == 403
    assert (await nora.send_form("/learning/clear", before=old.isoformat(), sure="yes")).status_code == 403
    assert (await vera.send_form("/learning/clear", before=old.isoformat())).status_code == 422  # without the tick
    assert (await vera.send_form("/learning/clear", before=old.isoformat(), sure="yes")).status_code == 303
    assert (await vera.send_form(f"/learning/entries/{one.id}/remove")).status_code == 303
    assert {each["id"] for each in await Entry.select(Entry.id)} == {three.id, foreign.id}
    dumped = "\n".join(line for name, lines in (await everything()).items() for line in lines)
    assert ("Kanarienvogel 0" in dumped, "Kanarienvogel 1" in dumped, "Kanarienvogel 2" in dumped) == (False, False, True)
    assert (str(one.id) in dumped, str(two.id) in dumped, await LookBack.count()) == (False, False, 0)
    assert await AuditEntry.count().where(AuditEntry.deed.is_in(["clear_learning", "remove_learning"])) == 2


async def test_who_is_kept_out(world, browser_of):
    entry = await note(world)
    for who, status in (("ada", 403), ("ayse", 404), ("elif_", 404), ("interpreter", 404)):
        browser = await browser_of(getattr(world, who))
        for path in ("/learning", "/learning/near-miss", f"/learning/entries/{entry.id}"):
            assert (await browser.get(path)).status_code == status, (who, path)
    foreign = await browser_of(world.foreign_manager)
    assert entry.what not in (await foreign.get("/learning")).text
    assert (await foreign.get(f"/learning/entries/{entry.id}")).status_code == 404
    for path, form in (("change", CHANGE | {"by_month": this_month().isoformat()}), ("outcome", {"state": "done"}), ("remove", {})):
        assert (await foreign.send_form(f"/learning/entries/{entry.id}/{path}", **form)).status_code == 404
    assert (await Entry.select(Entry.state).first())["state"] == "open"


async def test_few_queries_and_further_pages(world, browser_of, queries):
    nora, counts = await browser_of(world.nora), []
    for number in (1, 24):
        for i in range(number):
            await note(world, what=f"Etwas {number} {i}", change="Anders machen", by_month=this_month())
        queries.clear()
        page = (await nora.get("/learning?level=team")).text
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 4
    after = page.partition('rel="next" href="')[2].partition('"')[0].replace("&amp;", "&")
    second = (await nora.get(after)).text
    shown = [f"Etwas {n} {i}<" for n, some in ((1, 1), (24, 24)) for i in range(some)]
    assert all((each in page) != (each in second) for each in shown)
    for nonsense in ("202713_x", "x", "202701_" + "0" * 31):
        assert (await nora.get(f"/learning?after={nonsense}&level=nonsense")).status_code == 200
