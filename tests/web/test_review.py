"""A review as one walk: convened, prepared on the phone, invited, held, and its plan in a new version."""

import re
from datetime import timedelta

from app.conferences.tables import Conference, Move
from app.database import rows
from app.kit.clock import today
from app.outbox.rules import held_back
from app.outbox.tables import OutboxMessage
from app.plans.queries import draft_of
from app.plans.tables import PlanVersion
from app.practice.phases import Phase
from app.worker.cases import cases_of
from tests.plans import REVIEW
from tests.reviews import NEXT_DAY, agreeing, convened, living
from tests.world import everything

OLD, NEW = "Oma holt sie morgens ab, dann klappt das.", "Elif fährt mit dem Rad."


def at(world, tail=""):
    return f"/conferences/{world.yilmaz.id}{tail}"


async def phase_of(world):
    return (await Conference.select(Conference.phase).where(Conference.id == world.yilmaz.id).first())["phase"]


async def seats(world):
    return [str(each["id"]) for each in await rows("SELECT id FROM participant WHERE conference = $1", world.yilmaz.id)]


async def set_the_day(world, nora):
    edited = (await Conference.select(Conference.edited).where(Conference.id == world.yilmaz.id).first())["edited"]
    answer = await nora.send_form(at(world, "/date"), day=NEXT_DAY.isoformat(), clock="10:00", place="Bürgerhaus", edited=edited)
    assert answer.status_code == 303, answer.text


async def test_it_works_from_the_first_thought_to_the_new_version(world, browser_of):
    plan = await living(world)
    nora, idris, ayse = await browser_of(world.nora), await browser_of(world.idris), await browser_of(world.ayse)

    # a child asks for it earlier; the coordinator sees it, and convenes
    elif_ = await browser_of(world.elif_)
    assert (await elif_.send_form("/my/review", words="Ich will was sagen.")).status_code == 303
    assert "Prepare the review" in (await nora.get(at(world))).text
    before = (await nora.get(at(world, "/review/convene"))).text
    assert "Ich will was sagen." in before
    assert "A neutral message asks for five minutes" in before
    await OutboxMessage.delete(force=True)
    assert (await nora.send_form(at(world, "/review/convene"))).headers["location"] == at(world, "/review")
    assert await phase_of(world) == "review"
    sent = await OutboxMessage.select(OutboxMessage.person, OutboxMessage.kind)
    assert {(each["person"], each["kind"]) for each in sent} == {
        (world.ayse.id, "look_back"), (world.mehmet.id, "look_back"), (world.sara.id, "look_back"), (world.idris.id, "desk_news")
    }  # fmt: skip

    # five minutes beforehand: one on the phone, one by a call
    promise = plan.plan.agreements[0].promise
    assert "Say how it went" in (await ayse.get("/my")).text
    assert (await ayse.send_form(f"/my/review/promises/{promise}", went="worked")).status_code == 303
    assert (await ayse.send_form("/my/review/words", went_well="Wir reden wieder.", different="")).status_code == 303
    child = (await rows("SELECT id FROM participant WHERE person = $1", world.elif_.id))[0]["id"]
    called = {f"went_{promise.hex}": "worked", f"words_{promise.hex}": "Oma ist immer da.", "went_well": "", "different": "Mehr Eis."}
    assert (await nora.send_form(at(world, f"/review/by-phone/{child}"), **called)).status_code == 303
    table = (await nora.get(at(world, "/review"))).text
    assert "Said on the phone, written down by you" in table
    assert table.index("Wir reden wieder.") < table.index("What was kept") < table.index(OLD) < table.index("What the office promised")
    assert table.index("What the office promised") < table.index("Ich bin dienstags") < table.index("Mehr Eis.")

    # day, invitation, and the day itself with the same machine
    await set_the_day(world, nora)
    assert (await nora.send_form(at(world, "/invitations"), who=await seats(world))).status_code == 303
    assert (await ayse.send_form("/my/invitation", answer="yes", words="")).status_code == 303
    assert "It begins with what went well" not in (await ayse.get("/my")).text
    run_sheet = (await nora.get(at(world, "/day"))).text
    assert "What has gone well since you met?" in run_sheet
    assert (await nora.send_form(at(world, "/day/open"))).status_code == 303
    assert await phase_of(world) == "information"
    on_the_phone = (await ayse.get("/my/review/day")).text
    assert on_the_phone.index("Wir reden wieder.") < on_the_phone.index(OLD) < on_the_phone.index("Mehr Eis.")
    assert (await nora.send_form(at(world, "/private-time/start"))).status_code == 303
    assert (await nora.send_form(at(world, "/private-time/call-back"), plan_made="yes")).status_code == 303

    # the new version begins with the old one; what changes, and why
    assert (await nora.send_form(at(world, "/plan/draft"))).status_code == 303
    draft = (await nora.get(at(world, "/plan"))).text
    assert OLD in draft
    first = re.search(r"/plan/agreements/([0-9a-f-]+)/remove", draft).group(1)
    assert (await nora.send_form(at(world, f"/plan/agreements/{first}/remove"))).status_code == 303
    await nora.send_form(at(world, "/plan/agreements"), own_words=NEW, who=str(world.elif_.id), answers=["0", "1"])
    await nora.send_form(at(world, "/plan/reasons"), **{f"why_{promise.hex}": "Elif ist jetzt groß genug."})
    draft = (await nora.get(at(world, "/plan"))).text
    frame = {
        "edited": re.search(r'name="edited" value="(\d+)"', draft[draft.index('action="/conferences') :]).group(1),
        "contingency": "Wir rufen Ayşe an.",
        "review_on": (today() + REVIEW).isoformat(),
    }
    assert (await nora.send_form(at(world, "/plan/frame"), **frame)).status_code == 303
    assert (await nora.send_form(at(world, "/plan/present"))).status_code == 303
    decision = {"number": "2"} | dict.fromkeys(("clear", "safe", "lawful", "line_1", "line_2"), "yes")
    assert (await idris.send_form(at(world, "/plan/decision"), **decision)).status_code == 303

    assert await phase_of(world) == "follow_up"
    assert await PlanVersion.select(PlanVersion.number, PlanVersion.sitting).order_by(PlanVersion.number) == [
        {"number": 1, "sitting": 1}, {"number": 2, "sitting": 2}
    ]  # fmt: skip
    both = (await nora.get(at(world, "/plan"))).text
    assert "Old and new side by side" in both
    sides = both[both.index("Old and new side by side") :]
    assert OLD[:20] in sides or "Ayşe bringt Elif" in sides
    assert "Elif ist jetzt groß genug." in sides
    assert NEW in sides
    mine = (await ayse.get("/my/plan")).text
    assert NEW in mine
    assert "Elif ist jetzt groß genug." in (await ayse.get("/my/plan/changes")).text
    assert "That is how good plans grow." in (await ayse.get("/my")).text
    steps = [each["step"] for each in await Move.select(Move.step).where(Move.conference == world.yilmaz.id).order_by(Move.at)]
    assert steps[-5:] == ["convene_review", "open_conference", "start_private_time", "call_back", "accept_plan"]


async def test_the_plan_goes_on_as_it_is_with_another_day(world, browser_of):
    await agreeing(world)
    nora = await browser_of(world.nora)
    page = (await nora.get(at(world, "/review/end"))).text
    assert "You have looked at it together, and it holds." in page
    before = await everything()
    assert (await nora.send_form(at(world, "/review/end"), end="goes_on", review_on=today().isoformat())).status_code == 422
    assert (await nora.send_form(at(world, "/review/end"), end="goes_on", review_on="")).status_code == 422
    assert (await nora.send_form(at(world, "/review/end"), end="somehow")).status_code == 422
    assert await everything() == before
    answer = await nora.send_form(at(world, "/review/end"), end="goes_on", review_on=(today() + REVIEW * 2).isoformat())
    assert answer.status_code == 303
    now = (
        await Conference.select(Conference.phase, Conference.review_on, Conference.sitting).where(Conference.id == world.yilmaz.id).first()
    )
    assert now == {"phase": "follow_up", "review_on": today() + REVIEW * 2, "sitting": 2}
    assert "it holds. That is worth a great deal." in (await (await browser_of(world.ayse)).get("/my")).text


async def test_after_a_review_one_person_closes_with_words_of_praise(world, browser_of):
    await agreeing(world)
    nora = await browser_of(world.nora)
    answer = await nora.send_form(at(world, "/review/end"), end="other_help")
    assert answer.headers["location"] == at(world, "/close?as=other_help")
    assert (await nora.send_form(at(world, "/close"), outcome="other_help", why="Es geht weiter.")).headers["location"] == at(world)
    assert await phase_of(world) == "closed"
    assert "Asking for help in time is strong." in (await (await browser_of(world.ayse)).get("/my")).text


async def test_called_off_the_plan_goes_on_and_whoever_knew_hears_of_it(world, browser_of):
    await convened(world)
    nora, ayse = await browser_of(world.nora), await browser_of(world.ayse)
    await set_the_day(world, nora)
    await nora.send_form(at(world, "/invitations"), who=await seats(world))
    await OutboxMessage.update({OutboxMessage.state: "sent", OutboxMessage.sent_at: OutboxMessage.made_at}, force=True)
    assert (await ayse.get("/my/date.ics")).status_code == 200

    assert (await nora.send_form(at(world, "/review/call-off"), why="Alle sind krank.")).headers["location"] == at(world)
    assert await phase_of(world) == "follow_up"
    off = await OutboxMessage.select(OutboxMessage.id, OutboxMessage.person).where(OutboxMessage.kind == "cancelled")
    assert {world.ayse.id, world.mehmet.id, world.sara.id} <= {each["person"] for each in off}
    going = {each.whose.person for each in await cases_of([each["id"] for each in off]) if held_back(each.standing) is None}
    assert world.ayse.id in going  # whose address we have: it does not only wait
    assert "The meeting does not take place for now" in (await ayse.get("/my")).text
    assert "METHOD:CANCEL" in (await ayse.get("/my/date.ics")).text

    # convened again it is the same review
    assert (await nora.send_form(at(world, "/review/convene"))).status_code == 303
    assert (await Conference.select(Conference.sitting).where(Conference.id == world.yilmaz.id).first())["sitting"] == 2
    assert (await ayse.get("/my/date.ics")).status_code == 404


async def test_who_is_kept_out(world, browser_of):
    await living(world)
    for name, code in {"idris": 403, "vera": 403, "jan": 404, "foreign_coordinator": 404, "ayse": 404}.items():
        someone = await browser_of(getattr(world, name))
        assert (await someone.get(at(world, "/review/convene"))).status_code == code, name
        assert (await someone.send_form(at(world, "/review/convene"))).status_code == code, name
    nora = await browser_of(world.nora)
    for tail in ("/review/end", "/review/before"):
        assert (await nora.get(at(world, tail))).status_code == 404, tail  # there was no review
    for phase in (Phase.PREPARATION, Phase.REVIEW, Phase.AGREEING, Phase.PRIVATE_TIME):
        await world.at(phase)
        assert (await nora.send_form(at(world, "/review/convene"))).status_code == 403


async def test_the_family_writes_the_new_version_on_its_phone_and_says_why(world, browser_of):
    plan = await agreeing(world)
    ayse = await browser_of(world.ayse)
    assert (await ayse.send_form("/my/plan/write/start")).status_code == 303
    assert "What is different now, and why?" not in (await ayse.get("/my/plan/write")).text  # it is still the same
    assert (await ayse.get("/my/plan/write/reasons")).status_code == 404
    draft = await draft_of(world.yilmaz.id)
    assert (await ayse.send_form(f"/my/plan/write/agreement/{draft.agreements[0].id}/remove")).status_code == 303
    promise = plan.plan.agreements[0].promise
    assert "Ayşe bringt" in (await ayse.get("/my/plan/write/reasons")).text
    assert (await ayse.send_form("/my/plan/write/reasons", **{f"why_{promise.hex}": "Das kann sie allein."})).status_code == 303
    assert "Das kann sie allein." in (await ayse.get("/my/plan/write/reasons")).text
    assert (await ayse.send_form("/my/plan/write/reasons", **{f"why_{promise.hex}": "a" * 100_000})).status_code == 422
    assert [each.why for each in (await draft_of(world.yilmaz.id)).reasons] == ["Das kann sie allein."]


async def test_the_next_day_is_proposed_as_the_office_usually_does(world, browser_of):
    vera = await browser_of(world.vera)
    about = {"land": "HB", "quiet_from": "19:00", "quiet_until": "09:00", "first_talk_days": "5", "prepare_weeks": "6", "edited": "0"}
    assert (await vera.send_form("/practice", review_rhythm="six_weeks", review_weeks="40", **about)).status_code == 303
    assert (await rows("SELECT review_rhythm, review_weeks FROM profile"))[0]["review_weeks"] == 6
    assert (await vera.send_form("/practice", review_rhythm="sometimes", review_weeks="8", **about | {"edited": "1"})).status_code == 422
    await agreeing(world)
    page = (await (await browser_of(world.nora)).get(at(world, "/review/end"))).text
    assert f'value="{(today() + timedelta(weeks=6)).isoformat()}"' in page
