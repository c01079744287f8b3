"""The question about days on the phone against the same HTML from bare Litestar and Jinja: 12 people, 6 days, in turn, in one run."""

from datetime import time, timedelta

from app import main
from app.conferences.speaking import LANGUAGE_COOKIE
from app.dates import commands, queries
from app.dates.commands import Proposed
from app.kit.clock import today
from app.people import sessions
from app.people.tables import AccessLink
from app.practice.phases import Phase
from app.practice.roles import Role, Side
from app.practice.taking_part import Says
from bench.beside_bare import compare
from bench.places import SETTINGS, databases

PEOPLE, DAYS = 12, 6


async def measure() -> dict[str, tuple[float, str]]:
    async with databases("date_poll"):
        cookies = await _a_family()
        return await compare("date_poll", "/my/dates", "family/dates.html", cookies, says='type="radio"', times=3 * DAYS)


async def _a_family() -> str:
    """Twelve people who were asked about six days, most have answered; gives the cookies of Ayşe's phone."""
    from tests.world import build_world, make_participant

    main.house(SETTINGS)
    world = await build_world()
    for number in range(PEOPLE - 5):
        await make_participant(world.yilmaz, f"Tante {number}", Role.FAMILY, Side.MOTHER, "Tante", email=f"tante{number}@familie.test")
    await world.at(Phase.PREPARATION, meets_on=None, meets_at=None)
    conference = await world.as_it_is()
    days = [Proposed(today() + timedelta(days=30 + each), time(15, 30), 180, "Bürgerhaus Hemelingen") for each in range(DAYS)]
    await commands.propose(conference, days, by=world.nora.id)
    await commands.ask(conference, by=world.nora.id)
    poll = await queries.poll_of(conference.id)
    for person in poll.people[:-2]:
        said = {each.id: [*Says][number % 3] for number, each in enumerate(poll.proposals)}
        await commands.answer(conference, person.person, said, "", by=person.person)
    link = await AccessLink.select(AccessLink.id).where(AccessLink.person == world.ayse.id).first()
    assert link is not None
    cookie = await sessions.start(world.ayse.id, link=link["id"], own_phone=True)
    return f"{sessions.COOKIE}={cookie.value}; {LANGUAGE_COOKIE}=en"
