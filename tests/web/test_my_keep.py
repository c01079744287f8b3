"""Keeping the plan on one's phone: asked once, explained, and taken away again by whoever may."""

from datetime import date
from uuid import uuid4

import pytest

from app.audit.tables import AuditEntry
from app.conferences.tables import Consent, Participant
from app.follow_up.tables import KeptPlan
from app.kit.clock import now
from app.people.tables import AccessLink
from app.practice.phases import LIVING, Phase
from tests.plans import accept_plan


@pytest.fixture
async def phone(world, browser_of):
    """Ayşe's own phone, while the plan lives."""
    await accept_plan(world)
    return await browser_of(world.ayse, own_phone=True)


async def keep(browser):
    return (await browser.send_form("/my/keep")).json()["id"]


async def still(browser, kept):
    return (await browser.post("/my/kept/still", data={"id": kept})).status_code


async def test_it_works(world, phone, browser_of):
    assert "read the plan without internet?" in (await phone.get("/my")).text
    about = await phone.get("/my/keep")
    kept = await keep(phone)
    nobody = await browser_of()

    assert "Others who use this phone can see that something is kept." in about.text
    assert "Remove it from all phones" not in about.text
    assert await still(nobody, kept) == 204
    assert "read the plan without internet?" not in (await phone.get("/my")).text
    assert "Remove it from all phones" in (await phone.get("/my/keep")).text
    assert [each["deed"] for each in await AuditEntry.select(AuditEntry.deed).where(AuditEntry.deed == "keep_on_phone")] == [
        "keep_on_phone"
    ]
    assert (await nobody.post("/my/kept/end", data={"id": kept})).status_code == 204
    assert (await still(nobody, kept), await KeptPlan.count()) == (410, 0)


async def test_whoever_says_no_is_not_asked_again(world, phone):
    answer = await phone.send_form("/my/keep/no")
    await phone.send_form("/my/keep/no")
    start = (await phone.get("/my")).text
    assert (answer.status_code, answer.headers["location"]) == (303, "/my")
    assert "read the plan without internet?" not in start
    assert 'href="/my/keep"' in start  # it stays where it is, for another day
    assert await KeptPlan.count() == 0


async def test_on_a_phone_of_several_people_nobody_is_asked(world, phone, browser_of):
    assert "read the plan without internet?" not in (await (await browser_of(world.ayse)).get("/my")).text


async def withdraw_link(world):
    await AccessLink.update({AccessLink.withdrawn_at: now()}).where(AccessLink.person == world.ayse.id)


async def withdraw_consent(world):
    seat = await Participant.select(Participant.id).where(Participant.person == world.ayse.id).first()
    await Consent.update({Consent.withdrawn_at: now()}).where(Consent.participant == seat["id"])


async def leave_the_circle(world):
    await Participant.update({Participant.left_at: now()}).where(Participant.person == world.ayse.id)


@pytest.mark.parametrize("ends", [withdraw_link, withdraw_consent, leave_the_circle])
async def test_it_ends_with_the_link_the_consent_and_the_seat(world, phone, browser_of, ends):
    nobody, kept = await browser_of(), await keep(phone)
    theirs = await keep(await browser_of(world.mehmet))
    await ends(world)
    assert (await still(nobody, kept), await still(nobody, theirs)) == (410, 204)


async def test_a_new_yes_does_not_bring_back_what_the_phone_has_thrown_away(world, phone, browser_of):
    """But the old row may go on: whoever takes part again on the same link need not choose again."""
    nobody, kept = await browser_of(), await keep(phone)
    await withdraw_consent(world)
    assert await still(nobody, kept) == 410
    seat = await Participant.select(Participant.id).where(Participant.person == world.ayse.id).first()
    await Consent.insert(Consent(participant=seat["id"], how="oral", given_on=date(2026, 11, 20), recorded_by=world.nora.id))
    assert await still(nobody, kept) == 204


async def test_it_stays_on_the_day_of_a_review_and_while_the_link_outlives_the_end(world, phone, browser_of):
    nobody, kept = await browser_of(), await keep(phone)
    for phase in (Phase.REVIEW, Phase.INFORMATION, Phase.PRIVATE_TIME, Phase.AGREEING, Phase.CLOSED):
        await world.at(phase)
        assert await still(nobody, kept) == 204, phase
    await world.at(Phase.CLOSED, phase_since=date(2026, 1, 1))
    assert await still(nobody, kept) == 410


async def test_from_another_phone_it_is_removed_everywhere(world, phone, browser_of):
    nobody, lost, other = await browser_of(), await keep(phone), await keep(await browser_of(world.mehmet))
    answer = await (await browser_of(world.ayse)).send_form("/my/keep/end")
    assert (answer.status_code, answer.headers["location"]) == (303, "/my/keep")
    assert (await still(nobody, lost), await still(nobody, other)) == (410, 204)


async def test_its_id_opens_nothing(world, phone, browser_of):
    nobody, kept = await browser_of(), await keep(phone)
    for path in ("/my", "/my/plan", "/my/keep", "/my/promises"):
        assert (await nobody.get(path, params={"id": kept})).status_code == 401, path
    assert await still(nobody, str(uuid4())) == 410
    for nonsense in ("", "x", "\x00", "9" * 5000):
        assert await still(nobody, nonsense) == 400
    assert (await nobody.post("/my/kept/still", data={"id": kept}, headers={"sec-fetch-site": "cross-site"})).status_code == 403


async def test_what_opens_without_a_connection_knows_nobody(world, phone, browser_of):
    """The same bytes for everybody of one language, in neutral words."""
    pages = [(await each.get("/my/kept")).text for each in (phone, await browser_of(world.mehmet), await browser_of())]
    assert len(set(pages)) == 1
    worker = await phone.get("/my/kept/worker.js")
    assert (worker.headers["service-worker-allowed"], worker.headers["content-type"]) == ("/my", "text/javascript; charset=utf-8")
    assert worker.headers["cache-control"] == "no-store"
    assert "worker-src 'self'" in worker.headers["content-security-policy"]


async def test_only_while_the_plan_lives(world, phone):
    for phase in set(Phase) - LIVING:
        await world.at(phase)
        assert [(await phone.get("/my/keep")).status_code, (await phone.send_form("/my/keep")).status_code] == [403, 403], phase
    assert await KeptPlan.count() == 0


async def test_few_questions(world, phone, queries):
    for _ in range(3):
        await keep(phone)
    queries.clear()
    await phone.get("/my/keep")
    assert len(queries) == 2
