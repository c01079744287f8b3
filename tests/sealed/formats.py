"""The sealed room's formats a second time, in Python, written from docs/sealed-room.md and not from the JavaScript.

Whatever the phones write must be what this reads, and the other way round.
"""

import base64
import hashlib
import json
import os
from collections.abc import Mapping
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

LABEL = b"familienrat room v1"
SIZES = (512, 2048, 8192, 16384, 32768, 60000)
VERSION = 1


class Forged(Exception):
    """This entry was not written for this place in this room with this key."""


def b64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def unb64(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


# Keys


def hkdf(secret: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    return HKDF(hashes.SHA256(), length, salt, info).derive(secret)


class Keys:
    """All that comes out of one key of one epoch."""

    def __init__(self, key: bytes, room: bytes, epoch: int) -> None:
        def of(what: str, length: int = 32) -> bytes:
            return hkdf(key, room, f"familienrat room v1|{epoch}|{what}".encode(), length)

        self.key, self.room, self.epoch = key, room, epoch
        self.entries, self.access, self.check = of("entries"), of("access"), of("words", 6)


# Entries


def padded(plain: Mapping[str, Any]) -> bytes:
    text = json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode()
    size = next(size for size in SIZES if len(text) + 4 <= size)
    return (len(text).to_bytes(4) + text).ljust(size, b"\0")


def unpadded(data: bytes) -> Any:
    length = int.from_bytes(data[:4])
    if len(data) not in SIZES or length > len(data) - 4 or any(data[4 + length :]):
        raise Forged("shape")
    return json.loads(data[4 : 4 + length])


def first_prev(room: bytes) -> bytes:
    return hashlib.sha256(LABEL + room).digest()


def bound_to(room: bytes, epoch: int, position: int, prev: bytes) -> bytes:
    return LABEL + room + epoch.to_bytes(2) + position.to_bytes(4) + prev


def seal(keys: Keys, position: int, prev: bytes, plain: Mapping[str, Any], nonce: bytes | None = None) -> bytes:
    nonce = nonce or os.urandom(12)
    box = AESGCM(keys.entries).encrypt(nonce, padded(plain), bound_to(keys.room, keys.epoch, position, prev))
    return bytes([VERSION]) + keys.epoch.to_bytes(2) + nonce + box


def unseal(keys: Keys, position: int, prev: bytes, entry: bytes) -> Any:
    if len(entry) < 31:
        raise Forged("short")
    if entry[:1] != bytes([VERSION]):
        raise Forged("version")
    if int.from_bytes(entry[1:3]) != keys.epoch:
        raise Forged("epoch")
    try:
        return unpadded(AESGCM(keys.entries).decrypt(entry[3:15], entry[15:], bound_to(keys.room, keys.epoch, position, prev)))
    except InvalidTag:
        raise Forged("sealed") from None


def chain(keys: Keys, plains: list[Mapping[str, Any]], nonces: list[bytes] | None = None) -> list[bytes]:
    """A whole log, from its first entry."""
    prev, entries = first_prev(keys.room), []
    for number, plain in enumerate(plains):
        entries.append(seal(keys, number + 1, prev, plain, nonces[number] if nonces else None))
        prev = hashlib.sha256(entries[-1]).digest()
    return entries


def read(of_epoch: Mapping[int, Keys], entries: list[bytes]) -> list[Any]:
    """Every entry of a log. Raises Forged at the first that is not what its writer wrote here."""
    room = next(iter(of_epoch.values())).room
    prev, plains, epoch = first_prev(room), [], 0
    for number, entry in enumerate(entries):
        if epoch not in of_epoch:
            raise Forged("epoch")
        plains.append(unseal(of_epoch[epoch], number + 1, prev, entry))
        epoch += any(op.get("op") == "keys" for op in plains[-1]["ops"])  # from the next entry on, only the new key
        prev = hashlib.sha256(entry).digest()
    return plains


# The box in which a new key reaches one phone


def key_box(new: bytes, keys: Keys, member: bytes, to: bytes, own: ec.EllipticCurvePrivateKey, nonce: bytes) -> bytes:
    """`keys`: of the epoch before. Version ‖ ephemeral public key (65 bytes, uncompressed) ‖ nonce ‖ AES-GCM of the new key."""
    shared = own.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), to))
    sealed = AESGCM(hkdf(shared, keys.room, LABEL + b"|box", 32)).encrypt(nonce, new, _box_of(keys.room, keys.epoch + 1, member))
    return bytes([VERSION]) + raw(own) + nonce + sealed


def open_key_box(box: bytes, room: bytes, epoch: int, member: bytes, own: ec.EllipticCurvePrivateKey) -> bytes:
    """`epoch`: the new one."""
    if box[0] != VERSION or len(box) != 126:
        raise Forged("box")
    shared = own.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), box[1:66]))
    return AESGCM(hkdf(shared, room, LABEL + b"|box", 32)).decrypt(box[66:78], box[78:], _box_of(room, epoch, member))


def _box_of(room: bytes, epoch: int, member: bytes) -> bytes:
    return LABEL + b"|box" + room + epoch.to_bytes(2) + member


def raw(own: ec.EllipticCurvePrivateKey) -> bytes:
    return own.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


# Words

CONSONANTS = ["b", "d", "dj", "f", "g", "h", "k", "l", "m", "n", "r", "s", "sh", "t", "w", "y"]
VOWELS = ["aa", "ai", "au", "ia", "ii", "iu", "ua", "ui"]
ARABIC = dict(zip([*CONSONANTS, "a", "i", "u"], "بدجفغهكلمنرسشتويايو", strict=True))


def word(number: int) -> str:
    first, second = VOWELS[number % 8]
    return CONSONANTS[number // 128] + first + CONSONANTS[number // 8 % 16] + second


def in_arabic(number: int) -> str:
    first, second = VOWELS[number % 8]
    return "".join(ARABIC[sound] for sound in (CONSONANTS[number // 128], first, CONSONANTS[number // 8 % 16], second))


def numbers(data: bytes, count: int) -> list[int]:
    """So many numbers of eleven bits each, from the front."""
    bits = int.from_bytes(data) >> (8 * len(data) - 11 * count)
    return [bits >> 11 * (count - 1 - place) & 2047 for place in range(count)]


def in_words(data: bytes, count: int) -> list[str]:
    return [word(number) for number in numbers(data, count)]


def of_words(words: list[str]) -> tuple[bytes, bytes]:
    """Where the box lies, and the key that opens it."""
    slow = PBKDF2HMAC(hashes.SHA256(), 32, b"familienrat words v1", 100_000).derive(" ".join(words).encode())
    return hkdf(slow, b"", b"lookup", 16), hkdf(slow, b"", b"box", 32)


def words_box(words: list[str], keys: Keys, nonce: bytes) -> bytes:
    return nonce + AESGCM(of_words(words)[1]).encrypt(nonce, keys.epoch.to_bytes(2) + keys.room + keys.key, b"familienrat words v1")


def open_words_box(words: list[str], box: bytes) -> Keys:
    inside = AESGCM(of_words(words)[1]).decrypt(box[:12], box[12:], b"familienrat words v1")
    return Keys(inside[18:], inside[2:18], int.from_bytes(inside[:2]))


def on_screen(origin: str, keys: Keys) -> str:
    """What the square code says."""
    return f"{origin}/room/#v1.{b64(keys.room)}.{keys.epoch}.{b64(keys.key)}"
