"""When somebody is asked how it is, by hand; quarters; and what of feedback may be shown."""

from collections import Counter
from datetime import date

import pytest

from app.feedback import rules
from app.follow_up import drawing
from app.practice.feedback import ITEMS, VOICE_OF, Factor, Voice, quarter_of, quarters
from app.practice.roles import Role
from app.practice.scale import Occasion, asked_on

ACCEPTED, REVIEW = date(2027, 3, 1), date(2027, 5, 10)


@pytest.mark.parametrize(
    ("today", "asked"),
    [
        (date(2027, 3, 3), None),
        (date(2027, 3, 4), (Occasion.ACCEPTED, date(2027, 3, 4))),
        (date(2027, 3, 28), (Occasion.ACCEPTED, date(2027, 3, 4))),  # clocks are set forward on this day
        (date(2027, 3, 29), (Occasion.NOW_AND_THEN, date(2027, 3, 29))),
        (date(2027, 4, 26), (Occasion.NOW_AND_THEN, date(2027, 4, 26))),
        (date(2027, 5, 3), (Occasion.BEFORE_REVIEW, date(2027, 5, 3))),
        (date(2027, 5, 24), (Occasion.NOW_AND_THEN, date(2027, 5, 24))),
    ],
)
def test_when_somebody_is_asked(today, asked):
    assert asked_on(ACCEPTED, REVIEW, today) == asked


def test_quarters():
    assert [quarter_of(date(2027, month, 1)) for month in (1, 3, 4, 12)] == ["2027-Q1", "2027-Q1", "2027-Q2", "2027-Q4"]
    assert quarters(date(2027, 2, 28), 5) == ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4", "2027-Q1"]


def test_every_voice_has_words_for_every_question_and_every_factor_two_questions():
    assert all(set(item.words) == set(Voice) for item in ITEMS)
    assert Counter(item.factor for item in ITEMS) == dict.fromkeys(Factor, 2)
    assert set(VOICE_OF) == set(Role) - {Role.MANAGER, Role.STANDBY}


def test_means_and_what_is_too_little_to_show():
    answers = [("time", 5, 3), ("time", 3, 2), ("time", 0, 4), ("path", 1, 4), ("path", 0, 5)]
    assert rules.told(rules.by_item(answers)["time"]) == (5, 4.2)
    assert rules.told(rules.by_item(answers)["path"]) == (None, None)  # four of nine could say something
    assert rules.told(rules.by_factor(answers)["deciding"]) == (5, 4.2)  # what is not shown is not in the factor either


def test_the_same_day_stands_at_the_same_place_in_every_picture():
    since, until = date(2027, 1, 1), date(2027, 1, 11)
    mine = drawing.draw([(since, 0), (until, 10)], since, until)
    other = drawing.draw([(date(2027, 1, 6), 5)], since, until)
    assert [(dot.x, dot.y) for dot in mine.dots] == [(drawing.LEFT, drawing.BOTTOM), (drawing.RIGHT, drawing.TOP)]
    assert (other.dots[0].x, other.dots[0].y) == ((drawing.LEFT + drawing.RIGHT) / 2, (drawing.TOP + drawing.BOTTOM) / 2)
