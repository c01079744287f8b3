"""The program that opens a photo from a phone: bounded in time, memory and what it may open, and it knows no secret."""

import io
import re
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from PIL import Image

from app.paper import looking
from app.paper.rules.unreadable import No, Unreadable
from tests import photos


async def test_a_program_that_takes_too_long_is_ended(monkeypatch, tmp_path):
    sleeper = tmp_path / "sleeper.py"
    sleeper.write_text("import time\ntime.sleep(60)\n")
    monkeypatch.setattr(looking, "_PROGRAM", sleeper)
    monkeypatch.setattr(looking, "_PATIENCE", 0.3)
    with pytest.raises(Unreadable) as told:
        await looking.pages_of(photos.jpeg(), 10)
    assert told.value.why is No.SLOW


async def test_a_program_that_falls_over_is_told_calmly(monkeypatch, tmp_path):
    for fall in ("import os; os.abort()", "import resource; resource.setrlimit(resource.RLIMIT_AS, (9, 9)); bytearray(10**9)"):
        (tmp_path / "faller.py").write_text(fall)
        monkeypatch.setattr(looking, "_PROGRAM", tmp_path / "faller.py")
        with pytest.raises(Unreadable) as told:
            await looking.pages_of(photos.jpeg(), 10)
        assert told.value.why is No.BROKEN


async def test_a_file_that_takes_too_much_of_the_processor_is_told_as_slow(monkeypatch, tmp_path):
    (tmp_path / "worker.py").write_text("import os, signal; os.kill(os.getpid(), signal.SIGXCPU)")
    monkeypatch.setattr(looking, "_PROGRAM", tmp_path / "worker.py")
    with pytest.raises(Unreadable) as told:
        await looking.pages_of(photos.jpeg(), 10)
    assert told.value.why is No.SLOW


@pytest.mark.parametrize(
    "make",
    [photos.jpeg, photos.two_in_one, photos.heic, photos.pdf, *(partial(photos.in_mode, *kind) for kind in photos.KINDS)],
    ids=lambda make: str(getattr(make, "args", "") or make.__name__),
)
async def test_all_that_it_needs_is_there_before_it_can_open_nothing_more(make):
    [picture] = await looking.pages_of(make(), 10)
    assert picture.jpeg.startswith(b"\xff\xd8\xff")


async def test_within_its_bounds_it_still_minds_a_profile_of_colours():
    [picture] = await looking.pages_of(photos.in_colours_of(photos.profile(swapped=True)), 10)
    with Image.open(io.BytesIO(picture.jpeg)) as opened:
        assert opened.getpixel((3, 3))[1] > 240


def test_once_the_file_is_there_it_opens_nothing():
    """Neither what our process knows, nor a file, nor a way out."""
    tried = f"""
import os, runpy, socket, subprocess, sys
bounded = runpy.run_path({str(looking._PROGRAM)!r})["_bounded"]
bounded() if sys.argv[1] == "bounded" else None
for way in (lambda: open(f"/proc/{{os.getppid()}}/environ"), socket.socket, os.pipe, lambda: subprocess.run(["/bin/true"], check=True)):
    try:
        way()
    except OSError:
        print("no")
    else:
        print("yes")
"""
    free, bounded = (
        subprocess.run([sys.executable, "-I", "-c", tried, how], capture_output=True, text=True, check=True).stdout.split()
        for how in ("free", "bounded")
    )
    assert (free, bounded) == (["yes"] * 4, ["no"] * 4)


async def test_the_program_knows_no_secret(monkeypatch, tmp_path):
    """Neither in its environment nor in what it imports."""
    (tmp_path / "teller.py").write_text("import os, sys; sys.stdout.write('!' + ','.join(sorted(os.environ)))")
    monkeypatch.setenv("FAMILIENRAT_SECRET", "geheim")
    monkeypatch.setattr(looking, "_PROGRAM", tmp_path / "teller.py")
    with pytest.raises(ValueError, match="is not a valid No") as told:
        await looking.pages_of(photos.jpeg(), 10)
    assert "FAMILIENRAT" not in str(told.value)
    imports = re.findall(r"^\s*(?:from|import) (\w+)", (Path(looking.__file__).parent / "drawing.py").read_text(), flags=re.M)
    assert "app" not in imports
