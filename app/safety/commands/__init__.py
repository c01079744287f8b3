"""Keeping people safe: the only writers of what stands in this room."""

from app.safety.commands.exclusion import end_exclusion, exclude
from app.safety.commands.hiding import ask_to_show_again, change_hidden_contact, hide, show_contact
from app.safety.commands.meetings import add_slot, change_slot, come, no_longer_part, part, remove_slot
from app.safety.commands.second import answer_look, ask_second, take_back_closing

__all__ = [
    "add_slot",
    "answer_look",
    "ask_second",
    "ask_to_show_again",
    "change_hidden_contact",
    "change_slot",
    "come",
    "end_exclusion",
    "exclude",
    "hide",
    "no_longer_part",
    "part",
    "remove_slot",
    "show_contact",
    "take_back_closing",
]
