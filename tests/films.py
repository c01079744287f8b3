"""Films of a few hundred bytes, as far as their heads go."""

import struct


def mp4(seconds: float = 125, size: tuple[int, int] = (640, 360), more: int = 5_000) -> bytes:
    def box(kind: bytes, inside: bytes) -> bytes:
        return struct.pack(">I4s", len(inside) + 8, kind) + inside

    head = box(b"mvhd", struct.pack(">IIIII", 0, 0, 0, 600, int(seconds * 600)) + b"\0" * 80)
    track = box(b"trak", box(b"tkhd", b"\0" * 76 + struct.pack(">II", size[0] << 16, size[1] << 16)))
    return box(b"ftyp", b"isom\0\0\0\0") + box(b"mdat", bytes(range(256)) * (more // 256 + 1)) + box(b"moov", head + track)


def webm(seconds: float = 12, size: tuple[int, int] = (640, 480)) -> bytes:
    def part(name: int, inside: bytes) -> bytes:
        return name.to_bytes((name.bit_length() + 7) // 8) + (0x4000 | len(inside)).to_bytes(2) + inside

    info = part(0x1549A966, part(0x2AD7B1, (1_000_000).to_bytes(3)) + part(0x4489, struct.pack(">d", seconds * 1000)))
    picture = part(0xE0, part(0xB0, size[0].to_bytes(2)) + part(0xBA, size[1].to_bytes(2)))
    tracks = part(0x1654AE6B, part(0xAE, part(0xD7, b"\1") + picture))
    return part(0x1A45DFA3, part(0x4282, b"webm")) + b"\x18\x53\x80\x67\x01" + b"\xff" * 7 + info + tracks + part(0x1F43B675, b"\0" * 99)
