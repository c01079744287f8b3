"""Every indicator, against figures counted by hand on four conferences that are written out here."""

from datetime import date, timedelta
from uuid import uuid4

from app.effects.queries.figures import counted, figures
from app.effects.rules import Quarter
from app.follow_up.tables import ProgressNote, PromiseCheck
from app.logistics.tables import Cost, Hours, InterpretingBooking
from app.plans.tables import PromisedHelp
from app.practice.indicators import INDICATORS
from app.profile.tables import Profile
from app.safety.tables import Exclusion
from tests.effects import Story, at, many
from tests.logistics import make_interpreter
from tests.world import World

Q1, Q2, Q3 = Quarter(2025, 1), Quarter(2025, 2), Quarter(2025, 3)
BEFORE = date(2025, 10, 1)


async def a_family_that_met_twice(world: World) -> None:
    """Asked on 10 January, held on 20 February with everything, met again on 24 April, closed on 30 June."""
    story = await Story(world, outcome="fulfilled", phase="closed", sitting=2).begin("2025-01-10")
    await story.steps(clarify_referral="2025-01-17", begin_preparation="2025-01-20", open_conference=at("2025-02-20", "09:00"))
    await story.steps(call_back=at("2025-02-20", "12:00"), accept_plan="2025-02-20", convene_review="2025-04-01")
    await story.steps(open_conference=at("2025-04-24", "09:00"), call_back="2025-04-24", keep_plan="2025-04-24", close="2025-06-30")
    mother = await story.person("family", "mother", "Mutter", here="information agreeing")
    person = story.somebody
    await story.talk(mother, "2025-01-14")
    await story.person("family", "father", "Vater", here="information", language="tr")
    father = story.somebody
    grandmother = await story.person("family", "mother", "Großmutter")
    await story.says(grandmother, "Ich helfe.")
    uncle = await story.person("family", "father", "Stiefvater")
    await story.says(uncle, "Nur für Nora.", for_all=False)
    child = await story.person("child", "both", "Kind", here="agreeing")
    await story.child_takes_part(child, "part_of_the_time")
    await story.person("supporter", "friends", "Freundin", here="information")
    await story.person("information_giver", "school", "Lehrerin", here="information")
    await story.person("interpreter", "professional", "Dolmetscherin", here="information agreeing")
    await story.alone(at("2025-02-20", "10:00"), at("2025-02-20", "11:00"))
    await story.alone(at("2025-02-20", "11:15"), at("2025-02-20", "11:45"))
    await story.alone(at("2025-04-24", "10:00"), at("2025-04-24", "12:00"))  # of the review: not counted
    await InterpretingBooking.insert(
        InterpretingBooking(
            office=world.bremen.id, conference=story.id, language="tr", state="confirmed", by=world.nora.id,
            interpreter=await make_interpreter(world), independent_on=date(2025, 2, 1), independent_by=world.nora.id,
        )
    )  # fmt: skip
    await the_promises(world, story, person, father)
    for day, minutes in (("2025-02-01", 600), ("2025-03-01", 300)):
        day_on = date.fromisoformat(day)
        await Hours.insert(Hours(conference=story.id, person=world.nora.id, day=day_on, phase="preparation", work="talks", minutes=minutes))
    await Cost.insert(Cost(conference=story.id, kind="food", planned_cents=99_00, actual_cents=150_00, by=world.nora.id))
    await Exclusion.insert(
        Exclusion(
            conference=story.id, participant=uncle, criterion="threat", until=date(2025, 3, 1), other_way="letter",
            decided_by=world.nora.id, signed_by=world.vera.id, signed_at=at("2025-02-15"),
        )
    )  # fmt: skip


async def the_promises(world: World, story: Story, mother, father) -> None:
    kept, unshared, again = uuid4(), uuid4(), uuid4()
    version = await story.plan(
        1, "2025-02-20",
        {"promise": kept, "who": mother, "due_on": date(2025, 3, 1), "checker": father},
        {"promise": unshared, "who": father, "due_words": "jede Woche", "checker": mother},
        {"promise": again, "who": father, "due_words": "sonntags", "checker": mother},
        contingency="Wir rufen Oma an.", review_on=date(2025, 4, 20),
    )  # fmt: skip
    await story.copy(version, mother, "2025-02-24")
    await story.copy(version, father, "2025-02-27", "tr")
    notes = [(kept, "needs_help", True, "2025-03-01"), (kept, "done", True, "2025-03-20"), (kept, "open", True, "2025-05-01")]
    notes += [(unshared, "done", False, "2025-03-01"), (again, "done", True, "2025-03-01")]
    for promise, state, shared, day in notes:
        await ProgressNote.insert(ProgressNote(conference=story.id, promise=promise, by=mother, state=state, shared=shared, at=at(day)))
    checked = {"conference": story.id, "promise": again, "by": mother}
    await PromiseCheck.insert(PromiseCheck(**checked, worked="partly", shared=True, at=at("2025-04-01")))
    helps = [("2025-03-15", "2025-03-10"), ("2025-03-20", "2025-04-05"), ("2025-03-01", "2025-03-09"), ("2025-04-10", None)]
    for promised, kept_on in helps:
        day = {"promised_on": date.fromisoformat(promised), "kept_on": date.fromisoformat(kept_on) if kept_on else None}
        about = {"request": uuid4(), "conference": story.id, "what": "Hilfe", "by": world.idris.id}
        await PromisedHelp.insert(PromisedHelp(**about, **day, decision="granted"))
    await PromisedHelp.insert(
        PromisedHelp(request=uuid4(), conference=story.id, what="x", decision="refused", words="y", by=world.idris.id)
    )


async def a_family_with_less(world: World) -> None:
    """Held half an hour after midnight on 1 April, by a coordinator who is a caseworker elsewhere; a thin plan, refused once."""
    story = await Story(world, outcome="other_help", phase="closed", caseworker=world.petra.id, coordinator=world.idris.id).begin(
        "2025-02-01"
    )
    await story.steps(clarify_referral="2025-02-08", begin_preparation="2025-02-10", open_conference=at("2025-03-31", "22:30"))
    await story.steps(call_back=at("2025-04-01", "01:00"), accept_plan="2025-04-10", close="2025-05-20")
    await story.person("family", "mother", "Mutter", here="information")
    mother = story.somebody
    child = await story.person("child", "both", "Kind")
    await story.child_takes_part(child, "letter")
    await story.person("information_giver", "professional", "Ärztin", here="information")
    await story.person("advocate", "professional", "Fürsprecherin", here="agreeing")
    await InterpretingBooking.insert(
        InterpretingBooking(office=world.bremen.id, conference=story.id, language="ti", state="not_found", by=world.nora.id)
    )
    promise = uuid4()
    await story.plan(1, "2025-04-02", {"promise": promise, "who": mother}, accepted=False)
    await story.plan(2, "2025-04-10", {"promise": promise, "who": mother})
    await PromiseCheck.insert(PromiseCheck(conference=story.id, promise=promise, by=mother, worked="no", shared=True, at=at("2025-05-01")))


async def four_conferences(world: World) -> None:
    await a_family_that_met_twice(world)
    await a_family_with_less(world)
    ended = await Story(world, outcome="with_plan", phase="ended_in_preparation").begin("2025-03-01")
    await ended.steps(begin_preparation="2025-03-05", end_in_preparation="2025-03-20")
    taken_back = await Story(world, outcome="taken_back", phase="ended_in_preparation").begin("2025-03-02")
    await taken_back.steps(end_in_preparation="2025-03-03")
    await many(world, 3, date(2025, 1, 5), office=world.osnabrueck)


#: Counted by hand. What is not named is 0.
COUNTED = {
    Q1: {
        "asked": 4, "accepted": 3, "ended_early": 2, "ended_with_plan": 1, "ended_taken_back": 1, "held": 1, "accepted_same_day": 1,
        "plan_accepted": 1, "days_to_talk": [4], "days_to_clarity": [7, 7], "days_to_yes": [10, 9, 4], "days_to_meeting": [41],
        "days_to_copy": [4], "family_there": [4], "professionals_there": [3], "invited": 6, "came": 4, "absent": 2, "views_brought": 1,
        "side_both": 1, "fathers_side": 1, "father_came": 1, "children": 1, "children_partly": 1, "interpreted": 1, "exclusions": 1,
        "private_time": 1, "private_minutes": [90], "three_phases": 1, "independent": 1, "more_family": 1,
        "plan_complete": 1, "plan_who_when": 1, "plan_contingency": 1, "plan_review": 1, "plan_checked": 1,
        "copies": 2, "copies_de": 1, "copies_tr": 1, "help_due": 3, "help_on_time": 1, "help_late": 1, "help_open": 1,
    },
    Q2: {
        "held": 1, "plan_accepted": 1, "plan_refused": 1, "reviewed": 1, "closed": 2, "closed_fulfilled": 1, "closed_other_help": 1,
        "days_to_meeting": [59], "days_to_review": [63], "family_there": [1], "professionals_there": [4], "invited": 2, "came": 1,
        "absent": 1, "side_mother": 1, "children": 1, "children_sent": 1, "not_interpreted": 1,
        "promises": 4, "promises_kept": 1, "promises_partly": 1, "promises_open": 1, "promises_unknown": 1,
        "help_due": 1, "help_open": 1, "hours_each": [900], "cost_each": [15000],
    },
}  # fmt: skip


async def test_every_indicator_is_counted_as_by_hand(world):
    await four_conferences(world)
    bremen = (await counted(world.bremen.id, before=BEFORE))[world.bremen.id]

    for quarter in (Q1, Q2, Q3):
        expected = COUNTED.get(quarter, {})
        counts = {key: number for (key, when), number in bremen.counts.items() if when == quarter and number}
        values = {key: sorted(several) for (key, when), several in bremen.values.items() if when == quarter and several}
        assert counts == {key: len(said) if isinstance(said, list) else said for key, said in expected.items()}
        assert values == {key: sorted(said) for key, said in expected.items() if isinstance(said, list)}

    earlier = (await counted(world.bremen.id, before=date(2025, 4, 1)))[world.bremen.id]
    assert {when for _, when in earlier.counts} == {Q1}  # what comes after the day is not counted yet


def test_no_indicator_was_forgotten():
    """Each is counted at least once above, or is known to be none of these four."""
    named = set().union(*COUNTED.values())
    others = {each.key for each in INDICATORS if each.key.startswith("copies_")} | {
        "ended_without_plan", "ended_withdrawn", "closed_without_plan", "closed_withdrawn", "side_father", "side_neither",
        "children_there", "children_advocate", "children_unknown", "promises_help", "promises_gone",
    }  # fmt: skip

    assert {each.key for each in INDICATORS} - named <= others


async def test_a_land_is_all_of_its_offices_and_an_hour_costs_what_an_office_says(world):
    """An office that has said nothing of itself is in Bremen."""
    await Profile.insert(Profile(office=world.bremen.id, hour_cents=30_00))
    await four_conferences(world)

    found = await counted(world.bremen.id, whole_land=True, before=BEFORE)
    assert {office: each.counts["asked", Q1] for office, each in found.items()} == {world.bremen.id: 4, world.osnabrueck.id: 3}
    assert found[world.bremen.id].values["cost_each", Q2] == [150_00 + 15 * 30_00]


async def test_fewer_than_five_leave_this_room_for_nobody(world):
    await four_conferences(world)
    await many(world, 2, date(2025, 8, 1))

    found = await figures(world.bremen.id, since=Q1, until=Quarter(2025, 4), today=date(2026, 2, 1))
    assert (found.sums["asked"].number, found.sums["held"].number) == (6, None)
    assert all(shown.number is None or shown.number == 0 or shown.number >= 5 for line in found.lines.values() for shown in line)
    assert all(shown.middle is None for shown in found.sums.values())


async def test_middle_values_are_of_five_at_least_and_a_quarter_is_told_once_it_is_over(world):
    for days in (3, 9, 20, 33, 40):
        story = await Story(world).begin("2025-05-01")
        await story.steps(begin_preparation=at("2025-05-01") + timedelta(days=days))
    await many(world, 30, date(2025, 12, 30))

    over = await figures(world.bremen.id, since=Q1, until=Quarter(2025, 4), today=date(2026, 1, 1))
    running = await figures(world.bremen.id, since=Q1, until=Quarter(2025, 4), today=date(2025, 12, 31))
    assert (over.sums["days_to_yes"].number, over.sums["days_to_yes"].middle, over.sums["asked"].number) == (5, 20.0, 35)
    assert (running.last, running.until, running.sums["asked"].number) == (Q3, Q3, None)
