"""When a review is proposed, by when it has to be, and in which order promises are told. Counted by hand."""

from datetime import date
from uuid import uuid4

import pytest

from app.plans.rules import Agreement
from app.practice.promises import Progress
from app.practice.reviews import CLOSES_AS, END_NAMES, END_WORDS, RHYTHM_NAMES, Chapter, End, Rhythm, Went, latest_on, proposed_on
from app.reviews.rules import Saying, in_chapters

MET = date(2026, 9, 1)  # a Tuesday


@pytest.mark.parametrize(
    ("rhythm", "own", "born", "proposed", "latest"),
    [
        (Rhythm.SIX_WEEKS, 9, None, date(2026, 10, 13), date(2026, 10, 13)),
        (Rhythm.EIGHT_TO_TWELVE, 9, None, date(2026, 10, 27), date(2026, 11, 24)),
        (Rhythm.THREE_MONTHS, 9, None, date(2026, 12, 1), date(2026, 12, 1)),
        (Rhythm.OWN, 9, None, date(2026, 11, 3), date(2026, 11, 3)),
        (Rhythm.NEW_ZEALAND, 9, date(2019, 9, 1), date(2026, 12, 1), date(2027, 8, 31)),  # seven on this very day
        (Rhythm.NEW_ZEALAND, 9, date(2019, 9, 2), date(2026, 12, 1), date(2027, 3, 2)),  # six until tomorrow
        (Rhythm.NEW_ZEALAND, 9, None, date(2026, 12, 1), date(2027, 8, 31)),
    ],
)
def test_when_it_is_proposed_and_by_when_it_is_to_be(rhythm, own, born, proposed, latest):
    assert (proposed_on(MET, rhythm, own), latest_on(MET, rhythm, own, youngest=born)) == (proposed, latest)


def test_every_word_is_there():
    assert set(RHYTHM_NAMES) == set(Rhythm)
    assert set(END_NAMES) == set(END_WORDS) == set(End)
    assert set(CLOSES_AS) == set(End) - {End.GOES_ON, End.CHANGED}


def agreement(words):
    return Agreement(uuid4(), words, "", None, None, "", None, None, "", "", [])


def test_kept_promises_come_first_and_keep_the_order_of_the_plan():
    all_kept, mixed, done, silent, not_needed = plan = [agreement(words) for words in ("a", "b", "c", "d", "e")]

    def says(promise, went):
        return Saying(promise.promise, uuid4(), "Wer immer", went, "", by_phone=False)

    sayings = [says(all_kept, Went.WORKED), says(all_kept, Went.WORKED), says(mixed, Went.WORKED), says(mixed, Went.NOT)]
    sayings.append(says(not_needed, Went.NO_LONGER_NEEDED))
    told = in_chapters(plan, sayings, {done.promise: Progress.DONE, mixed.promise: Progress.DONE, silent.promise: Progress.PARTLY})
    assert [each.promise for each in told[Chapter.KEPT]] == [all_kept, done]
    assert [each.promise for each in told[Chapter.REST]] == [mixed, silent, not_needed]
    assert told[Chapter.REST][0].counted == [(Went.WORKED, 1), (Went.NOT, 1)]
