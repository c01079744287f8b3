"""How a room ends: given, called back without a plan, begun anew, left alone. Every time nothing is left of it."""

import hashlib
import json
from datetime import timedelta

import asyncpg
import pytest
import time_machine

from app.conferences.tables import Conference
from app.database import DB, all_or_nothing, rows
from app.kit.clock import now, today
from app.plans import commands as writing
from app.plans import queries as plans
from app.plans.rules import Point, Verdicts
from app.practice.phases import Phase
from app.worker.turns import TURNS
from tests.reviews import agreeing
from tests.sealed.formats import b64
from tests.sealed.phone import NOTHING, Phone, in_private_time, opened, ticket_in, what_is_kept
from tests.world import everything

CANARY = "Kanari: was nur wir wissen"


@pytest.fixture
async def family(world):
    return await in_private_time(world)


def line(own_words, **more):
    return {"own_words": own_words} | more


async def give(phone, browser=None, **plan):
    fields = {"room": b64(phone.room), "access": b64(phone.keys.access), "plan": json.dumps(plan)}
    return await (browser or phone.browser).send_form("/my/time/room/give", **fields)


def whole(world):
    """A plan in which nothing is missing."""
    sara, ayse = str(world.sara.id), str(world.ayse.id)
    day = today() + timedelta(days=60)
    return {
        "agreements": [
            line("Oma holt sie ab,\nwie immer!", who=ayse, due_words="jeden Dienstag", checker=str(world.idris.id), answers=[1, 0, 77]),
            line("Ich koche abends", who=sara, due_on=str(day), helper=ayse, what="Abendessen", sign="Sie isst", plan_b="Ayşe kocht"),
        ],
        "services": [{"what": "Hausaufgabenhilfe", "from_whom": "Schule"}],
        "contingency": "Wir rufen Ayşe an",
        "guardian": sara,
        "review_on": str(day),
    }


async def test_given_is_what_was_chosen_and_the_rest_is_gone(family, browser_of):
    ayse = await opened(await browser_of(family.ayse))
    await ayse.write(CANARY)
    await ayse.keep_words()
    last = ayse.entries[-1]

    given = await give(ayse, **whole(family))

    assert given.json() == {"entries": 1, "tail": b64(hashlib.sha256(last).digest()), "presented": True, "to": "/my/plan"}
    assert await what_is_kept() == NOTHING
    assert (await family.as_it_is()).phase is Phase.AGREEING
    assert [each["plan_made"] for each in await rows("SELECT plan_made FROM private_time")] == [True]
    plan = (await plans.latest_presented(family.yilmaz.id)).plan
    assert [each.own_words for each in plan.agreements] == ["Oma holt sie ab,\nwie immer!", "Ich koche abends"]
    assert [(each.who.name, each.answers, each.due_words) for each in plan.agreements] == [
        ("Ayşe Demir", [0, 1], "jeden Dienstag"),
        ("Sara Yılmaz", [], ""),
    ]
    assert (plan.contingency, plan.guardian.name, plan.services[0].what) == ("Wir rufen Ayşe an", "Sara Yılmaz", "Hausaufgabenhilfe")
    assert (await ayse.read()).status_code == 404
    assert (await ayse.write()).status_code == 404
    assert (await give(ayse, **whole(family))).status_code == 403, "given twice is given once"
    assert not any(CANARY in text for table in (await everything()).values() for text in table)


async def test_what_is_not_whole_yet_stays_the_familys_draft(family, browser_of):
    ayse = await opened(await browser_of(family.ayse))
    nora = str(family.nora.id)
    given = await give(ayse, agreements=[line("Jemand bringt sie hin", who=nora, helper=nora, checker=nora)], guardian=nora)
    assert (given.json()["presented"], given.json()["to"], given.json()["entries"], given.json()["tail"]) == (
        False,
        "/my/plan/write",
        0,
        "",
    )
    draft = await plans.draft_of(family.yilmaz.id)
    assert [(each.own_words, each.who, each.helper, each.checker) for each in draft.agreements] == [
        ("Jemand bringt sie hin", None, None, None)
    ]
    assert draft.guardian is None, "who is not of the family promises nothing in its plan"
    assert "Jemand bringt sie hin" in (await ayse.browser.get("/my/plan/write")).text


async def test_words_that_stand_there_already_are_kept(family, browser_of):
    """The family has asked for more time: what it wrote before stays, and the new lines stand below it."""
    ayse = await opened(await browser_of(family.ayse))
    await give(ayse, agreements=[line("Das erste")], contingency="Wir rufen Sara an")
    await family.at(Phase.PRIVATE_TIME)
    again = await opened(await browser_of(family.ayse))
    given = await give(again, **whole(family))
    assert given.json()["presented"] is False
    draft = await plans.draft_of(family.yilmaz.id)
    assert [each.own_words for each in draft.agreements] == ["Das erste", "Oma holt sie ab,\nwie immer!", "Ich koche abends"]
    assert (draft.contingency, len(draft.services)) == ("Wir rufen Sara an\n\nWir rufen Ayşe an", 1)


async def test_after_a_no_the_new_plan_is_a_version_of_its_own(family, browser_of):
    ayse = await opened(await browser_of(family.ayse))
    assert (await give(ayse, **whole(family))).json()["presented"] is True
    no, yes = Point(False, "Wer ist am Mittwoch da?"), Point(True)
    await writing.decide(await family.as_it_is(), Verdicts(1, no, yes, yes, {1: yes, 2: yes}), by=family.idris.id)
    await family.at(Phase.PRIVATE_TIME)
    again = await opened(await browser_of(family.ayse))
    second = whole(family) | {"agreements": [line("Am Mittwoch kommt Mehmet", who=str(family.mehmet.id))]}
    assert (await give(again, **second)).json()["presented"] is True
    plan = await plans.latest_presented(family.yilmaz.id)
    assert (plan.number, [each.own_words for each in plan.plan.agreements]) == (2, ["Am Mittwoch kommt Mehmet"])


@pytest.mark.parametrize(
    ("plan", "place"),
    [
        ({"agreements": [{"own_words": "a"}, {"own_words": ""}]}, "agreements/1/own_words"),
        ({"agreements": [{"own_words": "a" * 4_001}]}, "agreements/0/own_words"),
        ({"agreements": [{"own_words": "a", "who": "Oma"}]}, "agreements/0/who"),
        ({"agreements": [{"own_words": "a", "due_on": "2027-02-30"}]}, "agreements/0/due_on"),
        ({"agreements": [{"own_words": "a", "due_on": "0001-01-01"}]}, "agreements/0/due_on"),
        ({"agreements": [{"own_words": "a", "answers": ["x"]}]}, "agreements/0/answers/0"),
        ({"agreements": [{"own_words": "a"}] * 61}, "agreements"),
        ({"agreements": "a"}, "agreements"),
        ({"agreements": [{"own_words": "a"}], "review_on": "bald"}, "review_on"),
        ({"agreements": [{"own_words": "a\0b"}]}, "plan"),
    ],
)
async def test_a_mistake_is_told_with_its_place_and_nothing_is_lost(family, browser_of, plan, place):
    ayse = await opened(await browser_of(family.ayse))
    answer = await give(ayse, **plan)
    assert (answer.status_code, [each[0] for each in answer.json()["wrong"]]) == (422, [place])
    assert (await what_is_kept())["sealed_room"] == 1
    assert (await family.as_it_is()).phase is Phase.PRIVATE_TIME


async def test_what_nobody_of_ours_sends_gives_nothing(family, browser_of):
    ayse = await opened(await browser_of(family.ayse))
    await ayse.write()
    before = await everything()
    good = {"room": b64(ayse.room), "access": b64(ayse.keys.access), "plan": json.dumps({"agreements": [line("a")]})}
    for field in good:
        for nasty in ("", "x", "\0", "[" * 3_000, "{}" * 40_000, '"\\ud800"', "null", "1e999", ["a", "b"]):
            answer = await ayse.browser.send_form("/my/time/room/give", **good | {field: nasty})
            assert answer.status_code in {409, 422}, (field, str(nasty)[:30], answer.status_code)
    for other in ({"room": b64(bytes(16))}, {"access": b64(bytes(32))}):
        assert (await ayse.browser.send_form("/my/time/room/give", **good | other)).status_code == 404
    empty = await give(ayse)
    assert (empty.status_code, empty.json()) == (409, {"sentence": "Please choose at least one line of your plan."})
    for room in ("", "x", b64(bytes(16))):
        assert (await ayse.browser.send_form("/my/time/room/anew", room=room)).status_code == 303
    stranger = await browser_of(family.elif_)
    assert (await give(ayse, stranger, agreements=[line("a")])).status_code == 403
    assert {name: lines for name, lines in (await everything()).items() if name != "session"} == {
        name: lines for name, lines in before.items() if name != "session"
    }


async def test_only_the_key_in_use_gives_the_plan(family, browser_of):
    """Whoever was asked to leave cannot give the plan for the others."""
    ayse = await opened(await browser_of(family.ayse))
    await ayse.rekey()
    assert (await give(ayse, agreements=[line("a")])).status_code == 404
    stays = Phone(ayse.browser, ayse.room, b"n" * 32, epoch=1)
    assert (await give(stays, agreements=[line("a")])).status_code == 200


@pytest.mark.parametrize("by", ["family", "coordinator", "anyhow"])
async def test_without_a_plan_all_is_gone_whoever_ends_it(family, browser_of, by):
    ayse = await opened(await browser_of(family.ayse))
    await ayse.write(CANARY)
    await ayse.keep_words()
    if by == "family":
        await ayse.browser.send_form("/my/time/call", plan_made="no")
    elif by == "coordinator":
        nora = await browser_of(family.nora)
        await nora.send_form(f"/conferences/{family.yilmaz.id}/private-time/call-back", plan_made="no")
    else:
        await Conference.update({Conference.phase: Phase.CLOSED}).where(Conference.id == family.yilmaz.id)
    assert await what_is_kept() == NOTHING
    assert (await ayse.read()).status_code == 404


async def test_the_database_itself_knows_no_room_outside_private_time(world):
    """Also where a command would forget it."""
    await world.at(Phase.AGREEING)
    with pytest.raises(asyncpg.RaiseError, match="private family time"):
        async with all_or_nothing():
            await rows("INSERT INTO sealed_room (conference) VALUES ($1)", world.yilmaz.id)


async def test_begun_anew_the_old_one_is_gone(family, browser_of):
    ayse = await opened(await browser_of(family.ayse))
    await ayse.write(CANARY)
    mehmet = await browser_of(family.mehmet)
    anew = await mehmet.send_form("/my/time/room/anew", room=b64(ayse.room))
    room, ticket = ticket_in(anew.headers["location"])
    assert room != ayse.room
    assert await what_is_kept() == NOTHING | {"sealed_room": 1}
    assert (await ayse.read()).status_code == 404
    assert (await Phone(mehmet, room).begin(ticket)).status_code == 201
    sara = await browser_of(family.sara)
    await sara.send_form("/my/time/room/anew", room=b64(ayse.room))  # a page that was left open: it ends the room that it knew, no other
    assert (await Phone(mehmet, room).read()).status_code == 200


async def test_left_alone_it_is_gone_after_twelve_hours(family, browser_of):
    turn = next(turn for turn in TURNS if turn.name == "rooms left alone")
    ayse = await opened(await browser_of(family.ayse))
    await ayse.write(CANARY)
    with time_machine.travel(now() + timedelta(hours=11, minutes=59)):
        await turn.do()
        assert (await what_is_kept())["sealed_entry"] == 1
    with time_machine.travel(now() + timedelta(hours=12, minutes=1)):
        await turn.do()
    assert await what_is_kept() == NOTHING


async def test_the_end_of_a_conference_is_the_end_of_its_room(family, browser_of):
    await (await opened(await browser_of(family.ayse))).write(CANARY)
    await rows("SELECT set_config('familienrat.erasing', 'yes', true)")
    connection = DB.current_transaction.get().connection
    await connection.execute("ALTER TABLE referral DISABLE TRIGGER ALL; ALTER TABLE line DISABLE TRIGGER ALL")
    await Conference.delete().where(Conference.id == family.yilmaz.id)
    assert await what_is_kept() == NOTHING


async def test_nothing_of_a_room_stands_in_the_log_of_deeds(family, browser_of):
    """Not even that there is one: it would tell who wrote, and when."""
    ayse = await opened(await browser_of(family.ayse))
    before = await everything()
    await ayse.write()
    await ayse.keep_words()
    await ayse.rekey()
    after = await everything()
    assert {name for name in after if after[name] != before[name]} == {"sealed_room", "sealed_entry", "sealed_access"}


async def test_at_a_review_what_is_given_stands_below_the_plan_in_force_and_nothing_is_presented_by_itself(world, browser_of):
    old = await agreeing(world)
    await world.at(Phase.PRIVATE_TIME)
    ayse = await opened(await browser_of(world.ayse))
    given = await give(ayse, **whole(world))
    assert given.json()["presented"] is False
    draft = await plans.draft_of(world.yilmaz.id)
    assert [each.own_words for each in draft.agreements] == [
        *(each.own_words for each in old.plan.agreements),
        "Oma holt sie ab,\nwie immer!",
        "Ich koche abends",
    ]
    assert (await plans.latest_presented(world.yilmaz.id)).number == 1
