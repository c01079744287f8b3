"""The plan kept on somebody's own phone: for how long, behind which PIN, and what is said to a note that was made there.

Source: art. 6 (1) a GDPR (only by their own choice, taken back as easily), and the warning of NNEDV's Safety Net
that whoever controls a phone sees what lies on it: so little, sealed, not for long, and gone when somebody leaves quickly.
The phone's own program (static/keep) holds to the same figures: they stand in its pages.
"""

from datetime import timedelta
from enum import StrEnum

from app.kit.i18n import lazy as _

#: After so long without a word from the server the phone throws it away.
LASTS = timedelta(days=14)
SHORTEST_PIN = 6
#: So many wrong PINs, and it is thrown away.
MOST_TRIES = 10
#: PBKDF2-SHA-256: what each try at a PIN costs (OWASP's figure of 2023). An old phone takes a second or two.
ROUNDS = 600_000
#: More notes than this come from no phone of ours at once: they are sent in portions.
MOST_TICKS = 200


class Told(StrEnum):
    """What became of a note that was made without a connection."""

    TAKEN = "taken"
    GONE = "gone"
    CHANGED = "changed"
    NEWER = "newer"


TOLD = {
    Told.TAKEN: "",
    Told.GONE: _("This promise is not in the plan any more. Your note was not taken."),
    Told.CHANGED: _("This promise has changed since. Please read it again."),
    Told.NEWER: _("You have said something newer since. That counts."),
}
