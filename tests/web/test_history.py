"""The demo's past: written in few statements, and yet as if it had been lived through."""

import json
from collections import Counter
from datetime import timedelta

import pytest

from app.database import row, rows
from app.demo.history import plant_history
from app.kit.clock import now, today
from app.plans.queries import versions_of
from app.plans.rules import checksum
from app.practice.phases import ENDS, Phase, Step, after

NUMBER = 30


@pytest.fixture
async def past(world):
    await plant_history([world.bremen.id], conferences=NUMBER, seed=7, spared=[world.nora.id, world.idris.id])
    return await rows("SELECT * FROM conference WHERE office = $1 AND id <> $2 ORDER BY reference", world.bremen.id, world.yilmaz.id)


async def test_it_works(world, past):
    assert len(past) == NUMBER
    assert len({each["reference"] for each in past} | {world.yilmaz.reference}) == NUMBER + 1
    ends = sum(Phase(each["phase"]) in ENDS for each in past)
    assert ends > NUMBER / 2
    assert all(now() - timedelta(days=740) < each["made_at"] <= each["phase_since"] <= now() for each in past)
    assert all((each["outcome"] != "") == (Phase(each["phase"]) in ENDS) for each in past)


async def test_every_conference_went_the_way_that_the_practice_knows(past):
    """Step by step from the enquiry, in time, to the phase in which it stands; private time as the server keeps it."""
    for each in past:
        phase, last = Phase.ENQUIRY, each["made_at"]
        for move in await rows("SELECT * FROM move WHERE conference = $1 ORDER BY at", each["id"]):
            assert move["at"] >= last
            last, phase = move["at"], after(Step(move["step"]), phase)
        assert (phase, last) == (each["phase"], each["phase_since"])
    steps = {each["step"]: each["number"] for each in await rows("SELECT step, count(*) AS number FROM move GROUP BY step")}
    private = await row("SELECT count(*) AS begun, count(ended_at) AS ended FROM private_time")
    assert (private["begun"], private["ended"]) == (steps["start_private_time"], steps["call_back"])


async def test_plans_are_what_the_family_presented(past):
    found = await rows("SELECT conference, number, content, checksum, presented_at FROM plan_version")
    assert found
    for each in found:
        assert each["presented_at"] is not None
        assert checksum(json.loads(each["content"])) == each["checksum"]
    for conference in {each["conference"] for each in found}:
        presented = await versions_of(conference)
        assert sorted(each.number for each in presented) == [*range(1, len(presented) + 1)]
    own_words = await rows("SELECT version, own_words FROM agreement")
    written = Counter((each["version"], each["own_words"]) for each in own_words)
    told = await rows("SELECT id, content FROM plan_version")
    frozen = Counter((each["id"], agreement["own_words"]) for each in told for agreement in json.loads(each["content"])["agreements"])
    assert written == frozen


async def test_whoever_closed_without_a_review_was_two(past):
    closed = await rows("""
        SELECT c.id, (SELECT count(*) FROM move m WHERE m.conference = c.id AND m.step = 'open_conference') AS meetings,
               (SELECT count(*) FROM second_look s WHERE s.conference = c.id AND s.agreed AND s.answered_by <> s.asked_by) AS signed
        FROM conference c WHERE c.phase = 'closed' AND EXISTS (SELECT 1 FROM decision d JOIN plan_version v ON v.id = d.version
                                                               WHERE v.conference = c.id AND d.accepted)
    """)
    assert closed
    assert {each["signed"] for each in closed if each["meetings"] < 2} <= {1}
    assert {each["signed"] for each in closed if each["meetings"] >= 2} <= {0}


async def test_no_desk_of_the_demo_drowns_in_it(world, past):
    running = [each for each in past if Phase(each["phase"]) not in ENDS]
    assert running
    assert {each["coordinator"] for each in running} == {world.jan.id}
    assert {each["coordinator"] for each in past} == {world.nora.id, world.jan.id}


async def test_the_same_seed_tells_the_same(world, past):
    """In the other office, at the same moment: other people and other numbers of files, the same families."""
    told = [(each["family_name"], each["outcome"], each["review_on"], each["made_at"].date()) for each in past]
    await plant_history([world.osnabrueck.id], conferences=NUMBER, seed=7)
    again = await rows("SELECT * FROM conference WHERE office = $1 ORDER BY reference", world.osnabrueck.id)
    assert [(each["family_name"], each["outcome"], each["review_on"], each["made_at"].date()) for each in again] == told
    assert all(each["made_at"].date() <= today() for each in again)
