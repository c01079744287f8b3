"""Ids of another conference, of the same coordinator and caseworker: in no path and in no form do they open or change anything."""

import re
from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest

from app.conferences.tables import Conference
from app.database import rows
from app.dates.tables import Proposal as DayProposal
from app.notes.tables import Note
from app.paper.queries.photos import boxed
from app.paper.tables import PaperPhoto
from app.practice.phases import Phase
from app.practice.rights import Right, may
from app.practice.roles import Role, Side
from app.referrals.tables import Referral
from tests import photos
from tests.circle import invite_everybody, seat_of, widen
from tests.logistics import arrange
from tests.plans import accept_plan, write_plan
from tests.safety import a_second_meeting, exclude, part
from tests.security.walking import doors, knock
from tests.world import World, everything, make_line, make_participant

NOT_COUNTED = {"session", "guess"}
ACTORS = {"nora": Role.COORDINATOR, "idris": Role.CASEWORKER, "ayse": Role.FAMILY, "elif_": Role.CHILD}


async def another_family(world: World) -> World:
    """The Petersens: another conference of Nora and Idris, with the same parts."""
    conference = Conference(
        office=world.bremen.id, reference="HB-2026-002", family_name="Familie Petersen", phase=Phase.ENQUIRY, caseworker=world.idris.id,
        coordinator=world.nora.id, place="Bürgerhaus", meets_on=world.yilmaz.meets_on, meets_at=world.yilmaz.meets_at,
    )  # fmt: skip
    await Conference.insert(conference)
    await Referral.insert(Referral(conference=conference.id, concern="Jonas kommt oft zu spät."))
    return replace(
        world,
        yilmaz=conference,
        question=await make_line(conference, "question", 0, "Wie kommt Jonas rechtzeitig an?"),
        bottom_lines=[await make_line(conference, "bottom_line", number, "Jonas ist da.") for number in (1, 2)],
        elif_=await make_participant(conference, "Jonas Petersen", Role.CHILD, Side.BOTH, "Kind"),
        ayse=await make_participant(conference, "Gesa Petersen", Role.FAMILY, Side.MOTHER, "Tante", email="gesa@familie.test"),
        mehmet=await make_participant(
            conference, "Ole Petersen", Role.FAMILY, Side.FATHER, "Vater", custody=True, email="ole@familie.test"
        ),
        sara=await make_participant(conference, "Ina Petersen", Role.FAMILY, Side.MOTHER, "Mutter", custody=True, email="ina@familie.test"),
    )


async def one_id(sql: str, conference: Any) -> Any:
    found = await rows(sql, conference)
    return found[0]["id"] if found else None


#: What hangs on a conference's arrangements and on its safety: the name in a path, and where it stands.
ARRANGED = {
    "thing_id": "SELECT id FROM arrangement WHERE conference = $1",
    "interpreting_id": "SELECT id FROM interpreting_booking WHERE conference = $1",
    "cost_id": "SELECT id FROM cost WHERE conference = $1",
    "hours_id": "SELECT id FROM hours WHERE conference = $1",
    "talk_id": "SELECT t.id FROM talk t JOIN participant pa ON pa.id = t.participant WHERE pa.conference = $1",
    "proposal_id": "SELECT id FROM date_proposal WHERE conference = $1",
    "bond_id": "SELECT id FROM bond WHERE conference = $1",
    "slot_id": "SELECT id FROM slot WHERE conference = $1",
    "pair_id": "SELECT id FROM apart WHERE conference = $1",
    "exclusion_id": "SELECT id FROM exclusion WHERE conference = $1",
    "news": "SELECT id FROM good_news WHERE conference = $1",
    "reminder_id": "SELECT id FROM reminded WHERE conference = $1",
    "photo_id": "SELECT id FROM paper_photo WHERE conference = $1",
    "line": "SELECT l.id FROM childs_line l JOIN childs_plan p ON p.id = l.childs_plan WHERE p.conference = $1 LIMIT 1",
    "tap": "SELECT id FROM childs_tap WHERE conference = $1 LIMIT 1",
}


async def ids_in(world: World) -> dict[str, Any]:
    """Of every kind of thing that a path names, one of this conference."""
    of_draft = "FROM {} x JOIN plan_version v ON v.id = x.version WHERE v.conference = $1 ORDER BY v.number DESC, x.position LIMIT 1"
    agreement = await one_id(f"SELECT x.id {of_draft.format('agreement')}", world.yilmaz.id)
    service = await one_id(f"SELECT x.id {of_draft.format('requested_service')}", world.yilmaz.id)
    return {
        "participant_id": await seat_of(world, world.ayse),
        "person_id": world.ayse.id,
        "child": world.elif_.id,
        "entry_id": None,  # of the office's checklist: there is none of another conference
        "note_id": await one_id("SELECT id FROM note WHERE conference = $1", world.yilmaz.id),
        "message_id": await one_id("SELECT id FROM outbox_message WHERE conference = $1 LIMIT 1", world.yilmaz.id),
        "agreement_id": agreement, "agreement": agreement, "service_id": service, "wish": service,
        "request_id": await one_id(f"SELECT x.request AS id {of_draft.format('requested_service')}", world.yilmaz.id),
        "promise": await one_id(f"SELECT x.promise AS id {of_draft.format('agreement')}", world.yilmaz.id),
        "proposed_id": await one_id("SELECT id FROM proposal WHERE conference = $1 LIMIT 1", world.yilmaz.id),
        "key": await one_id("SELECT id FROM map_person WHERE conference = $1 AND participant IS NULL LIMIT 1", world.yilmaz.id),
        **{name: await one_id(sql, world.yilmaz.id) for name, sql in ARRANGED.items()},
    }  # fmt: skip


async def at_the_stage(world: World, stage: str) -> None:
    await invite_everybody(world)
    await Note.insert(Note(conference=world.yilmaz.id, by=world.nora.id, text="Kanari"))
    await arrange(world)
    await widen(world)
    await DayProposal.insert(DayProposal(conference=world.yilmaz.id, day=date(2027, 4, 21), starts=time(15)))
    await a_second_meeting(world)
    await part(world, world.mehmet, world.sara)
    await exclude(world, world.mehmet, signed=False)
    await PaperPhoto.insert(photo := PaperPhoto(conference=world.yilmaz.id, made_by=world.nora.id))
    await PaperPhoto.update({PaperPhoto.box: boxed(world.yilmaz.id, photo.id, photos.jpeg())}).where(PaperPhoto.id == photo.id)
    if stage == "agreeing":
        await write_plan(world)
    elif stage == "follow_up":
        plan = await accept_plan(world)
        await rows(
            "INSERT INTO reminded (conference, person, reminder, about, mark, until, way) "
            "VALUES ($1, $2, 'how_do_you_get_on', $3, 'sitting 1', '2999-01-01', 'call')",
            world.yilmaz.id, world.ayse.id, plan.plan.agreements[0].promise,
        )  # fmt: skip


async def what_stands() -> dict[str, list[str]]:
    """All but that somebody looked at their own plan, which a page of mistakes shows as well."""
    return {
        name: [line for line in lines if name != "audit_entry" or ",looked_" not in line]
        for name, lines in (await everything()).items()
        if name not in NOT_COUNTED
    }


def second_id(path: str) -> str | None:
    """The name of the last thing in a path besides the conference. A number counts within a conference: it is nobody else's."""
    names = [name for name, kind in re.findall(r"{(\w+):(\w+)}", path) if kind == "uuid" and name != "conference_id"]
    return names[-1] if names else None


@pytest.mark.parametrize("stage", ["preparation", "agreeing", "follow_up"])
async def test_no_path_takes_an_id_of_another_conference(world, browser_of, app, stage):
    other = await another_family(world)
    for each in (world, other):
        await at_the_stage(each, stage)
    theirs, wrong, tried = await ids_in(other), [], 0
    for name, role in ACTORS.items():
        browser, before = await browser_of(getattr(world, name)), await what_stands()
        for door in doors(app, lambda right: isinstance(right, Right)):
            thing = second_id(door.path)
            if thing is None or theirs[thing] is None or ("{conference_id" in door.path) is (name in {"ayse", "elif_"}):
                continue
            answer = await knock(browser, door, {"conference_id": world.yilmaz.id, thing: theirs[thing]})
            tried += 1
            if answer.status_code != (404 if may(role, door.right, Phase(stage)) else 403):
                wrong.append(f"{name} {door.name}: {answer.status_code}")
            if await what_stands() != before:
                wrong.append(f"{name} {door.name} changed something")
                before = await what_stands()
    assert wrong == []
    assert tried > 20


@pytest.mark.parametrize("stage", ["preparation", "agreeing", "follow_up"])
async def test_control_with_an_own_id_they_open_and_change(world, browser_of, app, stage):
    """Every kind of thing is there, and the same walk reaches it."""
    await at_the_stage(world, stage)
    own, before, reached = await ids_in(world), await what_stands(), set()
    for name in ACTORS:
        browser = await browser_of(getattr(world, name))
        for door in doors(app, lambda right: isinstance(right, Right)):
            thing = second_id(door.path)
            if door.path.endswith(("/leave", "/withdraw", "/replace", "/pin", "agreement_id:uuid}/remove")):
                continue  # whoever comes after them finds nothing any more
            if thing and ("{conference_id" in door.path) is not (name in {"ayse", "elif_"}):
                answer = await knock(browser, door, {"conference_id": world.yilmaz.id, **own})
                if answer.status_code in {200, 303, 409, 422}:
                    reached.add(thing)
    assert await what_stands() != before
    assert (
        reached
        >= {
            "preparation": {
                "participant_id",
                "note_id",
                "message_id",
                "thing_id",
                "proposal_id",
                "interpreting_id",
                "cost_id",
                "hours_id",
                "slot_id",
                "pair_id",
                "exclusion_id",
            },
            "agreeing": {"participant_id", "note_id", "agreement_id", "agreement", "service_id"},
            "follow_up": {"participant_id", "request_id", "promise"},
        }[stage]
    )


FORMS = [
    ("preparation", "nora", "/invitations", {"who": "participant"}),
    ("preparation", "nora", "/day/presence", {"participant": "participant", "way": "phone"}),
    ("preparation", "nora", "/consents", {"participant": "participant", "how": "oral", "given_on": "2026-11-20"}),
    ("preparation", "vera", "/assign", {"coordinator": "person"}),
    ("preparation", "vera", "/assign", {"coordinator": "of another office"}),
    ("agreeing", "nora", "/plan/agreements", {"own_words": "a", "who": "person"}),
    ("agreeing", "nora", "/plan/agreements", {"own_words": "a", "helper": "person"}),
    ("agreeing", "nora", "/plan/agreements", {"own_words": "a", "checker": "person"}),
    ("agreeing", "nora", "/plan/agreements", {"own_words": "a", "checker": "of another office"}),
    ("agreeing", "nora", "/plan/frame", {"edited": "1", "guardian": "person"}),
    ("agreeing", "ayse", "/my/plan/write/agreement", {"own_words": "a", "who": "person"}),
    ("agreeing", "ayse", "/my/plan/write/frame", {"edited": "1", "guardian": "person"}),
    ("agreeing", "nora", "/plan/frame", {"edited": "1", "call_whom": "person"}),
    ("agreeing", "ayse", "/my/plan/write/frame", {"edited": "1", "call_whom": "of another office"}),
    ("follow_up", "nora", "/plan/assents", {"person": "person", "number": "1", "answer": "yes", "how": "paper"}),
    ("follow_up", "nora", "/plan/assents", {"person": "own", "number": "1", "answer": "not_yet", "how": "paper", "owed_by": "person"}),
    ("follow_up", "nora", "/plan/hand-out", {"person": "person", "way": "paper"}),
]


@pytest.mark.parametrize(("stage", "who", "path", "fields"), FORMS)
async def test_no_form_takes_an_id_of_another_conference(world, browser_of, stage, who, path, fields):
    other = await another_family(world)
    for each in (world, other):
        await at_the_stage(each, stage)
    ids = {
        "participant": await seat_of(other, other.ayse),
        "person": other.ayse.id,
        "own": world.mehmet.id,
        "of another office": world.foreign_coordinator.id,
    }
    before = await what_stands()
    address = path if path.startswith("/my") else f"/conferences/{world.yilmaz.id}{path}"
    answer = await (await browser_of(getattr(world, who))).send_form(
        address, **{name: ids.get(value, value) for name, value in fields.items()}
    )
    assert answer.status_code in {404, 409, 422}
    assert await what_stands() == before


async def test_an_administrator_reaches_no_colleague_of_another_office(world, browser_of, app):
    ada, before = await browser_of(world.ada), await what_stands()
    for door in doors(app):
        if second_id(door.path) == "colleague":
            answer = await knock(ada, door, {"colleague": world.foreign_coordinator.id}, email="neu@amt.test", role="manager")
            assert answer.status_code == 404, door.name
            assert (await knock(ada, door, {"colleague": world.ayse.id}, email="neu@amt.test", role="manager")).status_code == 404, (
                door.name
            )
    assert await what_stands() == before
