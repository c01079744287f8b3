"""Whom the family was not asked about yet, how a pasted list of people is read, who a giver is, and a child's houses as text."""

import re
from collections.abc import Collection, Iterable
from typing import Any, NamedTuple, Protocol

from babel import Locale

from app.kit.i18n import gettext as _
from app.practice.kinship import kin_of
from app.practice.languages import LANGUAGES
from app.practice.roles import ASKED_ABOUT, FOR_WORK, Role, Side
from app.practice.taking_part import Way
from app.practice.three_houses import Houses


def forgotten(people: Iterable[tuple[Role, Side]], thought_of: Collection[Side] = ()) -> list[Side]:
    """The sides on which nobody grown up takes part, and of which nobody has said: we asked, there is nobody."""
    there = {side for role, side in people if role not in {Role.CHILD, *FOR_WORK}}
    if Side.BOTH in there:
        there |= {Side.MOTHER, Side.FATHER}
    return [side for side in ASKED_ABOUT if side not in there and side not in thought_of]


class Reached(NamedTuple):
    email: str
    phone: str


def reached_by(contact: str) -> Reached | None:
    """One field for both: an e-mail address, a number, or both with something between. None for anything else."""
    found = Reached("", "")
    for part in re.split(r"[;,]|\s{2,}", contact):
        text = part.strip()
        if _EMAIL.fullmatch(text) and not found.email:
            found = found._replace(email=text)
        elif _PHONE.fullmatch(text) and not found.phone:
            found = found._replace(phone=text)
        elif text:
            return None
    return found


def usual_way(reached: Reached) -> Way:
    """The way that costs the family least: e-mail where there is one, a text to a mobile, else a call, else paper."""
    if reached.email:
        return Way.EMAIL
    if not reached.phone:
        return Way.PAPER
    return Way.TEXT if _MOBILE.match(re.sub(r"[^0-9+]", "", reached.phone)) else Way.PHONE


class Listed(NamedTuple):
    """Somebody in a pasted list, as far as the line tells."""

    name: str
    relation: str
    contact: str
    language: str


_EMAIL = re.compile(r"[^\s@<>,;\"]+@[^\s@<>,;\"]+\.[^\s@<>,;\"]+")
_PHONE = re.compile(r"\+?[0-9(][0-9()/ .-]{3,38}")
_MOBILE = re.compile(r"(?:\+49|0049|0)1[567]")
MOST_AT_ONCE = 40


def read_list(text: str) -> list[Listed]:
    """A list as people keep it: a line each, the name first, then relation, language, e-mail and phone in any order.

    Between them a comma, a semicolon, or the tab of a spreadsheet.
    """
    return [_read_line(line) for line in text.splitlines() if line.strip(" \t,;")][:MOST_AT_ONCE]


def _read_line(line: str) -> Listed:
    parts = [part.strip() for part in re.split(r"\t|;|,|\s[–|]\s", line) if part.strip()]
    name, relation, language = parts[0], "", ""
    contact: list[str] = []
    for part in parts[1:]:
        if _EMAIL.fullmatch(part) or _PHONE.fullmatch(part):
            contact.append(part)
        elif not language and part.casefold() in _LANGUAGES:
            language = _LANGUAGES[part.casefold()]
        else:
            relation = f"{relation}, {part}" if relation else part
    return Listed(name[:120], relation[:80], ", ".join(contact), language)


#: How a coordinator may write a language: its code, its own name, in English, in German.
_LANGUAGES = {
    name.casefold(): each.code
    for each in LANGUAGES.values()
    for name in (each.code, each.name, *each.english.split("/"), Locale("de").languages.get(each.code, each.code))
} | {"dari": "fa", "farsi": "fa", "kurmandschi": "ku", "tigrinisch": "ti"}


class Guess(NamedTuple):
    side: Side | None
    role: Role


def guessed(relation: str) -> Guess:
    """What the relation says of side and part; most people are family and network."""
    kin = kin_of(relation)
    return Guess(kin.side, kin.role or Role.FAMILY)


class Service(Protocol):
    """What the directory knows of a service, as far as somebody of it can be asked."""

    @property
    def name(self) -> str: ...
    @property
    def contact(self) -> str: ...
    @property
    def phone(self) -> str: ...
    @property
    def email(self) -> str: ...
    @property
    def contact_phone(self) -> str: ...
    @property
    def contact_email(self) -> str: ...
    @property
    def address(self) -> str: ...


def as_giver(service: Service, kind: str) -> dict[str, Any]:
    """Somebody who gives information, as the directory knows them: our contact there, else the service itself."""
    phone, email = service.contact_phone or service.phone, service.contact_email or service.email
    return {
        "name": service.contact or service.name,
        "relation": (service.name if service.contact else kind)[:80],
        "phone": phone,
        "email": email,
        "address": service.address,
        "way": Way.EMAIL if email else Way.PHONE if phone else Way.PAPER,
    }


def in_words(houses: Houses) -> str:
    """What a child put into its houses, as text in the reader's language: a line for each house."""
    lines = []
    for room in houses.rooms():
        tapped = ", ".join(_(picture.label) for picture in room.pictures)
        lines.append(f"{_(room.label)}: " + " – ".join(filter(None, (tapped, room.words))))
    return "\n".join(filter(None, (*lines, houses.more)))
