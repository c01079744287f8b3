"""Writing the circle: who belongs to it, what they need and want said, their links, and the coordinator's notes."""

from app.circle.commands.many import SameNames, add_many
from app.circle.commands.own_words import say_houses, say_own, say_view
from app.circle.commands.past import put_away
from app.circle.commands.people import (
    SameName,
    add_participant,
    change_participant,
    leave,
    make_link,
    mark_prepared,
    mark_unprepared,
    remove_pin,
    replace_link,
    set_pin,
    stand_on_side,
    take_part_again,
)
from app.circle.commands.preparing import note_talk, say_needs, take_back_talk, take_part_as
from app.circle.commands.proposals import ask_again, leave_proposed, propose, take_proposed, think_of

__all__ = [
    "SameName",
    "SameNames",
    "add_many",
    "add_participant",
    "ask_again",
    "change_participant",
    "leave",
    "leave_proposed",
    "make_link",
    "mark_prepared",
    "mark_unprepared",
    "note_talk",
    "propose",
    "put_away",
    "remove_pin",
    "replace_link",
    "say_houses",
    "say_needs",
    "say_own",
    "say_view",
    "set_pin",
    "stand_on_side",
    "take_back_talk",
    "take_part_again",
    "take_part_as",
    "take_proposed",
    "think_of",
]
