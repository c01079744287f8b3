"""Reading what was learnt, always through the office of the one who asks; and what the office's names are, to keep them out."""

from app.learning.queries.cards import CARDS_OF_CONFERENCE, cards_of, cards_told
from app.learning.queries.entries import (
    ENTRIES_A_PAGE,
    EntryLine,
    LookBackLine,
    Page,
    changes_of,
    drafts_of,
    entries_between,
    entries_of,
    entry_of,
    points_of,
)
from app.learning.queries.happened import happened_in
from app.learning.queries.names import StillNamed, nothing_named
from app.learning.queries.workshops import WorkshopLine, workshop_of, workshops_of
from app.learning.rules.helping import cards_for

__all__ = [
    "CARDS_OF_CONFERENCE",
    "ENTRIES_A_PAGE",
    "EntryLine",
    "LookBackLine",
    "Page",
    "StillNamed",
    "WorkshopLine",
    "cards_for",
    "cards_of",
    "cards_told",
    "changes_of",
    "drafts_of",
    "entries_between",
    "entries_of",
    "entry_of",
    "happened_in",
    "nothing_named",
    "points_of",
    "workshop_of",
    "workshops_of",
]
