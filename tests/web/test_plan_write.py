"""The coordinator writes the plan with the family."""

import re
from uuid import uuid4

from app.database import rows
from app.kit.clock import today
from app.plans import queries
from app.practice.phases import Phase
from tests.plans import NASTY, REVIEW, present_plan, write_plan


async def plan_of(world):
    return f"/conferences/{world.yilmaz.id}/plan"


async def test_it_works(world, browser_of):
    await world.at(Phase.AGREEING)
    nora, plan = await browser_of(world.nora), await plan_of(world)

    empty = await nora.get(plan)
    answer = await nora.send_form(
        f"{plan}/agreements",
        own_words="Oma holt sie morgens ab.",
        what="Ayşe bringt Elif zur Schule.",
        who=world.ayse.id,
        due_words="jeden Schultag",
        due_on="2027-06-30",
        helper=world.mehmet.id,
        checker=world.idris.id,
        sign="Die Schule ruft nicht mehr an.",
        plan_b="Mehmet fährt.",
        answers=[0, 1],
    )

    draft = await queries.draft_of(world.yilmaz.id)
    added = draft.agreements[0]
    assert empty.status_code == 200
    assert (answer.status_code, answer.headers["location"]) == (303, f"{plan}#agreement-{added.id}")
    assert (draft.number, added.own_words, added.what, added.who.name) == (
        1,
        "Oma holt sie morgens ab.",
        "Ayşe bringt Elif zur Schule.",
        "Ayşe Demir",
    )
    assert (added.helper.name, added.checker.name, added.due_words, str(added.due_on)) == (
        "Mehmet Yılmaz",
        "Idris Kaya",
        "jeden Schultag",
        "2027-06-30",
    )
    assert (added.sign, added.plan_b, added.answers) == ("Die Schule ruft nicht mehr an.", "Mehmet fährt.", [0, 1])
    page = await nora.get(plan)
    assert page.status_code == 200
    assert all(words in page.text for words in ("Oma holt sie morgens ab.", "Ayşe bringt Elif zur Schule.", "Nothing answers this yet:"))


async def test_the_whole_draft(world, browser_of):
    writing = await write_plan(world)
    nora, plan = await browser_of(world.nora), await plan_of(world)

    await nora.send_form(f"{plan}/services", what="Familienhilfe", from_whom="Träger im Stadtteil")
    await nora.send_form(
        f"{plan}/frame", edited=1, contingency="", no_contingency="yes", guardian=world.mehmet.id, review_on=today() + REVIEW
    )
    last = writing.draft.agreements[1]
    await nora.send_form(f"{plan}/agreements/{last.id}/move", direction="up")

    draft = await queries.draft_of(world.yilmaz.id)
    assert [each.id for each in draft.agreements] == [last.id, writing.draft.agreements[0].id]
    assert [each.what for each in draft.services] == ["Hausaufgabenhilfe zweimal in der Woche", "Familienhilfe"]
    assert (draft.contingency, draft.no_contingency, draft.guardian.name) == ("", True, "Mehmet Yılmaz")
    await nora.send_form(f"{plan}/services/{draft.services[0].id}/remove")
    await nora.send_form(f"{plan}/agreements/{last.id}/remove")
    draft = await queries.draft_of(world.yilmaz.id)
    assert (len(draft.agreements), [each.what for each in draft.services]) == (1, ["Familienhilfe"])


async def test_at_the_edge_an_agreement_stays_where_it_is(world, browser_of):
    writing = await write_plan(world)
    nora, plan = await browser_of(world.nora), await plan_of(world)
    first = writing.draft.agreements[0]
    assert (await nora.send_form(f"{plan}/agreements/{first.id}/move", direction="up")).status_code == 303
    assert [each.id for each in (await queries.draft_of(world.yilmaz.id)).agreements] == [each.id for each in writing.draft.agreements]


async def test_a_wrong_move_is_said(world, browser_of):
    writing = await write_plan(world)
    nora, plan = await browser_of(world.nora), await plan_of(world)
    answer = await nora.send_form(f"{plan}/agreements/{writing.draft.agreements[0].id}/move", direction="sideways")
    assert answer.status_code == 422


async def test_every_mistake_is_named_and_what_was_typed_is_kept(world, browser_of):
    await world.at(Phase.AGREEING)
    nora, plan = await browser_of(world.nora), await plan_of(world)

    answer = await nora.send_form(f"{plan}/agreements", own_words="", what="Ayşe <b>kommt</b>", who="nobody", due_on="2027-02-30")

    assert answer.status_code == 422
    assert set(re.findall(r'id="(\w+)-error"', answer.text)) == {"own_words", "who", "due_on"}
    assert "Ayşe &lt;b&gt;kommt&lt;/b&gt;" in answer.text
    assert await queries.draft_of(world.yilmaz.id) is None


async def test_a_day_that_no_calendar_shows(world, browser_of):
    await world.at(Phase.AGREEING)
    nora, plan = await browser_of(world.nora), await plan_of(world)
    for day in ("0001-01-01", "9999-12-31"):
        assert (await nora.send_form(f"{plan}/agreements", own_words="Wir", due_on=day)).status_code == 422
        assert (await nora.send_form(f"{plan}/frame", edited=0, review_on=day)).status_code == 422


async def test_a_wish_without_words(world, browser_of):
    await world.at(Phase.AGREEING)
    nora, plan = await browser_of(world.nora), await plan_of(world)
    answer = await nora.send_form(f"{plan}/services", what="", from_whom="Jugendhilfe")
    assert answer.status_code == 422
    assert 'id="wish-what-error"' in answer.text
    assert 'value="Jugendhilfe"' in answer.text


async def test_an_emergency_plan_and_none_at_once(world, browser_of):
    await world.at(Phase.AGREEING)
    nora, plan = await browser_of(world.nora), await plan_of(world)
    answer = await nora.send_form(f"{plan}/frame", edited=0, contingency="Wir rufen an.", no_contingency="yes")
    assert answer.status_code == 422
    assert 'id="frame-no_contingency-error"' in answer.text
    assert "Wir rufen an." in answer.text


async def test_only_the_family_group_does_things(world, browser_of):
    await world.at(Phase.AGREEING)
    nora, plan = await browser_of(world.nora), await plan_of(world)
    for field, person in (
        ("who", world.idris.id),
        ("who", world.interpreter.id),
        ("helper", world.nora.id),
        ("checker", world.nora.id),
        ("who", world.foreign_coordinator.id),
        ("checker", uuid4()),
    ):
        answer = await nora.send_form(f"{plan}/agreements", own_words="Wir", **{field: person})
        assert answer.status_code == 409, field
        assert "Wir" in answer.text
    assert (await nora.send_form(f"{plan}/frame", edited=0, guardian=world.idris.id)).status_code == 409
    assert await queries.draft_of(world.yilmaz.id) is None


async def test_a_child_may_do_something(world, browser_of):
    await world.at(Phase.AGREEING)
    nora, plan = await browser_of(world.nora), await plan_of(world)
    await nora.send_form(f"{plan}/agreements", own_words="Ich stelle den Wecker.", who=world.elif_.id)
    assert (await queries.draft_of(world.yilmaz.id)).agreements[0].who.name == "Elif Yılmaz"


async def test_nasty_input_breaks_nothing(world, browser_of):
    writing = await write_plan(world)
    nora, plan = await browser_of(world.nora), await plan_of(world)
    agreement = writing.draft.agreements[0].id
    shapes = {
        f"{plan}/agreements": ("own_words what who due_on due_words helper checker sign plan_b answers", {"own_words": "x"}),
        f"{plan}/agreements/{agreement}": ("edited what who due_on due_words helper checker sign plan_b answers", {"edited": "0"}),
        f"{plan}/agreements/{agreement}/move": ("direction", {}),
        f"{plan}/services": ("what from_whom", {"what": "x"}),
        f"{plan}/frame": ("edited contingency no_contingency guardian review_on", {"edited": "1"}),
        f"{plan}/present": ("seen", {}),
    }
    for path, (names, good) in shapes.items():
        for name in names.split():
            for value in NASTY:
                answer = await nora.send_form(path, **(good | {name: value}))
                assert answer.status_code < 500, (path, name, value[:20])


async def test_things_of_other_plans_are_not_there(world, browser_of):
    await write_plan(world)
    nora, plan = await browser_of(world.nora), await plan_of(world)
    for path in (f"{plan}/agreements/{uuid4()}", f"{plan}/versions/7", f"{plan}/versions/99999999999999999999999"):
        assert (await nora.get(path)).status_code == 404, path
    for path, fields in (
        (f"{plan}/agreements/{uuid4()}/remove", {}),
        (f"{plan}/agreements/{uuid4()}/move", {"direction": "up"}),
        (f"{plan}/services/{uuid4()}/remove", {}),
    ):
        assert (await nora.send_form(path, **fields)).status_code == 404, path


async def test_no_professional_but_the_coordinator_sees_a_draft(world, browser_of):
    writing = await write_plan(world)
    plan = await plan_of(world)
    idris = await browser_of(world.idris)
    page = await idris.get(plan)
    assert page.status_code == 200
    assert [words for words in ("Oma holt", "Ayşe bringt", "Hausaufgabenhilfe zweimal") if words in page.text] == []
    for path in (f"{plan}/agreements/{writing.draft.agreements[0].id}", f"{plan}/versions/1"):
        assert (await idris.get(path)).status_code in {403, 404}
    for person in (world.vera, world.jan, world.petra, world.foreign_coordinator):
        browser = await browser_of(person)
        assert (await browser.get(plan)).status_code in {403, 404}


async def test_nothing_is_written_in_another_phase(world, browser_of):
    nora, plan = await browser_of(world.nora), await plan_of(world)
    for phase in set(Phase) - {Phase.AGREEING}:
        await world.at(phase)
        assert (await nora.send_form(f"{plan}/agreements", own_words="Wir")).status_code == 403, phase
    assert await rows("SELECT id FROM plan_version") == []


async def test_a_presented_plan_is_not_written_in_any_more(world, browser_of):
    await present_plan(world)
    nora, plan = await browser_of(world.nora), await plan_of(world)
    answer = await nora.send_form(f"{plan}/agreements", own_words="Noch eins")
    assert answer.status_code == 409
    assert "begin a new version" in answer.text
    assert "Noch eins" in answer.text


async def test_the_database_is_asked_as_often_for_many_as_for_one(world, browser_of, monkeypatch):
    await write_plan(world)
    nora, plan = await browser_of(world.nora), await plan_of(world)
    asked = await count_queries(monkeypatch, nora, plan)
    for i in range(3):
        await nora.send_form(f"{plan}/agreements", own_words=f"Nummer {i}", who=world.sara.id)
    assert await count_queries(monkeypatch, nora, plan) == asked <= 4


async def count_queries(monkeypatch, browser, path):
    import asyncpg

    asked = []
    with monkeypatch.context() as patch:
        for name in ("fetch", "fetchrow", "fetchval", "execute"):
            run = getattr(asyncpg.Connection, name)

            def counted(run):
                async def ask(self, query, *args, **kwargs):
                    asked.append(query)
                    return await run(self, query, *args, **kwargs)

                return ask

            patch.setattr(asyncpg.Connection, name, counted(run))
        assert (await browser.get(path)).status_code == 200
    return len(asked)
