"""The caseworker's day: what waits for an answer, what the office promised, and my families."""

from datetime import timedelta
from uuid import uuid4

from app.follow_up.tables import ProgressNote
from app.kit.clock import now, today
from app.plans.tables import PlanVersion, PromisedHelp, RequestedService
from app.practice.phases import Phase
from app.referrals.tables import Referral


async def desk(browser_of, person):
    return (await (await browser_of(person)).get("/desk")).text


async def presented(world, *wishes):
    version = PlanVersion(conference=world.yilmaz.id, number=1, made_by=world.nora.id)
    await PlanVersion.insert(version)
    for place, what in enumerate(wishes):
        await RequestedService.insert(RequestedService(version=version.id, request=uuid4(), position=place, what=what))
    await PlanVersion.update({PlanVersion.presented_at: now(), PlanVersion.content: "{}", PlanVersion.checksum: "x"}).where(
        PlanVersion.id == version.id
    )
    return version


async def test_it_works(world, browser_of):
    page = await desk(browser_of, world.idris)
    assert "Familie Yılmaz" in page
    assert "Nothing waits for you right now." in page
    assert 'href="/referrals/new"' in page
    assert "The coordination looks at your referral" in page


async def test_a_presented_plan_waits(world, browser_of):
    await world.at(Phase.AGREEING)
    assert "presented its plan" not in await desk(browser_of, world.idris)
    await presented(world)
    page = await desk(browser_of, world.idris)
    assert "presented its plan" in page
    assert f"/conferences/{world.yilmaz.id}/plan/decision" in page


async def test_a_draft_that_follows_takes_it_away_again(world, browser_of):
    await world.at(Phase.AGREEING)
    await presented(world)
    await PlanVersion.insert(PlanVersion(conference=world.yilmaz.id, number=2, made_by=world.nora.id))
    assert "presented its plan" not in await desk(browser_of, world.idris)


async def test_wishes_without_an_answer(world, browser_of):
    await world.at(Phase.AGREEING)
    await presented(world, "Hilfe bei Mathe")
    assert "Hilfe bei Mathe" in await desk(browser_of, world.idris)
    wish = await RequestedService.select(RequestedService.request).first()
    await PromisedHelp.insert(
        PromisedHelp(request=wish["request"], conference=world.yilmaz.id, what="Mathe", decision="refused", words="Hort", by=world.idris.id)
    )
    assert "Hilfe bei Mathe" not in await desk(browser_of, world.idris)


async def test_promises_of_the_office_late_ones_first(world, browser_of):
    await world.at(Phase.FOLLOW_UP)
    for what, days in (("Später", 20), ("Zu spät", -2), ("Bald", 2)):
        await PromisedHelp.insert(
            PromisedHelp(
                request=uuid4(),
                conference=world.yilmaz.id,
                what=what,
                decision="granted",
                promised_on=today() + timedelta(days=days),
                by=world.idris.id,
            )
        )
    page = await desk(browser_of, world.idris)
    assert page.index("Zu spät") < page.index("Bald") < page.index("Später")
    assert page.count("late since") == 1


async def test_who_asks_for_help_and_shares_it(world, browser_of):
    await world.at(Phase.FOLLOW_UP)
    promise = uuid4()

    async def note(state, words, shared, minutes):
        await ProgressNote.insert(
            ProgressNote(
                conference=world.yilmaz.id, promise=promise, by=world.ayse.id, state=state, words=words, shared=shared,
                at=now() + timedelta(minutes=minutes),
            )
        )  # fmt: skip

    await note("needs_help", "Nur unter uns", False, 0)
    assert "Nur unter uns" not in await desk(browser_of, world.idris)
    await note("needs_help", "Der Bus fährt nicht", True, 1)
    page = await desk(browser_of, world.idris)
    assert "Der Bus fährt nicht" in page
    assert "Ayşe Demir" in page
    await note("done", "", True, 2)
    assert "Der Bus fährt nicht" not in await desk(browser_of, world.idris)


async def test_a_review_comes(world, browser_of):
    await world.at(Phase.FOLLOW_UP, review_on=today() + timedelta(days=5))
    page = await desk(browser_of, world.idris)
    assert "The family looks at its plan again." in page
    assert 'id="review"' in page


async def test_no_preparation_of_the_coordinator_is_shown(world, browser_of):
    await world.at(Phase.PREPARATION)
    page = await desk(browser_of, world.idris)
    assert "The coordination prepares the conference with the family." in page
    for task in ("Widen the circle", "Speak with everybody alone", "Invite everybody"):
        assert task not in page
    for name in ("Ayşe", "Amselweg"):
        assert name not in page


async def test_other_caseworkers_see_nothing_of_it(world, browser_of):
    await world.at(Phase.AGREEING)
    await presented(world, "Hilfe bei Mathe")
    for person in (world.petra, world.foreign_caseworker):
        page = await desk(browser_of, person)
        assert "Yılmaz" not in page
        assert "Hilfe bei Mathe" not in page
    assert await Referral.count() == 1
