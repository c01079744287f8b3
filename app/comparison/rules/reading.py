"""Taking a file of somebody else: nothing in it is believed before it was looked at, and every no says what to do."""

import csv
import json
from enum import StrEnum
from typing import Any

import msgspec
from msgspec import Struct

from app.comparison.rules.format import FORMAT, LONGEST_FILE, VERSION, Content, Signature, in_order, plain_of_csv
from app.comparison.rules.signing import signer_of
from app.kit.i18n import lazy as _
from app.kit.sheets import is_dangerous
from app.practice.indicators import INDICATOR_OF


class No(StrEnum):
    """Why a file is not taken."""

    EMPTY = "empty"
    TOO_BIG = "too_big"
    FOREIGN = "foreign"
    NEWER_VERSION = "newer_version"
    BROKEN = "broken"
    ALTERED = "altered"
    OWN = "own"
    OTHER_KEY = "other_key"
    SAME_NAME = "same_name"
    TWICE = "twice"
    OLDER = "older"
    FULL = "full"


NO_SENTENCES = {
    No.EMPTY: _("Please choose the file that the other municipality sent you."),
    No.TOO_BIG: _("This file is too big to be a comparison. Perhaps it is another file? Please choose the one that ends in .json or .csv."),
    No.FOREIGN: _(
        "This is no comparison file. Please ask the other municipality for the file that it makes under “How others do it”, "
        "and choose that one."
    ),
    No.NEWER_VERSION: _(
        "This file was made with a newer version of the program. Please ask your operator for an update; until then it cannot be read."
    ),
    No.BROKEN: _("Something in this file is not as it should be, so it is not taken. Please ask the other municipality to make it anew."),
    No.ALTERED: _(
        "This file was changed after it was signed, or damaged on the way. Please do not use it, "
        "and ask the other municipality to send it again."
    ),
    No.OWN: _("This is your own file. Your own figures stand in the comparison already; send the file to the others."),
    No.OTHER_KEY: _(
        "The file says that it comes from a municipality that you know, but it is signed by somebody else. Please ring them. "
        "If they say that their key is new, let go of the old one below and choose the file again."
    ),
    No.SAME_NAME: _("The file bears your own municipality's name, but you have not signed it. Please ring whoever sent it."),
    No.TWICE: _("You have this very file already. Nothing was changed."),
    No.OLDER: _(
        "You have a newer file of this municipality for the same time. Please ask whether this is the right one. Nothing was changed."
    ),
    No.FULL: _("There are very many municipalities here already. Please let go of one that you no longer need, and choose the file again."),
}


class Unreadable(Exception):
    """The file is not taken, and why."""

    def __init__(self, why: No) -> None:
        super().__init__(why)
        self.why = why


class Taken(Struct, frozen=True):
    """A file in good order, and by whom it was signed."""

    content: Content
    public_key: bytes


def read(file: bytes) -> Taken:
    """A file as JSON or CSV. Raises Unreadable. Whether we know the signer, and want it, others ask."""
    if len(file) > LONGEST_FILE:
        raise Unreadable(No.TOO_BIG)
    if not file.strip():
        raise Unreadable(No.EMPTY)
    plain = _plain(file)
    if plain.get("format") != FORMAT:
        raise Unreadable(No.FOREIGN)
    version = plain.get("version")
    if isinstance(version, int) and not isinstance(version, bool) and version > VERSION:
        raise Unreadable(No.NEWER_VERSION)
    content, signature = _shaped(plain)
    public = signer_of(content, signature)
    if public is None:
        raise Unreadable(No.ALTERED)
    _look_at(content)
    return Taken(content, public)


def _plain(file: bytes) -> dict[str, Any]:
    try:
        text = file.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable(No.FOREIGN) from None
    try:
        if text.lstrip().startswith("{"):
            found = json.loads(text, object_pairs_hook=_once, parse_constant=_no_number, parse_float=_no_number)
        else:
            found = plain_of_csv(text)
    except (ValueError, RecursionError, csv.Error):
        raise Unreadable(No.FOREIGN if FORMAT not in text else No.BROKEN) from None
    return found if isinstance(found, dict) else {}


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A name that stands twice means two things: whoever looks at the file by hand could see the other one."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError
    return found


def _no_number(_text: str) -> None:
    raise ValueError


def _shaped(plain: dict[str, Any]) -> tuple[Content, Signature]:
    plain = dict(plain)
    try:
        signature = msgspec.convert(plain.pop("signature", None), Signature)
        return msgspec.convert(plain, Content), signature
    except (msgspec.ValidationError, UnicodeError):
        raise Unreadable(No.BROKEN) from None


def _look_at(content: Content) -> None:
    """What the shape cannot know. A good signature says only who wrote it: they may have made a mistake, or mean no good."""
    texts = [content.municipality, content.service, content.comment, *(each.name for each in content.figures)]
    keys = [each.key for each in content.figures]
    good = (
        not any(_is_odd(text) for text in texts)
        and "\n" not in content.municipality + content.service
        and content.municipality == content.municipality.strip() != ""
        and len(set(keys)) == len(keys)
        and all(key in INDICATOR_OF and INDICATOR_OF[key].unit == each.unit for key, each in zip(keys, content.figures, strict=True))
    )
    if not good:
        raise Unreadable(No.BROKEN)


def _is_odd(text: str) -> bool:
    return is_dangerous(text) or in_order(text) != text
