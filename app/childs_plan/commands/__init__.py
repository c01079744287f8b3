"""Telling a plan for a child, showing it, and hearing what the child taps."""

from app.childs_plan.commands.lines import move_line, remove_line, set_frame, tell_own, tell_person, tell_promise
from app.childs_plan.commands.showing import show, take_back
from app.childs_plan.commands.tapping import talked, tap, tap_back

__all__ = [
    "move_line", "remove_line", "set_frame", "show", "take_back", "talked", "tap", "tap_back", "tell_own", "tell_person", "tell_promise",
]  # fmt: skip
