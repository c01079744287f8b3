"""Opening a sealed room, writing boxes into it, giving the plan, ending it."""

from app.sealed_room.commands.giving import Given, give
from app.sealed_room.commands.room import begin, begin_anew, open_room, ticket_of, tidy
from app.sealed_room.commands.writing import CHANNEL, No, NotWritten, Written, append, keep_words, rekey

__all__ = [
    "CHANNEL",
    "Given",
    "No",
    "NotWritten",
    "Written",
    "append",
    "begin",
    "begin_anew",
    "give",
    "keep_words",
    "open_room",
    "rekey",
    "ticket_of",
    "tidy",
]
