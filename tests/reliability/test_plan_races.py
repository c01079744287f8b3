"""Two people at once, on a real pool with committed data: one wins, the other is told; nothing is lost, nothing doubled."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from app.database import DB, all_or_nothing, rows
from app.kit.errors import Refused
from app.plans import commands, queries
from app.plans.commands import EditedMeanwhile
from app.plans.forms import AgreementForm, ChangedAgreementForm, FrameForm, WishForm
from app.plans.rules import checksum
from app.plans.tables import Agreement
from app.practice.phases import Phase
from app.practice.promises import HelpDecision
from tests.plans import all_yes, one_no, present_plan, write_plan
from tests.world import World

pytestmark = pytest.mark.committed


@pytest.fixture
async def town(world: World) -> AsyncIterator[World]:
    """The world, committed; both offices are erased afterwards."""
    yield world
    async with all_or_nothing():
        await rows("SELECT set_config('familienrat.erasing', 'yes', true)")
        said = ("handed_out", "promised_help", "line_verdict", "decision", "assent_given")
        written = ("agreement_line", "agreement", "requested_service", "plan_version")
        around = ("move", "consent", "participant", "line", "referral", "conference", "office")
        for table in said + written + around:
            await rows(f"DELETE FROM {table}")  # noqa: S608
        await rows("ALTER TABLE audit_entry DISABLE TRIGGER audit_only_grows")
        await rows("DELETE FROM audit_entry")
        await rows("ALTER TABLE audit_entry ENABLE TRIGGER audit_only_grows")


async def at_once(*tries):
    """What became of each: what it returned, or how it was refused."""
    return await asyncio.gather(*tries, return_exceptions=True)


def how_many(results, kind):
    return sum(isinstance(result, kind) for result in results)


async def test_two_who_decide(town):
    plan = await present_plan(town)
    conference = await town.as_it_is()
    results = await at_once(*(commands.decide(conference, all_yes(plan), by=town.idris.id) for _ in range(4)))
    assert (results.count(True), how_many(results, Refused)) == (1, 3), results
    assert len(await rows("SELECT id FROM decision")) == 1
    assert [each["step"] for each in await rows("SELECT step FROM move")] == ["accept_plan"]


async def test_a_yes_and_a_no_at_once(town):
    plan = await present_plan(town)
    conference = await town.as_it_is()
    results = await at_once(
        commands.decide(conference, all_yes(plan), by=town.idris.id), commands.decide(conference, one_no(plan, "weil"), by=town.idris.id)
    )
    assert how_many(results, Refused) == 1, results
    accepted = [each["accepted"] for each in await rows("SELECT accepted FROM decision")]
    phase, draft = (await town.as_it_is()).phase, await queries.draft_of(town.yilmaz.id)
    assert (accepted, phase, draft is not None) in [([True], Phase.FOLLOW_UP, False), ([False], Phase.AGREEING, True)]


async def test_a_yes_while_the_family_begins_to_change_it(town):
    plan = await present_plan(town)
    conference = await town.as_it_is()
    results = await at_once(commands.decide(conference, all_yes(plan), by=town.idris.id), commands.start_draft(conference, by=town.nora.id))
    assert how_many(results, Refused) == 1, results
    phase, draft = (await town.as_it_is()).phase, await queries.draft_of(town.yilmaz.id)
    assert (phase, draft is not None) in [(Phase.FOLLOW_UP, False), (Phase.AGREEING, True)]


async def test_two_who_present(town):
    await write_plan(town)
    conference = await town.as_it_is()
    results = await at_once(*(commands.present(conference, by=town.nora.id) for _ in range(4)))
    assert how_many(results, Refused) == 3, results
    assert len(await rows("SELECT id FROM plan_version WHERE presented_at IS NOT NULL")) == 1


async def test_presenting_while_somebody_adds(town):
    """Whichever is first: what is frozen is exactly what stands in the version."""
    await write_plan(town)
    conference = await town.as_it_is()
    form = AgreementForm(own_words="Sara kocht freitags.", who=town.sara.id)
    results = await at_once(
        *(commands.add_agreement(conference, form, by=town.sara.id) for _ in range(3)), commands.present(conference, by=town.nora.id)
    )
    plan = await queries.latest_presented(town.yilmaz.id)
    stored = await rows("SELECT promise FROM agreement WHERE version = $1 ORDER BY position", plan.id)
    assert [each["promise"] for each in stored] == [each.promise for each in plan.plan.agreements]
    assert len(plan.plan.agreements) == 2 + sum(not isinstance(result, Exception) for result in results[:3])
    assert plan.intact


async def test_presenting_what_was_read_while_somebody_adds(town):
    writing = await write_plan(town)
    conference = await town.as_it_is()
    form = AgreementForm(own_words="Sara kocht freitags.", who=town.sara.id)
    await at_once(
        commands.add_agreement(conference, form, by=town.sara.id),
        commands.present(conference, seen=checksum(writing.as_plan()), by=town.nora.id),
    )
    plan = await queries.latest_presented(town.yilmaz.id)
    assert plan is None or plan.plan == writing.as_plan()


async def test_two_who_change_the_same_agreement(town):
    writing = await write_plan(town)
    conference, agreement = await town.as_it_is(), writing.draft.agreements[0]
    forms = [ChangedAgreementForm(edited=0, what=f"Text {i}", who=town.ayse.id) for i in range(4)]
    results = await at_once(*(commands.change_agreement(conference, agreement.id, form, by=town.nora.id) for form in forms))
    assert how_many(results, EditedMeanwhile) == 3, results
    winner = results.index(None)
    now = (await queries.draft_of(town.yilmaz.id)).agreements[0]
    assert (now.what, now.edited) == (f"Text {winner}", 1)


async def test_without_saying_what_was_seen_a_text_would_be_lost(town):
    """The control: the same change without `edited` in its where lets the last one win, and nobody is told."""
    writing = await write_plan(town)
    agreement = writing.draft.agreements[0]

    async def change(what):
        await Agreement.update({Agreement.what: what}).where(Agreement.id == agreement.id)

    results = await at_once(*(change(f"Text {i}") for i in range(4)))
    assert results == [None] * 4


async def test_two_who_set_the_frame(town):
    writing = await write_plan(town)
    conference = await town.as_it_is()
    forms = [FrameForm(edited=writing.draft.edited, contingency=f"Plan {i}") for i in range(3)]
    results = await at_once(*(commands.set_frame(conference, form, by=town.nora.id) for form in forms))
    assert how_many(results, EditedMeanwhile) == 2, results


async def test_two_first_words_make_one_draft(town):
    await town.at(Phase.AGREEING)
    conference = await town.as_it_is()
    results = await at_once(
        *(commands.add_agreement(conference, AgreementForm(own_words=f"Wort {i}"), by=town.nora.id) for i in range(5)),
        commands.start_draft(conference, by=town.nora.id),
    )
    assert how_many(results, Exception) == 0, results
    draft = await queries.draft_of(town.yilmaz.id)
    assert sorted(each.own_words for each in draft.agreements) == [f"Wort {i}" for i in range(5)]
    assert [each["position"] for each in await rows("SELECT position FROM agreement ORDER BY position")] == [1, 2, 3, 4, 5]


async def test_two_who_reopen_or_leave_it_as_it_is(town):
    plan = await present_plan(town)
    await commands.decide(await town.as_it_is(), all_yes(plan), by=town.idris.id)
    conference = await town.as_it_is()
    results = await at_once(*(commands.reopen(conference, by=town.nora.id) for _ in range(3)))
    assert how_many(results, Refused) == 2, results
    conference = await town.as_it_is()
    results = await at_once(*(commands.keep_plan(conference, by=town.nora.id) for _ in range(3)))
    assert (how_many(results, Refused), (await town.as_it_is()).phase) == (2, Phase.FOLLOW_UP), results
    assert await queries.draft_of(town.yilmaz.id) is None


async def test_a_wish_is_answered_and_kept_once(town):
    plan = await present_plan(town)
    conference, request = await town.as_it_is(), plan.plan.services[0].request
    form = WishForm(decision=HelpDecision.GRANTED, promised_on=plan.plan.review_on)
    results = await at_once(*(commands.answer_wish(conference, request, form, by=town.idris.id) for _ in range(3)))
    assert how_many(results, Refused) == 3 - results.count(None), results
    assert results.count(None) >= 1
    assert len(await rows("SELECT request FROM promised_help")) == 1


async def test_handing_out_to_everybody_at_once(town):
    plan = await present_plan(town)
    await commands.decide(await town.as_it_is(), all_yes(plan), by=town.idris.id)
    conference = await town.as_it_is()
    await at_once(*(commands.hand_out_to_all(conference, by=town.nora.id) for _ in range(3)))
    received = await rows("SELECT person, count(*) FROM handed_out GROUP BY person")
    assert [each["count"] for each in received] == [1, 1, 1, 1]


async def test_the_pool_is_whole_after_all_this(town):
    """No connection was lost in a refusal."""
    await write_plan(town)
    conference = await town.as_it_is()
    await at_once(*(commands.present(conference, by=town.nora.id) for _ in range(30)))
    assert DB.pool is not None
    assert await asyncio.wait_for(asyncio.gather(*(rows("SELECT 1") for _ in range(20))), 10)
