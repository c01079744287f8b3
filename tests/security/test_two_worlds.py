"""Two meetings of one conference lead to one plan, and whoever comes to the one sees no trace of the other.

Not by a list of words alone: what somebody of one world sees is the same, letter by letter, whatever happens
in the other, until the plan that is everybody's lies before them on the day of their own meeting.
"""

import re
from datetime import UTC, date, datetime

import pytest

from app.conferences.rules import Meeting, seen_as
from app.database import rows
from app.follow_up.commands import report_progress
from app.invitations.commands import answer_invitation, invite
from app.kit.clock import pretending
from app.kit.errors import Refused
from app.network.commands import share
from app.outbox.tables import OutboxMessage
from app.plans.commands import decide
from app.plans.queries import latest_presented
from app.practice.phases import Phase
from app.practice.promises import Progress
from app.practice.rights import Right
from app.practice.roles import Role, Side, StaffRole
from app.practice.taking_part import Invited
from app.safety.queries.exclusions import excluded_of, how_many_excluded
from app.safety.queries.second import looks_of
from tests.circle import invite_everybody, seat_of
from tests.plans import accept_plan, all_yes, present_plan, write_plan
from tests.safety import OTHER_PLACE, a_second_meeting, exclude, part
from tests.security.walking import ANYTHING, doors, found_in, knock
from tests.world import make_participant

#: The day after the common meeting, and the day after the other one.
BETWEEN, AFTER = datetime(2027, 3, 25, 9, tzinfo=UTC), datetime(2027, 4, 8, 9, tzinfo=UTC)
ON_THE_DAY = datetime(2027, 3, 24, 15, tzinfo=UTC)
COMMON = ("24 March", "24 Mar", "2027-03-24", "24/03/2027", "24.03.2027", "Bürgerhaus Hemelingen", "Kanari-Tante")
OTHER = ("7 April", "7 Apr", "2027-04-07", "07/04/2027", "07.04.2027", "Nebenhaus", "Zweites Gespräch", "Kanari-Onkel")
#: Tokens of forms, and the made-up ids of the walk itself.
_CHANGES_BY_ITSELF = re.compile(
    r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}|[0-9A-Za-z_-]{20,}\.[0-9A-Za-z_-]{20,}|(?<=value=\")[0-9A-Za-z_.-]{40,}"
)


@pytest.fixture
async def worlds(world):
    """Mehmet and his brother come to the other meeting; Sara, Ayşe, Elif and an aunt to the common one. All are invited."""
    aunt = await make_participant(world.yilmaz, "Kanari-Tante", Role.FAMILY, Side.MOTHER, "Tante")
    uncle = await make_participant(world.yilmaz, "Kanari-Onkel", Role.FAMILY, Side.FATHER, "Onkel")
    await invite_everybody(world)
    await a_second_meeting(world, world.mehmet, uncle)
    await part(world, world.mehmet, world.sara)
    await share(await world.as_it_is(), shared=True, by=world.nora.id)
    return (world.sara, world.ayse, world.elif_, aunt), (world.mehmet, uncle)


def family_doors(app, method="GET"):
    return [door for door in doors(app, lambda right: isinstance(right, Right)) if door.path.startswith("/my") and door.method == method]


async def seen_by(app, browser_of, person, at=BETWEEN):
    """Every page on this person's phone, as it stands at that moment."""
    with pretending(at):
        phone, pages = await browser_of(person), {}
        for door in family_doors(app):
            if door.path == "/my/looked":
                continue  # it tells of this very walk: tests/web/test_my_looked.py
            answer = await knock(phone, door, {"number": 1})
            assert answer.status_code < 500, door.name
            pages[door.path] = (answer.status_code, _CHANGES_BY_ITSELF.sub("…", answer.text))
    return pages


async def test_whatever_happens_at_the_common_meeting_the_other_world_sees_nothing_of_it(world, worlds, app, browser_of):
    (sara, ayse, _elif, _aunt), others = worlds
    before = {each.id: await seen_by(app, browser_of, each) for each in others}
    assert all(OTHER_PLACE in pages["/my"][1] for pages in before.values())
    conference = await world.as_it_is()
    await answer_invitation(conference, ayse.id, Invited.YES, "Ich bringe Kuchen", by=ayse.id)
    await answer_invitation(conference, sara.id, Invited.NO, "", by=sara.id)
    for happens in (Phase.INFORMATION, Phase.PRIVATE_TIME, present_plan, accept_plan_now, progress_of):
        with pretending(ON_THE_DAY):
            await (world.at(happens) if isinstance(happens, Phase) else happens(world))
        for each in others:
            assert await seen_by(app, browser_of, each) == before[each.id], (each.name, happens)


async def accept_plan_now(world):
    """The plan that was just presented."""
    await decide(await world.as_it_is(), all_yes(await latest_presented(world.yilmaz.id)), by=world.idris.id)


async def progress_of(world):
    """Ayşe has kept her promise."""
    person = world.ayse
    plan = await latest_presented(world.yilmaz.id)
    promise = next(each.promise for each in plan.plan.agreements if each.who and each.who.id == person.id)
    await report_progress(await world.as_it_is(), promise, Progress.DONE, "Erledigt", True, by=person.id)


async def test_the_control_whoever_comes_to_the_common_meeting_does_see_it(world, worlds, app, browser_of):
    (sara, *_), _others = worlds
    before = await seen_by(app, browser_of, sara)
    for change in (Phase.INFORMATION, Phase.PRIVATE_TIME):
        await world.at(change)
        now = await seen_by(app, browser_of, sara)
        assert now != before
        before = now


async def test_whatever_happens_at_the_other_meeting_the_common_world_sees_nothing_of_it(world, worlds, app, browser_of):
    common, (mehmet, uncle) = worlds
    with pretending(ON_THE_DAY):
        await accept_plan(world)
    before = {each.id: await seen_by(app, browser_of, each, AFTER) for each in common}
    phone = await browser_of(mehmet)
    await phone.send_form("/my/plan/answer", answer="no", number=1, why="Kanari-Onkel und ich sehen das anders.")
    await a_second_meeting(world, uncle, day=date(2027, 5, 5))
    await exclude(world, mehmet)
    for each in common:
        assert await seen_by(app, browser_of, each, AFTER) == before[each.id], each.name


@pytest.mark.parametrize(("at", "language"), [(BETWEEN, "de"), (AFTER, "en")], ids=["between", "after"])
async def test_no_word_of_the_other_world_is_said(world, worlds, app, browser_of, at, language):
    """Names, days and places, on every page and on every answer to a form, in every phase, also on pages of mistakes."""
    common, others = worlds
    with pretending(ON_THE_DAY):
        await accept_plan(world)
    told, seen = [], 0
    for phase in (Phase.PREPARATION, Phase.AGREEING, Phase.FOLLOW_UP, Phase.CLOSED):
        with pretending(ON_THE_DAY):
            await world.at(phase)
        for people, words in ((common[:1], OTHER), (others[1:], COMMON)):
            for each in people:
                with pretending(at):
                    phone = await browser_of(each, language=language)
                    for door in family_doors(app):
                        answer = await knock(phone, door, {"number": 1})
                        seen += answer.status_code == 200
                        told += [f"{each.name} {phase} {door.name}: {word}" for word in found_in(answer, (*words, *_german(words)))]
    assert told == []
    assert seen > 40, "the walk has looked at real pages"


def _german(words):
    return tuple(word.replace("24 March", "24. März").replace("7 April", "7. April") for word in words)


async def test_also_the_answers_to_forms_say_no_word_of_it(world, worlds, app, browser_of):
    common, others = worlds
    await write_plan(world)
    for people, words in ((common[:1], OTHER), (others[1:], COMMON)):
        with pretending(AFTER):
            phone = await browser_of(people[0])
            for door in family_doors(app, "POST"):
                for fields in ({}, ANYTHING):
                    answer = await phone.send_form(door.address({"number": 1}), **fields)
                    assert found_in(answer, words) == [], door.name
                    assert answer.status_code < 500, door.name


async def test_on_the_day_of_their_own_meeting_the_plan_lies_before_them_without_days(world, worlds, app, browser_of):
    _common, (mehmet, _uncle) = worlds
    with pretending(ON_THE_DAY):
        await accept_plan(world)
        await progress_of(world)
    page = (await seen_by(app, browser_of, mehmet, AFTER))["/my/plan"]
    assert page[0] == 200
    assert "Ayşe bringt Elif" in page[1]
    assert "Version 1" in page[1]
    assert found_in_text(page[1], ("March", "2027-03")) == []
    everyone = (await seen_by(app, browser_of, mehmet, AFTER))["/my/promises/everyone"][1]
    assert "Done" not in re.sub(r"<footer.*", "", everyone, flags=re.DOTALL), "what somebody of the other world has done is not told"


def found_in_text(text, words):
    return [word for word in words if word in text]


async def test_who_comes_apart_does_not_call_an_end_to_the_familys_time(world, worlds, browser_of):
    _common, (mehmet, _uncle) = worlds
    await world.at(Phase.PRIVATE_TIME)
    phone = await browser_of(mehmet)
    for path in ("/my/time", "/my/plan"):
        assert (await phone.get(path)).status_code == 403, path
    assert (await phone.send_form("/my/time/call", plan_made="no")).status_code == 403
    assert (await world.as_it_is()).phase is Phase.PRIVATE_TIME


async def test_a_new_common_day_is_no_news_for_the_other_world(world, worlds, browser_of):
    _common, others = worlds
    nora = await browser_of(world.nora)
    await OutboxMessage.update({OutboxMessage.state: "sent"}, force=True)
    answer = await nora.send_form(
        f"/conferences/{world.yilmaz.id}/date",
        day="2027-03-25",
        clock="16:00",
        place="Haus am See",
        minutes=240,
        edited=(await world.as_it_is()).edited,
    )
    assert answer.status_code == 303
    told = {
        each["person"]
        for each in await OutboxMessage.select(OutboxMessage.person).where(OutboxMessage.kind.is_in(["changed", "date_chosen"]))
    }
    assert (len(told) > 0, {each.id for each in others} & told) == (True, set())
    for each in others:
        page = (await (await browser_of(each)).get("/my")).text
        assert ("Haus am See" in page, "have changed" in page) == (False, False)


async def test_whoever_is_excluded_reads_how_they_take_part_and_how_to_object(world, worlds, app, browser_of):
    """Neutral words; no day, no place, no reason; and no invitation can go."""
    (_sara, ayse, *_), _others = worlds
    nora = await browser_of(world.nora)
    await exclude(world, ayse, signed=False)
    assert "24 March" in (await (await browser_of(ayse)).get("/my")).text, "nothing changes before a second person has signed"
    (look,) = await looks_of(world.bremen.id)
    vera = await browser_of(world.vera)
    assert (await vera.send_form(f"/second/{look.id}", agreed="yes")).status_code == 303
    pages = await seen_by(app, browser_of, ayse)
    page = pages["/my"][1]
    assert "Bitte bis Freitag einen Brief schreiben." in page
    assert "You may object at any time" in page
    told = [
        (path, word) for path, (_status, text) in pages.items() for word in found_in_text(text, (*COMMON, "Geheimer Grund", "speak freely"))
    ]
    assert told == []
    for phase in (Phase.PRIVATE_TIME, Phase.AGREEING, Phase.FOLLOW_UP, Phase.CLOSED):
        await world.at(phase)
        pages = await seen_by(app, browser_of, ayse, AFTER)
        assert found_in_text("".join(text for _status, text in pages.values()), (*COMMON, "Geheimer Grund")) == [], phase
        assert pages["/my/plan"][0] == 403, "the plan is not among it, as it was decided"
    await world.at(Phase.PREPARATION)
    before = await OutboxMessage.count()
    await rows("DELETE FROM invitation WHERE participant = $1", await seat_of(world, ayse))
    with pytest.raises(Refused, match="another way"):
        await invite(await world.seen_by(world.nora, StaffRole.COORDINATOR), [await seat_of(world, ayse)], by=world.nora.id)
    assert await OutboxMessage.count() == before
    sheet = (await nora.get(f"/conferences/{world.yilmaz.id}/safety/{await seat_of(world, ayse)}/other-way/print")).text
    assert ("Geheimer Grund" in sheet, "Bitte bis Freitag" in sheet, "24 March" in sheet) == (False, True, False)


async def test_it_ends_by_itself_and_can_be_ended(world, browser_of):
    await invite_everybody(world)
    await exclude(world, world.ayse)
    phone = await browser_of(world.ayse)
    assert "24 March" not in (await phone.get("/my")).text
    assert (
        len(await excluded_of(world.yilmaz.id)),
        await how_many_excluded(world.bremen.id),
        await how_many_excluded(world.osnabrueck.id),
    ) == (1, 1, 0)
    await rows("UPDATE exclusion SET until = current_date - 1")
    assert "24 March" in (await phone.get("/my")).text
    assert (await excluded_of(world.yilmaz.id), await how_many_excluded(world.bremen.id)) == (set(), 0)


TODAY = date(2027, 3, 25)


@pytest.mark.parametrize(
    ("phase", "meeting", "seen"),
    [
        (Phase.PRIVATE_TIME, {}, Phase.PRIVATE_TIME),
        (Phase.PRIVATE_TIME, {"takes_part": "separately"}, Phase.PREPARATION),
        (Phase.AGREEING, {"takes_part": "separately", "on": date(2027, 4, 7), "after_the_common_one": True}, Phase.PREPARATION),
        (Phase.AGREEING, {"takes_part": "separately", "on": TODAY, "after_the_common_one": True}, Phase.AGREEING),
        (Phase.AGREEING, {"takes_part": "separately", "on": date(2027, 3, 20)}, Phase.PREPARATION),
        (Phase.AGREEING, {"takes_part": "in_writing"}, Phase.PREPARATION),
        (Phase.FOLLOW_UP, {"takes_part": "in_writing"}, Phase.FOLLOW_UP),
        (Phase.FOLLOW_UP, {"takes_part": "separately", "on": date(2027, 4, 7)}, Phase.PREPARATION),
        (Phase.FOLLOW_UP, {"takes_part": "in_writing", "reads_plan": False}, Phase.PREPARATION),
        (Phase.CLOSED, {"takes_part": "separately", "on": TODAY}, Phase.CLOSED),
        (Phase.ENDED_IN_PREPARATION, {"takes_part": "in_writing"}, Phase.ENDED_IN_PREPARATION),
    ],
)
def test_which_phase_somebody_sees(phase, meeting, seen):
    values = {"on": None, "at": None, "zone": "Europe/Berlin", "place": ""} | meeting
    assert seen_as(phase, Meeting(**values), TODAY) is seen
