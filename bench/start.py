"""How long until the installed program answers, and how much memory it then holds."""

import asyncio
import os
import secrets
import signal
import socket
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

import psutil

PATIENCE = 60


async def measure() -> dict[str, tuple[float, str]]:
    return await asyncio.to_thread(_measure)


def _measure() -> dict[str, tuple[float, str]]:
    with tempfile.TemporaryDirectory(prefix="familienrat-bench-") as folder:
        environment = _environment(folder)
        starts = []
        first, _ = _start_once(environment)
        memory = 0.0
        for _ in range(3):
            seconds, memory = _start_once(environment)
            starts.append(seconds)
        return {
            "first_start_seconds": (first, "s"),
            "start_seconds": (sorted(starts)[1], "s"),
            "memory_mb": (memory, "MB"),
        }


def _environment(folder: str) -> dict[str, str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    return {
        **os.environ,
        "FAMILIENRAT_DATA": folder,
        "FAMILIENRAT_PORT": str(port),
        "FAMILIENRAT_ADDRESS": f"http://127.0.0.1:{port}",
        "FAMILIENRAT_SECRET": secrets.token_hex(32),
        "FAMILIENRAT_SMTP": "smtp://127.0.0.1:1",
    }


def _start_once(environment: dict[str, str]) -> tuple[float, float]:
    """Seconds until the first answer; then the memory in MB of our processes (PostgreSQL's apart) after 200 pages."""
    program = Path(sys.executable).parent / "familienrat"
    before = time.perf_counter()
    served = psutil.Popen([program, "serve"], env=environment, stdout=-3, stderr=-3)
    try:
        address = f"{environment['FAMILIENRAT_ADDRESS']}/sign-in"
        while not _answers(address):
            if time.perf_counter() - before > PATIENCE or served.poll() is not None:
                raise RuntimeError("The service did not start.")
            time.sleep(0.02)
        took = time.perf_counter() - before
        for _ in range(200):
            _answers(address)
        ours = [served, *(child for child in served.children(recursive=True) if "postgres" not in child.name())]
        return took, sum(process.memory_info().rss for process in ours) / 1e6
    finally:
        served.send_signal(signal.SIGTERM)
        served.wait(20)


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=2) as answer:  # noqa: S310  # always http on loopback
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False
