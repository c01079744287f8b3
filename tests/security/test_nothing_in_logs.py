"""Names, addresses, words and secrets go through every door, mishaps and all, and none of them stands in the log, however much it tells."""

import asyncio
import io
import logging
from collections.abc import Iterator

import pytest

from app.database import all_or_nothing, row
from app.family import room
from app.main import house
from app.notes import commands as notes
from app.people import sessions
from app.practice.mail import Problem
from app.practice.phases import Phase
from app.serving import prepare_log
from app.settings import Settings
from app.worker.postman import Postman
from tests.circle import invite_everybody, seat_of
from tests.conftest import SECRET
from tests.outbox import Server
from tests.plans import accept_plan, present_plan
from tests.security.walking import ANYTHING, doors
from tests.web.test_hello import code, secret
from tests.world import PASSWORD, can_sign_in, code_of_app

CANARY = "Kanarienvogel"
#: As it stands in names, addresses and fields.
EVERYWHERE = (
    CANARY, "Yılmaz", "Ayşe", "Amselweg", "familie.test", "amt.test", "Elif kommt seit Wochen", "Oma holt sie morgens", PASSWORD, SECRET,
    "Wiechmann", "0421 361",
)  # fmt: skip
TEXTS = (
    "name",
    "text",
    "words",
    "own_words",
    "what",
    "why",
    "place",
    "relation",
    "needs",
    "safety",
    "address",
    "concern",
    "contingency",
    "q",
)
#: The test's own clients, not the house.
NOT_OURS = ("httpx", "httpcore", "hpack", "faker")


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What would stand on standard error, at the loudest that an operator can set."""
    told = io.StringIO()
    handler = logging.StreamHandler(told)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root, before = logging.getLogger(), logging.getLogger().level
    prepare_log(Settings(debug=True))
    root.setLevel(logging.DEBUG)
    root.addHandler(handler)
    for name in NOT_OURS:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    yield told
    root.removeHandler(handler)
    root.setLevel(before)


def given_away(told: str, *more: str) -> list[str]:
    return [word for word in (*EVERYWHERE, *more) if word in told]


async def walk(world, browser_of, app, names) -> set[int]:
    """Every door, looked at and posted at with a canary in every text."""
    ids = {"conference_id": world.yilmaz.id, "participant_id": await seat_of(world, world.ayse), "number": 1}
    seen = set()
    for name in names:
        browser = await browser_of(getattr(world, name))
        for door in doors(app):
            if door.path.endswith(("/leave", "/withdraw", "/end-sessions", "/replace", "/close", "/end")):
                continue  # the walk goes on
            if door.method == "GET":
                answer = await browser.get(door.address(ids), params={"q": CANARY})
            else:
                answer = await browser.send_form(door.address(ids), **(ANYTHING | dict.fromkeys(TEXTS, CANARY)))
            seen.add(answer.status_code)
    return seen


@pytest.mark.parametrize("stage", [invite_everybody, present_plan, accept_plan])
async def test_through_every_door(world, browser_of, app, log, capfd, stage):
    await stage(world)
    seen = await walk(world, browser_of, app, ("nora", "idris", "vera", "ada", "ayse", "elif_", "foreign_coordinator"))
    assert {200, 303, 403, 404} <= seen
    assert given_away(log.getvalue()) == []
    assert given_away("".join(capfd.readouterr())) == []


async def test_coming_in_by_every_way(world, browser_of, log, capfd):
    nonce, browser, phone = await can_sign_in(world.nora), await browser_of(), await browser_of()
    text, typed = await secret(world.ayse), await code(world.ayse)
    await browser.send_form("/sign-in", email="nora.hb@amt.test", password=CANARY)
    await browser.send_form("/sign-in", email="nora.hb@amt.test", password=PASSWORD)
    await browser.send_form("/sign-in/second", code="123456")
    await browser.send_form("/sign-in/second", code=code_of_app(nonce))
    await browser.send_form("/password", email="nora.hb@amt.test")
    await browser.send_form("/key", secret=text)
    for given in (text, typed, "A" * 32):
        await phone.send_form("/hello", secret=given)
        await phone.send_form("/hello/enter", secret=given, pin="4711")
    assert (await phone.get("/my")).status_code == 200
    tokens = [each.cookies[sessions.COOKIE].partition(".")[0] for each in (browser, phone)]
    for told in (log.getvalue(), "".join(capfd.readouterr())):
        assert given_away(told, text, text[6:], typed, typed.replace("-", ""), *tokens) == []


async def fails_with_a_value(*_args, **_more):
    raise RuntimeError(f"{CANARY} cannot be {CANARY}")


async def fails_before_the_database(*_args, **_more):
    await row("SELECT $1::int", CANARY)


async def fails_in_the_database(*_args, **_more):
    async with all_or_nothing():
        await row(f"SELECT '{CANARY}'::int")  # it is to fail


async def fails_from_another(*_args, **_more):
    try:
        raise KeyError(CANARY)
    except KeyError as problem:
        raise ValueError(CANARY) from problem


@pytest.mark.parametrize("mishap", [fails_with_a_value, fails_before_the_database, fails_in_the_database, fails_from_another])
@pytest.mark.parametrize("debug", [False, True])
async def test_when_something_fails_on_our_side(world, browser_of, settings, monkeypatch, log, capfd, mishap, debug):
    await world.at(Phase.PREPARATION)
    monkeypatch.setattr(room, "answer_invitation", mishap)
    monkeypatch.setattr(notes, "add_note", mishap)
    ayse, nora = await browser_of(world.ayse), await browser_of(world.nora)
    if debug:
        loud = house(Settings(**{name: getattr(settings, name) for name in settings.__struct_fields__} | {"debug": True}))
        for each in (ayse, nora):
            each._transport.app = loud
    answers = [
        await ayse.send_form("/my/invitation", answer="yes", words=CANARY),
        await nora.send_form(f"/conferences/{world.yilmaz.id}/notes", text=CANARY),
    ]
    assert [each.status_code for each in answers] == [500, 500]
    assert log.getvalue().count("error ") == 2, "the mishap itself is told"
    assert given_away(log.getvalue()) == []
    assert given_away("".join(capfd.readouterr())) == []


async def test_when_messages_go_and_do_not_go(world, settings, log, capfd):
    await invite_everybody(world)
    for outcomes in ([Problem.LATER, Problem.REFUSED, Problem.UNKNOWN], []):
        await Postman(settings, Server(*outcomes)).round(asyncio.Event())  # type: ignore[arg-type]
    await invite_everybody(world)
    await Postman(settings).round(asyncio.Event())  # to a mail server that is not there
    told = log.getvalue()
    assert "was not taken" in told
    assert given_away(told) == []
    assert given_away("".join(capfd.readouterr())) == []


def test_control_what_is_logged_is_found(log, caplog):
    logging.getLogger("familienrat").debug("she is called %s", "Ayşe Demir")
    try:
        raise RuntimeError(CANARY)
    except RuntimeError:
        logging.getLogger("some.library").exception("it failed")
    assert given_away(log.getvalue()) == [CANARY, "Ayşe"]
