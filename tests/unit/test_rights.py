"""The one table of rights, read as sentences."""

import pytest

from app.practice.phases import ENDS, Phase
from app.practice.right_names import RIGHT_NAMES
from app.practice.rights import DESK_RIGHTS, RIGHTS, DeskRight, Right, may
from app.practice.roles import FAMILY_GROUP, GUESTS, PROFESSIONALS, Role, StaffRole


def rights_of(role: Role, phase: Phase) -> set[Right]:
    return {right for right in Right if may(role, right, phase)}


@pytest.mark.parametrize("role", sorted(PROFESSIONALS))
def test_in_private_time_professionals_see_that_it_is_so_and_nothing_else(role):
    allowed = {
        Role.COORDINATOR: {Right.SEE_CONFERENCE, Right.CALL_BACK},
        Role.CASEWORKER: {Right.SEE_CONFERENCE},
        Role.MANAGER: {Right.SEE_CONFERENCE},
        Role.STANDBY: set(),
    }
    assert rights_of(role, Phase.PRIVATE_TIME) == allowed[role]


def test_guests_have_no_part_in_private_time():
    for role in GUESTS:
        assert rights_of(role, Phase.PRIVATE_TIME) <= {Right.ENTER}


@pytest.mark.parametrize("phase", Phase)
def test_a_child_never_reads_the_concern(phase):
    assert not may(Role.CHILD, Right.SEE_CONCERN, phase)


@pytest.mark.parametrize("phase", Phase)
def test_the_manager_reads_nothing_of_the_family(phase):
    assert rights_of(Role.MANAGER, phase) <= {
        Right.SEE_CONFERENCE,
        Right.ASSIGN,
        Right.PROMISE_START,
        Right.APPROVE_COSTS,
        Right.SEE_FIDELITY,
    }


@pytest.mark.parametrize("phase", Phase)
def test_the_caseworker_has_no_part_in_the_preparation(phase):
    forbidden = {Right.PREPARE, Right.KEEP_NOTES, Right.GIVE_LINK, Right.INVITE, Right.SEE_MESSAGES, Right.WRITE_PLAN, Right.LEAD_DAY}
    forbidden |= {Right.KEEP_SAFE, Right.HAND_OVER, Right.ARRANGE, Right.COUNT_HOURS, Right.GATHER_FACTS, Right.SEE_OWN_MAP}
    assert rights_of(Role.CASEWORKER, phase) & forbidden == set()


@pytest.mark.parametrize("phase", Phase)
def test_the_coordinator_neither_writes_the_concern_nor_decides(phase):
    forbidden = {Right.WRITE_REFERRAL, Right.DECIDE_PLAN, Right.GRANT_HELP, Right.KEEP_OFFICE_PROMISE, Right.REPORT_PROGRESS}
    assert rights_of(Role.COORDINATOR, phase) & forbidden == set()


def test_on_standby_one_sees_that_it_is_there_and_takes_it_on():
    assert {phase: rights_of(Role.STANDBY, phase) for phase in Phase if rights_of(Role.STANDBY, phase)} == {
        Phase.ENQUIRY: {Right.SEE_CONFERENCE, Right.TAKE_ON}
    }


@pytest.mark.parametrize("phase", sorted(ENDS))
def test_after_the_end_everybody_only_looks(phase):
    looking = {Right.SEE_CONFERENCE, Right.SEE_REFERRAL, Right.SEE_MESSAGES, Right.READ_PRESENTED_PLAN, Right.SEE_PROGRESS}
    looking |= {Right.SEE_OVER_TIME, Right.SHOW_THE_FAMILY, Right.SEE_FIDELITY, Right.READ_CHILDS_PLAN}
    hours = {Right.COUNT_HOURS}  # the last ones are written down when all is over
    saying = {Right.SAY_HOW_IT_WENT, Right.ENTER_FEEDBACK, Right.LOOK_BACK_AND_LEARN}  # none of it is kept with the conference
    for role in PROFESSIONALS:
        assert rights_of(role, phase) <= looking | hours | saying
    for role in FAMILY_GROUP | GUESTS:
        looks = {Right.SEE_CONCERN, Right.READ_PLAN, Right.READ_CHILDS_PLAN, Right.SEE_WHO_LOOKED}
        assert rights_of(role, phase) <= looks | {Right.ENTER, Right.GIVE_FEEDBACK}


def test_the_administrator_has_nothing_to_do_with_families():
    assert {right for right in DeskRight if StaffRole.ADMINISTRATOR in DESK_RIGHTS[right]} == {DeskRight.SEE_DESK, DeskRight.RUN_OFFICE}


def test_every_right_is_granted_somewhere_and_has_a_sentence():
    assert set(RIGHTS) == set(RIGHT_NAMES) == set(Right)
    assert all(grant.roles and grant.phases for grants in RIGHTS.values() for grant in grants)
