"""The life of a conference as a table: every phase is reached, and it ends."""

from itertools import pairwise

import pytest

from app.practice.phases import ENDS, NOT_NOW, OPEN, PHASE_NAMES, ROAD, STEPS, STEPS_TAKEN, Phase, Step, after, open_steps


def reached_from(start: Phase) -> set[Phase]:
    seen, waiting = {start}, [start]
    while waiting:
        for step in open_steps(waiting.pop()):
            if (target := STEPS[step].target) not in seen:
                seen.add(target)
                waiting.append(target)
    return seen


def test_every_phase_is_reached_from_the_enquiry():
    assert reached_from(Phase.ENQUIRY) == set(Phase)


@pytest.mark.parametrize("phase", Phase)
def test_from_every_phase_it_can_end(phase):
    assert reached_from(phase) & ENDS


@pytest.mark.parametrize("phase", sorted(ENDS))
def test_nothing_follows_an_end(phase):
    assert open_steps(phase) == []


def test_only_the_family_ends_its_private_time():
    assert open_steps(Phase.PRIVATE_TIME) == [Step.CALL_BACK]


def test_a_plan_is_accepted_only_after_private_time():
    assert [phase for phase in Phase if after(Step.ACCEPT_PLAN, phase)] == [Phase.AGREEING]
    assert {step for step in Step if STEPS[step].target is Phase.AGREEING} == {Step.CALL_BACK, Step.REOPEN_PLAN}


def test_before_it_is_held_it_ends_in_preparation_and_afterwards_it_is_closed():
    before = {phase for phase in Phase if after(Step.END_IN_PREPARATION, phase)}
    held = {phase for phase in Phase if after(Step.CLOSE, phase)}
    assert before == {Phase.ENQUIRY, Phase.CLARIFIED, Phase.PREPARATION}
    assert held == OPEN - before - {Phase.PRIVATE_TIME}


def test_the_road_is_one_that_can_be_walked():
    for here, there in pairwise(ROAD):
        assert there in {STEPS[step].target for step in open_steps(here)}


@pytest.mark.parametrize("step", Step)
def test_an_impossible_step_has_its_sentence(step):
    assert NOT_NOW[step].endswith(".")
    assert STEPS_TAKEN[step]
    assert [phase for phase in Phase if after(step, phase) is None] != []


def test_every_phase_has_a_name():
    assert set(PHASE_NAMES) == set(Phase)
