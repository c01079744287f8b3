"""Writing what is learnt.

Nothing that is written here leaves a line in the log of deeds: lines stand in order, so even one without a name would tell the hour,
and the hour would lead back to a conference. Only what a manager takes away, and changes of cards, are written down.
"""

from app.learning.commands.cards import change_card, put_card_away, usual_card
from app.learning.commands.keeping import clear_before, plan_change, remove_entry, say_outcome
from app.learning.commands.workshops import begin_workshop, choose_entries, remove_workshop
from app.learning.commands.writing import add_point, begin_look_back, change_point, discard, finish, note_near_miss, remove_point

__all__ = [
    "add_point",
    "begin_look_back",
    "begin_workshop",
    "change_card",
    "change_point",
    "choose_entries",
    "clear_before",
    "discard",
    "finish",
    "note_near_miss",
    "plan_change",
    "put_card_away",
    "remove_entry",
    "remove_point",
    "remove_workshop",
    "say_outcome",
    "usual_card",
]
