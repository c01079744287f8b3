"""How an office works: its deadlines, its quiet hours, its own checklists."""

from datetime import date, timedelta

from app.conferences.tables import Conference
from app.kit.clock import today
from app.kit.html import day
from app.practice.phases import Phase
from app.profile.queries import entries_of, profile_of
from app.profile.tables import ChecklistEntry, Tick

OFFICE = {
    "edited": "0", "land": "NI", "quiet_from": "20:30", "quiet_until": "08:00", "first_talk_days": "3",
    "prepare_weeks": "4", "review_weeks": "12", "hour": "30,68", "approve_above": "250", "hints": "",
}  # fmt: skip


async def own(world, label="Fahrdienst fragen", **more):
    entry = ChecklistEntry(office=world.bremen.id, phase=Phase.PREPARATION, label=label, **more)
    await ChecklistEntry.insert(entry)
    return entry


async def test_it_works(world, browser_of):
    vera = await browser_of(world.vera)
    assert (await vera.send_form("/practice", **OFFICE)).status_code == 303
    kept = await profile_of(world.bremen.id)
    assert (kept.land, kept.review_weeks, kept.hour_cents, kept.hints, kept.edited) == ("NI", 12, 3068, False, 1)
    assert kept.approve_above_cents == 25000
    page = (await vera.get("/practice")).text
    assert 'value="30,68"' in page
    assert 'value="20:30"' in page


async def test_a_deadline_of_our_own_is_shown_with_its_day(world, browser_of):
    await world.at(Phase.PREPARATION, meets_on=today() + timedelta(days=30))
    vera, nora = await browser_of(world.vera), await browser_of(world.nora)
    answer = await vera.send_form("/practice/lists/preparation", edited="0", days_invited="10", counts_invited="before_meeting")
    assert answer.status_code == 303
    entry = next(each for each in await entries_of(world.bremen.id) if each.key == "invited")
    assert (entry.days, entry.counts) == (10, "before_meeting")
    hub = (await nora.get(f"/conferences/{world.yilmaz.id}")).text
    due = today() + timedelta(days=20)
    assert f"By {day(due)}" in hub


async def test_our_own_task_is_ticked_and_taken_back(world, browser_of):
    await world.at(Phase.PREPARATION)
    vera, nora = await browser_of(world.vera), await browser_of(world.nora)
    await vera.send_form("/practice/lists/preparation", edited="0", label_new="Fahrdienst fragen", days_new="7", short_new="yes")
    entry = (await entries_of(world.bremen.id))[-1]
    here = f"/conferences/{world.yilmaz.id}"
    assert f"{here}/tasks/{entry.id}" in (await nora.get(here)).text
    assert (await nora.send_form(f"{here}/tasks/{entry.id}")).status_code == 303
    assert (await nora.send_form(f"{here}/tasks/{entry.id}")).status_code == 303  # twice is as good as once
    assert await Tick.count().where(Tick.entry == entry.id) == 1
    assert f"{here}/tasks/{entry.id}/undo" in (await nora.get(here)).text
    await nora.send_form(f"{here}/tasks/{entry.id}/undo")
    assert await Tick.count() == 0


async def test_what_is_no_longer_asked_for_stays_where_it_was_ticked(world, browser_of):
    await world.at(Phase.PREPARATION)
    entry, vera, nora = await own(world), await browser_of(world.vera), await browser_of(world.nora)
    here = f"/conferences/{world.yilmaz.id}"
    await nora.send_form(f"{here}/tasks/{entry.id}")
    await vera.send_form(
        "/practice/lists/preparation", **{"edited": "0", f"label_{entry.id.hex}": entry.label, f"gone_{entry.id.hex}": "yes"}
    )
    assert await entries_of(world.bremen.id) == [] or all(each.key for each in await entries_of(world.bremen.id))
    assert "Fahrdienst fragen" in (await nora.get(here)).text


async def test_when_it_is_urgent_the_list_is_short(world, browser_of):
    await world.at(Phase.PREPARATION)
    await own(world, "Kuchen backen", short=False)
    nora = await browser_of(world.nora)
    long = (await nora.get(f"/conferences/{world.yilmaz.id}")).text
    await Conference.update({Conference.urgent: True}).where(Conference.id == world.yilmaz.id)
    short = (await nora.get(f"/conferences/{world.yilmaz.id}")).text
    for sentence in ("Kuchen backen", "Speak with everybody alone"):
        assert sentence in long
        assert sentence not in short
    assert "Invite everybody" in short


async def test_two_managers_at_once_overwrite_nothing(world, browser_of):
    vera = await browser_of(world.vera)
    await vera.send_form("/practice", **OFFICE)
    answer = await vera.send_form("/practice", **(OFFICE | {"land": "BY"}))
    assert (answer.status_code, (await profile_of(world.bremen.id)).land) == (409, "NI")
    answer = await vera.send_form("/practice/lists/preparation", edited="0", label_new="zu spät")
    assert (answer.status_code, await ChecklistEntry.count()) == (409, 0)
    assert "zu spät" in answer.text


async def test_mistakes_are_told_and_what_was_typed_is_kept(world, browser_of):
    vera = await browser_of(world.vera)
    answer = await vera.send_form("/practice", **(OFFICE | {"land": "XX", "hour": "viel", "first_talk_days": "-1"}))
    assert (answer.status_code, "viel" in answer.text) == (422, True)
    answer = await vera.send_form("/practice/lists/preparation", edited="0", label_new="Kuchen", days_new="bald")
    assert (answer.status_code, "Kuchen" in answer.text, await ChecklistEntry.count()) == (422, True, 0)
    assert (await vera.send_form("/practice/lists/nonsense", edited="0")).status_code == 404


async def test_another_offices_list_is_not_ours(world, browser_of):
    await world.at(Phase.PREPARATION)
    foreign = ChecklistEntry(office=world.osnabrueck.id, phase=Phase.PREPARATION, label="dort")
    await ChecklistEntry.insert(foreign)
    nora = await browser_of(world.nora)
    assert (await nora.send_form(f"/conferences/{world.yilmaz.id}/tasks/{foreign.id}")).status_code == 404
    assert "dort" not in (await nora.get(f"/conferences/{world.yilmaz.id}")).text


async def test_few_queries(world, browser_of, queries):
    await world.at(Phase.PREPARATION)
    nora, counts = await browser_of(world.nora), []
    for number in (1, 4):
        for i in range(number):
            await own(world, f"Eigenes {number} {i}")
        queries.clear()
        assert (await nora.get(f"/conferences/{world.yilmaz.id}")).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 4


def test_the_day_of_a_deadline():
    from app.practice.checklists import Counts, due_on

    began, meets = date(2027, 3, 1), date(2027, 4, 1)
    assert due_on(7, Counts.AFTER_BEGIN, began=began, meets=meets) == date(2027, 3, 8)
    assert due_on(7, Counts.BEFORE_MEETING, began=began, meets=meets) == date(2027, 3, 25)
    assert due_on(7, Counts.BEFORE_MEETING, began=began, meets=None) is None
    assert due_on(None, Counts.AFTER_BEGIN, began=began, meets=meets) is None
    assert due_on(7, Counts.AFTER_BEGIN, began=began, meets=meets, urgent=True) == date(2027, 3, 2)
    assert due_on(7, Counts.BEFORE_MEETING, began=began, meets=meets, urgent=True) == meets


async def test_the_aims_of_the_office_stand_on_each_conference(world, browser_of):
    vera, nora, here = await browser_of(world.vera), await browser_of(world.nora), f"/conferences/{world.yilmaz.id}"
    assert f"{day(today() + timedelta(days=5))}" in (await nora.get(here)).text  # the usual one
    await vera.send_form("/practice", **OFFICE)
    for phase, words, until in (
        (Phase.ENQUIRY, "First talk by", today() + timedelta(days=3)),
        (Phase.PREPARATION, "To meet by", today() + timedelta(weeks=4)),
        (Phase.AGREEING, "Review about", date(2027, 3, 24) + timedelta(weeks=12)),
    ):
        await world.at(phase)
        page = (await nora.get(here)).text
        assert (words in page, day(until) in page) == (True, True), phase
