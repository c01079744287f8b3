"""Finding conferences, always through the person who asks; the seats in them, and the links that lead there."""

from app.conferences.queries.finding import (
    THEIR_DAY,
    ConferenceLine,
    MoveLine,
    conference_line,
    conference_seen_by,
    line_of,
    meeting_in,
    moves_of,
    session_of,
)
from app.conferences.queries.links import LINKS_OUTLIVE, LIVE, LinkOwner, link_owner, live_links_of
from app.conferences.queries.seats import (
    CoordinatorLine,
    SeatLine,
    consent_is_given,
    coordinators_of,
    family_group_of,
    seats_of,
)

__all__ = [
    "LINKS_OUTLIVE",
    "LIVE",
    "THEIR_DAY",
    "ConferenceLine",
    "CoordinatorLine",
    "LinkOwner",
    "MoveLine",
    "SeatLine",
    "conference_line",
    "conference_seen_by",
    "consent_is_given",
    "coordinators_of",
    "family_group_of",
    "line_of",
    "link_owner",
    "live_links_of",
    "meeting_in",
    "moves_of",
    "seats_of",
    "session_of",
]
