"""How long a letter takes, and five hundred: in Arabic and German, with words, picture and a code for the camera; every one is different.

The five hundred are made as the house makes them: written one after the other between requests, and typeset in a process of its own.
What others wait for meanwhile is measured as the longest time for which the loop did not turn.
"""

import asyncio
import contextlib
import statistics
import time
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import uuid4

from app.conferences.rules import Meeting
from app.invitations.pages.letters import Job, Sender, letter
from app.invitations.queries import Recipient, Wording, Words
from app.kit import i18n, pdf, tokens
from app.practice.letters import Picture
from app.practice.roles import Role
from app.practice.taking_part import Way
from bench.places import SETTINGS

TIMES, PEOPLE, MANY = 60, 14, 500
ARABIC = "أيها الأحباء، تعالوا من فضلكم جميعا. نريد أن نفكر معا كيف تسير الأمور بسهولة أكبر."


async def measure() -> dict[str, tuple[float, str]]:
    tokens.configure(SETTINGS.secret)
    i18n.load(Path(__file__).parents[1] / "locales")
    first = await _took(1)
    took = [await _took(1) for _ in range(TIMES)]
    return {
        "letter_first_ms": (first, "ms"),
        "letter_ms": (statistics.median(took), "ms"),
        "letters_of_14_ms": (statistics.median([await _took(PEOPLE) for _ in range(5)]), "ms"),
        **await _many(),
    }


async def _many() -> dict[str, tuple[float, str]]:
    """What stands in app/paper/serial.py, without its database."""
    waited: list[float] = []
    began = time.perf_counter()
    async with _loop_watched(waited):
        letters = []
        for _ in range(MANY):
            letters.append(letter(_somebody(), _wording(), _sender(), Job()))
            await asyncio.sleep(0)
        written = time.perf_counter()
        made = await pdf.typeset_many("letter", {"title": "Brief", "letters": letters}, language="de")
    ended = time.perf_counter()
    assert made.startswith(b"%PDF-")
    return {
        "letters_of_500_s": (ended - began, "s"),
        "letters_of_500_written_s": (written - began, "s"),
        "letters_of_500_loop_waits_ms": (max(waited) * 1_000, "ms"),
        "letters_of_500_mb": (len(made) / 1e6, "MB"),
    }


@contextlib.asynccontextmanager
async def _loop_watched(waited: list[float]) -> AsyncIterator[None]:
    """How long others wait for their turn."""

    async def watch() -> None:
        while True:
            asked = time.perf_counter()
            await asyncio.sleep(0)
            waited.append(time.perf_counter() - asked)
            await asyncio.sleep(0.002)

    watching = asyncio.create_task(watch())
    try:
        yield
    finally:
        watching.cancel()


async def _took(number: int) -> float:
    began = time.perf_counter()
    letters = [letter(_somebody(), _wording(), _sender(), Job()) for _ in range(number)]
    made = await pdf.typeset("letter", {"title": "Brief", "letters": letters}, language="ar")
    assert made.startswith(b"%PDF-")
    return (time.perf_counter() - began) * 1_000


def _wording() -> Wording:
    return Wording(False, Picture.TABLE, [Words("ar", ARABIC, "Ayşe Demir", datetime.now(UTC), 1)], ["ar"])


def _sender() -> Sender:
    return Sender("Termine · Postfach 10 12 · 28309 Bremen", "Nora Wiechmann", "0421 361 17", SETTINGS.address, date(2026, 11, 22))


def _somebody() -> Recipient:
    meeting = Meeting(date(2027, 3, 24), datetime(2027, 3, 24, 15, 30, tzinfo=UTC).time(), "Europe/Berlin", "Bürgerhaus, kleiner Saal")
    address = "Hastedter Heerstraße 5\n28207 Bremen"
    return Recipient(uuid4(), f"Ayşe {uuid4().hex[:6]}", "ar", Role.FAMILY, Way.PAPER, address, False, uuid4(), "ABCDEF", None, meeting)
