"""Photos as phones make them, with everything that a camera writes beside the picture; and files that nobody should send."""

import io
import struct
import zlib

import pikepdf
import pillow_heif
from PIL import Image, ImageCms, PngImagePlugin

CANARY = "KANARIENVOGEL"
XMP = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><a place="{CANARY}"/></rdf:RDF></x:xmpmeta>'.encode()


def paper(width: int = 600, height: int = 400) -> Image.Image:
    """White, with a red corner at the top on the left: so one sees how it is turned."""
    picture = Image.new("RGB", (width, height), "white")
    picture.paste((255, 0, 0), (0, 0, width // 4, height // 4))
    return picture


def profile(*, swapped: bool = False) -> bytes:
    """sRGB; or a space of colours whose red is our green, so that nobody overlooks whether it was minded."""
    srgb: bytes = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return srgb.replace(b"rXYZ", b"....").replace(b"gXYZ", b"rXYZ").replace(b"....", b"gXYZ") if swapped else srgb


def exif(orientation: int = 1) -> bytes:
    found = Image.Exif()
    found[0x0112] = orientation
    found[0x010F] = found[0x013B] = CANARY  # the camera's maker, the artist
    position = found.get_ifd(0x8825)
    position[1], position[2], position[3], position[4] = "N", (53.0, 4.0, 34.5), "E", (8.0, 53.0, 7.0)
    position[27] = CANARY.encode()
    return found.tobytes()


def jpeg(orientation: int = 1, size: tuple[int, int] = (600, 400)) -> bytes:
    return _saved(paper(*size), "JPEG", exif=exif(orientation), xmp=XMP, comment=CANARY, icc_profile=profile(), dpi=(300, 300))


def png() -> bytes:
    beside = PngImagePlugin.PngInfo()
    beside.add_text("Author", CANARY)
    beside.add_itxt("XML:com.adobe.xmp", XMP.decode())
    return _saved(paper(), "PNG", pnginfo=beside, exif=exif())


def heic(orientation: int = 1) -> bytes:
    packed = io.BytesIO()
    pillow_heif.from_pillow(paper()).save(packed, quality=70, exif=exif(orientation), xmp=XMP)
    return packed.getvalue()


def pdf(pages: int = 1, *, password: str = "") -> bytes:
    """A scan: a picture with a camera's notes in it, a name in its properties, a file hung to it."""
    packed = io.BytesIO()
    paper(300, 424).save(packed, "PDF", save_all=True, append_images=[paper(300, 424)] * (pages - 1), author=CANARY, title=CANARY)
    with pikepdf.open(packed) as document:
        document.attachments["versteckt.txt"] = pikepdf.AttachedFileSpec(document, CANARY.encode())
        finished = io.BytesIO()
        locked = pikepdf.Encryption(owner=password, user=password) if password else False
        document.save(finished, encryption=locked, compress_streams=False)
    return finished.getvalue()


def _saved(picture: Image.Image, kind: str, **more: object) -> bytes:
    packed = io.BytesIO()
    picture.save(packed, kind, **more)
    return packed.getvalue()


def png_that_says(width: int, height: int) -> bytes:
    """A few bytes that would be a very large picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 1_000_000)) + chunk(b"IEND", b"")


def in_colours_of(icc: bytes, kind: str = "JPEG", mode: str = "RGB") -> bytes:
    if kind == "HEIC":
        packed = io.BytesIO()
        pillow_heif.from_pillow(paper()).save(packed, quality=90, icc_profile=icc)
        return packed.getvalue()
    return _saved(paper(60, 40).convert(mode), kind, icc_profile=icc)


#: Every kind of colour, and the files that have it.
KINDS = (("CMYK", "JPEG"), ("L", "JPEG"), ("I;16", "PNG"), ("P", "PNG"), ("RGBA", "PNG"), ("LA", "PNG"), ("1", "PNG"))


def in_mode(mode: str, kind: str) -> bytes:
    if mode == "I;16":
        return _saved(Image.new("I;16", (60, 40), 40_000), kind)
    return _saved(paper(60, 40).convert(mode), kind)


def animated_png() -> bytes:
    return _saved(paper(60, 40), "PNG", save_all=True, append_images=[Image.new("RGB", (60, 40), "black")] * 20)


def two_in_one() -> bytes:
    """As some phones take them: the picture, and a second one behind it."""
    return _saved(paper(), "MPO", save_all=True, append_images=[paper()], exif=exif(6))


def polyglot() -> bytes:
    """A photo, and behind it a page with a script."""
    return jpeg() + b"<html><script>alert('" + CANARY.encode() + b"')</script>"
