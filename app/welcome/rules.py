"""What a video file says of itself: kind, length, picture. Read from its head, without a program for films.

MP4: boxes as in ISO/IEC 14496-12 (`moov` > `mvhd`, `trak` > `tkhd`). WebM: elements as in RFC 8794 and 9559 (`Info` > `Duration`).
"""

import struct
from collections.abc import Iterator
from typing import BinaryIO

from msgspec import Struct

#: As BITV 2.0, annex 2, asks: at least so large.
SMALLEST = (320, 240)
_MOST_PARTS = 10_000
_LONGEST_HEAD = 64_000_000


class Film(Struct, frozen=True):
    seconds: float
    width: int
    height: int


class NoFilm(Exception):
    """The file is not what its name says, or does not say how long it is."""


def film_in(file: BinaryIO, ending: str, size: int) -> Film:
    """Raises NoFilm."""
    try:
        found = _mp4(file, size) if ending == "mp4" else _webm(file, size)
    except (struct.error, ValueError, IndexError, OverflowError, ZeroDivisionError) as problem:
        raise NoFilm from problem
    if not 0 < found.seconds < 86_400 or found.width <= 0 or found.height <= 0:
        raise NoFilm
    return found


def _mp4(file: BinaryIO, size: int) -> Film:
    moov = b""
    for kind, start, end in _boxes_of_file(file, size):
        if start == 8 and kind != b"ftyp":
            raise NoFilm
        if kind == b"moov":
            if end - start > _LONGEST_HEAD:
                raise NoFilm
            file.seek(start)
            moov = file.read(end - start)
            break
    seconds, width, height = 0.0, 0, 0
    for kind, box in _boxes(moov):
        if kind == b"mvhd":
            scale, length = struct.unpack(">IQ", box[20:32]) if box[0] == 1 else struct.unpack(">II", box[12:20])
            seconds = length / scale
        elif kind == b"trak":
            for inner, head in _boxes(box):
                if inner == b"tkhd":
                    across, down = (side >> 16 for side in struct.unpack(">II", head[-8:]))
                    width, height = max((width, height), (across, down))
    return Film(seconds, width, height)


def _boxes_of_file(file: BinaryIO, size: int) -> Iterator[tuple[bytes, int, int]]:
    at = 0
    for _each in range(_MOST_PARTS):
        file.seek(at)
        head = file.read(16)
        if at + 8 > size or len(head) < 8:
            return
        length, kind = struct.unpack(">I4s", head[:8])
        start = at + 8
        if length == 1:
            length, start = struct.unpack(">Q", head[8:16])[0], at + 16
        end = size if length == 0 else at + length
        if end < start or end > size:
            raise NoFilm
        yield kind, start, end
        at = end


def _boxes(inside: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while at + 8 <= len(inside):
        length, kind = struct.unpack(">I4s", inside[at : at + 8])
        if length < 8 or at + length > len(inside):
            raise NoFilm
        yield kind, inside[at + 8 : at + length]
        at += length


_EBML, _SEGMENT, _INFO, _TRACKS, _ENTRY, _VIDEO = 0x1A45DFA3, 0x18538067, 0x1549A966, 0x1654AE6B, 0xAE, 0xE0
_SCALE, _DURATION, _WIDTH, _HEIGHT = 0x2AD7B1, 0x4489, 0xB0, 0xBA


def _webm(file: BinaryIO, size: int) -> Film:
    """Information and tracks stand before the pictures, as every recorder writes them."""
    head = file.read(min(size, 1_000_000))
    found: dict[int, bytes] = {}
    at = 0
    first = True
    for _each in range(_MOST_PARTS):
        if at >= len(head) or {_DURATION, _WIDTH, _HEIGHT} <= found.keys():
            break
        name, at = _number(head, at, keep_mark=True)
        length, at = _number(head, at)
        if first and name != _EBML:
            raise NoFilm
        first = False
        if name in {_SEGMENT, _INFO, _TRACKS, _ENTRY, _VIDEO}:
            continue  # look inside
        if name in {_SCALE, _DURATION, _WIDTH, _HEIGHT}:
            found.setdefault(name, head[at : at + length])
        at += length
    scale = int.from_bytes(found.get(_SCALE, b"\x0f\x42\x40"))
    length_in = found.get(_DURATION, b"")
    ticks = struct.unpack(">d" if len(length_in) == 8 else ">f", length_in)[0]
    return Film(ticks * scale / 1e9, int.from_bytes(found.get(_WIDTH, b"")), int.from_bytes(found.get(_HEIGHT, b"")))


def _number(data: bytes, at: int, *, keep_mark: bool = False) -> tuple[int, int]:
    first = data[at]
    length = 9 - first.bit_length()
    if length > 8:
        raise NoFilm
    value = int.from_bytes(data[at : at + length])
    return (value if keep_mark else value & ((1 << (7 * length)) - 1)), at + length


def in_minutes(seconds: float) -> str:
    """2:05."""
    whole = max(1, round(seconds))
    return f"{whole // 60}:{whole % 60:02}"
