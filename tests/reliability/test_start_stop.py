"""The program as it is started and stopped: the demo, the service, a backup; and no process stays behind."""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

PROGRAM = str(Path(sys.executable).parent / "familienrat")
PATIENCE = 60
SETTINGS = {"FAMILIENRAT_SECRET": "only for tests, and long enough to be taken", "FAMILIENRAT_SMTP": "smtp://127.0.0.1:1"}


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder of our own. Not pytest's: PostgreSQL runs as another user, and pytest shuts its folders whenever a second one starts."""
    with tempfile.TemporaryDirectory(prefix="familienrat-start-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def environment(data: Path, port: int = 8000, **other: str) -> dict[str, str]:
    ours = {name: value for name, value in os.environ.items() if not name.startswith(("FAMILIENRAT_", "DATABASE_URL"))}
    places = {"FAMILIENRAT_DATA": str(data), "FAMILIENRAT_PORT": str(port), "FAMILIENRAT_ADDRESS": f"http://127.0.0.1:{port}"}
    return ours | SETTINGS | places | other


def fetch(url: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:  # noqa: S310  # our own
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as answer:
        return answer.code, ""


def wait_for(url: str, program: "subprocess.Popen[str]") -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and program.poll() is None:
        try:
            fetch(url)
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError(f"it does not answer: {program.poll()}")


def still_running(data: Path) -> list[str]:
    """Every process that has our folder among its words: ours and PostgreSQL's."""
    found = []
    for process in psutil.process_iter(["cmdline", "pid", "status"]):
        words = " ".join(process.info["cmdline"] or ())
        if str(data) in words and process.info["pid"] != os.getpid() and process.info["status"] != psutil.STATUS_ZOMBIE:
            found.append(words)
    return found


@contextmanager
def running(words: list[str], env: dict[str, str], url: str) -> Iterator["subprocess.Popen[str]"]:
    program = subprocess.Popen([PROGRAM, *words], env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        wait_for(url, program)
        yield program
    finally:
        if program.poll() is None:
            program.kill()
        program.communicate(timeout=PATIENCE)


def ended(program: "subprocess.Popen[str]", number: signal.Signals) -> int:
    program.send_signal(number)
    return program.wait(PATIENCE)


def test_the_demo_starts_tells_its_people_and_leaves_nothing_behind(place):
    port = free_port()
    links = []
    for number in (signal.SIGINT, signal.SIGTERM):
        with running(
            ["demo", "--port", str(port), "--data", str(place), "--json"], environment(place), f"http://127.0.0.1:{port}/healthy"
        ) as program:
            assert program.stdout is not None
            told = json.loads(program.stdout.readline())
            assert (told["url"], told["mailbox"]) == (f"http://127.0.0.1:{port}", f"http://127.0.0.1:{port}/demo/mailbox")
            assert {tuple(person) for person in told["people"]} == {("name", "role", "language", "conference", "phase", "link")}
            links.append({person["link"] for person in told["people"]})
            status, page = fetch(f"{told['url']}/demo")
            assert (status, told["people"][0]["name"] in page) == (200, True)
            assert still_running(place) != []
            assert ended(program, number) == 0
            assert program.stderr is not None
            assert [line for line in program.stderr if "ERROR" in line or "Traceback" in line] == []
        assert still_running(place) == []
    assert links[0] == links[1], "a second start finds the families as they were left"


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.0.1", "example.org", ""])
def test_the_demo_is_refused_where_others_could_reach_it(place, host):
    done = subprocess.run([PROGRAM, "demo", "--host", host, "--data", str(place / "x")], capture_output=True, text=True, check=False)
    assert (done.returncode, "loopback" in done.stderr, (place / "x").exists()) == (1, True, False)


def test_a_port_that_is_taken_is_told_in_a_sentence(place):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = subprocess.run([PROGRAM, "serve"], env=environment(place, port), capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.count("\n"), f"Port {port}" in done.stderr) == (1, 1, True)
    assert still_running(place) == []


def test_ctrl_c_in_the_middle_of_a_start_leaves_nothing_behind(place):
    for after in (0.3, 0.8, 1.3):
        program = subprocess.Popen([PROGRAM, "demo", "--port", str(free_port()), "--data", str(place)], stdout=-3, stderr=-3)
        time.sleep(after)
        program.send_signal(signal.SIGINT)
        program.wait(PATIENCE)
        assert still_running(place) == []


def test_after_a_kill_the_next_start_and_stop_put_everything_in_order(place):
    port = free_port()
    env, url = environment(place, port), f"http://127.0.0.1:{port}/healthy"
    with running(["serve"], env, url) as program:
        program.kill()
        program.wait(PATIENCE)
    with running(["serve"], env, url) as program:
        assert fetch(url) == (200, "yes\n")
        assert ended(program, signal.SIGTERM) == 0
    assert still_running(place) == []


def test_several_processes_answer_and_all_end(place):
    port = free_port()
    url = f"http://127.0.0.1:{port}/healthy"
    with running(["serve"], environment(place, port, FAMILIENRAT_WORKERS="2"), url) as program:
        assert [fetch(url) for _ in range(6)] == [(200, "yes\n")] * 6
        assert ended(program, signal.SIGTERM) == 0
    assert still_running(place) == []


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ({"FAMILIENRAT_SECRET": ""}, "SECRET is missing"),
        ({"FAMILIENRAT_SECRET": "short"}, "SECRET is too short"),
        ({"FAMILIENRAT_SMTP": "smtp://mail.example:25"}, "must use TLS"),
        ({"FAMILIENRAT_ADDRESS": "https://termine.example", "FAMILIENRAT_DEBUG": "yes"}, "DEBUG is on at a public address"),
        ({"FAMILIENRAT_PORT": "many"}, "must be a whole number"),
    ],
)
@pytest.mark.parametrize("command", ["serve", "worker", "check"])
def test_wrong_settings_are_told_and_nothing_starts(place, command, other, words):
    env = environment(place, **other) | ({"DATABASE_URL": "postgresql://127.0.0.1:1/none"} if command == "check" else {})
    done = subprocess.run([PROGRAM, command], env=env, capture_output=True, text=True, check=False, timeout=PATIENCE)
    assert (done.returncode, words in done.stderr, "Traceback" in done.stderr) == (1, True, False)
    assert not (place / "postgres").exists()


def test_check_tells_what_cannot_be_reached(place):
    env = environment(place, DATABASE_URL="postgresql://127.0.0.1:1/none")
    done = subprocess.run([PROGRAM, "check"], env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert [line[:30] for line in done.stderr.splitlines()] == ["- The database cannot be used ", "- The mail server cannot be re"]


def test_a_backup_comes_back_into_an_empty_database_and_over_nothing_else(place):
    one, two, file = environment(place / "one"), environment(place / "two"), place / "kept.dump"

    def do(env: dict[str, str], *words: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run([PROGRAM, *words], env=env, capture_output=True, text=True, check=False, timeout=PATIENCE)

    first = do(one, "first-administrator", "Familienratsbüro Musterstadt", "MU", "Ada Brandt", "ada@example.org")
    assert (first.returncode, "/key#" in first.stdout) == (0, True)
    assert do(one, "backup", str(file)).returncode == 0
    assert file.stat().st_mode & 0o077 == 0
    assert do(two, "restore", str(place / "none.dump")).returncode == 1
    assert do(two, "restore", str(file)).returncode == 0
    again = do(two, "restore", str(file))
    assert (again.returncode, "--over" in again.stderr) == (1, True)
    (place / "broken.dump").write_bytes(file.read_bytes()[:2000])
    assert do(two, "restore", "--over", str(place / "broken.dump")).returncode == 1
    assert do(two, "restore", "--over", str(file)).returncode == 0
    second = do(two, "first-administrator", "Familienratsbüro Musterstadt", "MU", "Ada Brandt", "ada@example.org")
    assert (second.returncode, "already" in second.stderr) == (1, True), "the account came with the backup"
    assert still_running(place) == []
