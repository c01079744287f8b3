"""A part of a file, as players of films ask for it (RFC 9110, 14.2): one range of bytes; of several the whole file is sent."""

import re
from collections.abc import Mapping


class Unsatisfiable(Exception):
    """What was asked for lies behind the end."""


def asked_range(headers: Mapping[str, str], size: int, mark: str) -> tuple[int, int] | None:
    """First and last byte; None for the whole file. Raises Unsatisfiable."""
    if headers.get("if-range", mark) != mark:
        return None  # they have the beginning of another file
    asked = re.fullmatch(r"bytes=(\d{0,18})-(\d{0,18})", headers.get("range", "").replace(" ", ""), re.ASCII)
    if asked is None or not (asked[1] or asked[2]):
        return None
    if not asked[1]:
        first, last = max(0, size - int(asked[2])), size - 1
        if int(asked[2]) == 0:
            raise Unsatisfiable
    else:
        first, last = int(asked[1]), min(int(asked[2] or size - 1), size - 1)
        if asked[2] and int(asked[2]) < first:
            return None  # no range at all
    if first >= size:
        raise Unsatisfiable
    return first, last
