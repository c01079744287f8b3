"""What the first page asks while a plan lives, in the order in which it is due, and where everything else stands."""

from types import SimpleNamespace

import pytest

from app.family.lately import Lately
from app.family.queries import Today
from app.family.start import asks, ways
from app.kit import i18n
from app.practice import rights
from app.practice.phases import Phase
from app.practice.roles import Role
from app.practice.taking_part import Invited

NOTHING = dict.fromkeys(Today.__struct_fields__, False) | {"answer": None, "number": 1, "accepted": True, "my_answer": "yes"}
NOTHING |= {"days": "", "still_ahead": 0, "looks_after": 0, "to_check": 0}
NEWS = Lately()


def somebody(phase, role=Role.FAMILY, takes_part="together"):
    return SimpleNamespace(
        role=role, phase=phase, sitting=1, may=lambda right: rights.may(role, right, phase),
        meeting=SimpleNamespace(takes_part=takes_part, apart=False), conference=SimpleNamespace(frozen_at="2026-01-01"),
    )  # fmt: skip


def today(**different):
    return Today(**NOTHING | different)


def asked(seat, now, lately=NEWS):
    return [each.href for each in asks(seat, now, lately)]


@pytest.fixture(autouse=True)
def in_english():
    i18n.speak("en")


@pytest.mark.parametrize(
    ("phase", "now", "how_it_is", "hrefs"),
    [
        (Phase.FOLLOW_UP, {}, False, []),
        (Phase.FOLLOW_UP, {"still_ahead": 1}, False, ["/my/promises"]),
        (Phase.FOLLOW_UP, {"still_ahead": 1}, True, ["/my/how-it-is"]),
        (Phase.FOLLOW_UP, {"to_check": 2, "my_answer": None}, True, ["/my/checks", "/my/plan/answer"]),
        (Phase.FOLLOW_UP, {"number": None, "my_answer": None}, False, []),
        (Phase.REVIEW, {"to_check": 1}, True, ["/my/review/promises", "/my/how-it-is"]),
        (Phase.REVIEW, {"days": "open"}, True, ["/my/review/promises", "/my/dates"]),
        (Phase.REVIEW, {"invited": True, "looked_back": True, "to_check": 1}, True, ["/my/checks", "/my/invitation"]),
        (Phase.REVIEW, {"invited": True, "answer": Invited.YES, "looked_back": True}, False, []),
        (Phase.REVIEW, {"invited": True, "answer": Invited.YES, "to_confirm": True, "looked_back": True}, False, ["/my/invitation"]),
    ],
)
def test_it_asks_for_at_most_two_things_in_their_order(phase, now, how_it_is, hrefs):
    assert asked(somebody(phase), today(**now), Lately(asked=how_it_is)) == hrefs


def test_whoever_takes_part_in_another_way_is_asked_for_no_day():
    now = today(invited=True, looked_back=True)
    assert asked(somebody(Phase.REVIEW), now) == ["/my/invitation"]
    assert asked(somebody(Phase.REVIEW, takes_part="in_writing"), now) == []


def test_a_guest_is_asked_for_nothing_of_the_plan():
    assert asked(somebody(Phase.FOLLOW_UP, Role.INTERPRETER), today(to_check=1, still_ahead=1, my_answer=None), Lately(asked=True)) == []


def test_what_is_asked_does_not_stand_in_the_list_again():
    seat, now, news = somebody(Phase.FOLLOW_UP), today(looks_after=1, to_check=1), Lately(given=False)
    every = ["/my/checks", "/my/how-it-is", "/my/good-news", "/my/feedback", "/my/review"]
    assert [each.href for each in ways(seat, now, news, []).often] == every
    assert [each.href for each in ways(seat, now, news, asks(seat, now, news)).often] == every[1:]


def test_children_see_a_smaller_list_and_nothing_of_the_concern():
    found = ways(somebody(Phase.FOLLOW_UP, Role.CHILD), today(looks_after=1), Lately(given=False), [])
    assert [each.label for each in found.often] == ["How are you now?", "Good news", "How was it for you? Without a name"]
    assert [each.href for each in found.more] == ["/my/checks", "/my/review", "/my/keep", "/my/words", "/what/children", "/my/consent"]


def test_nobody_loses_a_way():
    """What is folded away, and what is at hand, together are all that somebody of the family may open."""
    now = today(invited=True, days="answered", looked_back=True, map=True, facts=True, looks_after=1, said_before=True, consent=True)
    found = ways(somebody(Phase.REVIEW), now, NEWS, [])
    hrefs = [each.href for each in found.often + found.meeting + found.more]
    assert len(hrefs) == len(set(hrefs))
    assert set(hrefs) - {"/what"} == {
        "/my/" + each
        for each in (
            "checks", "how-it-is", "good-news", "feedback", "review/promises", "dates", "invitation/words", "view", "circle", "day",
            "concern", "map", "facts", "looked", "review/before", "words", "consent", "keep",
        )
    }  # fmt: skip
