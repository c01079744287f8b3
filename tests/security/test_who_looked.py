"""A plan stands behind no door that does not write down who looked; and that line is all that a GET ever writes."""

import re

import pytest
from litestar import get

from app.audit.tables import AuditEntry
from app.database import rows
from app.main import house
from app.plans.commands import start_draft
from app.practice.looking import LOOKS, Look
from app.practice.phases import Phase
from tests.plans import accept_plan, present_plan, write_plan
from tests.security.walking import doors, found_in, knock
from tests.world import everything

#: Words of the family that stand in the plan and nowhere else.
OF_THE_PLAN = ("Oma holt sie morgens ab", "Ich bin dienstags und donnerstags", "Die Schule ruft nicht mehr an")
_WRITES = re.compile(r"\b(INSERT|DELETE|TRUNCATE|nextval|UPDATE(?! OF| SKIP| NOWAIT|\s*$))\b", re.IGNORECASE)
_A_LOOK = "INSERT INTO audit_entry (at, deed, who, office, conference, about) VALUES"


async def changed_again(world):
    await accept_plan(world)
    await world.at(Phase.AGREEING)
    await start_draft(await world.as_it_is(), by=world.nora.id)


#: A stage, who walks then, and how many pages with the plan there are at least.
STAGES = {
    "draft": (write_plan, ("nora", "ayse"), 2),
    "presented": (present_plan, ("nora", "idris"), 3),
    "lives": (accept_plan, ("nora", "idris", "vera", "ayse", "elif_", "interpreter"), 6),
    "changed": (changed_again, ("ayse",), 3),
}


def writes(statements):
    return [each for each in statements if _WRITES.search(each.replace("FOR UPDATE", ""))]


def plan_words(answer):
    return found_in(answer, OF_THE_PLAN) if answer.status_code in {200, 409, 422} else []


class Walk:
    """Every GET, and what it showed and wrote."""

    def __init__(self, app, world, browser_of, queries):
        self.app, self.world, self.browser_of, self.queries = app, world, browser_of, queries
        self.shown, self.wrong, self.looks = set(), [], 0

    async def by(self, name):
        browser = await self.browser_of(getattr(self.world, name))
        ids = {"conference_id": self.world.yilmaz.id, "number": 1}
        for door in doors(self.app):
            if door.method != "GET" or not door.right:
                continue
            self.queries.clear()
            answer = await knock(browser, door, ids)
            written = writes(self.queries)
            if plan_words(answer):
                self.shown.add(door.path)
            of_a_plan = "shows_plan" in door.handler.opt and answer.status_code == 200
            if plan_words(answer) and not of_a_plan:
                self.wrong.append(f"{name} {door.name} shows the plan and writes nothing down")
            if [_A_LOOK in each for each in written] != [True] * of_a_plan:
                self.wrong.append(f"{name} {door.name} wrote {written}")
            self.looks += of_a_plan


@pytest.mark.parametrize("stage", STAGES)
async def test_every_get(app, world, browser_of, queries, stage):
    happens, names, at_least = STAGES[stage]
    await happens(world)
    before = await everything()
    walk = Walk(app, world, browser_of, queries)
    for name in names:
        await walk.by(name)
    assert walk.wrong == []
    assert len(walk.shown) >= at_least, walk.shown  # the walk has read plans

    after = await everything()
    sessions = {"session"}  # of the browsers that were opened
    assert {name for name in after if after[name] != before[name]} - sessions == {"audit_entry"}
    new = await rows("SELECT deed, who, office, conference FROM audit_entry WHERE deed = ANY($1)", list(Look))
    assert len(new) == walk.looks == len(after["audit_entry"]) - len(before["audit_entry"])
    assert {each["conference"] for each in new} == {world.yilmaz.id}
    assert {each["who"] for each in new} <= {getattr(world, name).id for name in names}


async def test_control_the_walk_finds_a_door_that_says_nothing_and_a_page_that_writes(settings, world, browser_of, queries):
    """Two doors as they must not be: one shows the plan without a word, the other writes something else."""
    from app.kit.access import needs
    from app.plans.queries import latest_presented
    from app.practice.rights import Right

    @get("/my/leak", opt=needs(Right.READ_PLAN))
    async def leak() -> str:
        return str(await latest_presented(world.yilmaz.id))

    @get("/my/writes", opt=needs(Right.READ_PLAN))
    async def scribble() -> str:
        await rows("UPDATE conference SET edited = edited + 1 WHERE id = $1", world.yilmaz.id)
        return "ok"

    await present_plan(world)
    bad = house(settings, more_routes=[leak, scribble])
    browser = await browser_of(world.ayse)
    browser._transport.app = bad

    async def there(_person):
        return browser

    walk = Walk(bad, world, there, queries)
    await walk.by("ayse")
    assert [each.split(" ")[2] for each in walk.wrong] == ["/my/leak", "/my/writes"]


async def test_a_wrong_form_shows_the_plan_and_is_written_down_too(world, browser_of):
    """Whoever sends a form full of mistakes reads the plan as well."""
    await present_plan(world)
    answer = await (await browser_of(world.idris)).send_form(f"/conferences/{world.yilmaz.id}/plan/decision", number="1", clear="no")
    assert answer.status_code == 422
    assert plan_words(answer)
    assert await AuditEntry.count().where(AuditEntry.deed == Look.DECISION, AuditEntry.who == world.idris.id) == 1


def test_every_look_has_words_for_the_family():
    assert set(LOOKS) == set(Look)
