"""The coordinator's day: what meets, what waits, my conferences, what nobody has taken on."""

from datetime import timedelta

import pytest

from app.conferences.tables import Conference, Consent, Participant
from app.kit.clock import now, today
from app.outbox.tables import OutboxMessage
from app.people.tables import AccessLink
from app.plans.tables import AssentGiven, PlanVersion
from app.practice.phases import Phase
from tests.world import everything


async def desk(browser_of, person):
    answer = await (await browser_of(person)).get("/desk")
    assert answer.status_code == 200
    return answer.text


async def test_it_works(world, browser_of):
    page = await desk(browser_of, world.nora)
    assert "Familie Yılmaz" in page
    assert "A referral is to be clarified." in page
    assert "The referral is clear" in page  # the next step


async def test_what_meets_today_and_this_week_stands_on_top(world, browser_of):
    await world.at(Phase.PREPARATION, meets_on=today())
    page = await desk(browser_of, world.nora)
    assert "No conference meets today." not in page
    assert "Bürgerhaus Hemelingen" in page
    await world.at(Phase.PREPARATION, meets_on=today() + timedelta(days=3))
    page = await desk(browser_of, world.nora)
    assert "No conference meets today." in page
    assert "In the next seven days" in page


async def undelivered(world):
    link = (await AccessLink.select(AccessLink.id).where(AccessLink.person == world.ayse.id).first())["id"]
    await OutboxMessage.insert(
        OutboxMessage(
            office=world.bremen.id, conference=world.yilmaz.id, person=world.ayse.id, link=link, kind="invitation", state="given_up"
        )
    )


async def misdirected(world):
    await AccessLink.update({AccessLink.misdirected_at: now()}).where(AccessLink.person == world.ayse.id)


async def consent_taken_back(world):
    seat = Participant.select(Participant.id).where(Participant.person == world.ayse.id)
    await Consent.update({Consent.withdrawn_at: now(), Consent.withdrawn_by: world.ayse.id}).where(Consent.participant.is_in(seat))


async def question_owed(world):
    version = PlanVersion(conference=world.yilmaz.id, number=1, made_by=world.nora.id, presented_at=now(), content="{}", checksum="x")
    await PlanVersion.insert(version)
    await AssentGiven.insert(
        AssentGiven(
            version=version.id, person=world.ayse.id, answer="not_yet", how="oral", owed_by=world.nora.id, recorded_by=world.nora.id
        )
    )


@pytest.mark.parametrize(
    ("happens", "phase", "sentence"),
    [
        (undelivered, Phase.PREPARATION, "A message did not arrive. Please phone."),
        (misdirected, Phase.PREPARATION, "The personal link reached somebody else."),
        (consent_taken_back, Phase.PREPARATION, "Consent was taken back."),
        (question_owed, Phase.AGREEING, "Could not answer yet. You promised to ask again."),
    ],
)
async def test_what_waits_is_named_with_the_person(world, browser_of, happens, phase, sentence):
    await world.at(phase)
    assert sentence not in await desk(browser_of, world.nora)  # the control
    await happens(world)
    page = await desk(browser_of, world.nora)
    assert sentence in page
    assert "Ayşe Demir" in page
    assert "Ayşe Demir" not in await desk(browser_of, world.jan)
    await world.at(Phase.PRIVATE_TIME)
    assert "Ayşe Demir" not in await desk(browser_of, world.nora)


async def test_a_review_that_is_due(world, browser_of):
    await world.at(Phase.FOLLOW_UP, review_on=today() + timedelta(days=40))
    assert "A review is due." not in await desk(browser_of, world.nora)
    await world.at(Phase.FOLLOW_UP, review_on=today() - timedelta(days=1))
    assert "Late" in await desk(browser_of, world.nora)


async def test_referrals_that_nobody_has_taken_on_have_no_name(world, browser_of):
    await Conference.update({Conference.coordinator: None, Conference.urgent: True, Conference.wished_language: "tr"}).where(
        Conference.id == world.yilmaz.id
    )
    for person in (world.nora, world.jan):
        page = await desk(browser_of, person)
        assert "HB-2026-001" in page
        assert "Urgent" in page
        assert "Türkçe" in page
        assert "Yılmaz" not in page
    assert "HB-2026-001" not in await desk(browser_of, world.foreign_coordinator)


async def test_in_private_time_only_that_it_is_so(world, browser_of):
    await world.at(Phase.PRIVATE_TIME, meets_on=today())
    page = await desk(browser_of, world.nora)
    assert "The family is among itself." in page
    assert "Bürgerhaus" not in page


async def test_a_long_list_goes_on_from_page_to_page_and_back(world, browser_of):
    for number in range(2, 38):
        await Conference.insert(
            Conference(
                office=world.bremen.id,
                reference=f"HB-2026-{number:03}",
                family_name=f"Familie {number:03}",
                phase="clarified",
                caseworker=world.idris.id,
                coordinator=world.nora.id,
                phase_since=now() - timedelta(days=number // 3),  # several at the same moment
            )
        )
    nora = await browser_of(world.nora)
    seen, address, pages = [], "/desk", []
    while address:
        page = (await nora.get(address)).text
        pages.append(address)
        seen += [line.partition("</bdi>")[0] for line in page.partition('id="conferences"')[2].split("<bdi hx-ignore>")[1:]]
        address = page.partition('rel="next" href="')[2].partition('"')[0].replace("&amp;", "&")
    assert len(pages) == 3
    assert sorted(seen) == sorted(["Familie Yılmaz", *(f"Familie {number:03}" for number in range(2, 38))])
    last = (await nora.get(pages[-1])).text
    back = last.partition('rel="prev" href="')[2].partition('"')[0].replace("&amp;", "&")
    assert seen[15] in (await nora.get(back)).text


@pytest.mark.parametrize(
    "place", ["x", "0_x", "99999999999999999_", "9999999999999999_00000000-0000-4000-8000-000000000001", "%00", "_", "1_%F0%9F"]
)
async def test_a_place_that_is_none_is_the_first_page(world, browser_of, place):
    nora = await browser_of(world.nora)
    for way in ("after", "before"):
        assert (await nora.get(f"/desk?{way}={place}")).status_code == 200


async def test_looking_changes_nothing(world, browser_of):
    nora = await browser_of(world.nora)
    before = await everything()
    await nora.get("/desk")
    assert await everything() == before


async def test_who_is_kept_out(world, browser_of):
    assert (await (await browser_of(world.ayse)).get("/desk")).status_code == 404
    assert (await (await browser_of()).get("/desk")).status_code == 303
    assert "Yılmaz" not in await desk(browser_of, world.ada)
