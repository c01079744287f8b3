"""Boxes: what stands in the database only encrypted, under a key derived from the operator's secret.

Version 1: 0x01 ‖ nonce of 12 bytes ‖ AES-256-GCM. Each purpose has a key of its own (HKDF-SHA256 of the
secret), and each box says whose it is: one that was put in another's place does not open. Whoever changes
the secret cannot open the boxes any more.
"""

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.kit import tokens

VERSION = b"\x01"
_NONCE = 12


class WillNotOpen(Exception):
    """A box that was changed, put in another's place, or shut under another secret."""


def shut(purpose: str, about: str, text: str) -> bytes:
    return shut_bytes(purpose, about, text.encode())


def opened(purpose: str, about: str, box: bytes) -> str:
    """What is in the box. Raises WillNotOpen."""
    return opened_bytes(purpose, about, box).decode()


def shut_bytes(purpose: str, about: str, content: bytes) -> bytes:
    nonce = os.urandom(_NONCE)
    return VERSION + nonce + AESGCM(tokens.key(purpose)).encrypt(nonce, content, _whose(purpose, about))


def opened_bytes(purpose: str, about: str, box: bytes) -> bytes:
    """The same for a file. Raises WillNotOpen."""
    if box[:1] != VERSION or len(box) < 1 + _NONCE + 16:
        raise WillNotOpen
    try:
        return AESGCM(tokens.key(purpose)).decrypt(box[1 : 1 + _NONCE], box[1 + _NONCE :], _whose(purpose, about))
    except InvalidTag:
        raise WillNotOpen from None


def _whose(purpose: str, about: str) -> bytes:
    return f"familienrat {purpose}|{about}".encode()
