"""The answers to choose from on the circle's pages."""

from typing import Any

from app.conferences.seats import Seat
from app.kit import i18n
from app.kit.i18n import gettext as _
from app.practice.languages import LANGUAGES
from app.practice.roles import FAMILY_GROUP, GUESTS, ROLE_NAMES, SIDE_NAMES
from app.practice.taking_part import WAY_NAMES


def home(seat: Seat) -> str:
    return f"/conferences/{seat.conference.id}/circle"


def choices() -> dict[str, Any]:
    return {
        "roles": [(role.value, _(ROLE_NAMES[role])) for role in ROLE_NAMES if role in FAMILY_GROUP | GUESTS],
        "sides": names(SIDE_NAMES).items(),
        "ways": names(WAY_NAMES).items(),
        "all_languages": [
            (each.code, each.name if each.code == i18n.language() else f"{each.name} – {each.english}") for each in LANGUAGES.values()
        ],
    }


def short_languages() -> list[tuple[str, str]]:
    """Each language as the reader calls it, for where there is little room."""
    called = i18n.locale().languages
    return [(each.code, called.get(each.code) or each.english) for each in LANGUAGES.values()]


def names(table: dict[Any, str]) -> dict[str, str]:
    return {value.value: _(name) for value, name in table.items()}
