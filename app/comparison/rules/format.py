"""The file of a comparison, version 1: a service's figures of a quarter or a year, as JSON and as CSV. See docs/comparison-format.md.

Every value is a text: nobody's program writes `4.20` or `1e3` where ours wrote `4.2` and `1000`, and the signature fits everywhere.
"""

import csv
import json
from io import StringIO
from typing import Annotated, Any
from unicodedata import category, normalize

from msgspec import Meta, Struct, structs

FORMAT, VERSION = "familienrat.comparison", 1
LONGEST_FILE = 200_000
#: In place of a number: so few that they are told to nobody; and: there was nothing to count.
HIDDEN, NOTHING = "hidden", "none"

Key = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
Value = Annotated[str, Meta(pattern=r"^(hidden|none|(0|[1-9][0-9]{0,6})(\.[1-9])?)$")]
Number = Annotated[str, Meta(pattern=r"^(hidden||0|[1-9][0-9]{0,6})$")]
Label = Annotated[str, Meta(max_length=120)]
Moment = Annotated[str, Meta(pattern=r"^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ$")]
Period = Annotated[str, Meta(pattern=r"^20\d\d(-Q[1-4])?$")]
Hex = Annotated[str, Meta(max_length=128, pattern=r"^([0-9a-f]{2})+$")]


class Figure(Struct, frozen=True, forbid_unknown_fields=True):
    """One indicator. `of`: of how many a middle value tells; empty for what is counted."""

    key: Key
    name: Label
    unit: Key
    value: Value
    of: Number


class Content(Struct, frozen=True, forbid_unknown_fields=True):
    """What is signed."""

    format: Annotated[str, Meta(max_length=40)]
    version: Annotated[int, Meta(ge=1, le=1_000_000)]
    municipality: Annotated[str, Meta(min_length=1, max_length=80)]
    service: Annotated[str, Meta(min_length=1, max_length=120)]
    period: Period
    made_at: Moment
    comment: Annotated[str, Meta(max_length=2_000)]
    figures: Annotated[list[Figure], Meta(max_length=200)]


class Signature(Struct, frozen=True, forbid_unknown_fields=True):
    algorithm: Annotated[str, Meta(max_length=20)]
    public_key: Hex
    fingerprint: Annotated[str, Meta(max_length=60)]
    value: Hex


#: Signs that nobody sees may stand in a text where its script needs them: line ends, joiners, marks of direction.
_NEEDED = frozenset("\n\u200c\u200d\u200e\u200f")
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def in_order(text: str) -> str:
    """A text as it may stand in a file: each letter written in one way only, nothing unseen, nothing that turns words round."""
    return "".join(sign for sign in normalize("NFC", text) if sign in _NEEDED or category(sign) not in _UNSEEN)


def signed_bytes(content: Content) -> bytes:
    """The one way to write the content: sorted names, no spaces, every script as itself, UTF-8."""
    return json.dumps(as_plain(content), sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode("utf-8")


def as_plain(content: Content) -> dict[str, Any]:
    return structs.asdict(content) | {"figures": [structs.asdict(each) for each in content.figures]}


def json_of(content: Content, signature: Signature) -> bytes:
    """To be read by people too: each figure on a line of its own."""
    plain = as_plain(content)
    figures = plain.pop("figures")
    head = json.dumps(plain, ensure_ascii=False, indent=1).removesuffix("\n}")
    lines = ",\n".join("  " + json.dumps(each, ensure_ascii=False) for each in figures)
    tail = json.dumps(structs.asdict(signature), ensure_ascii=False, indent=1).replace("\n", "\n ")
    return f'{head},\n "figures": [\n{lines}\n ],\n "signature": {tail}\n}}\n'.encode()


#: The first cell of each line of the CSV: the names of the content, then the figures, then the signature.
_HEAD = ("format", "version", "municipality", "service", "period", "made_at", "comment")
_TAIL = ("algorithm", "public_key", "fingerprint", "value")
_FIGURE = ("key", "value", "unit", "of", "name")


def csv_of(content: Content, signature: Signature) -> bytes:
    """The same for a spreadsheet program. No cell of it can be a formula: `rules.reading` takes none either."""
    text = StringIO()
    sheet = csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    sheet.writerows((name, str(getattr(content, name))) for name in _HEAD)
    sheet.writerow(("figure", *_FIGURE))
    sheet.writerows(("figure", *(getattr(each, name) for name in _FIGURE)) for each in content.figures)
    sheet.writerows((f"signature.{name}", getattr(signature, name)) for name in _TAIL)
    return b"\xef\xbb\xbf" + text.getvalue().encode("utf-8")


def plain_of_csv(text: str) -> dict[str, Any]:
    """The lines of a CSV as the JSON would be, unchecked. Raises ValueError for what is no such sheet.

    A spreadsheet program that saved it again may have parted the cells by commas or tabs, without quotes, with empty cells
    at the end: the content is the same, and the signature is about the content.
    """
    first = text.lstrip("\ufeff").splitlines()[:1]
    between = next((sign for sign in ";,\t" if first and sign in first[0]), ";")
    plain: dict[str, Any] = {"figures": []}
    signature: dict[str, Any] = {}
    for line in csv.reader(StringIO(text.lstrip("\ufeff"), newline=""), delimiter=between, strict=True):
        cells = [*line]
        while cells and cells[-1] == "":
            cells.pop()
        if not cells or cells == ["figure", *_FIGURE]:
            continue
        name, values = cells[0], cells[1:]
        if name == "figure":
            plain["figures"].append(dict(zip(_FIGURE, [*values, *[""] * (len(_FIGURE) - len(values))], strict=True)))
        elif name.startswith("signature."):
            _put(signature, name.removeprefix("signature."), values)
        else:
            _put(plain, name, values)
    plain.setdefault("comment", "")
    if str(plain.get("version", "")).isdecimal() and len(plain["version"]) < 7:
        plain["version"] = int(plain["version"])
    return plain | {"signature": signature}


def _put(where: dict[str, Any], name: str, values: list[str]) -> None:
    if name in where or len(values) > 1:
        raise ValueError(name)
    where[name] = values[0].replace("\r\n", "\n") if values else ""
