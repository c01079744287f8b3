"""Markup typed into every field stands on every page as the text that it is: no element, no attribute, no template comes alive."""

from datetime import date, time
from html.parser import HTMLParser
from typing import Any

import msgspec
import pytest
from jinja2 import DictLoader, Environment

from app.circle.tables import Need, Proposal, Talk, View
from app.conferences.tables import Conference, Contact, Participant
from app.dates.tables import Asked
from app.dates.tables import Proposal as DayProposal
from app.invitations.tables import Invitation
from app.kit import html
from app.kit.clock import now
from app.kit.html import message
from app.main import HERE
from app.network.tables import MapPerson, SharedMap
from app.notes.tables import Note
from app.people.tables import Person
from app.plans import commands, queries
from app.plans.forms import AgreementForm, FrameForm, ServiceForm
from app.practice.phases import Phase
from app.practice.rights import DESK_RIGHTS, DeskRight, Right, may
from app.referrals.tables import Line, Referral
from tests.circle import invite_everybody, seat_of
from tests.plans import accept_plan, one_no, present_plan
from tests.security.test_every_door import ACTORS
from tests.security.test_nasty_input import shapes_of
from tests.security.walking import ANYTHING, doors, knock

#: Short enough for every field. It breaks out of text, of an attribute in either quotes, of a text area and of a title.
EVIL = "\"'></textarea></title><xss onx=1 hx-get=/x>{{977*977}}<!--"
EVERYBODY = ("nora", "idris", "vera", "ada", "ayse", "elif_", "interpreter")


class Alive(HTMLParser):
    """What of it a browser would take for markup."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.told = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "xss" or any(name == "onx" or (name == "hx-get" and value == "/x") for name, value in attrs):
            self.found.append(tag)
        self.told += sum("<xss onx=1" in (value or "") for _name, value in attrs)

    def handle_data(self, data: str) -> None:
        self.told += data.count("<xss onx=1")
        if "954529" in data:
            self.found.append("template")


def look_at(page: str) -> Alive:
    parser = Alive()
    parser.feed(page)
    parser.close()
    return parser


def evil_form(handler: Any) -> dict[str, Any]:
    """Every text field of a form evil; what is chosen from a list stays as it must be."""
    names = {each.encode_name for shape in shapes_of(handler) for each in msgspec.structs.fields(shape)}
    return dict.fromkeys(names, EVIL)


async def evil_words(world: Any) -> None:
    """Everywhere where people's words stand in the database."""
    conference = await world.as_it_is()
    seat = await seat_of(world, world.ayse)
    await Person.update({Person.name: EVIL}, force=True)
    await Conference.update({Conference.family_name: EVIL, Conference.place: EVIL, Conference.reference: EVIL[:24]}).where(
        Conference.id == conference.id
    )
    await Contact.update({Contact.address: EVIL, Contact.needs: EVIL, Contact.safety: EVIL}, force=True)
    await Note.insert(Note(conference=conference.id, by=world.nora.id, text=EVIL))
    await Referral.update({Referral.concern: EVIL, Referral.good: EVIL, Referral.available_help: EVIL}, force=True)
    await Line.update({Line.text: EVIL}, force=True)
    await widened_by_evil(world, seat)
    await invite_everybody(world)
    await Invitation.update({Invitation.answer: "yes", Invitation.words: EVIL}).where(Invitation.participant == seat)


async def widened_by_evil(world: Any, seat: Any) -> None:
    """Round the circle: on the map, in talks, needs, proposals, and in what is to be read out."""
    conference = world.yilmaz.id
    await Need.insert(Need(participant=seat, kind="food", words=EVIL))
    await Talk.insert(Talk(participant=seat, at=now(), how="phone", words=EVIL, by=world.nora.id))
    await View.insert(View(participant=seat, words=EVIL, wished_reader=EVIL, needs=EVIL))
    await Proposal.insert(Proposal(conference=conference, name=EVIL, relation=EVIL, words=EVIL, by=world.ayse.id))
    await MapPerson.insert(MapPerson(conference=conference, name=EVIL, relation=EVIL, side="mother"))
    await Participant.update({Participant.relation: EVIL}).where(Participant.id == seat)
    await SharedMap.insert(SharedMap(conference=conference))
    await DayProposal.insert(DayProposal(conference=conference, day=date(2027, 4, 21), starts=time(15), place=EVIL))
    await Asked.insert(Asked(conference=conference, participant=seat, words=EVIL))


async def evil_plan(world: Any) -> None:
    await world.at(Phase.AGREEING)
    conference = await world.as_it_is()
    form = AgreementForm(EVIL, EVIL, world.ayse.id, None, EVIL, world.mehmet.id, world.idris.id, EVIL, EVIL, [0, 1, 2])
    await commands.add_agreement(conference, form, by=world.nora.id)
    await commands.add_service(conference, ServiceForm(EVIL, EVIL), by=world.nora.id)
    draft = await queries.draft_of(conference.id)
    await commands.set_frame(conference, FrameForm(draft.edited, EVIL, "", world.ayse.id), by=world.nora.id)


STAGES = ("preparation", "agreeing", "presented", "follow_up")


@pytest.fixture
async def stage(request, world):
    """The Yılmaz conference, in which whoever could write something wrote markup."""
    await evil_words(world)
    if request.param != "preparation":
        await evil_plan(world)
    if request.param == "presented":
        plan = await present_plan(world)
        await commands.decide(await world.as_it_is(), one_no(plan, EVIL), by=world.idris.id)
    if request.param == "follow_up":
        await accept_plan(world)
    return request.param


def ever_let_in(name: str, right: Right | DeskRight) -> bool:
    role, staff_role = ACTORS[name]
    if isinstance(right, DeskRight):
        return staff_role in DESK_RIGHTS[right]
    return role is not None and any(may(role, right, phase) for phase in Phase)


@pytest.mark.parametrize("stage", STAGES, indirect=True)
async def test_no_page_lets_it_come_alive(world, browser_of, app, stage):
    """Every page that anybody of them can open, and every form sent with markup in all its fields, mistakes and all."""
    ids = {"conference_id": world.yilmaz.id, "participant_id": await seat_of(world, world.ayse), "number": 1, "colleague": world.jan.id}
    alive, pages, told = [], 0, 0
    for name in EVERYBODY:
        browser = await browser_of(getattr(world, name))
        for door in doors(app):
            if door.path.endswith(("/leave", "/withdraw", "/end-sessions", "/replace", "/close", "/end")):
                continue  # the walk goes on
            if not ever_let_in(name, door.right):
                continue  # the page that says no is looked at below
            for fields in ({},) if door.method == "GET" else (evil_form(door), ANYTHING | dict.fromkeys(("words", "why", "text"), EVIL)):
                answer = await knock(browser, door, ids) if door.method == "GET" else await browser.send_form(door.address(ids), **fields)
                if not answer.headers.get("content-type", "").startswith("text/html"):
                    assert answer.headers["x-content-type-options"] == "nosniff", door.name
                    continue  # no browser reads a box of data, a letter or a calendar as a page
                seen = look_at(answer.text)
                alive += [f"{name} {door.name}: {each}" for each in seen.found]
                pages, told = pages + (answer.status_code in {200, 409, 422}), told + seen.told
    assert alive == []
    assert pages > 40
    assert told > 100


async def test_neither_at_the_doors_nor_on_pages_of_mistakes(world, browser_of, app):
    """Signed out, stale, refused: where what was typed is carried on."""
    stranger, ayse = await browser_of(), await browser_of(world.ayse)
    for door in doors(app, lambda right: right is None):
        if door.method == "POST":
            assert look_at((await stranger.send_form(door.address({}), **evil_form(door))).text).found == [], door.name
    await world.at(Phase.PREPARATION)
    stale = await ayse.post("/my/invitation", data={"csrf": EVIL, "answer": "yes", "words": EVIL, EVIL: EVIL})
    assert (stale.status_code, look_at(stale.text).found, look_at(stale.text).told > 0) == (403, [], True)
    searched = await (await browser_of(world.nora)).get("/search", params={"q": EVIL})
    assert look_at(searched.text).found == []


def test_control_a_template_that_does_not_escape_is_found():
    for template in ("<p>{{ it }}</p>", '<input value="{{ it }}">', "<textarea>{{ it }}</textarea>", "<a title='{{ it }}'>x</a>"):
        for escapes in (True, False):
            env = Environment(loader=DictLoader({"t": template}), autoescape=escapes)  # noqa: S701  # that is the control
            assert bool(look_at(env.get_template("t").render(it=EVIL)).found) is not escapes, template
    assert look_at("<p>&lt;xss onx=1 954529</p>").found == ["template"]


def test_a_message_is_plain_text_and_its_head_one_line():
    env = html.environment(HERE / "templates").overlay(autoescape=False)
    subject, text = message(env, "messages/invitation", name=EVIL, link="https://house.test/hello#x")
    assert ("\n" not in subject, EVIL not in subject, "49" not in text) == (True, True, True)
