"""How fast messages leave, against a bare aiosmtplib loop; and whether one is lost or doubled when the worker is killed."""

import asyncio
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from pathlib import Path

import aiosmtplib
import msgspec

from app.database import DB, rows
from app.kit import tokens
from app.worker.postman import Postman
from bench.places import SETTINGS, databases

MESSAGES = 5_000
SLICES = 5  # both ways take turns, so that a busy moment of the machine meets both

_PLANT = (
    "INSERT INTO office (id, name, short_name) VALUES ('00000000-0000-4000-8000-000000000001', 'Büro', 'B')",
    # it is measured at night as well
    "INSERT INTO profile (office, quiet_from, quiet_until) VALUES ('00000000-0000-4000-8000-000000000001', '00:00', '00:00')",
    "INSERT INTO person (id, office, name) VALUES"
    " ('00000000-0000-4000-8000-000000000002', '00000000-0000-4000-8000-000000000001', 'Nora Beispiel')",
    """INSERT INTO conference (office, reference, family_name, phase, caseworker, coordinator)
       SELECT '00000000-0000-4000-8000-000000000001', 'B-' || i, 'Familie ' || i, 'preparation',
              '00000000-0000-4000-8000-000000000002', '00000000-0000-4000-8000-000000000002' FROM generate_series(1, 1000) i""",
    """WITH people AS (
           INSERT INTO person (office, name, language)
           SELECT c.office, 'Mensch ' || n || ' ' || c.reference, (ARRAY['de', 'en', 'ar'])[1 + n % 3]
           FROM conference c, generate_series(1, 5) n RETURNING id, office, name)
       INSERT INTO participant (office, conference, person, role, side, custody)
       SELECT p.office, c.id, p.id, 'family', 'mother', p.name LIKE 'Mensch 1 %'
       FROM people p JOIN conference c ON c.reference = split_part(p.name, ' ', 3)""",
    "INSERT INTO contact (participant, email, way) SELECT id, 'mensch.' || left(id::text, 8) || '@familie.test', 'email' FROM participant",
    """INSERT INTO consent (participant, how, given_on, recorded_by)
       SELECT id, 'oral', current_date, '00000000-0000-4000-8000-000000000002' FROM participant""",
    """INSERT INTO access_link (person, conference, handle)
       SELECT person, conference, upper(substr(md5(person::text), 1, 6)) FROM participant ON CONFLICT DO NOTHING""",
)
_WRITE = """
    INSERT INTO outbox_message (office, conference, person, link, kind)
    SELECT pa.office, pa.conference, pa.person, l.id, 'invitation'
    FROM participant pa JOIN access_link l ON l.person = pa.person LIMIT $1
"""


async def measure() -> dict[str, tuple[float, str]]:
    tokens.configure(SETTINGS.secret)
    with tempfile.TemporaryDirectory(prefix="familienrat-bench-") as folder:
        async with databases("outbox"):
            for statement in _PLANT:
                await rows(statement)
            await rows("ANALYZE")
            with sink(Path(folder) / "ratio") as (port, _):
                ratio, rate = await _ratio(port)
            with sink(Path(folder) / "killed") as (port, file):
                lost, doubled, unknown = await _killed(port, file)
    return {
        "outbox_ratio": (ratio * 100, "%"),
        "outbox_messages_per_second": (rate, "1/s"),
        "outbox_lost_or_doubled": (lost + doubled, "messages"),
        "outbox_doubled_where_unknown": (unknown, "messages"),
    }


@contextmanager
def sink(file: Path) -> Iterator[tuple[int, Path]]:
    file.touch()
    process = subprocess.Popen([sys.executable, "-m", "bench.sink", str(file)], stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        yield int(process.stdout.readline()), file
    finally:
        process.terminate()
        process.wait(10)


async def _ratio(port: int) -> tuple[float, float]:
    """Our rate over that of the bare loop, the median of slices in turn; and our rate."""
    await rows(_WRITE, MESSAGES)
    postman = Postman(msgspec.structs.replace(SETTINGS, smtp=f"smtp://127.0.0.1:{port}"))
    never = asyncio.Event()
    await postman.round(never)
    await _bare(port, 100)
    ratios, rates = [], []
    while True:
        began, sent = time.perf_counter(), 0
        while sent < MESSAGES // SLICES and (done := await postman.round(never)).claimed:
            sent += done.claimed
        if sent < MESSAGES // SLICES // 2:
            break
        ours = sent / (time.perf_counter() - began)
        ratios.append(ours / await _bare(port, sent))
        rates.append(ours)
    await postman.rest()
    return statistics.median(ratios), statistics.median(rates)


async def _bare(port: int, number: int) -> float:
    """What aiosmtplib does with messages that are there already: one connection, one after the other. Messages a second."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = SETTINGS.sender, "mensch@familie.test", "A message for you"
    message["Message-ID"] = "<bare@house.test>"
    message.set_content("There is a message for you.\n" * 12)
    async with aiosmtplib.SMTP(hostname="127.0.0.1", port=port, start_tls=False) as server:
        began = time.perf_counter()
        for _ in range(number):
            await server.send_message(message)
        return number / (time.perf_counter() - began)


async def _killed(port: int, file: Path) -> tuple[int, int, int]:
    """Kill the worker three times on the way: messages lost, doubled without need, doubled because nobody could know."""
    await rows("DELETE FROM outbox_message")
    await rows(_WRITE, MESSAGES)
    unknown: set[str] = set()
    for target in (MESSAGES // 5, MESSAGES // 2, MESSAGES * 4 // 5, MESSAGES):
        worker = _start_worker(port)
        while target == MESSAGES or len(_taken(file)) < target:
            if not await _waiting():
                break
            await asyncio.sleep(0.01)
        worker.send_signal(signal.SIGKILL if target < MESSAGES else signal.SIGTERM)
        worker.wait(30)
        await asyncio.sleep(0.5)  # what is on its way to the mail server still arrives
        marked = {str(each["id"]) for each in await rows("SELECT id FROM outbox_message WHERE state = 'sent'")}
        unknown |= set(_taken(file)) - marked
        await rows("UPDATE outbox_message SET leased_until = now() WHERE state = 'waiting'")  # as if five minutes had passed
    taken = Counter(_taken(file))
    every = {str(each["id"]) for each in await rows("SELECT id FROM outbox_message")}
    twice = {message for message, times in taken.items() if times > 1}
    return len(every - set(taken)), len(twice - unknown), len(twice & unknown)


def _start_worker(port: int) -> "subprocess.Popen[bytes]":
    environment = {
        **os.environ,
        "DATABASE_URL": DB.config["dsn"],
        "FAMILIENRAT_SECRET": SETTINGS.secret,
        "FAMILIENRAT_SMTP": f"smtp://127.0.0.1:{port}",
    }
    return subprocess.Popen([Path(sys.executable).parent / "familienrat", "worker"], env=environment, stderr=subprocess.DEVNULL)


async def _waiting() -> int:
    (found,) = await rows("SELECT count(*) FROM outbox_message WHERE state = 'waiting'")
    return int(found["count"])


def _taken(file: Path) -> list[str]:
    return [line.partition("@")[0] for line in file.read_text().splitlines()]
