"""A screen that is turned towards a family: nothing is shown but the cover, and the plan of this family alone, until it is turned back."""

from litestar.routes import HTTPRoute

from app.audit.tables import AuditEntry
from app.follow_up.tables import ProgressNote
from app.kit.clock import today
from app.plans.commands import answer_wish
from app.plans.forms import WishForm
from app.practice.looking import Look
from app.practice.phases import Phase
from app.practice.promises import HelpDecision
from tests.plans import accept_plan, present_plan, refuse_plan
from tests.safety import a_second_meeting, part
from tests.security.walking import doors, found_in, knock
from tests.world import everything

COVER = "This screen is covered"
#: Whatever a page of staff says of a family, an office or a menu.
OF_FAMILIES = ("Yılmaz", "HB-2026-001", "Ayşe", "Elif", "Amselweg", "My desk", "Hausaufgabenhilfe")


async def test_it_works_covered_and_turned_back(world, browser_of):
    plan = await accept_plan(world)
    wish = plan.plan.services[0].request
    granted = WishForm(decision=HelpDecision.GRANTED, promised_on=today())
    await answer_wish(await world.as_it_is(), wish, granted, by=world.idris.id)
    idris, there = await browser_of(world.idris), f"/conferences/{world.yilmaz.id}"
    assert 'action="/turned"' in (await idris.get(f"{there}/plan")).text

    answer = await idris.send_form("/turned", conference=str(world.yilmaz.id))
    assert (answer.status_code, answer.headers["location"]) == (303, "/turned")
    assert answer.headers["clear-site-data"] == '"cache"'
    cover = await idris.get("/turned")
    assert COVER in cover.text
    assert "<title>Dates and notes</title>" in cover.text
    assert f'href="{there}/together"' in cover.text
    assert found_in(cover, OF_FAMILIES) == []

    shown = await idris.get(f"{there}/together")
    assert "Oma holt sie morgens ab" in shown.text
    assert "The office has promised this until" in shown.text
    assert await AuditEntry.count().where(AuditEntry.deed == Look.TOGETHER) == 1

    answer = await idris.send_form("/turned/back")
    assert (answer.status_code, answer.headers["location"]) == (303, there)
    assert "Familie Yılmaz" in (await idris.get(there)).text
    assert (await idris.get("/turned")).headers["location"] == "/desk"


async def test_every_other_door_shows_nothing_and_does_nothing(app, world, browser_of):
    """Every GET and every POST, also the ones that are open to all: another tab, Back, an address typed by hand."""
    await accept_plan(world)
    ids = {"conference_id": world.yilmaz.id, "number": 1}
    for name in ("nora", "idris", "vera"):
        browser = await browser_of(getattr(world, name))
        await browser.send_form("/turned")
        before = await everything()
        for door in doors(app, lambda right: True):
            if "while_turned" in door.handler.opt or door.path.startswith("/room"):
                continue
            answer = await knock(browser, door, ids)
            assert (answer.status_code, answer.headers.get("location")) == (303, "/turned"), door.name
        assert await everything() == before
        assert COVER in (await browser.get("/turned")).text


def test_what_works_while_the_screen_is_turned_was_decided(app):
    opened = {
        f"{method} {route.path}"
        for route in app.routes
        if isinstance(route, HTTPRoute)
        for handler in route.route_handlers
        for method in handler.http_methods - {"OPTIONS"}
        if "while_turned" in handler.opt
    }
    assert opened == {
        "GET /turned", "POST /turned", "POST /turned/back", "POST /sign-out", "POST /language", "GET /leave", "HEAD /alive", "GET /healthy",
        "GET /static/{name:str}", "GET /conferences/{conference_id:uuid}/together",
    }  # fmt: skip


async def test_the_plan_of_another_family_and_of_none_stays_covered(world, browser_of):
    await accept_plan(world)
    idris, there = await browser_of(world.idris), f"/conferences/{world.yilmaz.id}/together"
    await idris.send_form("/turned")
    assert "together" not in (await idris.get("/turned")).text
    assert (await idris.get(there)).headers["location"] == "/turned"
    await idris.send_form("/turned", conference=str(world.yilmaz.id))  # already covered: nothing is opened by it
    assert (await idris.get(there)).headers["location"] == "/turned"
    for typed in ("x", "9" * 99, "\ud800".encode("utf-8", "surrogatepass")):
        petra = await browser_of(world.petra)
        assert (await petra.send_form("/turned", conference=typed)).headers["location"] == "/turned"
    petra = await browser_of(world.petra)
    await petra.send_form("/turned", conference=str(world.yilmaz.id))
    assert (await petra.get(there)).status_code == 404


async def test_another_browser_of_the_same_person_goes_on_and_signing_in_again_uncovers(world, browser_of):
    one, other = await browser_of(world.idris), await browser_of(world.idris)
    await one.send_form("/turned")
    assert (await other.get("/desk")).status_code == 200
    assert (await one.get("/desk")).headers["location"] == "/turned"
    await one.send_form("/sign-out")
    assert (await one.get("/turned")).headers["location"] == "/sign-in"


async def test_together_nothing_is_shown_that_is_not_for_everybody(world, browser_of):
    """A child may sit there, and somebody who must not learn of another: no concern, no reasons, no menu, no unshared word."""
    plan = await refuse_plan(world, "Kanarie: Wer ist am Wochenende da?")
    nora, there = await browser_of(world.nora), f"/conferences/{world.yilmaz.id}/together"
    await a_second_meeting(world, world.mehmet)
    await part(world, world.mehmet, world.sara)
    first, second = (each.promise for each in plan.plan.agreements)
    for promise, person, state, shared in ((first, world.ayse, "done", False), (second, world.mehmet, "partly", True)):
        note = ProgressNote(conference=world.yilmaz.id, promise=promise, by=person.id, state=state, words="Kanariennote", shared=shared)
        await ProgressNote.insert(note)
    await nora.send_form("/turned", conference=str(world.yilmaz.id))
    shown = await nora.get(there)
    assert "Ich bin dienstags und donnerstags abends da." in shown.text
    hidden = (
        "oft nicht in die Schule",
        "Kanarie",
        "Wie schafft es Elif",
        "nicht allein zu Hause",
        "HB-2026",
        "My desk",
        "<nav",
        "Partly",
        "Done",
    )
    assert found_in(shown, hidden) == []
    assert "<title>Dates and notes</title>" in shown.text


async def test_who_is_kept_out(world, browser_of):
    await present_plan(world)
    there = f"/conferences/{world.yilmaz.id}/together"
    for person, status in ((world.vera, 403), (world.jan, 404), (world.foreign_coordinator, 404), (world.ayse, 404)):
        assert (await (await browser_of(person)).get(there)).status_code == status
    ayse = await browser_of(world.ayse)
    assert (await ayse.send_form("/turned")).status_code == 404
    assert (await ayse.get("/my")).status_code == 200
    await world.at(Phase.PREPARATION)
    assert (await (await browser_of(world.nora)).get(there)).status_code == 403
