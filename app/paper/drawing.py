"""Draws photos and scans anew, in a process of its own: a file from outside is opened by nothing that holds secrets or sessions.

Run as a program: the file comes on standard input; out go JPEGs of at most 2,000 pixels, each after its width, height and
length; or `!` and why not. It imports nothing of the house, and once the file is there it can open nothing more, neither a file nor a
connection; memory and time are bounded, and whoever starts it ends it when it takes too long (`looking.py`). What a camera, an editor
or a scanner wrote into the file beside the picture is not taken along: position, device, times, previews, layers, attachments. A profile
of its colours neither: the points are said in sRGB instead, which is what everybody takes them for.
"""

import io
import resource
import struct
import sys
from collections.abc import Iterator
from typing import Any

import pi_heif
import pypdfium2
from PIL import Image, ImageCms, ImageColor, ImageOps, JpegImagePlugin, MpoImagePlugin, PngImagePlugin, TiffImagePlugin

#: Pillow would fetch them when it needs them, and then nothing can be opened any more.
_ALL_THERE = (ImageColor, JpegImagePlugin, MpoImagePlugin, PngImagePlugin, TiffImagePlugin)

LARGEST_SIDE = 2_000
MOST_PIXELS = 50_000_000
MEMORY = 1_500_000_000
SECONDS = 20
_QUALITY = 80
_HEIC = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})


class No(Exception):
    """The file is not drawn; `why` is one of rules.unreadable.No."""

    def __init__(self, why: str) -> None:
        self.why = why


def kind_of(file: bytes) -> str:
    """By what the file begins with; its name and what the browser says of it are not asked."""
    if file.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if file.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if file[4:8] == b"ftyp" and (file[8:12] in _HEIC or any(file[at : at + 4] in _HEIC for at in range(16, 64, 4))):
        return "heic"
    if file.startswith(b"%PDF-"):
        return "pdf"
    raise No("unknown")


def drawn(file: bytes, most_pages: int) -> Iterator[tuple[int, int, bytes]]:
    """Each page of the file as a JPEG, with width and height. Raises No."""
    kind = kind_of(file)
    pictures = _pdf(file, most_pages) if kind == "pdf" else iter([_heic(file) if kind == "heic" else _photo(file, kind)])
    for picture in pictures:
        yield _as_jpeg(picture)


def turned(jpeg: bytes) -> tuple[int, int, bytes]:
    """One of ours, a quarter to the right."""
    with Image.open(io.BytesIO(jpeg), formats=("JPEG",)) as opened:
        return _as_jpeg(opened.convert("RGB").transpose(Image.Transpose.ROTATE_270))


def _photo(file: bytes, kind: str) -> Any:
    try:
        opened = Image.open(io.BytesIO(file), formats=(kind.upper(),))
    except Image.DecompressionBombError as problem:
        raise No("too_large") from problem
    _not_too_large(*opened.size)
    opened.draft("RGB", (LARGEST_SIDE, LARGEST_SIDE))  # of a JPEG only as much is decoded as is needed
    opened.load()
    return opened


def _heic(file: bytes) -> Any:
    pi_heif.options.THUMBNAILS = pi_heif.options.DEPTH_IMAGES = pi_heif.options.AUX_IMAGES = False
    opened = pi_heif.open_heif(io.BytesIO(file))
    _not_too_large(*opened.size)
    return opened.to_pillow()  # turned as the camera was held


def _pdf(file: bytes, most_pages: int) -> Iterator[Any]:
    try:
        document = pypdfium2.PdfDocument(file)
    except pypdfium2.PdfiumError as problem:
        raise No("locked" if problem.err_code == 4 else "broken") from problem
    if len(document) > most_pages:
        raise No("many_pages")
    if len(document) == 0:
        raise No("broken")
    for number in range(len(document)):
        page = document[number]
        across, down = page.get_size()
        if not (1 <= across <= 20_000 and 1 <= down <= 20_000) or max(across, down) > 50 * min(across, down):
            raise No("too_large")
        yield page.render(scale=LARGEST_SIDE / max(across, down), may_draw_forms=False).to_pil()


def _not_too_large(across: int, down: int) -> None:
    if across < 1 or down < 1 or across * down > MOST_PIXELS:
        raise No("too_large")


def _as_jpeg(picture: Any) -> tuple[int, int, bytes]:
    """Turned as the camera was held, on white, and copied into a new picture that knows nothing but its points."""
    picture = ImageOps.exif_transpose(picture)
    picture = _in_eight_bits(picture)
    picture.thumbnail((LARGEST_SIDE, LARGEST_SIDE), Image.Resampling.LANCZOS)
    fresh = Image.new("RGB", picture.size)
    fresh.paste(_in_srgb(_on_white(picture), picture.info.get("icc_profile")).convert("RGB"))
    packed = io.BytesIO()
    fresh.save(packed, "JPEG", quality=_QUALITY, optimize=True)
    return *fresh.size, packed.getvalue()


def _in_eight_bits(picture: Any) -> Any:
    if picture.mode.startswith("I"):
        return picture.convert("I").point(lambda value: value / 256).convert("L")
    if picture.mode == "P":
        return picture.convert("RGBA" if "transparency" in picture.info else "RGB")
    return picture.convert("RGB") if picture.mode not in {"RGB", "RGBA", "L", "LA", "CMYK"} else picture


def _on_white(picture: Any) -> Any:
    if picture.mode not in {"RGBA", "LA"}:
        return picture
    paper = Image.new(picture.mode[:-1], picture.size, "white")
    paper.paste(picture.convert(paper.mode), mask=picture.getchannel("A"))
    return paper


def _in_srgb(picture: Any, profile: bytes | None) -> Any:
    """Phones write down wider colours than a screen takes them for. A profile that cannot be read, or is not for this picture, is left."""
    if not profile:
        return picture
    try:
        told = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return ImageCms.profileToProfile(picture, told, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return picture


def _bounded() -> None:
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_NOFILE, 0),
        (resource.RLIMIT_CORE, 0),  # no picture in a core file
        (resource.RLIMIT_FSIZE, 0),
    ):
        resource.setrlimit(what, (most, most))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))  # in this order it ends by a signal that says why


def main() -> None:
    given, told = sys.stdin.buffer.read(), sys.stdout.buffer
    Image.preinit()
    _bounded()
    try:
        pages = [turned(given)] if sys.argv[1] == "turn" else list(drawn(given, int(sys.argv[1])))
    except No as no:
        told.write(b"!" + no.why.encode())
    except MemoryError:
        told.write(b"!too_large")
    except Exception:  # whatever a broken file makes a decoder say
        told.write(b"!broken")
    else:
        for across, down, jpeg in pages:
            told.write(struct.pack(">III", across, down, len(jpeg)) + jpeg)


if __name__ == "__main__":
    main()
