"""How somebody in hiding is reached, and what keeps them safe, is seen by their coordinator and by nobody else, anywhere."""

import pytest

from app.conferences.tables import Contact
from app.outbox.letters import texts
from app.outbox.tables import OutboxMessage
from app.practice.phases import Phase
from app.worker.cases import cases_of, write
from tests.circle import invite_everybody, seat_of
from tests.plans import accept_plan, present_plan
from tests.security.walking import doors, found_in, knock

ADDRESS, PHONE, MAIL, SAFETY, NEEDS = (
    "Kanarienweg 17",
    "0179 5550123",
    "kanari@versteckt.test",
    "Kanari: Kontaktverbot",
    "Kanari: Hintereingang",
)
CANARIES = (ADDRESS, PHONE, PHONE.replace(" ", ""), MAIL, SAFETY, NEEDS)

EVERYBODY_ELSE = (
    "idris", "vera", "ada", "jan", "petra", "foreign_coordinator", "foreign_caseworker", "foreign_manager",
    "ayse", "mehmet", "elif_", "interpreter",
)  # fmt: skip


async def hide(world):
    await Contact.update(
        {
            Contact.address: ADDRESS,
            Contact.phone: PHONE,
            Contact.email: MAIL,
            Contact.safety: SAFETY,
            Contact.needs: NEEDS,
            Contact.hidden: True,
        }
    ).where(Contact.participant == await seat_of(world, world.sara))


async def in_preparation(world):
    await invite_everybody(world)


STAGES = {"preparation": in_preparation, "agreeing": present_plan, "follow_up": accept_plan}


async def ids_of(world):
    return {"conference_id": world.yilmaz.id, "participant_id": await seat_of(world, world.sara)}


@pytest.mark.parametrize("stage", STAGES)
async def test_no_page_and_no_error_of_anybody_else_tells_it(world, browser_of, app, stage):
    await hide(world)
    await STAGES[stage](world)
    ids, told, seen = await ids_of(world), [], 0
    for name in EVERYBODY_ELSE:
        browser = await browser_of(getattr(world, name))
        for door in doors(app):
            answer = (
                await knock(browser, door, ids, address=ADDRESS) if door.method == "GET" else await browser.send_form(door.address(ids))
            )
            seen += answer.status_code == 200
            told += [f"{name} {door.name}: {word}" for word in found_in(answer, CANARIES)]
    assert told == []
    assert seen > 20, "the walk has looked at real pages"


async def test_her_coordinator_sees_it(world, browser_of, app):
    """The control: the same walk finds every canary on the coordinator's pages."""
    await hide(world)
    await in_preparation(world)
    nora, ids, told = await browser_of(world.nora), await ids_of(world), set()
    for door in doors(app):
        if door.method == "GET":
            told |= set(found_in(await knock(nora, door, ids), CANARIES))
    assert {ADDRESS, PHONE, MAIL, SAFETY, NEEDS} <= told


async def test_she_herself_reads_no_safety_note_on_her_phone(world, browser_of, app):
    """A phone may be watched. What the coordinator wrote for safety stands on no phone, not even on hers."""
    await hide(world)
    await in_preparation(world)
    sara, ids = await browser_of(world.sara), await ids_of(world)
    for door in doors(app):
        assert found_in(await knock(sara, door, ids), (SAFETY, ADDRESS)) == [], door.name


async def test_no_message_to_anybody_else_tells_it(world, settings):
    await hide(world)
    await accept_plan(world)
    await world.at(Phase.PREPARATION)
    await invite_everybody(world)
    env = texts()
    cases = await cases_of([each["id"] for each in await OutboxMessage.select(OutboxMessage.id)])
    letters = {case.whose.id: (case, write(case, settings, env).content.decode()) for case in cases if case.standing.address}
    to_sara = [letter for case, letter in letters.values() if case.standing.address == MAIL]
    others = [letter for case, letter in letters.values() if case.standing.address != MAIL]
    assert (len(to_sara) > 0, len(others) > 3) == (True, True)
    assert [word for letter in others for word in CANARIES if word in letter] == []
    assert [word for letter in to_sara for word in (ADDRESS, PHONE, SAFETY, NEEDS) if word in letter] == []
