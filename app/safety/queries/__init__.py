"""What keeps people safe, as those read it who may."""

from app.conferences.rules import Meeting
from app.safety.queries.meetings import Pair, kept_apart, meeting_of, meetings_of, unseen_by

__all__ = ["Meeting", "Pair", "kept_apart", "meeting_of", "meetings_of", "unseen_by"]
