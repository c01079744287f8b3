"""The answers to choose from on the circle's pages."""

from typing import Any

from app.conferences.seats import Seat
from app.kit.i18n import gettext as _
from app.kit.i18n import names_of
from app.practice.languages import LANGUAGES, called, called_by_both
from app.practice.roles import FAMILY_GROUP, GUESTS, ROLE_NAMES, SIDE_NAMES
from app.practice.taking_part import WAY_NAMES


def home(seat: Seat) -> str:
    return f"/conferences/{seat.conference.id}/circle"


def choices() -> dict[str, Any]:
    return {
        "roles": [(role.value, _(ROLE_NAMES[role])) for role in ROLE_NAMES if role in FAMILY_GROUP | GUESTS],
        "sides": names_of(SIDE_NAMES).items(),
        "ways": names_of(WAY_NAMES).items(),
        "all_languages": [(code, called_by_both(code)) for code in LANGUAGES],
    }


def short_languages() -> list[tuple[str, str]]:
    """Each language as the reader calls it, for where there is little room."""
    return [(code, called(code)) for code in LANGUAGES]
