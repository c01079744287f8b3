"""What is written after the meeting: how a promise stands, how it is now, good news."""

from app.follow_up.commands.asking import ask_how_it_is, ask_me
from app.follow_up.commands.checks import check_promise, take_back_check
from app.follow_up.commands.hearing import note_a_call, take_back_call
from app.follow_up.commands.keeping import keep_no_more, keep_on_phone, remove_from_all, say_no_to_keeping
from app.follow_up.commands.news import take_back_news, tell_good_news
from app.follow_up.commands.promises import report_progress
from app.follow_up.commands.scale import note_how_it_is, say_how_it_is, take_back_how_it_is
from app.follow_up.commands.ticks import take_in_ticks

__all__ = [
    "ask_how_it_is",
    "ask_me",
    "check_promise",
    "keep_no_more",
    "keep_on_phone",
    "note_a_call",
    "note_how_it_is",
    "remove_from_all",
    "report_progress",
    "say_how_it_is",
    "say_no_to_keeping",
    "take_back_call",
    "take_back_check",
    "take_back_how_it_is",
    "take_back_news",
    "take_in_ticks",
    "tell_good_news",
]
