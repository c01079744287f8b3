"""What is missing in each phase, and the one next step."""

import pytest

from app.practice.checklists import CHECKLISTS, checklist, missing
from app.practice.facts import Facts
from app.practice.next_steps import next_step
from app.practice.phases import Phase
from app.practice.roles import Role

CLEAR = Facts(coordinator=True, concern=True, question=True, bottom_lines=1, custody=2)
PREPARED = Facts(custody=2, family=4, mothers_side=2, fathers_side=2, date=True)


def keys(role, phase, facts):
    return [task.key for task in missing(role, phase, facts)]


def test_every_phase_has_its_list():
    assert set(CHECKLISTS) == set(Phase)


def test_the_referral_is_clear_only_with_all_of_it():
    assert keys(Role.COORDINATOR, Phase.ENQUIRY, CLEAR) == []
    assert keys(Role.COORDINATOR, Phase.ENQUIRY, CLEAR._replace(question=False)) == ["question"]
    assert keys(Role.COORDINATOR, Phase.ENQUIRY, CLEAR._replace(bottom_lines=0)) == ["bottom_lines"]
    assert keys(Role.COORDINATOR, Phase.ENQUIRY, CLEAR._replace(custody_without_consent=1)) == ["consents"]
    assert keys(Role.COORDINATOR, Phase.ENQUIRY, CLEAR._replace(custody=0)) == ["consents"]


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"custody_without_consent": 1}, "consents"),
        ({"family": 2}, "circle"),
        ({"fathers_side": 0}, "sides"),
        ({"unreachable": 1}, "reach"),
        ({"unprepared": 1}, "prepared"),
        ({"date": False}, "date"),
        ({"unanswered": 1}, "answered"),
    ],
)
def test_what_is_missing_for_the_date(change, key):
    assert keys(Role.COORDINATOR, Phase.PREPARATION, PREPARED) == []
    assert keys(Role.COORDINATOR, Phase.PREPARATION, PREPARED._replace(**change)) == [key]


def test_nobody_has_answered_before_they_are_invited():
    assert keys(Role.COORDINATOR, Phase.PREPARATION, PREPARED._replace(not_invited=2)) == ["invited", "answered"]


def test_the_caseworker_is_not_told_what_the_preparation_lacks():
    assert checklist(Role.CASEWORKER, Phase.PREPARATION, Facts()) == []


def test_office_duties_are_the_caseworkers():
    facts = Facts(wishes=1, promises=1, not_handed_out=1, owed=1)
    assert keys(Role.CASEWORKER, Phase.FOLLOW_UP, facts) == ["wishes", "promises"]
    assert keys(Role.COORDINATOR, Phase.FOLLOW_UP, facts) == ["handed", "owed"]


def test_what_is_missing_comes_before_what_moves_on():
    assert next_step(Role.COORDINATOR, Phase.ENQUIRY, Facts(coordinator=True)).where == "/referral"
    step = next_step(Role.COORDINATOR, Phase.ENQUIRY, CLEAR)
    assert (step.where, step.sends) == ("/clarify", True)
    assert next_step(Role.COORDINATOR, Phase.CLARIFIED, CLEAR).where == "/begin"
    assert next_step(Role.COORDINATOR, Phase.PREPARATION, PREPARED).where == "/day"


def test_a_presented_plan_is_the_caseworkers_next_step():
    assert next_step(Role.CASEWORKER, Phase.AGREEING, Facts(presented=True)).where == "/plan/decision"
    assert next_step(Role.CASEWORKER, Phase.AGREEING, Facts()).where == ""


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.CASEWORKER])
@pytest.mark.parametrize("phase", Phase)
def test_there_is_always_one_next_step_or_a_sentence(role, phase):
    for facts in (Facts(), CLEAR, PREPARED):
        assert next_step(role, phase, facts).label


def test_who_could_not_answer_yet_has_not_said_what_they_think_of_the_plan():
    facts = Facts(agreements=1, contingency=True, review=True, presented=True)
    assert keys(Role.COORDINATOR, Phase.AGREEING, facts) == []
    assert keys(Role.COORDINATOR, Phase.AGREEING, facts._replace(owed=1)) == ["answers"]
