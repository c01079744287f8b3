"""Who may be written to at this moment, and when it is tried again."""

from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from app.outbox.rules import OLDEST, Standing, after_failure, held_back, please_phone, too_late
from app.practice.mail import RULES, Kind, Problem, State
from app.practice.phases import Phase
from app.practice.taking_part import Way
from app.practice.waits import MAIL_WAITS

NOW = datetime(2027, 3, 1, 12, tzinfo=UTC)
FAMILY = [kind for kind in Kind if RULES[kind].to_family]
STAFF = [kind for kind in Kind if not RULES[kind].to_family]


def message(kind=Kind.INVITATION, **other):
    phase = min(RULES[kind].phases, default=None)
    return msgspec.structs.replace(Standing(kind=kind, address="ayse@familie.test", phase=phase, made_at=NOW), **other)


@pytest.mark.parametrize("kind", Kind)
def test_a_message_goes_when_nothing_speaks_against_it(kind):
    assert held_back(message(kind)) is None


@pytest.mark.parametrize("kind", FAMILY)
@pytest.mark.parametrize(
    ("other", "problem"),
    [
        ({"consent_withdrawn": True}, Problem.NO_CONSENT),
        ({"custody_withdrawn": True}, Problem.NO_CONSENT),
        ({"takes_part": False}, Problem.LEFT),
        ({"link_good": False}, Problem.NO_LINK),
        ({"phase": None}, Problem.NOT_NOW),
        ({"address": ""}, Problem.NO_ADDRESS),
        ({"way": None}, Problem.NO_ADDRESS),
        ({"no_email": True}, Problem.NO_EMAIL),
        ({"consent_withdrawn": True, "takes_part": False, "link_good": False, "address": ""}, Problem.NO_CONSENT),
    ],
)
def test_a_message_to_the_family_is_held_back(kind, other, problem):
    assert held_back(message(kind, **other)) is problem


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("phase", Phase)
def test_a_message_goes_only_while_it_makes_sense(kind, phase):
    phases = RULES[kind].phases
    expected = None if not phases or phase in phases else Problem.NOT_NOW
    assert held_back(message(kind, phase=phase)) is expected


def test_nothing_is_said_about_the_plan_in_private_family_time():
    assert held_back(message(Kind.PLAN_NEWS, phase=Phase.PRIVATE_TIME)) is Problem.NOT_NOW


@pytest.mark.parametrize("kind", STAFF)
def test_staff_need_no_consent_and_no_link(kind):
    assert held_back(message(kind, consent_withdrawn=True, custody_withdrawn=True, link_good=False)) is None


@pytest.mark.parametrize("kind", STAFF)
def test_a_closed_account_hears_nothing(kind):
    assert held_back(message(kind, takes_part=False)) is Problem.LEFT


def test_a_spent_ticket_is_not_sent():
    assert held_back(message(Kind.STAFF_RESET, ticket_good=False)) is Problem.NOT_NOW


def test_it_is_too_late_from_the_moment_itself():
    moment = NOW + timedelta(hours=1)
    assert [too_late(message(give_up_at=moment), at) for at in (moment - timedelta(seconds=1), moment)] == [False, True]


def test_a_message_that_could_not_go_for_days_does_not_go_any_more():
    assert [too_late(message(), NOW + OLDEST - timedelta(seconds=1)), too_late(message(), NOW + OLDEST)] == [False, True]


def test_waits_grow_and_end():
    fates = [after_failure(Problem.LATER, message(), tries, NOW) for tries in range(1, len(MAIL_WAITS) + 2)]
    assert [fate.at and fate.at - NOW for fate in fates] == [*MAIL_WAITS, None]
    assert [fate.state for fate in fates] == [State.WAITING] * len(MAIL_WAITS) + [State.GIVEN_UP]
    assert fates[-1].problem is Problem.TOO_LATE


def test_a_refused_address_is_given_up_at_once():
    assert after_failure(Problem.REFUSED, message(), 1, NOW) == (State.GIVEN_UP, Problem.REFUSED, None)


def test_the_last_look_is_at_the_moment_of_giving_up():
    soon = NOW + timedelta(seconds=30)
    assert after_failure(Problem.UNKNOWN, message(give_up_at=soon), 1, NOW) == (State.WAITING, Problem.UNKNOWN, soon)


@pytest.mark.parametrize("kind", FAMILY)
def test_somebody_phones_when_the_family_does_not_know(kind):
    phones = {problem for problem in Problem if please_phone(kind, problem)}
    expected = {Problem.REFUSED, Problem.TOO_LATE, Problem.UNKNOWN, Problem.NO_ADDRESS, Problem.NO_EMAIL, Problem.BOUNCED}
    assert phones == (expected | {Problem.NO_CONSENT} if kind is Kind.CANCELLED else expected)


@pytest.mark.parametrize("kind", STAFF)
def test_nobody_phones_a_colleague(kind):
    assert [problem for problem in Problem if please_phone(kind, problem)] == []


def test_whoever_wants_no_e_mail_still_gets_text_messages():
    assert held_back(message(no_email=True, way=Way.TEXT, address="+491711234567")) is None


def test_a_text_message_of_which_nobody_knows_is_repeated_once():
    """A mail's reader sees one of two with the same Message-ID; a telephone rings twice."""
    fates = [after_failure(Problem.UNKNOWN, message(way=Way.TEXT), tries, NOW).state for tries in (1, 2)]
    assert fates == [State.WAITING, State.GIVEN_UP]
    assert after_failure(Problem.UNKNOWN, message(), 2, NOW).state is State.WAITING
