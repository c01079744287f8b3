"""Telephone numbers as people write them, and as the text message service wants them."""

import pytest

from app.outbox.numbers import NoNumber, international, zone_of


@pytest.mark.parametrize(
    "typed",
    ["0171 234 56 78", "0171/2345678", "(0171) 234-5678", "+49 171 2345678", "+49 (0)171 2345678", "0049 171 2345678", " 0171–2345678 "],
)
def test_it_becomes_one_and_the_same(typed):
    assert international(typed) == "+491712345678"


@pytest.mark.parametrize(("typed", "number"), [("+90 532 123 45 67", "+905321234567"), ("00963 933 123 456", "+963933123456")])
def test_abroad_any_number_goes(typed, number):
    assert international(typed) == number


@pytest.mark.parametrize(
    "typed",
    ["", "112", "0421 361 17", "0900 123456", "0137 123456", "1234567", "+49", "+0171234567", "+491712345678901234", "+49171+2345678",
     "0171 2345678 (Oma)", "ayse@familie.test", "٠١٧١٢٣٤٥٦٧٨", "0171\n2345678; 0172 1", "+1" * 9],
)  # fmt: skip
def test_what_no_text_message_can_go_to_is_refused(typed):
    with pytest.raises(NoNumber):
        international(typed)


@pytest.mark.parametrize(
    ("typed", "zone"),
    [("+90 532 1234567", "Europe/Istanbul"), ("+963 933 123456", "Asia/Damascus"), ("0171 2345678", "Europe/Berlin"),
     ("+1 212 5550123", "Europe/Berlin"), ("", "Europe/Berlin"), ("nonsense", "Europe/Berlin")],
)  # fmt: skip
def test_whose_clock_it_is(typed, zone):
    assert zone_of(typed) == zone
