"""How large and how many pictures of a plan may be, and why one cannot be taken: calm sentences, each with what to do."""

from enum import StrEnum

from app.kit.i18n import lazy as _

LARGEST = 8_000_000  # bytes of one file
MOST_PAGES = 10  # of one meeting
#: So many bytes in one sending: four of the largest. A phone sends them in the time that we wait.
LARGEST_SENDING = 4 * LARGEST + 1_000_000
PATIENCE = 240  # seconds for them to come


class No(StrEnum):
    NOTHING = "nothing"
    HEAVY = "heavy"
    UNKNOWN = "unknown"
    BROKEN = "broken"
    TOO_LARGE = "too_large"
    LOCKED = "locked"
    MANY_PAGES = "many_pages"
    SLOW = "slow"


NO_SENTENCES = {
    No.NOTHING: _("Please take a photo, or choose a file."),
    No.HEAVY: _("A file is larger than 8 MB. Please take the photo with a smaller size, page by page."),
    No.UNKNOWN: _("This is no photo that we can open. Please choose a JPEG, PNG, HEIC or PDF file."),
    No.BROKEN: _("A file cannot be opened. Perhaps it did not come whole. Please take the photo once more."),
    No.TOO_LARGE: _("A picture has too many points. Please take the photo with a smaller size."),
    No.LOCKED: _("This PDF is locked with a password. Please take a photo of the paper instead."),
    No.MANY_PAGES: _("There is room for ten pages. Please remove one that is not needed, or choose fewer."),
    No.SLOW: _("Opening a file took too long. Please take a photo of the paper instead."),
}


class Unreadable(Exception):
    """A file that is not taken. Of several none is."""

    def __init__(self, why: No) -> None:
        self.why = why
