"""What was presented, decided and answered cannot be changed: the database itself refuses, whoever asks."""

import asyncpg
import pytest

from app.database import all_or_nothing, rows
from app.plans import commands, queries
from app.practice.promises import Assent, AssentHow
from tests.plans import accept_plan, present_plan, write_plan

MEDDLING = {
    "the contingency": "UPDATE plan_version SET contingency = 'anders'",
    "the content": "UPDATE plan_version SET content = '{}'",
    "taking it back": "UPDATE plan_version SET presented_at = NULL",
    "removing it": "DELETE FROM plan_version",
    "the clarified text": "UPDATE agreement SET what = 'anders'",
    "the doer": "UPDATE agreement SET who = NULL",
    "an agreement out": "DELETE FROM agreement",
    "an agreement in": "INSERT INTO agreement (version, own_words) SELECT id, 'neu' FROM plan_version",
    "an answer out": "DELETE FROM agreement_line",
    "an answer in": "INSERT INTO agreement_line (agreement, line) SELECT a.id, l.id FROM agreement a, line l WHERE l.number = 0 LIMIT 1",
    "a wish out": "DELETE FROM requested_service",
    "a wish": "UPDATE requested_service SET what = 'anders'",
    "a wish in": "INSERT INTO requested_service (version, what) SELECT id, 'neu' FROM plan_version",
}


@pytest.mark.parametrize("what", MEDDLING)
async def test_a_presented_version(world, what):
    before = await present_plan(world)
    with pytest.raises(asyncpg.RaiseError, match="frozen"):
        async with all_or_nothing():
            await rows(MEDDLING[what])
    after = await queries.latest_presented(world.yilmaz.id)
    assert (after, after.intact) == (before, True)


@pytest.mark.parametrize("what", [what for what in MEDDLING if what not in {"the content", "an answer in"}])
async def test_the_same_can_be_done_to_a_draft(world, what):
    """The control: it is the presenting that freezes."""
    await write_plan(world)
    await rows(MEDDLING[what].replace("version, own_words) SELECT id, ", "version, promise, own_words) SELECT id, gen_random_uuid(), "))


async def test_own_words_are_never_overwritten_even_in_a_draft(world):
    await write_plan(world)
    with pytest.raises(asyncpg.RaiseError, match="own words"):
        async with all_or_nothing():
            await rows("UPDATE agreement SET own_words = 'schöner gesagt'")


@pytest.mark.parametrize(
    "meddle",
    [
        "UPDATE decision SET accepted = false",
        "DELETE FROM decision",
        "UPDATE line_verdict SET met = false, why = 'x'",
        "DELETE FROM line_verdict",
        "UPDATE assent_given SET answer = 'yes'",
        "DELETE FROM assent_given",
    ],
)
async def test_what_was_said_stays(world, meddle):
    await accept_plan(world)
    conference = await world.as_it_is()
    await commands.answer_plan(
        conference, person=world.sara.id, answer=Assent.NO, why="Zu viel.", how=AssentHow.TAP, by=world.sara.id
    )  # fmt: skip
    with pytest.raises(asyncpg.RaiseError, match="never overwritten"):
        async with all_or_nothing():
            await rows(meddle)


async def test_a_checksum_that_does_not_fit_is_told(world, browser_of):
    await present_plan(world)
    await rows("ALTER TABLE plan_version DISABLE TRIGGER plan_version_frozen")
    await rows("""UPDATE plan_version SET content = jsonb_set(content, '{contingency}', '"anders"')""")
    plan = await queries.latest_presented(world.yilmaz.id)
    assert not plan.intact
    nora = await browser_of(world.nora)
    assert "This text does not fit its fingerprint" in (await nora.get(f"/conferences/{world.yilmaz.id}/plan/versions/1")).text
