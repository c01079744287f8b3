"""How people are reached gets to nobody but their coordinator, and a hidden contact not even there without a tap that is noted.

Every route of the application, as the route table names them, for everybody, in every kind of file that it gives out, in mails
and their headers, in the log, in addresses, on pages of mistakes; while roles, phases, meetings and hiding change in between.
A new route, or a new kind of file, is looked at without a line more here.
"""

import logging
import os
import random
from typing import Any, NamedTuple
from uuid import UUID

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import Phase as When
from hypothesis import strategies as st
from litestar import MediaType, Response, get

from app.audit.tables import AuditEntry
from app.conferences.tables import Conference, Contact, Participant
from app.database import all_or_nothing, rows
from app.kit.access import needs
from app.kit.sheets import xlsx_of
from app.main import house
from app.outbox.letters import texts
from app.outbox.tables import OutboxMessage
from app.practice.phases import Phase
from app.practice.rights import DeskRight
from app.safety import commands
from app.safety.forms import WhyForm
from app.safety.queries.second import looks_of
from app.worker import cases
from app.worker.cases import cases_of, write
from tests.circle import invite_everybody
from tests.plans import accept_plan
from tests.safety import a_second_meeting, exclude, part
from tests.security.leaks import Canary, all_that_is_said, canary, listening
from tests.security.walking import ANYTHING, Door, doors
from tests.world import everything

FAMILY = ("ayse", "mehmet", "sara", "elif_", "interpreter")
STAFF = ("nora", "idris", "vera", "ada", "jan", "petra", "foreign_coordinator", "foreign_caseworker", "foreign_manager")
#: A nightly run sets these higher.
EXAMPLES, STEPS = int(os.environ.get("LEAK_EXAMPLES", "12")), int(os.environ.get("LEAK_STEPS", "60"))


class Undo(Exception):
    """Takes back what one example has done."""


class House:
    """The world with a canary in every contact, and what may be seen of them as the database stands now."""

    def __init__(self, world: Any, app: Any, browser_of: Any, settings: Any) -> None:
        self.world, self.app, self.browser_of, self.settings = world, app, browser_of, settings
        self.doors = [*doors(app, lambda right: True)]
        self.canaries: dict[UUID, Canary] = {}
        self.seats: list[UUID] = []
        self.seen = 0
        self.browsers: dict[str, Any] = {}

    async def filled(self) -> "House":
        """Everybody gets a contact of their own; all ways of being reached are among them, and half are hidden."""
        found = await Participant.select(Participant.id).where(Participant.conference == self.world.yilmaz.id).order_by(Participant.made_at)
        self.seats = [each["id"] for each in found]
        ways = ("email", "phone", "text", "paper")
        for number, seat in enumerate(self.seats):
            self.canaries[seat] = mine = canary(number)
            await Contact.update(
                {
                    Contact.email: mine.email,
                    Contact.phone: mine.phone,
                    Contact.address: mine.address,
                    Contact.way: ways[number % 4],
                    Contact.safety: mine.note,
                }
            ).where(Contact.participant == seat)
        await rows("UPDATE contact SET hidden = true WHERE participant = ANY($1)", self.seats[::2])
        return self

    async def look(self, name: str, door: Door, /, **fields: Any) -> list[str]:
        """Go through one door as somebody; gives whose contact came out that should not have."""
        person = getattr(self.world, name) if name else None
        noted = (await self._truth())[2] if door.handler.opt.get("shows_hidden") else {}
        browser = await self._browser(name, person)
        address = door.address(self.ids(fields))
        with listening() as log:
            answer = await (browser.get(address) if door.method == "GET" else browser.send_form(address, **fields))
        self.seen += answer.status_code == 200
        said = all_that_is_said(answer)
        out = [seat for seat, mine in self.canaries.items() if mine.is_in(said)]
        told = [f"log of {door.name} as {name}" for mine in self.canaries.values() if mine.is_in(log.getvalue())]
        noted_down = [mine for mine in self.canaries.values() if mine.note in said]
        if out or noted_down:
            hidden, coordinator, after = await self._truth()
            theirs = person is not None and person.id == coordinator
            told += [
                f"{door.name} as {name or 'nobody'}: {self.canaries[seat].address}"
                for seat in out
                if not theirs or (seat in hidden and not after.get(seat, 0) > noted.get(seat, 0))
            ]
            told += [f"{door.name} as {name or 'nobody'}: {mine.note}" for mine in noted_down if not theirs]
        return told

    async def _browser(self, name: str, person: Any) -> Any:
        """One browser for each, as long as its session lasts: what was posted may have ended it."""
        if name not in self.browsers or not self.browsers[name].cookies:
            self.browsers[name] = await self.browser_of(person)
        return self.browsers[name]

    def ids(self, fields: dict[str, Any]) -> dict[str, Any]:
        seat = fields.get("participant") or self.seats[0]
        return {"conference_id": self.world.yilmaz.id, "participant_id": seat, "number": 1} | fields.get("ids", {})

    async def _truth(self) -> tuple[set[UUID], UUID | None, dict[UUID, int]]:
        """Who is hidden, who coordinates, and how often it was written down that somebody's contact was shown."""
        hidden = {each["participant"] for each in await rows("SELECT participant FROM contact WHERE hidden")}
        conference = await rows("SELECT coordinator FROM conference WHERE id = $1", self.world.yilmaz.id)
        noted = await rows(
            "SELECT (about ->> 'participant')::uuid AS seat, count(*) AS times FROM audit_entry"
            " WHERE deed IN ('show_contact', 'print_hidden_address') GROUP BY 1"
        )
        return hidden, conference[0]["coordinator"], {each["seat"]: each["times"] for each in noted}

    async def mail(self) -> list[str]:
        """Every message that waits, as it would go: to its own reader's address, and nobody else's stands in it."""
        waiting = [each["id"] for each in await OutboxMessage.select(OutboxMessage.id).where(OutboxMessage.state == "waiting")]
        told = []
        for case in await cases_of(waiting):
            if not case.standing.address:
                continue
            letter = write(case, self.settings, texts())
            head, _, body = letter.content.decode().partition("\n\n")
            for seat, mine in self.canaries.items():
                own = seat == case.participant
                if (
                    mine.note in head + body
                    or mine.is_in(body)
                    or (mine.is_in(head) and not own)
                    or mine.phone in head
                    or mine.address in head
                ):
                    told.append(f"mail {case.whose.kind}: {mine.address}")
        return told

    async def stands_elsewhere(self) -> list[str]:
        """In the database it stands in one table."""
        return [
            f"table {name}: {mine.address}"
            for name, lines in (await everything()).items()
            if name != "contact"
            for mine in self.canaries.values()
            if mine.is_in("\n".join(lines))
        ]


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


class Step(NamedTuple):
    """Something that happens; the numbers choose among whatever there is."""

    what: str
    who: int
    where: int


PHASES = (Phase.PREPARATION, Phase.INFORMATION, Phase.PRIVATE_TIME, Phase.AGREEING, Phase.FOLLOW_UP, Phase.CLOSED)
LOOKS = ("look",) * 9 + ("post",) * 4
CHANGES = ("hide", "show_again", "phase", "role", "coordinator", "leave", "slot", "part", "exclude", "mail")
steps = st.builds(Step, st.sampled_from(LOOKS + CHANGES), st.integers(0, 10_000), st.integers(0, 10_000))


async def happen(here: House, step: Step) -> list[str]:
    actors = (*STAFF, *FAMILY, "")
    name, seat = actors[step.who % len(actors)], here.seats[step.where % len(here.seats)]
    if step.what in {"look", "post"}:
        method = "GET" if step.what == "look" else "POST"
        behind = [door for door in here.doors if door.method == method and door.path not in {"/leave", "/sign-out"}]
        door = behind[step.where % len(behind)]
        fields = ANYTHING | {"who": here.seats, "other": seat, "meeting": "common"} if method == "POST" and step.who % 3 else {}
        told = await here.look(name, door, participant=here.seats[step.who % len(here.seats)], **fields)
        if method == "POST":
            here.browsers = {}
        return told
    if step.what == "mail":
        return await here.mail()
    await change(here, step, seat)
    here.browsers = {}
    return []


async def change(here: House, step: Step, seat: UUID) -> None:
    """Something else becomes true. What cannot be done now is not done."""
    world = here.world
    conference = await world.as_it_is()
    people = [world.ayse, world.mehmet, world.sara, world.elif_]
    one, other = people[step.where % 4], people[(step.where + 1) % 4]
    try:
        async with all_or_nothing():
            match step.what:
                case "hide":
                    await commands.hide(conference, seat, by=world.nora.id)
                case "show_again":
                    await commands.ask_to_show_again(conference, seat, WhyForm(why="Es ist wieder sicher.").why, by=world.nora.id)
                    (look, *_) = [each for each in await looks_of(world.bremen.id) if each.deed == "show_again"]
                    await commands.answer_look(look.id, True, office=world.bremen.id, by=world.vera.id)
                case "phase":
                    await world.at(PHASES[step.where % len(PHASES)])
                case "role":
                    role = ("family", "child", "information_giver", "interpreter", "advocate")[step.where % 5]
                    await Participant.update({Participant.role: role}).where(Participant.id == seat)
                case "coordinator":
                    await Conference.update({Conference.coordinator: (world.nora, world.jan)[step.where % 2].id}, force=True)
                case "leave":
                    left = (None, world.yilmaz.made_at)[step.where % 2]
                    await Participant.update({Participant.left_at: left}).where(Participant.id == seat)
                case "slot":
                    await a_second_meeting(world, one)
                case "part":
                    await part(world, one, other)
                case "exclude":
                    await exclude(world, one)
    except Exception as no:  # a refusal, or nothing to do it with: another step follows
        if type(no).__name__ not in {"Refused", "Overtaken", "NoSuchThing", "ValueError", "AssertionError", "StopIteration", "TypeError"}:
            raise


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
