"""The plan on the family's phone against the same HTML from bare Litestar and Jinja: one worker, 16 connections, in turn, in one run."""

from app import main
from app.conferences.speaking import LANGUAGE_COOKIE
from app.people import sessions
from app.people.tables import AccessLink
from app.plans import commands
from app.plans.forms import AgreementForm
from bench.beside_bare import compare
from bench.places import SETTINGS, databases

AGREEMENTS = 6


async def measure() -> dict[str, tuple[float, str]]:
    async with databases("plan_page"):
        cookies = await a_family()
        return await compare("plan_page", "/my/plan", "family/plan.html", cookies, says="Ich rufe sie jeden Abend")


async def a_family() -> str:
    """The Yılmaz family with an accepted plan; gives the cookies of Ayşe's phone."""
    from tests.plans import all_yes, the_latest, write_plan
    from tests.world import build_world

    main.house(SETTINGS)
    world = await build_world()
    await write_plan(world)
    conference = await world.as_it_is()
    for number in range(AGREEMENTS - 2):
        form = AgreementForm(own_words=f"Ich rufe sie jeden Abend um {17 + number} Uhr an.", who=world.sara.id, helper=world.ayse.id)
        await commands.add_agreement(conference, form, by=world.nora.id)
    await commands.present(conference, by=world.nora.id)
    await commands.decide(conference, all_yes(await the_latest(world)), by=world.idris.id)
    link = await AccessLink.select(AccessLink.id).where(AccessLink.person == world.ayse.id).first()
    assert link is not None
    cookie = await sessions.start(world.ayse.id, link=link["id"], own_phone=True)
    return f"{sessions.COOKIE}={cookie.value}; {LANGUAGE_COOKIE}=en"
