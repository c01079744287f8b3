"""Writing the circle: who belongs to it, what they need and want said, their links, and the coordinator's notes."""

from app.circle.commands.people import (
    SameName,
    add_note,
    add_participant,
    change_participant,
    delete_note,
    leave,
    make_link,
    mark_prepared,
    mark_unprepared,
    remove_pin,
    replace_link,
    set_pin,
    take_part_again,
)

__all__ = [
    "SameName",
    "add_note",
    "add_participant",
    "change_participant",
    "delete_note",
    "leave",
    "make_link",
    "mark_prepared",
    "mark_unprepared",
    "remove_pin",
    "replace_link",
    "set_pin",
    "take_part_again",
]
