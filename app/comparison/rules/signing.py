"""Who wrote a file: Ed25519. A service's key is worked out from the operator's secret and stands nowhere."""

import hashlib
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from app.comparison.rules.format import Content, Signature, signed_bytes
from app.kit import tokens

ALGORITHM = "Ed25519"
#: Ten groups of four are quickly read out on the phone; 200 bits are enough that nobody finds a second key for them.
GROUPS, GROUP = 10, 4


def key_of(office: UUID) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(tokens.key(f"comparison|{office}"))


def public_of(office: UUID) -> bytes:
    return key_of(office).public_key().public_bytes_raw()


def fingerprint_of(public: bytes) -> str:
    """What two people read out to each other: ABCD-EFGH-…, without letters that one confuses."""
    number = int.from_bytes(hashlib.sha256(b"familienrat comparison key|" + public).digest())
    letters = []
    for _place in range(GROUPS * GROUP):
        number, rest = divmod(number, 32)
        letters.append(tokens.CROCKFORD[rest])
    return tokens.in_groups("".join(letters), GROUP)


def sign(content: Content, office: UUID) -> Signature:
    key = key_of(office)
    public = key.public_key().public_bytes_raw()
    return Signature(ALGORITHM, public.hex(), fingerprint_of(public), key.sign(signed_bytes(content)).hex())


def signer_of(content: Content, signature: Signature) -> bytes | None:
    """The public key by which exactly this content was signed; None where it does not fit."""
    try:
        public = bytes.fromhex(signature.public_key)
        Ed25519PublicKey.from_public_bytes(public).verify(bytes.fromhex(signature.value), signed_bytes(content))
    except (ValueError, InvalidSignature):
        return None
    return public if signature.algorithm == ALGORITHM and signature.fingerprint == fingerprint_of(public) else None
