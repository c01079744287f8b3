"""Has a file drawn anew beside the loop: a program without our secrets, our files and our database, ended when it takes too long."""

import asyncio
import contextlib
import signal
import struct
import sys
from pathlib import Path

from msgspec import Struct

from app.paper.rules.unreadable import LARGEST, No, Unreadable

_PROGRAM = Path(__file__).with_name("drawing.py")
_HEAD = struct.Struct(">III")
_PATIENCE = 25  # seconds, a little more than the program gives itself
#: Decoding takes memory: no more than these at once in this process, the others wait in line.
_at_once = asyncio.Semaphore(2)


class Picture(Struct, frozen=True):
    width: int
    height: int
    jpeg: bytes


async def pages_of(file: bytes, most: int) -> list[Picture]:
    """The file's pages as pictures of ours. Raises Unreadable."""
    if len(file) > LARGEST:
        raise Unreadable(No.HEAVY)
    return await _drawn(file, str(most))


async def turned(jpeg: bytes) -> Picture:
    return (await _drawn(jpeg, "turn"))[0]


async def _drawn(file: bytes, how: str) -> list[Picture]:
    async with _at_once:
        told = await _told(file, how)
    if told.startswith(b"!"):
        raise Unreadable(No(told[1:].decode()))
    pictures, at = [], 0
    while at + _HEAD.size <= len(told):
        width, height, length = _HEAD.unpack_from(told, at)
        at += _HEAD.size + length
        pictures.append(Picture(width, height, told[at - length : at]))
    if not pictures:
        raise Unreadable(No.BROKEN)  # it fell over: more memory or time than it may have
    return pictures


async def _told(file: bytes, how: str) -> bytes:
    program = await asyncio.create_subprocess_exec(
        sys.executable, "-I", str(_PROGRAM), how,
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL, env={}, cwd="/",
    )  # fmt: skip
    try:
        async with asyncio.timeout(_PATIENCE):
            told = (await program.communicate(file))[0]
    except TimeoutError:
        raise Unreadable(No.SLOW) from None
    finally:
        if program.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                program.kill()
            await program.wait()
    if program.returncode == -signal.SIGXCPU:
        raise Unreadable(No.SLOW)
    return told
