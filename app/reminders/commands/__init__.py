"""Reminding whoever is due, once; switching reminders off and on; noting that somebody was phoned."""

from app.reminders.commands.reminding import remind_of_promises
from app.reminders.commands.stopping import phoned, remind_again, remind_me_not

__all__ = ["phoned", "remind_again", "remind_me_not", "remind_of_promises"]
