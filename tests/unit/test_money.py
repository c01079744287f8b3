"""Amounts as people type them."""

from pathlib import Path

import pytest

from app.kit import i18n
from app.kit.money import as_typed, cents_in, money


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ("12,50", 1250), ("12.50", 1250), ("12,5", 1250), ("12", 1200), ("0,07", 7), ("30,68 €", 3068), ("EUR 5", 500),
        ("1.234,56", 123456), ("1,234.56", 123456), ("1'234.56", 123456), ("1.234", 123400), ("1 234,00", 123400),
        ("١٢٫٥٠", 1250), ("\u200f١٢٣ €", 12300), ("100000", 10_000_000),
        ("100000,01", None), ("-3", None), ("1,2,3", None), ("1.23.4", None), ("12,345,6", None), ("²", None), ("zwölf", None),
        ("1e3", None), ("", None), ("€", None), ("9" * 400, None), ("=1+1", None),
    ],
)  # fmt: skip
def test_what_is_typed_is_read(typed, cents):
    assert cents_in(typed) == cents


@pytest.mark.parametrize(("language", "typed"), [("de", "1234,50"), ("en", "1234.50"), ("ar", "1234.50")])
def test_what_is_shown_can_be_typed(language, typed):
    i18n.load(Path(__file__).parents[2] / "locales")
    with i18n.speaking(language):
        assert as_typed(123450) == typed
        assert cents_in(as_typed(123450)) == cents_in(money(123450)) == 123450
    assert (as_typed(None), money(None)) == ("", "")
