"""What of the counted sheets may be shown, and how it is put together. Pure."""

from collections import Counter
from collections.abc import Iterable

from app.practice.feedback import CANNOT_SAY, ITEM_OF, ITEMS, TOGETHER, Factor

Answer = tuple[str, int, int]  # question, value, how often


def may_be_shown(number: int) -> bool:
    return number >= TOGETHER


def by_item(answers: Iterable[Answer]) -> dict[str, Counter[int]]:
    """How often each value was given, for each question."""
    found: dict[str, Counter[int]] = {item.key: Counter() for item in ITEMS}
    for key, value, number in answers:
        if key in found and value != CANNOT_SAY:
            found[key][value] += number
    return found


def by_factor(answers: Iterable[Answer]) -> dict[str, Counter[int]]:
    """The same for each factor, of those questions that may be shown."""
    found: dict[str, Counter[int]] = {factor.value: Counter() for factor in Factor}
    for key, values in by_item(answers).items():
        if may_be_shown(values.total()):
            found[ITEM_OF[key].factor] += values
    return found


def told(values: Counter[int]) -> tuple[int | None, float | None]:
    """How many, and their mean; nothing where fewer than five could say something."""
    number = values.total()
    if not may_be_shown(number):
        return None, None
    return number, sum(value * often for value, often in values.items()) / number
