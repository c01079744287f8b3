"""What keeps people safe, as those read it who may."""

from app.conferences.rules import Meeting
from app.safety.queries.meetings import Pair, kept_apart, known_at_the_common_table, meeting_of, meetings_of, unseen_by

__all__ = ["Meeting", "Pair", "kept_apart", "known_at_the_common_table", "meeting_of", "meetings_of", "unseen_by"]
