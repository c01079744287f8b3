"""What is written after the meeting: how a promise stands, how it is now, good news."""

from app.follow_up.commands.asking import ask_how_it_is
from app.follow_up.commands.news import take_back_news, tell_good_news
from app.follow_up.commands.promises import report_progress
from app.follow_up.commands.scale import note_how_it_is, say_how_it_is, take_back_how_it_is

__all__ = [
    "ask_how_it_is",
    "note_how_it_is",
    "report_progress",
    "say_how_it_is",
    "take_back_how_it_is",
    "take_back_news",
    "tell_good_news",
]
