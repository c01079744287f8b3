"""What is known of invitations, of the family's own words, and of who gets a letter."""

from app.invitations.queries.inviting import InvitationLine, OwnInvitation, invitation_of, invitations_of, person_of, standing_of
from app.invitations.queries.wording import (
    Greeting,
    Recipient,
    Wording,
    Words,
    greeting_for,
    greeting_in,
    recipients_of,
    sender_of,
    wording_of,
)

__all__ = [
    "Greeting",
    "InvitationLine",
    "OwnInvitation",
    "Recipient",
    "Wording",
    "Words",
    "greeting_for",
    "greeting_in",
    "invitation_of",
    "invitations_of",
    "person_of",
    "recipients_of",
    "sender_of",
    "standing_of",
    "wording_of",
]
