"""What is missing before a plan can be presented, what is worth a second look, what has changed."""

import json
from datetime import date, timedelta
from uuid import UUID, uuid4

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from app.plans.rules import (
    Advice,
    Agreement,
    BottomLine,
    Change,
    Changed,
    Gap,
    Hint,
    Missing,
    Named,
    Plan,
    Point,
    Verdicts,
    Wish,
    accepted,
    advice,
    canonical,
    changes,
    checksum,
    frame_changed,
    missing,
    unanswered,
    unexplained,
)

TODAY = date(2027, 3, 24)
AYSE, MEHMET = Named(UUID(int=1), "Ayşe"), Named(UUID(int=2), "Mehmet")
FAMILY = {AYSE.id, MEHMET.id}
LINES = [BottomLine(UUID(int=11), 1, "Jeden Tag Schule"), BottomLine(UUID(int=12), 2, "Abends nicht allein")]
SCHOOL = Agreement(UUID(int=21), "Oma bringt sie", "", AYSE, None, "jeden Tag", None, None, "", "", [0, 1])
EVENING = Agreement(UUID(int=22), "Abends bin ich da", "", MEHMET, None, "dienstags", None, None, "", "", [2])
WISH = Wish(UUID(int=31), "Hausaufgabenhilfe", "Amt")
WHOLE = Plan(
    family="Yılmaz",
    number=1,
    concern="",
    good="",
    question="Wie geht es?",
    bottom_lines=LINES,
    agreements=[SCHOOL, EVENING],
    services=[WISH],
    contingency="Wir rufen an",
    no_contingency=False,
    guardian=AYSE,
    review_on=TODAY + timedelta(weeks=8),
)


def but(thing, **different):
    return msgspec.structs.replace(thing, **different)


def gaps(plan):
    return missing(plan, family=FAMILY, today=TODAY)


def test_a_whole_plan_misses_nothing():
    assert (gaps(WHOLE), advice(WHOLE, today=TODAY)) == ([], [])


def test_an_empty_plan_misses_everything():
    empty = but(WHOLE, agreements=[], contingency="", review_on=None)
    assert gaps(empty) == [Missing(Gap.NO_AGREEMENT), Missing(Gap.NO_CONTINGENCY), Missing(Gap.NO_REVIEW)]


def test_every_agreement_needs_somebody():
    assert gaps(but(WHOLE, agreements=[but(SCHOOL, who=None), EVENING])) == [Missing(Gap.NO_DOER, SCHOOL.promise)]


def test_somebody_who_has_left_does_nothing():
    gone = Named(uuid4(), "Onkel")
    assert gaps(but(WHOLE, agreements=[SCHOOL, but(EVENING, who=gone)])) == [Missing(Gap.NO_DOER, EVENING.promise)]


def test_no_emergency_plan_is_fine_when_it_is_said():
    assert gaps(but(WHOLE, contingency="", no_contingency=True)) == []


def test_the_review_is_still_to_come():
    assert gaps(but(WHOLE, review_on=TODAY)) == [Missing(Gap.PAST_REVIEW)]
    assert gaps(but(WHOLE, review_on=TODAY + timedelta(days=1))) == []


def test_a_bottom_line_without_an_answer_is_a_hint_and_no_gap():
    plan = but(WHOLE, agreements=[SCHOOL])
    assert (gaps(plan), advice(plan, today=TODAY)) == ([], [Advice(Hint.UNANSWERED, "Abends nicht allein")])
    assert unanswered(LINES, [EVENING]) == [LINES[0]]


def test_the_question_wants_an_answer_too():
    assert advice(but(WHOLE, agreements=[but(SCHOOL, answers=[1]), EVENING]), today=TODAY) == [Advice(Hint.UNANSWERED, "Wie geht es?")]


def test_what_is_worth_a_second_look():
    plan = but(
        WHOLE,
        agreements=[but(SCHOOL, due_on=TODAY - timedelta(days=1)), but(EVENING, due_words="")],
        guardian=None,
        review_on=TODAY + timedelta(days=184),
    )
    assert gaps(plan) == []
    assert advice(plan, today=TODAY) == [
        Advice(Hint.PAST_DAY, "Oma bringt sie"),
        Advice(Hint.NO_DAY, "Abends bin ich da"),
        Advice(Hint.NO_GUARDIAN),
        Advice(Hint.LATE_REVIEW),
    ]


def test_accepted_only_when_every_point_is_a_yes():
    yes, no = Point(True), Point(False, "weil")
    whole = Verdicts(1, yes, yes, yes, {1: yes, 2: yes})
    assert accepted(whole)
    for point in ("clear", "safe", "lawful"):
        assert not accepted(but(whole, **{point: no}))
    assert not accepted(but(whole, lines={1: yes, 2: no}))
    assert accepted(but(whole, lines={}))


def test_a_no_is_explained():
    yes, bare = Point(True), Point(False)
    assert unexplained(Verdicts(1, yes, bare, Point(False, "weil"), {1: bare})) == [bare, bare]


def test_the_json_is_the_same_however_it_is_read():
    text = canonical(WHOLE)
    shuffled = dict(reversed(list(json.loads(text).items())))
    assert checksum(WHOLE) == checksum(json.loads(text)) == checksum(shuffled)
    assert text.startswith('{"agreements":[{"answers":[0,1],"checker":null,')
    assert "Yılmaz" in text


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=50))
def test_every_script_keeps_its_checksum(words):
    plan = but(WHOLE, contingency=words)
    assert checksum(json.loads(json.dumps(json.loads(canonical(plan))))) == checksum(plan)


def test_one_letter_changes_the_checksum():
    assert checksum(but(WHOLE, contingency="Wir rufen An")) != checksum(WHOLE)


def test_what_has_changed():
    new = Agreement(UUID(int=23), "Neu", "", AYSE, None, "", None, None, "", "", [])
    after = but(WHOLE, agreements=[but(SCHOOL, what="Ayşe bringt Elif"), new], services=[])
    assert changes(WHOLE, after) == [
        Change(Changed.CHANGED, "Oma bringt sie", "Ayşe bringt Elif"),
        Change(Changed.ADDED, "", "Neu"),
        Change(Changed.TAKEN_OUT, "Abends bin ich da", ""),
        Change(Changed.TAKEN_OUT, "Hausaufgabenhilfe", ""),
    ]
    assert changes(WHOLE, WHOLE) == []


def test_the_frame_has_changed():
    assert not frame_changed(WHOLE, but(WHOLE, number=2))
    assert frame_changed(WHOLE, but(WHOLE, guardian=None))
    assert not frame_changed(WHOLE, but(WHOLE, guardian=Named(AYSE.id, "Ayşe Demir")))
