"""What is known of invitations, of the family's own words, and of who gets a letter."""

from app.invitations.queries.inviting import InvitationLine, OwnInvitation, invitation_of, invitations_of, person_of, standing_of
from app.invitations.queries.wording import Recipient, Wording, Words, recipients_of, sender_of, wording_of

__all__ = [
    "InvitationLine",
    "OwnInvitation",
    "Recipient",
    "Wording",
    "Words",
    "invitation_of",
    "invitations_of",
    "person_of",
    "recipients_of",
    "sender_of",
    "standing_of",
    "wording_of",
]
