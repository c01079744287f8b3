"""Writes tests/sealed/vectors.json: known answers of the sealed room's formats, made by the Python implementation.

`python -m tests.sealed.make_vectors`; needed only when the formats change, and then their version changes too.
"""

import hashlib
import json
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec

from tests.sealed import formats
from tests.sealed.formats import Keys, b64

FILE = Path(__file__).with_name("vectors.json")
ROOM = bytes(range(16))
KEY, NEXT_KEY = bytes(range(32)), bytes(range(100, 132))
ALI, BEA = b"ali-0001", b"bea-0002"


def made(number: int) -> bytes:
    """Bytes that look like chance, and are the same every time."""
    return hashlib.sha256(f"vector {number}".encode()).digest()


def said(member: bytes, clock: int, *ops: dict[str, Any]) -> dict[str, Any]:
    return {"m": b64(member), "l": clock, "ops": list(ops)}


def keys_of(keys: Keys) -> dict[str, Any]:
    return {
        "epoch": keys.epoch,
        "secret": b64(keys.key),
        "entries": b64(keys.entries),
        "access": b64(keys.access),
        "access_hash": hashlib.sha256(keys.access).hexdigest(),
        "words": formats.in_words(keys.check, 4),
        "link": formats.on_screen("https://termine.example.org", keys),
    }


def log(first: Keys, second: Keys, phone: ec.EllipticCurvePrivateKey, helper: ec.EllipticCurvePrivateKey) -> dict[str, Any]:
    """Six entries: people come, write, one is asked to leave, and the first entry after that carries the earlier key."""
    box = formats.key_box(second.key, first, ALI, formats.raw(phone), helper, made(40)[:12])
    early = [
        said(ALI, 1, {"op": "join", "name": "Oma Ayşe", "pub": b64(formats.raw(phone))}),
        said(BEA, 2, {"op": "join", "name": "علي", "pub": b64(formats.raw(helper))}),
        said(ALI, 3, {"op": "put", "id": "AAAAAAAAAAA", "f": "what", "v": "Elif isst am Dienstag bei Oma. " * 40}),
        said(BEA, 4, {"op": "put", "id": "AAAAAAAAAAA", "f": "what", "v": "😀 \u202eabc <b>x</b>"}),
        said(ALI, 5, {"op": "out", "member": b64(BEA)}, {"op": "keys", "boxes": {b64(ALI): b64(box)}}),
    ]
    late = said(ALI, 6, {"op": "past", "of": 1, "keys": {"0": b64(first.key)}}, {"op": "leave"})
    entries = formats.chain(first, early, [made(number)[:12] for number in range(5)])
    entries.append(formats.seal(second, 6, hashlib.sha256(entries[-1]).digest(), late, made(5)[:12]))
    tail = hashlib.sha256(entries[-1]).digest()
    return {
        "entries": [b64(entry) for entry in entries],
        "said": [*early, late],
        "tail": b64(tail),
        "tail_words": formats.in_words(tail, 4),
    }


def vectors() -> dict[str, Any]:
    first, second = Keys(KEY, ROOM, 0), Keys(NEXT_KEY, ROOM, 1)
    phone, helper = (ec.derive_private_key(int.from_bytes(made(number)), ec.SECP256R1()) for number in (20, 21))
    spoken = formats.in_words(made(30)[:11], 8)
    lookup, _ = formats.of_words(spoken)
    return {
        "what": "Known answers of the sealed room's formats, version 1: see docs/sealed-room.md. All bytes are base64url without padding.",
        "room": b64(ROOM),
        "keys": [keys_of(first), keys_of(second)],
        "first_prev": b64(formats.first_prev(ROOM)),
        "words": {str(number): [formats.word(number), formats.in_arabic(number)] for number in (0, 1, 8, 128, 1000, 2047)},
        "all_words": hashlib.sha256(" ".join(formats.word(number) for number in range(2048)).encode()).hexdigest(),
        "spoken": {
            "bytes": b64(made(30)[:11]),
            "words": spoken,
            "lookup": b64(lookup),
            "box": b64(formats.words_box(spoken, first, made(31)[:12])),
        },
        "phone": {"member": b64(ALI), "private_scalar": b64(made(20)), "public": b64(formats.raw(phone))},
        "log": log(first, second, phone, helper),
    }


if __name__ == "__main__":
    FILE.write_text(json.dumps(vectors(), indent=1, ensure_ascii=False) + "\n")
