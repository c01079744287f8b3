"""Letters and sheets as PDF: typst kept warm, accessible (PDF/UA-1) or not at all.

A template in `templates/letters` gets what it shows as JSON, never as markup: whatever somebody types is
text. One compiler for each process, in one thread beside the event loop.
"""

import asyncio
import os
import re
import sys
import unicodedata
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec
import typst
from fontTools.ttLib import TTFont
from msgspec import Struct

from app.kit.clock import now

ROOT = Path(__file__).parents[2]
LETTERS = ROOT / "templates" / "letters"
#: Packages that hold nothing but a font: Latin, Greek and Cyrillic; Arabic, Farsi and Kurdish; Tigrinya.
FONTS = ("fontpkg_noto_sans", "fontpkg_ibm_plex_sans_arabic", "justmytype_intl_africa")

#: All that the process for many letters learns of ours: no secret stands in it.
_ENVIRONMENT = ("PATH", "LD_LIBRARY_PATH", "TZ")
#: A sign that we look for in the fonts: drawings are many thousand plain ones.
_UNUSUAL = re.compile("[^ -~\n]")
#: What a PDF may not hold, though a font has it.
_NOWHERE = frozenset("\0\ufeff\ufffe")
_LATER = 5  # how much it stands back behind whoever waits for a page

_beside = ThreadPoolExecutor(1, thread_name_prefix="letters")


class NotMade(Exception):
    """The typesetter fell over."""


async def typeset(template: str, data: Mapping[str, Any], *, language: str) -> bytes:
    """The PDF that `templates/letters/<template>.typ` makes of `data`, in a document of this language. Raises NotMade."""
    at = now()
    return await asyncio.get_running_loop().run_in_executor(_beside, lambda: _typeset(_asked(template, data, language, at)))


async def typeset_many(template: str, data: Mapping[str, Any], *, language: str) -> bytes:
    """The same for hundreds of letters: in a process of its own, which takes its memory along when it ends.

    Whoever stops waiting ends it. What is typeset goes through its pipes and nowhere else. Raises NotMade.
    """
    asked = msgspec.msgpack.encode(await asyncio.to_thread(_asked, template, data, language, now()))
    known = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "app.kit.pdf", stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL, cwd=ROOT, env=known,
    )  # fmt: skip
    try:
        made, _nothing = await child.communicate(asked)
    finally:
        if child.returncode is None:
            child.kill()
            await child.wait()
    if child.returncode or not made.startswith(b"%PDF-"):
        raise NotMade
    return made


def unprintable(text: str) -> str:
    """The signs in `text` that our fonts cannot show, each once. Little pictures and the like are left out silently."""
    return "".join(dict.fromkeys(sign for sign in text if sign not in _signs() and unicodedata.category(sign)[0] == "L"))


def printable(text: str) -> str:
    """As it can be set. A mark above or below stays where one font has both it and the letter that it belongs to; else it is left out."""
    shown: list[str] = []
    fonts: frozenset[str] = frozenset()  # of the letter that went before, and its marks
    for sign in unicodedata.normalize("NFC", text):
        kind, having = unicodedata.category(sign)[0], _signs().get(sign, frozenset())
        if kind != "M":
            shown.append(_shown(sign))
            fonts = having if kind == "L" else frozenset()
        elif fonts & having:
            shown.append(sign)
            fonts &= having
    return "".join(shown)


class _Asked(Struct, frozen=True):
    """A template, its data as JSON, and the moment that stands in the file as its making."""

    template: str
    told: str
    at: datetime


def _asked(template: str, data: Mapping[str, Any], language: str, at: datetime) -> _Asked:
    told = msgspec.json.encode(_printable(msgspec.to_builtins(data) | {"language": language.partition("_")[0]}))
    return _Asked(template, told.decode(), at)


def _typeset(asked: _Asked) -> bytes:
    try:
        made = _compiler().compile(
            LETTERS / f"{asked.template}.typ",
            format="pdf",
            sys_inputs={"data": asked.told},
            pdf_standards="ua-1",
            timestamp=int(asked.at.timestamp()),
        )
    except (Exception, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as panic:  # what a Rust library raises when it falls over is no Exception
        raise NotMade from panic
    if not isinstance(made, bytes):
        raise TypeError("typst gives the bytes of one PDF.")
    return made


@cache
def _compiler() -> typst.Compiler:
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(path.parent) for path in _font_files()])
    return typst.Compiler(root=str(ROOT), font_paths=fonts)


@cache
def _font_files() -> dict[Path, str]:
    """Each file, and the package that it is of."""
    return {path: font for font in FONTS for path in Path(str(files(font))).rglob("*.ttf")}


@cache
def _signs() -> dict[str, frozenset[str]]:
    """All that our fonts can show, and in which of them each stands. PDF/UA allows no sign without a picture of it."""
    found: dict[str, frozenset[str]] = {"\n": frozenset()}
    for path, name in _font_files().items():
        with TTFont(path, lazy=True) as font:
            for sign in map(chr, font.getBestCmap() or {}):
                found[sign] = found.get(sign, frozenset()) | {name}
    return {sign: fonts for sign, fonts in found.items() if sign not in _NOWHERE}


def _printable(value: Any) -> Any:
    if isinstance(value, str):
        return printable(value) if _UNUSUAL.search(value) else value
    if isinstance(value, dict):
        return {key: _printable(each) for key, each in value.items()}
    return [_printable(each) for each in value] if isinstance(value, list) else value


def _shown(sign: str) -> str:
    """A letter that we cannot show is seen to be missing; a little picture is not missed."""
    if sign in _signs():
        return sign
    kind = unicodedata.category(sign)
    return "\N{REPLACEMENT CHARACTER}" if kind[0] == "L" else " " if kind in {"Cc", "Zs"} else ""


if __name__ == "__main__":
    os.nice(_LATER)
    sys.stdout.buffer.write(_typeset(msgspec.msgpack.decode(sys.stdin.buffer.read(), type=_Asked)))
