"""How people are reached gets to nobody but their coordinator, and a hidden contact not even there without a tap that is noted.

Every route of the application, as the route table names them, for everybody, in every kind of file that it gives out, in mails
and their headers, in the log, in addresses, on pages of mistakes; while roles, phases, meetings and hiding change in between.
A new route, or a new kind of file, is looked at without a line more here.
"""

import logging
import os
import random
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import Phase as When
from hypothesis import strategies as st
from litestar import MediaType, Response, get

from app.audit.tables import AuditEntry
from app.database import all_or_nothing, rows
from app.kit.access import needs
from app.kit.sheets import xlsx_of
from app.main import house
from app.practice.rights import DeskRight
from app.worker import cases
from tests.circle import invite_everybody
from tests.plans import accept_plan
from tests.safety import a_second_meeting, exclude, part
from tests.security.canaries import FAMILY, STAFF, House
from tests.security.happening import Step, happen, steps
from tests.security.leaks import all_that_is_said

#: A nightly run sets these higher.
EXAMPLES, STEPS = int(os.environ.get("LEAK_EXAMPLES", "12")), int(os.environ.get("LEAK_STEPS", "60"))


class Undo(Exception):
    """Takes back what one example has done."""


@pytest.fixture
async def here(world, app, browser_of, settings):
    await invite_everybody(world)
    return await House(world, app, browser_of, settings).filled()


# Everything once


async def a_conference_being_prepared(world):
    await a_second_meeting(world, world.mehmet)
    await part(world, world.mehmet, world.sara)
    await exclude(world, world.ayse)
    await exclude(world, world.sara, signed=False)


STAGES = {"prepared": a_conference_being_prepared, "agreed": accept_plan}


@pytest.mark.parametrize("stage", STAGES)
async def test_every_page_for_everybody(here, stage):
    await STAGES[stage](here.world)
    told = []
    for name in (*STAFF[:6], *FAMILY, ""):
        for door in here.doors:
            if door.method == "GET" and door.path not in {"/leave"}:
                told += await here.look(name, door, participant=here.seats[3])
    assert "\n".join(sorted(set(told))) == ""
    assert here.seen > 150, "the walk has looked at real pages"
    assert await here.mail() == []
    assert await here.stands_elsewhere() == []


async def test_their_coordinator_sees_it_where_it_is_not_hidden_and_after_a_tap_where_it_is(here):
    """The control of what is allowed: the very same walk finds contacts on the coordinator's pages."""
    shown, nora = set(), await here.browser_of(here.world.nora)
    for seat in here.seats:
        answer = await nora.get(f"/conferences/{here.world.yilmaz.id}/circle/{seat}")
        shown |= {each for each, mine in here.canaries.items() if mine.is_in(all_that_is_said(answer))}
    hidden = (await here._truth())[0]
    assert shown == {*here.seats} - hidden
    assert shown
    marked = [door for door in here.doors if door.handler.opt.get("shows_hidden")]
    assert {(door.method, str(door.right)) for door in marked} == {("POST", "keep_safe")}
    for seat in hidden:
        (show,) = [door for door in marked if door.path.endswith("/contact")]
        assert await here.look("nora", show, participant=seat) == []
        answer = await nora.send_form(show.address({"conference_id": here.world.yilmaz.id, "participant_id": seat}))
        assert here.canaries[seat].is_in(all_that_is_said(answer))
    assert await AuditEntry.count().where(AuditEntry.deed == "show_contact") == 2 * len(hidden)


# Anything in any order


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize="LEAK_EXAMPLES" not in os.environ,
    phases=[When.explicit, When.reuse, When.generate],  # what went wrong is told step by step: shrinking would take longer than reading it
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(story=st.lists(steps, min_size=STEPS, max_size=STEPS))
async def test_whatever_happens_in_whatever_order(here, story):
    here.browsers = {}
    try:
        async with all_or_nothing():
            told = [each for step in story for each in await happen(here, step)]
            told += await here.mail()
            told += await here.stands_elsewhere()
            assert "\n".join(told) == ""
            raise Undo
    except Undo:
        pass


# The control: it finds what was let out


LEAKING = needs(DeskRight.SEE_DESK)


async def _sara(what: str = "phone") -> str:
    found = await rows(f"SELECT {what} FROM contact WHERE hidden ORDER BY phone LIMIT 1")  # noqa: S608
    return str(found[0][what])


@get("/leak/page", opt=LEAKING)
async def leak_page() -> Response[str]:
    return Response(f"<p>{(await _sara()).replace(' ', '&#32;')}</p>", media_type=MediaType.HTML)


@get("/leak/sheet", opt=LEAKING)
async def leak_sheet() -> Response[bytes]:
    return Response(xlsx_of([("Name",), (await _sara("address"),)], name="Blatt"), media_type="application/vnd.ms-excel")


@get("/leak/address", opt=LEAKING)
async def leak_address() -> Response[None]:
    return Response(None, headers={"Location": f"/search?q={(await _sara('email')).replace('@', '%40')}"}, status_code=303)


@get("/leak/calendar", opt=LEAKING)
async def leak_calendar() -> Response[str]:
    email = await _sara("email")
    return Response(f"BEGIN:VCALENDAR\r\nATTENDEE:mailto:{email[:9]}\r\n {email[9:]}\r\n", media_type="text/calendar")


@get("/leak/log", opt=LEAKING)
async def leak_log() -> Response[str]:
    logging.getLogger("familienrat").info("sent to %s", await _sara("email"))
    return Response("ok", media_type=MediaType.TEXT)


async def test_the_control_leaks_of_every_kind_are_found(here, settings):
    """Routes that nobody has told this file of, each giving out a hidden contact in another wrapping."""
    leaks = [leak_page, leak_sheet, leak_address, leak_calendar, leak_log]
    leaky = House(here.world, house(settings, more_routes=leaks), here.browser_of, settings)
    leaky.seats, leaky.canaries = here.seats, here.canaries
    found = set()
    for door in leaky.doors:
        if door.path.startswith("/leak/"):
            leaky.browser_of = _of(here, leaky.app)
            found |= {door.path for _ in await leaky.look("idris", door)}
    assert found == {f"/leak/{kind}" for kind in ("page", "sheet", "address", "calendar", "log")}


async def test_the_control_a_story_finds_it_too(here, settings):
    leaky = House(here.world, house(settings, more_routes=[leak_page]), _of(here, None), settings)
    leaky.browser_of = _of(here, leaky.app)
    leaky.seats, leaky.canaries = here.seats, here.canaries
    leaky.doors = [door for door in leaky.doors if door.path.startswith(("/leak", "/desk", "/my"))]
    chance = random.Random(7)
    for _ in range(300):
        if await happen(leaky, Step("look", chance.randrange(10_000), chance.randrange(10_000))):
            return
    pytest.fail("three hundred looks have not found it")


async def test_the_control_a_mail_with_somebody_elses_address_is_found(here, monkeypatch):
    real = cases.put_together

    def with_all(*args: Any, **about: Any) -> Any:
        return real(*args, **(about | {"name": here.canaries[here.seats[0]].email}))

    monkeypatch.setattr(cases, "put_together", with_all)
    assert await here.mail() != []


def _of(here: House, app: Any) -> Any:
    """Browsers that speak with another house of the same world."""

    async def browser_of(person: Any = None) -> Any:
        browser = await here.browser_of(person)
        browser._transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        return browser

    return browser_of
