"""Passwords, PINs, one-time codes: slow hashes off the loop, secrets of the second factor derived."""

import asyncio
import base64
import hashlib
import secrets
import unicodedata
from concurrent.futures import ThreadPoolExecutor

import pyotp
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from app.kit import tokens
from app.kit.clock import now

_hasher = PasswordHasher()
#: Compared with when there is nobody of that name, so that it takes as long.
_nobody = _hasher.hash("nobody at all")

#: Each hash takes 64 MiB while it is worked out: of many at once, two are, and the others wait.
_two_at_once = ThreadPoolExecutor(max_workers=2, thread_name_prefix="slow hash")

#: Names that nobody has wait in a line of their own: whoever tries ever new ones does not keep our people waiting.
#: Where that line is long already, such a try sleeps instead of being worked out.
_for_nobody = ThreadPoolExecutor(max_workers=1, thread_name_prefix="slow hash for nobody")
LONGEST_LINE, NAP = 8, 0.3

STEP_SECONDS = 30


async def slow_hash(text: str) -> str:
    """argon2id of a password or PIN, peppered by the operator's secret."""
    return await asyncio.get_running_loop().run_in_executor(_two_at_once, _hasher.hash, _peppered(text))


async def fits(text: str, hashed: str | None) -> bool:
    """Is this the password behind that hash? Takes as long where there is none."""
    if hashed is None and _for_nobody._work_queue.qsize() >= LONGEST_LINE:
        await asyncio.sleep(NAP)
        return False
    line = _two_at_once if hashed is not None else _for_nobody
    return await asyncio.get_running_loop().run_in_executor(line, _verify, text, hashed)


def _verify(text: str, hashed: str | None) -> bool:
    try:
        return _hasher.verify(hashed or _nobody, _peppered(text)) and hashed is not None
    except (VerificationError, InvalidHashError):
        return False


def _peppered(text: str) -> str:
    return tokens.seal("pepper", text)


def totp_secret(nonce: str) -> str:
    """The base32 secret of the second factor: worked out from a stored nonce, itself not stored."""
    return base64.b32encode(hashlib.sha256(tokens.derived("totp", nonce, 48).encode()).digest()[:20]).decode()


def totp_step(code: str, nonce: str, *, last: int) -> int | None:
    """The 30-second step that `code` belongs to, one either side allowed, if it is later than `last`; else None."""
    totp = pyotp.TOTP(totp_secret(nonce))
    given = "".join(str(unicodedata.digit(sign)) for sign in code if sign.isdigit())  # Arabic keyboards have digits of their own
    step = int(now().timestamp()) // STEP_SECONDS
    for candidate in (step - 1, step, step + 1):
        if candidate > last and tokens.same(totp.generate_otp(candidate), given):
            return candidate
    return None


def recovery_codes(number: int = 8) -> list[str]:
    return [tokens.in_groups(tokens.random_handle(10), 5) for _ in range(number)]


def recovery_hash(code: str) -> bytes:
    """A code has 50 random bits: with the pepper a fast hash is enough."""
    return tokens.fingerprint(tokens.seal("recovery", tokens.as_typed(code)))


def totp_address(nonce: str, account: str) -> str:
    """The otpauth:// address for an authenticator app; it names the program neutrally."""
    return pyotp.TOTP(totp_secret(nonce)).provisioning_uri(name=account, issuer_name="Termine")


def new_nonce() -> str:
    return secrets.token_hex(16)
