"""Secrets: random ones, and ones derived from the operator's secret so that none is ever stored."""

import hashlib
import hmac
import secrets
import unicodedata
from uuid import UUID

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOKS_LIKE = str.maketrans({"O": "0", "I": "1", "L": "1"})

_secret = b""
_NAME, _PROOF = 26, 16


def configure(secret: str) -> None:
    """Take the operator's secret. Changing it ends every personal link, code and open session."""
    global _secret
    _secret = secret.encode()


def random_token() -> str:
    """A new secret of 256 bits, safe in a cookie."""
    return secrets.token_urlsafe(32)


def random_handle(length: int = 6) -> str:
    """A public name of 5 bits a character that says nothing and is easily typed."""
    return "".join(secrets.choice(CROCKFORD) for _ in range(length))


def fingerprint(token: str) -> bytes:
    """What is stored in place of a random token: SHA-256 is enough for 256 random bits."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()


def derived(purpose: str, about: str, length: int) -> str:
    """`length` characters of 5 bits each that only the holder of the operator's secret can work out.

    A link or code that is derived can be shown and printed again, and nothing of it stands in the
    database, not even a hash. HMAC-SHA256 gives at most 51 characters.
    """
    number = int.from_bytes(hmac.digest(_secret, f"{purpose}|{about}".encode("utf-8", "surrogatepass"), "sha256"))
    letters = []
    for _ in range(length):
        number, rest = divmod(number, 32)
        letters.append(CROCKFORD[rest])
    return "".join(letters)


def key(purpose: str) -> bytes:
    """256 bits for this purpose alone, by which we encrypt."""
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=f"familienrat key|{purpose}".encode()).derive(_secret)


def seal(purpose: str, text: str) -> str:
    """A tag for `text`, 160 bits, by which we know our own words again."""
    return derived(purpose, text, 32)


def signed(purpose: str, about: UUID) -> str:
    """An id that only we can have given out: 26 characters that name it, 16 (80 bits) that prove it. Upper and lower case are the same."""
    name, number = "", about.int
    for _ in range(_NAME):
        number, rest = divmod(number, 32)
        name += CROCKFORD[rest]
    return name + derived(purpose, str(about), _PROOF)


def id_in(purpose: str, text: str) -> UUID | None:
    """The id that was `signed` for this purpose, or None for what we have not given out."""
    if len(text) != _NAME + _PROOF or as_typed(text) != text.upper():
        return None
    number = sum(CROCKFORD.index(letter) << 5 * place for place, letter in enumerate(text.upper()[:_NAME]))
    if number >= 1 << 128:
        return None
    found = UUID(int=number)
    return found if same(signed(purpose, found), text.upper()) else None


def same(one: str, other: str) -> bool:
    """Compare two secrets without telling by the time how much of them is right."""
    return hmac.compare_digest(one.encode("utf-8", "surrogatepass"), other.encode("utf-8", "surrogatepass"))


def as_typed(text: str) -> str:
    """A code as somebody typed it, without spaces and dashes, with O, I and L read as digits."""
    return "".join(letter for letter in in_our_digits(text).upper().translate(_LOOKS_LIKE) if letter in CROCKFORD)


def in_our_digits(text: str) -> str:
    """Whatever keyboard it was typed on: 4711 is ٤٧١١ on an Arabic and ۴۷۱۱ on a Persian one."""
    return "".join(str(unicodedata.digit(sign)) if sign.isdecimal() else sign for sign in text)


def in_groups(code: str, size: int = 4) -> str:
    return "-".join(code[start : start + size] for start in range(0, len(code), size))
