"""Reading what a phone hands over in clear: the plan, cleaned as every form is, and every mistake with its place."""

import hashlib
import re
from datetime import date
from typing import Any

import msgspec

from app.kit.fields import EARLIEST, LATEST
from app.kit.forms import NOT_TEXT, clean, in_words
from app.kit.i18n import gettext as _
from app.sealed_room.forms import GivenPlan
from app.sealed_room.rules import TOKEN, unb64

_PLACE = re.compile(r"(?P<problem>.*?)(?: - at `\$(?P<place>.*)`)?", re.S)
Wrong = list[list[str]]


def hash_of_token(text: str) -> bytes | None:
    """What is kept of a token; None for what is none."""
    data = unb64(text)
    return hashlib.sha256(data).digest() if data is not None and len(data) == TOKEN else None


def plan_in(text: str) -> tuple[GivenPlan | None, Wrong]:
    """The plan, or where it is not what it should be."""
    try:
        raw = _cleaned(msgspec.json.decode(text))
        plan = msgspec.convert(raw, GivenPlan)
    except _NotTextError:
        return None, [["plan", _("There are characters in this that cannot be stored. Please type it again.")]]
    except msgspec.ValidationError as problem:
        return None, [_in_its_place(str(problem))]
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        return None, []
    days = {"review_on": plan.review_on} | {f"agreements/{number}/due_on": each.due_on for number, each in enumerate(plan.agreements)}
    wrong = [[place, in_words("", date)] for place, day in days.items() if day is not None and not EARLIEST <= day <= LATEST]
    return (None, wrong) if wrong else (plan, [])


class _NotTextError(Exception):
    pass


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        if NOT_TEXT.search(value):
            raise _NotTextError
        return clean(value)
    if isinstance(value, list):
        return [_cleaned(each) for each in value]
    if isinstance(value, dict):
        return {name: _cleaned(each) for name, each in value.items()}
    return value


def _in_its_place(problem: str) -> list[str]:
    """`… - at `$.agreements[2].what`` as the place agreements/2/what and a sentence."""
    found = _PLACE.fullmatch(problem)
    place = (found["place"] or "") if found else ""
    return ["/".join(re.findall(r"\w+", place)) or "plan", in_words(problem, date if "date" in problem else None)]
