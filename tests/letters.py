"""Letters as others see them: text and tags as other libraries read them, and the page as it comes out of a printer."""

import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pikepdf
import pypdf
import pypdfium2
import zxingcpp

MM = 72 / 25.4
_ISOLATES = re.compile("[\u2066-\u2069]")
#: A font draws the comma below and the cedilla of Romanian as one, and gives back either.
_ONE_SHAPE = str.maketrans("ŞşŢţ", "ȘșȚț")


def text_of(pdf: bytes, page: int = 0) -> str:
    return _ISOLATES.sub("", pypdf.PdfReader(io.BytesIO(pdf)).pages[page].extract_text())


def words_in(text: str) -> list[str]:
    """The words in it, sorted: how another library orders a page with two columns is its own affair."""
    return sorted(re.findall(r"[^\W_]+", _ISOLATES.sub("", text).translate(_ONE_SHAPE)))


def letters_in(text: str) -> Counter[str]:
    """How often each letter stands in it: for pages with two directions, where other libraries put words together otherwise."""
    return Counter("".join(words_in(text)))


def pages_of(pdf: bytes) -> int:
    return len(pypdf.PdfReader(io.BytesIO(pdf)).pages)


def places_of(pdf: bytes, page: int = 0) -> list[tuple[str, float, float]]:
    """Each piece of text with the millimetres of its beginning, from the left and from the top of the sheet."""
    found: list[tuple[str, float, float]] = []

    def keep(text: str, ours: list[float], line: list[float], *_rest: Any) -> None:
        if text.strip():
            x, y = line[4] * ours[0] + line[5] * ours[2] + ours[4], line[4] * ours[1] + line[5] * ours[3] + ours[5]
            found.append((text.strip(), x / MM, 297 - y / MM))

    pypdf.PdfReader(io.BytesIO(pdf)).pages[page].extract_text(visitor_text=keep)
    return found


def signs_in(pdf: bytes, page: int = 0) -> Iterator[tuple[str, float, float, float, float]]:
    """Each sign that is printed, with its left, upper, right and lower edge in millimetres from the corner of the sheet."""
    text = pypdfium2.PdfDocument(pdf)[page].get_textpage()
    for at in range(text.count_chars()):
        sign = text.get_text_range(at, 1)
        left, bottom, right, top = (each / MM for each in text.get_charbox(at))
        if sign.strip() and right > left:
            yield sign, left, 297 - top, right, 297 - bottom


def codes_in(pdf: bytes, page: int = 0, *, dots_per_inch: int = 150) -> list[Any]:
    """The codes that a camera finds on the printed page."""
    drawn = pypdfium2.PdfDocument(pdf)[page].render(scale=dots_per_inch / 72, grayscale=True)
    rows = [bytes(drawn.buffer[at * drawn.stride : at * drawn.stride + drawn.width]) for at in range(drawn.height)]
    picture = memoryview(b"".join(rows)).cast("B", (drawn.height, drawn.width))
    return list(zxingcpp.read_barcodes(picture))


def tags_of(pdf: bytes) -> tuple[pikepdf.Pdf, list[pikepdf.Object]]:
    """The document, and every tag in it."""
    opened = pikepdf.open(io.BytesIO(pdf))
    return opened, list(_tags(opened.Root.StructTreeRoot))


def _tags(at: Any) -> Iterator[pikepdf.Object]:
    kids = at.get("/K")
    for kid in kids if isinstance(kids, pikepdf.Array) else [] if kids is None else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from _tags(kid)
