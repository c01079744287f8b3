"""How big a sealed room may grow, how fast, how long it waits; and how bytes are written in JSON and in addresses."""

import base64
import binascii
from datetime import timedelta
from uuid import UUID

MOST_IN_AN_ENTRY = 65_536
SHORTEST_ENTRY = 31  # version, epoch, nonce and the seal
MOST_ENTRIES = 2_000
MOST_IN_A_ROOM = 8_000_000
MOST_EPOCHS = 200
#: So many entries come in a rush before a phone is asked to wait, and one more each of these.
RUSH, EACH = 20, timedelta(seconds=0.5)
#: What one answer brings at most; whoever holds less than is there asks again.
AT_ONCE, BYTES_AT_ONCE = 500, 1_000_000
LONGEST_BODY = 100_000

TOKEN, LOOKUP = 32, 16
LONGEST_BOX = 200
WORDS_LAST = timedelta(minutes=30)
MOST_BOXES = 5
#: A room in which nobody writes for so long is destroyed.
LEFT_ALONE = timedelta(hours=12)
#: So many may listen with one token, on each server process.
MOST_PHONES = 64


def b64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def unb64(text: str) -> bytes | None:
    """The bytes, or None for what nobody of ours writes: padding, other letters, bits left over."""
    try:
        data = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return None
    return data if b64(data) == text else None


def room_in(text: str) -> UUID | None:
    """The room that an address names."""
    data = unb64(text) if len(text) == 22 else None
    return UUID(bytes=data) if data is not None else None
