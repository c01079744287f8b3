"""How long one letter takes: in Arabic and German, with the family's words, a picture and a code for the camera; every one is different."""

import statistics
import time
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

TIMES, PEOPLE = 60, 14
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
    }


async def _took(number: int) -> float:
    wording = Wording(False, Picture.TABLE, [Words("ar", ARABIC, "Ayşe Demir", datetime.now(UTC), 1)], ["ar"])
    sender = Sender("Termine · Postfach 10 12 · 28309 Bremen", "Nora Wiechmann", "0421 361 17", SETTINGS.address, date(2026, 11, 22))
    began = time.perf_counter()
    letters = [letter(_somebody(), wording, sender, Job()) for _ in range(number)]
    made = await pdf.typeset("letter", {"title": "Brief", "letters": letters}, language="ar")
    assert made.startswith(b"%PDF-")
    return (time.perf_counter() - began) * 1_000


def _somebody() -> Recipient:
    meeting = Meeting(date(2027, 3, 24), datetime(2027, 3, 24, 15, 30, tzinfo=UTC).time(), "Europe/Berlin", "Bürgerhaus, kleiner Saal")
    address = "Hastedter Heerstraße 5\n28207 Bremen"
    return Recipient(uuid4(), f"Ayşe {uuid4().hex[:6]}", "ar", Role.FAMILY, Way.PAPER, address, False, uuid4(), "ABCDEF", None, meeting)
