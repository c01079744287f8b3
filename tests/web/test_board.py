"""The caseworker's board: what is due today in sixty families, in one look; one press notes what is done."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from app.audit.tables import AuditEntry
from app.conferences.tables import Conference
from app.database import rows
from app.follow_up.tables import GoodNews, HeardFrom, HowItIs, ProgressNote, PromiseCheck
from app.kit.clock import now, pretending, today
from app.plans.tables import PromisedHelp
from app.practice.board import QUIET_AFTER
from app.practice.phases import Phase
from tests.plans import accept_plan, present_plan
from tests.security.walking import found_in


async def promise(world, what, days, *, conference=None, request=None):
    request = request or uuid4()
    await PromisedHelp.insert(
        PromisedHelp(
            request=request, conference=(conference or world.yilmaz).id, what=what, decision="granted",
            promised_on=today() + timedelta(days=days), by=world.idris.id,
        )
    )  # fmt: skip
    return request


async def group(browser_of, person, kind, path="/desk"):
    """The text of one group of the board, "" where it is not there."""
    page = (await (await browser_of(person)).get(path)).text
    return page.partition(f'<section class="board__group board__group--{kind}"')[2].partition("</section>")[0]


async def test_it_works_one_press_notes_it_and_another_takes_it_back(world, browser_of):
    await world.at(Phase.FOLLOW_UP)
    request = await promise(world, "Hausaufgabenhilfe", -3)
    idris = await browser_of(world.idris)
    assert "Hausaufgabenhilfe" in await group(browser_of, world.idris, "promise")

    done = f"/conferences/{world.yilmaz.id}/plan/wishes/{request}"
    answer = await idris.send_form(f"{done}/done")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/desk?kept={request}")
    page = (await idris.get(answer.headers["location"])).text
    assert "Take it back" in page
    assert 'id="promise"' not in page
    assert (await PromisedHelp.select().where(PromisedHelp.request == request).first())["kept_on"] == today()
    await idris.send_form(f"{done}/done", on=str(today() - timedelta(days=1)))  # pressed twice: the first day stays
    assert (await PromisedHelp.select().where(PromisedHelp.request == request).first())["kept_on"] == today()

    answer = await idris.send_form(f"{done}/not-done")
    assert "Hausaufgabenhilfe" in await group(browser_of, world.idris, "promise", answer.headers["location"])
    deeds = [each["deed"] for each in await AuditEntry.select(AuditEntry.deed).order_by(AuditEntry.id)]
    assert deeds == ["keep_office_promise", "take_back_kept"]


async def test_another_day_can_be_chosen_but_none_that_is_still_to_come(world, browser_of):
    await world.at(Phase.FOLLOW_UP)
    request = await promise(world, "Hausaufgabenhilfe", 2)
    idris = await browser_of(world.idris)
    path = f"/conferences/{world.yilmaz.id}/plan/wishes/{request}/done"
    for typed in (str(today() + timedelta(days=1)), "gestern", "0001-01-01", "9" * 50):
        answer = await idris.send_form(path, on=typed)
        assert answer.status_code == 422, typed
        assert "Please choose" in answer.text or "Please fill this in." in answer.text
        assert "Hausaufgabenhilfe" in answer.text
    assert (await idris.send_form(path, on=str(today() - timedelta(days=9)))).status_code == 303
    assert (await PromisedHelp.select().where(PromisedHelp.request == request).first())["kept_on"] == today() - timedelta(days=9)


async def test_late_ones_first_then_by_day_and_far_ones_folded_away(world, browser_of):
    await world.at(Phase.FOLLOW_UP)
    for what, days in (("Fern", 40), ("Heute", 0), ("Spät", -1), ("Bald", 7)):
        await promise(world, what, days)
    shown = await group(browser_of, world.idris, "promise")
    near, _, far = shown.partition("further ahead")
    assert near.index("Spät") < near.index("Heute") < near.index("Bald")
    assert near.count("late since") == 1
    assert "Fern" in far
    assert near.rstrip().endswith("1 more,")


async def test_a_promise_whose_day_has_come_is_to_be_looked_after_and_nothing_else_is_said_of_it(world, browser_of):
    plan = await accept_plan(world)
    with_day = plan.plan.agreements[0].promise
    await rows(
        "UPDATE promised_help SET kept_on = current_date WHERE conference = $1",
        world.yilmaz.id,
    )
    await _give_a_day(world, with_day, today())
    shown = await group(browser_of, world.idris, "check")
    assert "1 promise" in shown
    for word in ("Oma", "Ayşe", "7:30"):
        assert word not in shown  # neither which one nor whose

    async def note(state, shared):
        await ProgressNote.insert(ProgressNote(conference=world.yilmaz.id, promise=with_day, by=world.ayse.id, state=state, shared=shared))

    await note("done", False)  # kept among themselves: for the office nobody has said anything
    assert "1 promise" in await group(browser_of, world.idris, "check")
    await note("done", True)
    assert await group(browser_of, world.idris, "check") == ""
    await note("open", True)
    assert "1 promise" in await group(browser_of, world.idris, "check")
    check = PromiseCheck(conference=world.yilmaz.id, promise=with_day, by=world.idris.id, worked="yes", words="Geheim", shared=True)
    await PromiseCheck.insert(check)
    assert await group(browser_of, world.idris, "check") == ""


async def _give_a_day(world, promise_id, day):
    """The plan in force gets a day at one agreement, as if the family had chosen it: only a test may change a presented version."""
    await rows("ALTER TABLE plan_version DISABLE TRIGGER USER")
    await rows(
        """UPDATE plan_version SET content = jsonb_set(content, '{agreements,0,due_on}', to_jsonb($2::text))
           WHERE conference = $1""",
        world.yilmaz.id,
        str(day),
    )
    await rows("ALTER TABLE plan_version ENABLE TRIGGER USER")


async def test_families_nobody_has_heard_from_are_called(world, browser_of):
    """A shared word, a shared number, good news for the office or a call is a sign of life; what the family keeps to itself is none."""
    await accept_plan(world)
    kinds = {
        "note": lambda shared: ProgressNote(conference=world.yilmaz.id, promise=uuid4(), by=world.ayse.id, state="done", shared=shared),
        "number": lambda shared: HowItIs(conference=world.yilmaz.id, person=world.ayse.id, on=today(), number=7, shared=shared),
        "news": lambda shared: GoodNews(conference=world.yilmaz.id, by=world.ayse.id, words="Eine Drei in Mathe", shared=shared),
    }
    long_after = now() + QUIET_AFTER + timedelta(days=1)
    assert await group(browser_of, world.idris, "quiet") == ""
    with pretending(long_after):
        await rows("UPDATE session SET expires_at = now() + interval '1 year'")
        quiet = await group(browser_of, world.idris, "quiet")
        assert "Familie Yılmaz" in quiet
        assert "Nora Wiechmann" in quiet
        assert "tel:" in quiet
        for make in kinds.values():
            kept = make(False)
            await kept.save()
            assert "Familie Yılmaz" in await group(browser_of, world.idris, "quiet")
            await kept.remove()
            heard = make(True)
            await heard.save()
            assert await group(browser_of, world.idris, "quiet") == ""
            await heard.remove()
        idris = await browser_of(world.idris)
        spoken = f"/conferences/{world.yilmaz.id}"
        assert (await idris.send_form(f"{spoken}/spoken", on=str(today() + timedelta(days=1)))).status_code == 422
        answer = await idris.send_form(f"{spoken}/spoken", on=str(today()))
        assert "Take it back" in (await idris.get(answer.headers["location"])).text
        assert await group(browser_of, world.idris, "quiet") == ""
        await idris.send_form(f"{spoken}/not-spoken")
        assert "Familie Yılmaz" in await group(browser_of, world.idris, "quiet")
        assert await HeardFrom.count() == 0


async def test_every_family_stands_there_with_its_next_day(world, browser_of):
    await world.at(Phase.PREPARATION, meets_on=today() + timedelta(days=3))
    other = await _family(world, 1, Phase.FOLLOW_UP, review_on=today() + timedelta(days=9))
    await promise(world, "Kurs", 4, conference=other)
    page = (await (await browser_of(world.idris)).get("/desk")).text
    table = page.partition("board__families")[2]
    assert table.index("Familie 1") < table.index("Familie Yılmaz")
    assert "promised by the office" in table
    assert "meeting" in table


async def test_a_convened_review_stands_there_with_the_day_on_which_it_meets(world, browser_of):
    foreseen, meets = today() + timedelta(days=2), today() + timedelta(days=3)
    await world.at(Phase.REVIEW, review_on=foreseen, meets_on=meets)
    table = (await (await browser_of(world.idris)).get("/desk")).text.partition("board__families")[2].partition("</table>")[0]
    assert f"{meets.day} {meets:%b}" in table
    assert f"{foreseen.day} {foreseen:%b}" not in table


async def test_a_family_whose_review_is_due_is_not_done_for_now(world, browser_of):
    await world.at(Phase.FOLLOW_UP, review_on=today() + timedelta(days=90))
    idris = await browser_of(world.idris)
    assert "All is done for now." in (await idris.get("/desk")).text.partition("board__families")[2]

    await Conference.update({Conference.review_on: today() - timedelta(days=3)}).where(Conference.id == world.yilmaz.id)
    table = (await idris.get("/desk")).text.partition("board__families")[2]
    assert "It is time to look at the plan again." in table
    assert "All is done for now." not in table


async def _family(world, number, phase, **more):
    conference = Conference(
        office=world.bremen.id, reference=f"HB-2026-{number + 500}", family_name=f"Familie {number}", phase=phase,
        caseworker=world.idris.id, coordinator=world.nora.id, phase_since=now(), **more,
    )  # fmt: skip
    await Conference.insert(conference)
    return conference


@pytest.mark.parametrize("number", [1, 3, 60])
async def test_four_questions_for_however_many(world, browser_of, queries, number):
    await present_plan(world)
    for each in range(number - 1):
        await promise(world, f"Hilfe {each}", each % 30 - 3, conference=await _family(world, each, Phase.FOLLOW_UP, review_on=today()))
    request = await promise(world, "Kurs", 0)
    idris = await browser_of(world.idris)
    await idris.send_form(f"/conferences/{world.yilmaz.id}/plan/wishes/{request}/done", on=str(today()))
    queries.clear()
    page = await idris.get(f"/desk?kept={request}")
    assert (page.status_code, len(queries)) == (200, 4), "\n".join(queries)
    assert page.text.count('class="due"') >= number


async def test_who_is_kept_out(world, browser_of):
    await world.at(Phase.FOLLOW_UP)
    request = await promise(world, "Kanarienhilfe", -20)
    paths = [
        f"/conferences/{world.yilmaz.id}/{end}" for end in (f"plan/wishes/{request}/done", f"plan/wishes/{request}/not-done", "spoken")
    ]
    for person, status in ((world.petra, 404), (world.foreign_caseworker, 404), (world.nora, 403), (world.ayse, 404)):
        browser = await browser_of(person)
        for path in paths:
            assert (await browser.send_form(path, on=str(today()))).status_code == status
        assert "Kanarienhilfe" not in (await browser.get("/desk", params={"kept": str(request)})).text
    idris = await browser_of(world.idris)
    other = await _family(world, 7, Phase.FOLLOW_UP)
    answer = await idris.send_form(f"/conferences/{other.id}/plan/wishes/{request}/done", on=str(today()))
    assert answer.status_code == 404
    for typed in ("x", str(UUID(int=0)), "9" * 99):
        assert (await idris.get("/desk", params={"kept": typed, "spoken": typed})).status_code == 200


async def test_the_office_s_delay_is_seen_by_the_family_first_and_by_its_lead_after_a_week(world, browser_of):
    plan = await accept_plan(world)
    request = plan.plan.services[0].request
    vera, ayse = await browser_of(world.vera), await browser_of(world.ayse)
    for days, family, lead in ((0, False, False), (-1, True, False), (-7, True, False), (-8, True, True)):
        await PromisedHelp.delete(force=True)
        await promise(world, "Kanarienhilfe", days, request=request)
        for path in ("/my", "/my/promises/office"):
            assert ("The office is late" in (await ayse.get(path)).text) is family, (path, days)
        desk = await vera.get("/desk")
        assert ("For more than a week the office has not kept" in desk.text) is lead, days
        assert found_in(desk, ("Kanarienhilfe", "Yılmaz")) == []
        assert ("HB-2026-001" in desk.text) is lead
