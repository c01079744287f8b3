"""Inviting and noting answers; the family's own words; the ways in which people are reached; the sender on letters."""

from app.invitations.commands.inviting import answer_invitation, invite, invite_again, mark_given, mark_seen_to, why_not
from app.invitations.commands.paper import note_printing, set_sender
from app.invitations.commands.past import put_away
from app.invitations.commands.ways import choose_way
from app.invitations.commands.wording import choose_picture, write_words

__all__ = [
    "answer_invitation",
    "choose_picture",
    "choose_way",
    "invite",
    "invite_again",
    "mark_given",
    "mark_seen_to",
    "note_printing",
    "put_away",
    "set_sender",
    "why_not",
    "write_words",
]
