"""Every route × every part × every phase × own and foreign office, worked out from the route table and the rights table."""

from collections.abc import Iterator
from typing import Any, NamedTuple
from uuid import UUID, uuid4

import httpx
import pytest
from litestar import Litestar, Request, Response
from litestar.handlers import HTTPRouteHandler
from litestar.routes import HTTPRoute

from app import main, mishaps
from app.conferences.tables import Conference
from app.practice.phases import Phase
from app.practice.rights import DESK_RIGHTS, RIGHTS, DeskRight, Right, may
from app.practice.roles import Role, Side, StaffRole
from app.settings import Settings
from tests.world import make_participant

REACHED = 418

#: Whoever tries, and the part that they play in the Yılmaz conference (None: none at all) and in the office.
ACTORS: dict[str, tuple[Role | None, StaffRole | None]] = {
    "nora": (Role.COORDINATOR, StaffRole.COORDINATOR),
    "idris": (Role.CASEWORKER, StaffRole.CASEWORKER),
    "vera": (Role.MANAGER, StaffRole.MANAGER),
    "ada": (None, StaffRole.ADMINISTRATOR),
    "jan": (None, StaffRole.COORDINATOR),
    "petra": (None, StaffRole.CASEWORKER),
    "foreign_coordinator": (None, StaffRole.COORDINATOR),
    "foreign_caseworker": (None, StaffRole.CASEWORKER),
    "foreign_manager": (None, StaffRole.MANAGER),
    "ayse": (Role.FAMILY, None),
    "elif_": (Role.CHILD, None),
    "interpreter": (Role.INTERPRETER, None),
    "supporter": (Role.SUPPORTER, None),
    "teacher": (Role.INFORMATION_GIVER, None),
}

#: A stranger is refused before anybody asks in which phase a conference is.
STRANGERS_TRY = {Phase.ENQUIRY, Phase.PRIVATE_TIME, Phase.CLOSED}


async def invite_the_others(world: Any) -> None:
    """Those of ACTORS who are in no other test."""
    world.supporter = await make_participant(world.yilmaz, "Derya Demir", Role.SUPPORTER, Side.MOTHER, "Vertrauensperson von Elif")
    world.teacher = await make_participant(world.yilmaz, "Birgit Meyer", Role.INFORMATION_GIVER, Side.PROFESSIONAL, "Lehrerin")


#: Open to whoever has no session, and nothing else is. A new one is a decision: it is written down here and in docs/architecture.md.
OPEN = {
    "GET /",
    "GET /leave",
    "HEAD /alive",
    "GET /healthy",
    "GET /robots.txt",
    "GET /static/{name}",
    "GET /calendar/{name}",  # the address itself is the secret
    "GET /sign-in",
    "POST /sign-in",
    "POST /sign-out",
    "GET /password",
    "POST /password",
    "GET /password/asked",
    "GET /key",
    "POST /key",
    "POST /key/password",
    "POST /language",
    "GET /privacy",
    "GET /accessibility",
    "POST /accessibility/tell",  # whoever cannot use a page: one mail to the operator, nothing is kept
    "GET /imprint",
    "GET /start",
    "GET /videos/{name}",  # the operator's own, the same for everybody
    "GET /what",  # explains in pictures, to everybody the same
    "GET /what/children",
    "GET /hello",
    "POST /hello",
    "POST /hello/enter",
    "POST /hello/not-me",
    "GET /my/lock",  # covers the page: behind it waits the session, not a right
    "POST /my/lock",
    # the family's sealed room: phones show the key, not a session; for staff there is no such page
    "GET /room",
    "GET /room/{name}",
    "POST /room/api/find",
    "POST /room/api/{room}/begin",
    "GET /room/api/{room}/entries",
    "POST /room/api/{room}/entries",
    "GET /room/api/{room}/events",
    "POST /room/api/{room}/rekey",
    "POST /room/api/{room}/words",
    "GET /along",  # the run sheet that a coordinator takes along: the page knows nobody, what it shows stands sealed in their browser
    "GET /along/worker.js",
    "GET /leaving",
    "GET /languages",
    "GET /my/kept",  # what opens without a connection: the page knows nobody, what it shows stands sealed in their browser
    "GET /my/kept/worker.js",
    "POST /my/kept/still",  # a phone that keeps the plan asks by its id whether it may go on: yes or no
    "POST /my/kept/end",
    "GET /no-email/{token}",
    "POST /no-email/{token}",  # what stands in the token says for whom, and it can do nothing but stop e-mail
    "POST /no-email/{token}/again",
}


#: A form may come from elsewhere through these alone: mail programs send them.
FROM_ELSEWHERE = {"POST /no-email/{token}"}


class Door(NamedTuple):
    method: str
    path: str
    handler: HTTPRouteHandler

    @property
    def name(self) -> str:
        parts = [part if not part.startswith("{") else "{" + part[1:-1].partition(":")[0] + "}" for part in self.path.split("/")]
        return f"{self.method} {'/'.join(parts)}"

    def address(self, conference: UUID) -> str:
        """The path with the conference in it, and for every further thing an id that nobody has."""
        filled = []
        for part in self.path.split("/"):
            name, _, kind = part.strip("{}").partition(":")
            if not part.startswith("{"):
                filled.append(part)
            elif name == "conference_id":
                filled.append(str(conference))
            else:
                filled.append({"uuid": str(uuid4()), "int": "1"}.get(kind, "thing"))
        return "/".join(filled)


def doors(app: Litestar) -> Iterator[Door]:
    for route in app.routes:
        if isinstance(route, HTTPRoute):
            for handler in route.route_handlers:
                for method in sorted(handler.http_methods - {"OPTIONS"}):
                    yield Door(method, route.path_format if "{" not in route.path else route.path, handler)


def expected(door: Door, role: Role | None, staff_role: StaffRole | None, phase: Phase) -> set[int]:
    """What the table says: let in, or how it is refused."""
    opt = door.handler.opt
    if "families_only" in opt and staff_role is not None:
        return {404}
    if "anyone" in opt or "signed_in" in opt:
        return {REACHED}
    right = opt["needs"]
    if isinstance(right, DeskRight):
        if staff_role is None:
            return {404}
        return {REACHED} if staff_role in DESK_RIGHTS[right] else {403}
    by_path = "{conference_id" in door.path
    if role is None or by_path == (staff_role is None):
        return {404}
    return {REACHED} if may(role, right, phase) else {403}


@pytest.fixture
def app_that_tells(settings: Settings, world: Any, monkeypatch: pytest.MonkeyPatch) -> Litestar:
    """The application, but whoever is let in through a door is told so and goes no further, and whoever is refused sees no page."""

    async def reached(request: Request[Any, Any, Any]) -> Response[str]:
        return Response("reached", status_code=REACHED)

    def refused(request: Request[Any, Any, Any], status: int, *_sentences: str, **_how: Any) -> Response[str]:
        return Response("refused", status_code=status)

    monkeypatch.setattr(main, "check_the_form", reached)
    monkeypatch.setattr(mishaps, "_error", refused)
    return main.house(settings)


def test_every_route_says_who_may_come_in(app):
    silent = [door.name for door in doors(app) if sum(key in door.handler.opt for key in ("needs", "anyone", "signed_in")) != 1]
    assert silent == []


def test_the_open_doors_are_the_ones_that_were_decided(app):
    assert {door.name for door in doors(app) if "anyone" in door.handler.opt} == OPEN


def test_the_doors_that_take_forms_from_elsewhere_are_the_ones_that_were_decided(app):
    assert {door.name for door in doors(app) if "from_elsewhere" in door.handler.opt} == FROM_ELSEWHERE


def test_every_door_of_the_sealed_room_is_shut_for_staff(app):
    room = [door for door in doors(app) if door.path.startswith("/room")]
    assert [door.name for door in room if "families_only" not in door.handler.opt] == []
    assert {door.name for door in doors(app) if "families_only" in door.handler.opt} == {door.name for door in room}


def test_every_right_is_asked_for_by_a_route(app):
    asked = {door.handler.opt.get("needs") for door in doors(app)}
    assert {right for right in [*Right, *DeskRight] if right not in asked} == set()


def test_only_get_and_post(app):
    assert {door.method for door in doors(app)} <= {"GET", "HEAD", "POST"}


@pytest.mark.parametrize("phase", Phase)
async def test_every_door(app_that_tells, world, browser_of, phase):
    """Who has no part in the conference is tried in three phases, for whom its phase cannot matter; everybody else in every one."""
    await invite_the_others(world)
    await world.at(phase)
    wrong = []
    # what asks for no right in a conference is the same in every phase: it is tried in the first
    tried = [door for door in doors(app_that_tells) if phase is Phase.ENQUIRY or isinstance(door.handler.opt.get("needs"), Right)]
    for name, (role, staff_role) in ACTORS.items():
        if role is None and phase not in STRANGERS_TRY:
            continue
        browser = await browser_of(getattr(world, name))
        browser._transport = httpx.ASGITransport(app_that_tells, raise_app_exceptions=False)
        for door in tried:
            answer = await browser.request(door.method, door.address(world.yilmaz.id))
            if answer.status_code not in expected(door, role, staff_role, phase):
                wrong.append(f"{name} {door.name}: {answer.status_code}, not {expected(door, role, staff_role, phase)}")
    assert wrong == []


async def test_a_referral_that_nobody_has_taken_on(app_that_tells, world, browser_of):
    """On standby stands every coordinator of the office, and none of another."""
    await Conference.update({Conference.coordinator: None}).where(Conference.id == world.yilmaz.id)
    wrong = []
    for name, role in (("jan", Role.STANDBY), ("nora", Role.STANDBY), ("foreign_coordinator", None)):
        browser = await browser_of(getattr(world, name))
        browser._transport = httpx.ASGITransport(app_that_tells, raise_app_exceptions=False)
        for door in doors(app_that_tells):
            answer = await browser.request(door.method, door.address(world.yilmaz.id))
            if answer.status_code not in expected(door, role, StaffRole.COORDINATOR, Phase.ENQUIRY):
                wrong.append(f"{name} {door.name}: {answer.status_code}")
    assert wrong == []


async def test_nobody_comes_in_without_a_session(app_that_tells, browser_of, world):
    nobody = await browser_of()
    nobody._transport = httpx.ASGITransport(app_that_tells, raise_app_exceptions=False)
    let_in = set()
    for door in doors(app_that_tells):
        answer = await nobody.request(door.method, door.address(world.yilmaz.id))
        if answer.status_code == REACHED:
            let_in.add(door.name)
        else:
            assert answer.status_code in {303, 401}, door.name
    assert let_in == OPEN


async def test_a_form_from_elsewhere_comes_through_no_door(app, browser_of, world):
    """With the session's cookie, but sent by another site: by Sec-Fetch-Site, or by Origin from an old browser."""
    nora = await browser_of(world.nora)
    for elsewhere in (
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "https://evil.test"},
        {"origin": "null"},
        {},
    ):
        nora.headers.pop("sec-fetch-site", None)
        for door in doors(app):
            if door.method == "POST" and door.name not in FROM_ELSEWHERE:
                answer = await nora.post(door.address(world.yilmaz.id), headers=elsewhere)
                assert answer.status_code == 403, (door.name, elsewhere)


async def test_a_form_without_the_token_of_the_session_changes_nothing(app, browser_of, world):
    nora, foreign = await browser_of(world.nora), await browser_of(world.foreign_coordinator)
    for door in doors(app):
        right = door.handler.opt.get("needs")
        if door.method == "POST" and isinstance(right, Right) and may(Role.COORDINATOR, right, Phase.ENQUIRY):
            assert (await nora.post(door.address(world.yilmaz.id))).status_code == 403, door.name
    assert foreign is not nora


def test_the_table_speaks_of_every_right():
    assert set(RIGHTS) == set(Right)
