"""Days typed by hand: where a browser has no calendar, or a script fills in the field."""

from datetime import date

import msgspec
import pytest

from app.kit import i18n
from app.kit.forms import Form, day_in_iso


class ReviewForm(msgspec.Struct):
    on: date | None = None


@pytest.mark.parametrize(
    "typed",
    ["2027-03-24", "24.03.2027", "24.3.2027", "24. 3. 2027", "٢٤.٠٣.٢٠٢٧", "٢٤.٣.٢٠٢٧", "۲۴.۳.۲۰۲۷", "٢٠٢٧-٠٣-٢٤", "\u200f٢٤.٣.٢٠٢٧"],
)
def test_it_works_however_the_day_is_written(typed):
    form = Form(ReviewForm, {"on": [typed]})
    assert form.value == ReviewForm(date(2027, 3, 24))


@pytest.mark.parametrize(
    "typed", ["24.03.27", "3/24/2027", "24.13.2027", "31.2.2027", "0.0.0000", "tomorrow", "24.03.2027.", "1" * 10_000, "²4.3.2027"]
)
def test_what_is_no_day_is_asked_for_again(typed):
    with i18n.speaking("en"):
        form = Form(ReviewForm, {"on": [typed]})
    assert form.errors == {"on": "Please choose a day, for example 24.03.2027."}
    assert form.typed["on"] == typed


def test_other_words_stay_as_they_are():
    assert day_in_iso("in spring") == "in spring"
