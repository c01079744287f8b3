"""Private family time: no professional reads or writes anything of the family's, and nothing readable but the call is stored.

What the family writes in its sealed room is bytes that only its phones can open: what is refused here is readable text.

Every door of the house, looked at and posted at, as every professional and as the family; and the same
walk at the table, where it does find words and does change things: the walk itself works.
"""

import pytest

from app.conferences.tables import Contact
from app.database import rows
from app.invitations.tables import Invitation
from app.notes.tables import Note
from app.practice.phases import Phase
from app.practice.rights import Right
from app.private_time import commands
from app.private_time.tables import PrivateTime
from tests.circle import invite_everybody, seat_of
from tests.plans import present_plan
from tests.sealed.phone import NOTHING, Phone, opened
from tests.security.walking import doors, found_in, knock
from tests.world import everything

NOTE, WORDS, SAFETY, NEEDS = "Kanari: Notiz der Koordination", "Kanari: was sie dazu sagt", "Kanari: Sicherheit", "Kanari: was sie braucht"
WRITTEN_IN_THE_ROOM = "Kanari: was wir auf unseren Telefonen sagen"
CANARIES = (
    WRITTEN_IN_THE_ROOM,
    NOTE,
    WORDS,
    SAFETY,
    NEEDS,
    "Oma holt sie morgens ab",
    "Ayşe bringt Elif jeden Schultag",
    "Hausaufgabenhilfe zweimal in der Woche",
    "Wir rufen Ayşe an",
    "Elif kommt seit Wochen oft nicht",
    "Wie schafft es Elif",
    "Elif geht jeden Tag in die Schule",
    "Amselweg 9",
    "ayse@familie.test",
    "Ayşe Demir",
    "Mehmet Yılmaz",
)
PROFESSIONALS = ("nora", "idris", "vera", "ada", "jan", "petra", "foreign_coordinator", "foreign_caseworker", "foreign_manager")
FAMILY = ("ayse", "mehmet", "sara", "elif_", "interpreter")
#: A session ends or is renewed by its owner; that is nothing of the family's.
NOT_COUNTED = {"session", "guess"}


async def a_conference_full_of_words(world):
    """In the middle of agreeing: invitations, answers, notes, a plan that was presented."""
    await invite_everybody(world)
    seat = await seat_of(world, world.ayse)
    await Invitation.update({Invitation.answer: "yes", Invitation.words: WORDS}).where(Invitation.participant == seat)
    await Contact.update({Contact.safety: SAFETY, Contact.needs: NEEDS}).where(Contact.participant == seat)
    await Note.insert(Note(conference=world.yilmaz.id, by=world.nora.id, text=NOTE))
    await present_plan(world)
    return {"conference_id": world.yilmaz.id, "participant_id": seat, "number": 1}


async def what_stands(but=frozenset()):
    return {name: lines for name, lines in (await everything()).items() if name not in NOT_COUNTED | but}


async def walk(world, browser_of, app, names, ids, *, leave_out=frozenset()):
    """Through every door; gives what was read that should not be, and who got through by posting."""
    read, through = [], []
    for name in names:
        browser = await browser_of(getattr(world, name))
        for door in doors(app):
            if door.right in leave_out or door.path.startswith(("/account", "/office", "/referrals/new", "/protection")):
                continue  # the own account, the office, danger for a child: no conference stands behind these doors
            if door.method == "POST" and not isinstance(door.right, Right):
                continue  # what belongs to the office alone, outside any conference: its calendar, its addresses, its practice
            answer = await knock(browser, door, ids)
            assert answer.status_code < 500, (name, door.name)
            read += [f"{name} {door.name}: {word}" for word in found_in(answer, CANARIES)]
            if door.method == "POST" and answer.status_code not in {403, 404}:
                through.append(f"{name} {door.name}: {answer.status_code}")
    return read, through


async def test_no_professional_reads_or_writes_anything(world, browser_of, app):
    ids = await a_conference_full_of_words(world)
    await commands.start(await world.as_it_is(), by=world.nora.id)
    phone = await opened(await browser_of(world.ayse))
    await phone.write(WRITTEN_IN_THE_ROOM)
    before = await what_stands()

    read, through = await walk(world, browser_of, app, PROFESSIONALS, ids, leave_out={Right.CALL_BACK})

    assert (read, through) == ([], [])
    for name in PROFESSIONALS:
        theirs = Phone(await browser_of(getattr(world, name)), phone.room)  # even with the key there is no room for them
        answers = [await theirs.read(), await theirs.write(after=1), await theirs.rekey(), await theirs.browser.get("/room/")]
        assert {answer.status_code for answer in answers} == {404}, name
    assert await what_stands() == before


async def test_also_the_doors_that_no_family_stands_behind_tell_nothing(world, browser_of, app):
    """The own account, the office, what is open to all: looked at, they hold no word of a family."""
    ids = await a_conference_full_of_words(world)
    await commands.start(await world.as_it_is(), by=world.nora.id)
    for name in PROFESSIONALS:
        for door in doors(app, lambda right: not isinstance(right, Right)):
            if door.method == "GET" and door.path not in {"/leave", "/my/lock"}:
                answer = await knock(await browser_of(getattr(world, name)), door, ids)
                assert found_in(answer, CANARIES) == [], (name, door.name)


async def test_the_call_back_is_all_that_a_professional_can_do(world, browser_of, app):
    ids = await a_conference_full_of_words(world)
    await commands.start(await world.as_it_is(), by=world.nora.id)
    before = await what_stands()
    for name in PROFESSIONALS[1:]:
        browser = await browser_of(getattr(world, name))
        for door in doors(app, lambda right: right is Right.CALL_BACK):
            assert (await knock(browser, door, ids, plan_made="yes")).status_code in {403, 404}, name
    assert await what_stands() == before
    nora = await browser_of(world.nora)
    assert (await nora.send_form(f"/conferences/{world.yilmaz.id}/private-time/call-back", plan_made="yes")).status_code == 303
    assert await changed_since(before) == {"audit_entry", "conference", "move", "private_time"}


async def test_the_family_writes_nothing_readable_on_the_server_but_the_call(world, browser_of, app):
    ids = await a_conference_full_of_words(world)
    await commands.start(await world.as_it_is(), by=world.nora.id)
    before = await what_stands()

    _, through = await walk(world, browser_of, app, FAMILY, ids, leave_out={Right.CALL_THE_OTHERS, Right.OPEN_SEALED_ROOM})

    assert through == []
    assert await what_stands() == before
    for name in ("elif_", "interpreter"):
        browser = await browser_of(getattr(world, name))
        for door in doors(app, lambda right: right is Right.CALL_THE_OTHERS):
            assert (await knock(browser, door, ids, plan_made="yes")).status_code == 403
    ayse = await browser_of(world.ayse)
    for door in doors(app, lambda right: right is Right.CALL_THE_OTHERS):
        if door.method == "POST":
            assert (await knock(ayse, door, ids, plan_made="yes", made="yes", plan="yes")).status_code == 303
    assert await changed_since(before) == {"audit_entry", "conference", "move", "outbox_message", "private_time"}


async def test_what_the_family_writes_in_its_room_nobody_can_read_here(world, browser_of):
    """The room's tables hold no text at all: bytes that the family's phones sealed, and numbers. And they are empty as soon as it calls."""
    await world.at(Phase.INFORMATION)
    await commands.start(await world.as_it_is(), by=world.nora.id)
    before = await what_stands()
    phone = await opened(await browser_of(world.ayse))
    await phone.write(WRITTEN_IN_THE_ROOM)
    await phone.keep_words()

    assert await changed_since(before) == {"sealed_room", "sealed_entry", "sealed_access", "sealed_words"}
    readable = {
        WRITTEN_IN_THE_ROOM,
        WRITTEN_IN_THE_ROOM.encode().hex(),
        phone.keys.key.hex(),
        phone.keys.entries.hex(),
        phone.keys.access.hex(),
    }
    assert [line for lines in (await everything()).values() for line in lines if any(word in line for word in readable)] == []
    kinds = await rows("SELECT DISTINCT data_type FROM information_schema.columns WHERE table_name LIKE 'sealed%'")
    assert {each["data_type"] for each in kinds} == {"uuid", "integer", "bytea", "timestamp with time zone"}

    ayse = await browser_of(world.ayse)
    assert (await ayse.send_form("/my/time/call", plan_made="no")).status_code == 303
    assert {name: len(lines) for name, lines in (await everything()).items() if name.startswith("sealed")} == NOTHING


async def test_what_is_kept_of_it_is_start_end_and_whether_a_plan_was_made(world, browser_of):
    await world.at(Phase.INFORMATION)
    await commands.start(await world.as_it_is(), by=world.nora.id)
    await commands.call_back(await world.as_it_is(), True, by=world.ayse.id)
    assert {column._meta.name for column in PrivateTime._meta.columns} == {"id", "conference", "started_at", "ended_at", "plan_made"}


@pytest.mark.parametrize("names", [PROFESSIONALS, FAMILY], ids=["professionals", "family"])
async def test_at_the_table_the_same_walk_reads_and_changes(world, browser_of, app, names):
    """The control: without private time the walk finds the words and gets through."""
    ids = await a_conference_full_of_words(world)
    before = await what_stands()

    read, through = await walk(world, browser_of, app, names, ids)

    assert (len(read) > 5, len(through) > 1) == (True, True)
    assert await what_stands() != before


async def changed_since(before):
    now = await what_stands()
    return {name for name in now if now[name] != before[name]}
