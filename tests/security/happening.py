"""Anything in any order: what may happen in a conference while somebody looks."""

from typing import NamedTuple
from uuid import UUID

from hypothesis import strategies as st

from app.conferences.tables import Conference, Participant
from app.database import all_or_nothing
from app.practice.phases import Phase
from app.safety import commands
from app.safety.forms import WhyForm
from app.safety.queries.second import looks_of
from tests.safety import a_second_meeting, exclude, part
from tests.security.canaries import FAMILY, STAFF, House
from tests.security.walking import ANYTHING


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
