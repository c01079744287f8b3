"""What stands in a printed letter, worked out for one reader: in their language, and in German beside it where that is another."""

import io
from datetime import date
from typing import Any

import segno
from msgspec import Struct

from app.conferences.rules import IN_WRITING, Meeting
from app.invitations.queries import Greeting, Recipient, Wording, greeting_in
from app.kit import html, i18n
from app.kit.errors import NoSuchThing
from app.kit.i18n import gettext as _
from app.outbox.letters import first_name
from app.people.links import code_of, secret_of
from app.practice import letters as texts
from app.practice.languages import LANGUAGES
from app.practice.letters import LETTERS, WAY_IN, WAY_IN_OF_CHILD, LetterText
from app.practice.roles import Role
from app.practice.taking_part import Way

#: The picture for the camera itself, without its quiet zone. Cameras of old phones want three centimetres.
QR_MM = 32
QUIET_ZONE = 4
_FIRST_STRONG, _POP = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"


class Sender(Struct, frozen=True):
    """Who writes: the line in the window, who coordinates, and the address under which the pages are found."""

    line: str
    name: str
    phone: str
    origin: str
    today: date


class Job(Struct, frozen=True):
    """How letters are to be made. `sample`: to look at before anything goes, without the secret of a link."""

    with_hidden: bool = False
    sample: bool = False


def letter(one: Recipient, wording: Wording, sender: Sender, job: Job) -> dict[str, Any]:
    """The data of one letter, as templates/letters/letter.typ reads it."""
    own = i18n.closest(one.language)
    languages = [own] if own.startswith(i18n.FALLBACK) else [own, i18n.FALLBACK]
    greeting = greeting_in(wording, one.role, one.meeting, one.language)
    address, remark = _window(one, job)
    secret, code = _way_in(one, job)
    with i18n.speaking(i18n.FALLBACK):
        corner = [sender.name, sender.phone, html.day(sender.today)]
    return {
        "sender": sender.line,
        "remark": remark,
        "address": address,
        "corner": [line for line in corner if line],
        "picture": _picture(greeting, one.language),
        "versions": [_version(one, language, greeting if language == own else None, sender) for language in languages],
        "qr": _qr(f"{sender.origin}/hello{secret}", one.language),
        "short_address": f"{sender.origin}/hello".partition("//")[2],
        "code": code,
        "sample": _("Preview") if job.sample else "",
    }


def _window(one: Recipient, job: Job) -> tuple[list[str], str]:
    """What the window of the envelope shows. A hidden address only where it was asked for."""
    shown = one.address if one.way is not Way.HAND and (not one.hidden or job.with_hidden) else ""
    lines = [line.strip() for line in shown.replace("\r", "\n").replace(", ", "\n").split("\n") if line.strip()]
    with i18n.speaking(i18n.FALLBACK):
        return [one.name, *_at_most(5, lines)], "" if lines else _(texts.BY_HAND)


def _at_most(most: int, lines: list[str]) -> list[str]:
    """The window has room for six lines. Street and town stand at the end of an address, each for itself; what is before shares a line."""
    return lines if len(lines) <= most else [", ".join(lines[: 1 - most]), *lines[1 - most :]]


def _picture(greeting: Greeting | None, language: str) -> dict[str, str] | None:
    if greeting is None or greeting.picture is None:
        return None
    with i18n.speaking(language):
        return {"name": greeting.picture, "alt": _(greeting.picture_name)}


def _version(one: Recipient, language: str, greeting: Greeting | None, sender: Sender) -> dict[str, Any]:
    with i18n.speaking(language, to_a_child=one.role is Role.CHILD):
        text = _text(one)
        way_in, name = (WAY_IN_OF_CHILD, first_name(one.name)) if one.role is Role.CHILD else (WAY_IN, one.name)
        return {
            "lang": language.partition("_")[0],
            "dir": LANGUAGES[language].dir,
            "title": _(text.title),
            "before": [_(way_in.hello) % {"name": alone(name)}, *map(_, text.before)],
            "facts": facts(one.meeting, _("Arrival"), _("Entrance")),
            "words": _words(greeting),
            "after": [*map(_, text.after), _(way_in.questions) % {"name": alone(sender.name), "phone": alone(sender.phone)}],
            "scan": _(way_in.scan),
            "type": _(way_in.type),
            "keep": _(way_in.keep),
        }


def _text(one: Recipient) -> LetterText:
    return texts.IN_WRITING if one.meeting.takes_part == IN_WRITING else LETTERS[one.role]


def facts(meeting: Meeting, come_at: str, come_to: str) -> list[tuple[str, str]]:
    """Day, time and place of the meeting to which somebody comes, in the language that is spoken."""
    if meeting.takes_part == IN_WRITING or meeting.on is None:
        return []
    told = [
        (_("Day"), html.weekday(meeting.on)),
        (_("Time"), html.clock(meeting.at)),
        (_("Place"), meeting.place),
        (come_at, html.clock(meeting.arrives_at)),
        (come_to, meeting.arrives_where),
    ]
    return [(label, value) for label, value in told if value]


def _words(greeting: Greeting | None) -> dict[str, str] | None:
    if greeting is None or not greeting.text:
        return None
    return {
        "said_by": _(texts.FAMILY_WRITES),
        "lang": greeting.language.partition("_")[0],
        "dir": greeting.dir,
        "text": greeting.text,
    }


def _way_in(one: Recipient, job: Job) -> tuple[str, str]:
    """What the camera reads behind the address, and what is typed instead. A sample's open nothing; without a link no letter goes."""
    if job.sample:
        return "", "XXXX-XXXX-XXXX"
    if one.link is None:
        raise NoSuchThing
    return f"#{secret_of(one.link, one.handle)}", code_of(one.link, one.handle)


def _qr(address: str, language: str) -> dict[str, Any]:
    code, drawn = segno.make(address, error="m", micro=False), io.BytesIO()
    code.save(drawn, kind="svg", border=QUIET_ZONE, light="#fff", xmldecl=False)
    modules = code.symbol_size(border=0)[0]
    with i18n.speaking(language):
        return {"svg": drawn.getvalue().decode(), "width": QR_MM * (modules + 2 * QUIET_ZONE) / modules, "alt": _(texts.QR_ALT)}


def alone(text: str) -> str:
    """In its own direction, whatever stands around it."""
    return f"{_FIRST_STRONG}{text}{_POP}"
