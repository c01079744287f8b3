"""What is written after the meeting: how a promise stands, how it is now, good news."""

from app.follow_up.commands.promises import report_progress

__all__ = ["report_progress"]
