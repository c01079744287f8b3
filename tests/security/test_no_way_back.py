"""What is learnt leads back to no conference and to no person: not in a stolen dump, not in the log, not in an address.

The finder of ways back is tried on leaks of its own first.
"""

import logging
import re
from datetime import date, datetime

import pytest

from app.audit.commands import record
from app.database import rows
from app.learning.tables import Entry, this_month
from app.practice.phases import Phase
from tests.plans import accept_plan
from tests.security.test_nothing_in_logs import NOT_OURS

LEARNT = ("learning_entry", "look_back", "workshop", "learning_card")
NAMED = ("Yılmaz", "Yilmaz", "Ayşe", "Elif", "Mehmet", "Sara", "Wiechmann", "Kaya", "HB-2026-001", "Hemelingen")


async def dump() -> dict[str, list[dict[str, object]]]:
    """Every row of every table, as whoever steals a backup has them."""
    tables = await rows("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename")
    return {each["tablename"]: [dict(line) for line in await rows(f'SELECT * FROM "{each["tablename"]}"')] for each in tables}  # noqa: S608


def atoms(value: object) -> list[object]:
    return [each for one in value for each in atoms(one)] if isinstance(value, list) else [value]


def ways_back(before: dict[str, list[dict[str, object]]], after: dict[str, list[dict[str, object]]], office: object) -> set[str]:
    """What of `after` joins something that was learnt since `before` to a conference, a person or an hour."""
    learnt = [value for table in LEARNT for line in after[table] for column in line.values() for value in atoms(column)]
    others = {
        str(value): table
        for table, lines in after.items()
        if table not in LEARNT
        for line in lines
        for column in line.values()
        for value in atoms(column)
    }
    found = {f"the same in {others[str(each)]}" for each in learnt if len(str(each)) >= 32 and each != office and str(each) in others}
    told = " ".join(map(str, learnt))
    found |= {f"in the words: {name}" for name in NAMED if name in told}
    found |= {"an hour" for each in learnt if isinstance(each, datetime)}
    found |= {"a day" for each in learnt if isinstance(each, date) and each.day != 1}
    ids = [str(line["id"]) for table in LEARNT for line in after[table]]
    for table in set(after) - set(LEARNT):
        new = [line for line in after[table] if line not in before[table]]
        found |= {f"a new line in {table}" for _ in new}
        found |= {f"its id in {table}" for line in new for each in ids if each in str(line)}
    return found


async def look_back(world, browser_of) -> tuple[list[str], list[str]]:
    """From the conference through all four stages to the end, and a near miss and a workshop besides. Gives pages and addresses."""
    nora = await browser_of(world.nora)
    pages = [await nora.get(f"/conferences/{world.yilmaz.id}/look-back"), await nora.get("/learning/look-backs/new")]
    pages.append(await nora.send_form("/learning/look-backs"))
    at = pages[-1].headers["location"].rpartition("/")[0]
    pages.append(await nora.send_form(f"{at}/1", kind="success", what="Kanarienvogel sang.", level="team"))
    pages.append(await nora.send_form(f"{at}/2", kind="mistake", what="Zu spät gefragt.", level="cooperation", expected="Früher."))
    point = (await Entry.select(Entry.id).first())["id"]
    pages.append(await nora.send_form(f"{at}/3?piece=1", point=str(point), hindered="Die Zeit.", edited="0"))
    pages.append(await nora.send_form(f"{at}/1", kind="success", what="Elifs Kanarienvogel sang.", level="team"))  # caught
    pages.append(await nora.send_form(f"{at}/finish"))
    pages.append(await nora.send_form("/learning/near-miss", what="Fast vergessen.", level="team", phase="follow_up"))
    month = this_month().isoformat()
    pages.append(await nora.send_form("/learning/workshops", name="Herbst", since=month, until=month))
    pages += [await nora.get("/learning"), await nora.get(pages[-1].headers["location"])]
    assert {page.status_code for page in pages} == {200, 303, 422}
    return [page.text for page in pages[1:]], [str(page.headers.get("location", "")) for page in pages]


async def test_it_works_and_there_is_no_way_back(world, browser_of, caplog):
    await accept_plan(world)
    await world.at(Phase.CLOSED)
    nora = await browser_of(world.nora)  # the sessions are there beforehand
    before = await dump()
    with caplog.at_level(logging.DEBUG):

        async def the_same(_person):
            return nora

        pages, addresses = await look_back(world, the_same)
    after = await dump()
    assert len(after["learning_entry"]) == 3
    assert ways_back(before, after, world.bremen.id) == set()
    secret = [str(world.yilmaz.id), "HB-2026-001", "Kanarienvogel"]
    told = " ".join(each.getMessage() for each in caplog.records if each.name not in NOT_OURS)
    assert [word for word in secret if word in told] == []
    for text in (*pages, *addresses):
        assert str(world.yilmaz.id) not in text
        assert "HB-2026-001" not in text


async def test_the_way_out_of_the_conference_tells_nobody_where_one_came_from(world, browser_of):
    """No `Referer`, and no request of htmx, which would name the page on which it was made."""
    await world.at(Phase.CLOSED)
    page = (await (await browser_of(world.nora)).get(f"/conferences/{world.yilmaz.id}/look-back")).text
    ways = re.findall(r'<a[^>]*href="/learning/[^>]*>', page)
    assert len(ways) == 2
    assert [way for way in ways if 'rel="noreferrer"' not in way or 'hx-boost="false"' not in way] == []
    assert "/learning" not in "".join(re.findall(r"<form[^>]*>", page))


@pytest.mark.parametrize(
    ("leak", "found"),
    [
        (lambda w, e: record("begin_look_back", who=w.nora.id, office=w.bremen.id), "a new line in audit_entry"),
        (lambda w, e: record("note", who=None, entry=e.id), "its id in audit_entry"),
        (lambda w, e: Entry.update({Entry.word: str(w.yilmaz.id)}, force=True), "the same in conference"),
        (lambda w, e: Entry.update({Entry.word: "Yılmaz sagte nichts"}, force=True), "in the words: Yılmaz"),
        (lambda w, e: rows("UPDATE learning_entry SET id = $1", w.yilmaz.id), "the same in conference"),
        (lambda w, e: rows("ALTER TABLE learning_entry ADD COLUMN at timestamptz DEFAULT now()"), "an hour"),
        (lambda w, e: rows("ALTER TABLE learning_entry ADD COLUMN on_day date DEFAULT '2027-03-24'"), "a day"),
        (lambda w, e: rows("UPDATE conference SET edited = edited + 1"), "a new line in conference"),
    ],
)
async def test_the_finder_finds_each_of_these_ways(world, leak, found):
    entry = Entry(office=world.bremen.id, month=this_month(), kind="mistake", level="team", what="Zu spät.")
    await Entry.insert(entry)
    before = await dump()
    assert ways_back(before, before, world.bremen.id) == set()
    await leak(world, entry)
    ways = ways_back(before, await dump(), world.bremen.id)
    assert any(each.startswith(found.partition(" in conference")[0]) for each in ways), ways


async def test_the_schema_leads_nowhere_but_to_the_office(world):
    keys = await rows(
        """
        SELECT c.conrelid::regclass::text AS one, c.confrelid::regclass::text AS other FROM pg_constraint c
        WHERE c.contype = 'f' AND (c.conrelid::regclass::text = ANY($1::text[]) OR c.confrelid::regclass::text = ANY($1::text[]))
        """,
        list(LEARNT),
    )
    assert {(each["one"], each["other"]) for each in keys} == {
        *((table, "office") for table in LEARNT),
        ("learning_entry", "look_back"),
    }
    kinds = await rows("SELECT data_type FROM information_schema.columns WHERE table_name = ANY($1::text[])", list(LEARNT))
    assert {each["data_type"] for each in kinds} & {"timestamp with time zone", "timestamp without time zone", "jsonb", "json"} == set()


async def test_the_order_in_which_it_was_written_is_lost(world, browser_of):
    """A backup holds rows as they lie in the file: of ten near misses, each lies somewhere."""
    nora, wrote = await browser_of(world.nora), [f"Fast {letter} verwechselt." for letter in "ABCDEFGHIJ"]
    for what in wrote:
        await nora.send_form("/learning/near-miss", what=what, level="team")
    lie = [each["what"] for each in await rows("SELECT what FROM learning_entry ORDER BY ctid")]
    assert sorted(lie) == sorted(wrote)
    assert lie != wrote
    assert lie != wrote[::-1]
