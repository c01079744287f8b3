"""What was typed when a session ended: carried, sealed, through signing in again, then offered to be sent."""

import base64
import binascii
import re
import zlib

import msgspec
from msgspec import Struct

from app.kit import tokens
from app.kit.clock import now

#: For so long a filled-in form waits for its writer.
LASTS_SECONDS = 12 * 60 * 60
_LONGEST = 4_000_000
#: Packed; what people type is far below. It stands in a page several times.
_MOST = 140_000


class Kept(Struct, frozen=True, array_like=True):
    """A form that was not taken: where it was sent and what stood in it."""

    action: str
    fields: list[tuple[str, str]]
    at: int = 0
    whose: str = ""  # the mark of the session's person, where there was one: it is shown to nobody else

    def is_for(self, token: str) -> bool:
        return token.endswith(self.whose)


def seal(action: str, fields: list[tuple[str, str]], *, whose: str = "") -> str:
    """One hidden field's worth of a form; empty when there is nothing to keep.

    Sealed, so that nobody can put words into somebody's mouth by a page of their own.
    """
    if not fields:
        return ""
    packed = zlib.compress(msgspec.json.encode(Kept(action, fields, int(now().timestamp()), whose)), 5)
    if len(packed) > _MOST:
        return ""
    text = base64.urlsafe_b64encode(packed).decode()
    return f"{tokens.seal('kept', text)}.{text}"


def unseal(sealed: str) -> Kept | None:
    """What was kept, or None when it is not ours, too old, or not there."""
    tag, _, text = sealed.partition(".")
    if not text or not tokens.same(tag, tokens.seal("kept", text)):
        return None
    try:
        opened = zlib.decompressobj().decompress(base64.urlsafe_b64decode(text), _LONGEST)
        kept = msgspec.json.decode(opened, type=Kept)
    except (binascii.Error, zlib.error, msgspec.MsgspecError):
        return None
    return kept if now().timestamp() - kept.at < LASTS_SECONDS else None


def readable(fields: list[tuple[str, str]]) -> list[str]:
    """What its writer knows again. Ids, numbers and chosen values go along unseen."""
    return [value for _, value in fields if value and not re.fullmatch(r"[0-9a-z_:.-]*", value)]
