"""What the desk's pages have in common: the menu."""

from msgspec import Struct

from app.conferences.seats import Visitor


class Place(Struct, frozen=True):
    href: str
    label: str
    current: bool


def nav(visitor: Visitor, here: str) -> list[Place]:
    return []
