"""A plan over time: a picture and the same as a table; the office sees what is shared, the family what each may know."""

import re
from datetime import date, timedelta
from uuid import uuid4

import pytest
from msgspec import structs

from app.audit.tables import AuditEntry
from app.conferences.tables import Participant
from app.follow_up.queries.over_time import Checked, HelpOverTime, NumberOn, OverTime, PromiseOverTime, VersionOn
from app.follow_up.queries.over_time import Said as SaidOn
from app.follow_up.tables import HowItIs, ProgressNote, PromiseCheck
from app.follow_up.timeline import WIDTH, picture
from app.kit.clock import now, today
from app.plans.tables import PromisedHelp
from app.practice.looking import Look
from app.practice.promises import Progress, Worked
from tests.plans import accept_plan
from tests.safety import a_second_meeting, part


async def staff_page(world, browser_of, person, language="en"):
    answer = await (await browser_of(person, language=language)).get(f"/conferences/{world.yilmaz.id}/over-time")
    assert answer.status_code == 200
    return answer.text


async def happenings(world, plan):
    """Everybody says something: Ayşe shares, Mehmet keeps to himself and the family, Sara's number is hers alone."""
    first, second = (each.promise for each in plan.plan.agreements)
    yilmaz = world.yilmaz.id
    await ProgressNote.insert(
        ProgressNote(conference=yilmaz, promise=first, by=world.ayse.id, state="needs_help", shared=True),
        ProgressNote(conference=yilmaz, promise=second, by=world.mehmet.id, state="partly", shared=False),
    )
    await PromiseCheck.insert(PromiseCheck(conference=yilmaz, promise=first, by=world.idris.id, worked="no", shared=True))
    for person, number, shared, for_family in ((world.ayse, 7, True, True), (world.sara, 2, False, False), (world.mehmet, 4, False, True)):
        await HowItIs.insert(
            HowItIs(conference=yilmaz, person=person.id, on=today(), number=number, shared=shared, for_family=for_family)
        )  # fmt: skip
    await PromisedHelp.insert(
        PromisedHelp(
            request=plan.plan.services[0].request, conference=yilmaz, what="Hausaufgabenhilfe", decision="granted", by=world.idris.id,
            promised_on=today() - timedelta(days=3), kept_on=today(), kept_by=world.idris.id,
        )
    )  # fmt: skip


async def test_it_works_the_picture_and_the_table_tell_the_same(world, browser_of):
    await happenings(world, await accept_plan(world))
    page = await staff_page(world, browser_of, world.idris)
    svg, table = re.search(r"<svg class=\"time\".*?</svg>", page, re.DOTALL)[0], page.partition("<tbody>")[2]
    for words in ("Version 1 presented", "Promised by the office", "Kept by the office", "It does not work yet", "Day of the review"):
        assert words in svg, words
        assert words in table, words
    assert "Cannot be done yet, we need help" in svg
    assert "How it is for Ayşe Demir" in svg
    assert "<title id=" in svg
    assert "<desc id=" in svg
    assert "style=" not in page.partition("<main")[2]
    assert await AuditEntry.count().where(AuditEntry.deed == Look.OVER_TIME, AuditEntry.who == world.idris.id) == 1


async def test_only_what_is_shared_appears_to_staff_and_each_of_the_family_sees_their_own(world, browser_of):
    await happenings(world, await accept_plan(world))
    for person in (world.idris, world.nora):
        page = (await staff_page(world, browser_of, person)).partition("<tbody>")[2]
        assert "Partly done" not in page
        assert "How it is: 2" not in page
        assert "How it is: 4" not in page
        assert "How it is: 7" in page
    expected = {"sara": {"2", "4", "7"}, "mehmet": {"4", "7"}, "elif_": {"4", "7"}}
    for name, numbers in expected.items():
        page = (await (await browser_of(getattr(world, name))).get("/my/plan/over-time")).text
        assert set(re.findall(r"How it is: (\d+)", page)) == numbers, name
        assert "Partly done" in page.partition("<tbody>")[2]


async def test_whoever_must_not_meet_somebody_sees_nothing_of_them_and_no_day_of_another_meeting(world, browser_of):
    await a_second_meeting(world, world.mehmet)
    await part(world, world.mehmet, world.sara)
    await happenings(world, await accept_plan(world))
    page = (await (await browser_of(world.sara)).get("/my/plan/over-time")).text
    assert "How it is: 4" not in page
    assert "Partly done" not in page.partition("<tbody>")[2]
    assert "presented" not in page.partition("<tbody>")[2]
    assert "How it is: 7" in page


async def test_nor_whether_their_promise_works_though_the_one_who_says_so_may_be_seen(world, browser_of):
    await part(world, world.mehmet, world.sara)
    plan = await accept_plan(world)
    of_mehmet = plan.plan.agreements[1].promise
    check = PromiseCheck(conference=world.yilmaz.id, promise=of_mehmet, by=world.ayse.id, worked="no", shared=True)
    await PromiseCheck.insert(check)
    seen = {}
    for person in (world.sara, world.elif_, world.mehmet):
        page = (await (await browser_of(person)).get("/my/plan/over-time")).text
        seen[person.name] = "It does not work yet" in page.partition("<tbody>")[2]
    assert seen == {"Sara Yılmaz": False, "Elif Yılmaz": True, "Mehmet Yılmaz": True}


async def test_who_has_left_is_not_drawn_for_the_family_any_more(world, browser_of):
    await happenings(world, await accept_plan(world))
    elif_ = await browser_of(world.elif_)
    assert "How it is: 7" in (await elif_.get("/my/plan/over-time")).text
    await Participant.update({Participant.left_at: now()}).where(Participant.person == world.ayse.id)
    assert "How it is: 7" not in (await elif_.get("/my/plan/over-time")).text


async def test_four_questions_and_the_same_for_many(world, browser_of, queries):
    await happenings(world, await accept_plan(world))
    for day in range(1, 20):
        number = HowItIs(conference=world.yilmaz.id, person=world.ayse.id, on=today() - timedelta(days=day), number=5, shared=True)
        await HowItIs.insert(number)
    nora, ayse = await browser_of(world.nora), await browser_of(world.ayse)
    for browser, path, asked in ((nora, f"/conferences/{world.yilmaz.id}/over-time", 4), (ayse, "/my/plan/over-time", 3)):
        queries.clear()
        assert (await browser.get(path)).status_code == 200
        assert len(queries) == asked, "\n".join(queries)


async def test_who_is_kept_out(world, browser_of):
    await accept_plan(world)
    for person, status in ((world.petra, 404), (world.foreign_caseworker, 404), (world.vera, 403), (world.ayse, 404)):
        assert (await (await browser_of(person)).get(f"/conferences/{world.yilmaz.id}/over-time")).status_code == status
    assert (await (await browser_of(world.interpreter)).get("/my/plan/over-time")).status_code == 403


FIRST = date(2027, 3, 1)
PLAN = OverTime(
    versions=[VersionOn(1, FIRST, FIRST)],
    meetings=[FIRST],
    promises=[
        PromiseOverTime(
            "Oma holt sie", "Ayşe", FIRST + timedelta(days=50), "", [SaidOn(FIRST, Progress.DONE)], [Checked(FIRST, Worked.PARTLY)]
        )
    ],
    help=[HelpOverTime("Hilfe", FIRST + timedelta(days=10), None)],
    review_on=FIRST + timedelta(days=100),
    numbers=[NumberOn(uuid4(), "Ayşe", FIRST, 0), NumberOn(uuid4(), "Sara", FIRST, 10)],
)


@pytest.mark.parametrize("rtl", [False, True])
def test_days_lie_where_they_belong_and_begin_on_the_side_of_the_reader(rtl):
    drawn = picture(PLAN, today=FIRST + timedelta(days=50), rtl=rtl)
    assert (drawn.since, drawn.until) == (FIRST, FIRST + timedelta(days=100))
    assert drawn.today == WIDTH / 2
    (start,) = [mark.x for mark in drawn.lanes[0].marks if mark.shape == "meeting"]
    (end,) = [mark.x for mark in drawn.lanes[0].marks if mark.shape == "review"]
    assert (start < end) is not rtl
    assert start + end == WIDTH
    (late,) = drawn.lanes[2].spans
    assert late.kind == "late"
    assert [len(lane.marks) for lane in drawn.lanes[3:]] == [1, 1]  # each person's numbers in a line of its own
    said = {(mark.says, mark.on) for lane in drawn.lanes for mark in lane.marks if mark.shape != "number"}
    assert said <= {(line.what, line.on) for line in drawn.lines}


def test_a_name_does_not_turn_a_promise_round():
    arabic = structs.replace(PLAN, promises=[structs.replace(PLAN.promises[0], what="تأخذ عائشة إليف إلى المدرسة")])
    label = picture(arabic, today=FIRST, rtl=True).lanes[1].label
    assert label == "\u2068\u2068Ayşe\u2069: تأخذ عائشة إليف إلى المدرسة\u2069"


def test_a_plan_of_today_has_a_picture_too():
    drawn = picture(OverTime([VersionOn(1, FIRST, None)], [FIRST], [], [], None, []), today=FIRST, rtl=False)
    assert 0 < drawn.today < WIDTH
    assert drawn.until > drawn.since
