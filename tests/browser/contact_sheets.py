"""Pictures of pages, put together to look through many languages quickly: sheets of phone screens, and one page with all."""

import html
from collections.abc import Iterable
from pathlib import Path

from PIL import Image

#: A screen on a sheet: half the size of the picture, which is legible. A long page goes on in the next place.
WIDTH, HEIGHT, GAP = 195, 800, 8
ACROSS, DOWN = 8, 2


def screens_of(picture: Path) -> list[Image.Image]:
    """The parts of a page, each as tall as a place on a sheet."""
    with Image.open(picture) as whole:
        small = whole.convert("RGB").resize((WIDTH, max(1, round(whole.height * WIDTH / whole.width))), Image.Resampling.LANCZOS)
    return [small.crop((0, top, WIDTH, min(top + HEIGHT, small.height))) for top in range(0, small.height - 12, HEIGHT)]


def sheets(pictures: Iterable[Path], folder: Path) -> list[Path]:
    """Writes sheet-01.png … and gives their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    places = [screen for picture in pictures for screen in screens_of(picture)]
    made = []
    for number, start in enumerate(range(0, len(places), ACROSS * DOWN), 1):
        here = places[start : start + ACROSS * DOWN]
        rows = -(-len(here) // ACROSS)
        sheet = Image.new("RGB", (ACROSS * (WIDTH + GAP) + GAP, rows * (HEIGHT + GAP) + GAP), "#777")
        for place, screen in enumerate(here):
            sheet.paste(screen, (GAP + place % ACROSS * (WIDTH + GAP), GAP + place // ACROSS * (HEIGHT + GAP)))
        path = folder / f"sheet-{number:02}.png"
        sheet.save(path, compress_level=3)
        made.append(path)
    return made


def index(folder: Path, pages: list[str], languages: list[str]) -> None:
    """One page: a row for each page, a column for each language."""
    head = "".join(f"<th>{code}" for code in languages)
    rows = "".join(
        f"<tr><th>{html.escape(page)}"
        + "".join(
            f'<td><a href="{code}/{page}.webp"><img loading="lazy" width="195" src="{code}/{page}.webp" alt=""></a>' for code in languages
        )
        for page in pages
    )
    (folder / "index.html").write_text(
        '<!doctype html><meta charset="utf-8"><title>Gallery</title><style>th{position:sticky;inset-block-start:0;'
        "inset-inline-start:0;background:#fff;font:14px sans-serif}td{vertical-align:top}</style>"
        f"<table><thead><tr><th>{head}</thead><tbody>{rows}</tbody></table>\n"
    )
