"""Amounts of money: typed as people write them, kept as whole cents, shown as the reader writes them."""

import re
from decimal import Decimal

from babel.numbers import format_currency, format_decimal

from app.kit import i18n, tokens

MOST_CENTS = 100_000_00
_BLANKS = re.compile("[\\s\u00a0\u202f\u061c\u200e\u200f€]|EUR", re.IGNORECASE)
_ARABIC_SIGNS = str.maketrans({"\u066b": ",", "\u066c": ".", "\u060c": ","})
#: Whole groups of three between the same signs, then perhaps another sign and one or two digits.
_AMOUNT = re.compile(r"(\d{1,3}(?:\.\d{3})+)(?:,(\d{1,2}))?|(\d{1,3}(?:[,']\d{3})+)(?:\.(\d{1,2}))?|(\d+)(?:[.,](\d{1,2}))?")


def cents_in(typed: str) -> int | None:
    """`12,50`, `12.50`, `1.234,56 €` or `١٢٫٥` as cents; None for anything that is no amount, or too much of one.

    Three digits after a sign are thousands, one or two are cents: nobody writes tenths of a cent.
    """
    plain = tokens.in_our_digits(_BLANKS.sub("", typed).translate(_ARABIC_SIGNS))
    found = _AMOUNT.fullmatch(plain) if len(plain) <= 16 else None
    if found is None:
        return None
    whole, *rest = (part for part in found.groups() if part)
    cents = int(re.sub(r"\D", "", whole)) * 100 + int("".join(rest).ljust(2, "0"))
    return cents if cents <= MOST_CENTS else None


def as_typed(cents: int | None) -> str:
    """As it stands in a field that somebody filled in: 12,50 or 12.50, with the sign of their language."""
    return "" if cents is None else format_decimal(Decimal(cents) / 100, format="0.00", locale=i18n.locale())


def money(cents: int | None) -> str:
    """12,50 € in the reader's language."""
    return "" if cents is None else format_currency(Decimal(cents) / 100, "EUR", locale=i18n.locale())


def decimal_sign() -> str:
    """What parts whole euros from cents in the reader's language."""
    return as_typed(150)[1]
