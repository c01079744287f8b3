"""Telephone numbers as the text message service wants them: E.164, or refused. Pure."""

import re

from app.kit.clock import HOME as HOME_ZONE
from app.practice.zones import ZONES

HOME = "49"
_LONGEST_COUNTRY = 3
#: Who is called with a German number by text message has a mobile one.
_GERMAN_MOBILE = re.compile(r"\+49(15|16|17)\d{7,10}")
_E164 = re.compile(r"\+[1-9]\d{7,14}")


class NoNumber(ValueError):
    """No text message goes to this: it is no number, or not a mobile one."""


def international(typed: str) -> str:
    """`0171 234 56 78` becomes `+491712345678`. Raises NoNumber for what cannot be meant, and for landlines and services at home."""
    plain = typed.strip()
    if not re.fullmatch(r"[0-9+()\s/.\-\N{EN DASH}\N{NO-BREAK SPACE}]+", plain, re.ASCII) or plain.count("+") > plain.startswith("+"):
        raise NoNumber
    if plain.startswith(("+", "00")):
        plain = plain.replace("(0)", "")
    digits = re.sub(r"[^0-9]", "", plain)
    if plain.startswith("+"):
        number = "+" + digits
    elif digits.startswith("00"):
        number = "+" + digits[2:]
    elif digits.startswith("0"):
        number = f"+{HOME}{digits[1:]}"
    else:
        raise NoNumber
    if not _E164.fullmatch(number) or (number.startswith(f"+{HOME}") and not _GERMAN_MOBILE.fullmatch(number)):
        raise NoNumber
    return number


def zone_of(typed: str) -> str:
    """Where the clock on the wall of this number's owner hangs, as far as the country tells; else at home."""
    try:
        digits = international(typed)[1:]
    except NoNumber:
        return HOME_ZONE
    return next((ZONES[digits[:long]] for long in range(_LONGEST_COUNTRY, 0, -1) if digits[:long] in ZONES), HOME_ZONE)
