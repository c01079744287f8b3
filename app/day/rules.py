"""What must stand before the conference opens, and which part of the day it is."""

from app.invitations.rules import Standing, missing_to_invite
from app.kit.i18n import gettext as _
from app.practice.phases import Phase


def missing_to_open(standing: Standing) -> list[str]:
    """What must be done before the conference opens on its day."""
    not_invited = [] if standing.frozen and standing.invited else [_("Nobody is invited yet. Please send the invitations first.")]
    return missing_to_invite(standing) + not_invited


def part_of_the_day(phase: Phase) -> Phase:
    """The part whose list is kept now: whoever comes early is noted for the sharing of information."""
    return Phase.AGREEING if phase is Phase.AGREEING else Phase.INFORMATION
