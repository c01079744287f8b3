"""The circle as its coordinator sees it. Whoever else asks, asks elsewhere: here stand addresses and what keeps people safe."""

from app.circle.queries.people import (
    CircleLine,
    LinkOf,
    NoteLine,
    Someone,
    circle_of,
    link_of,
    notes_of,
    someone,
)
from app.circle.queries.preparing import (
    ChildLine,
    NeedLine,
    TalkLine,
    ViewLine,
    needs_of,
    parts_of,
    talks_with,
    views_of,
)

__all__ = [
    "ChildLine",
    "CircleLine",
    "LinkOf",
    "NeedLine",
    "NoteLine",
    "Someone",
    "TalkLine",
    "ViewLine",
    "circle_of",
    "link_of",
    "needs_of",
    "notes_of",
    "parts_of",
    "someone",
    "talks_with",
    "views_of",
]
