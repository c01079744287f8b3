"""Consents: given, with how and when; taken back at any time, which stops messages at once."""

import re
from datetime import date
from uuid import uuid4

import pytest

from app.conferences.queries import consent_is_given
from app.conferences.tables import Consent, Participant
from app.database import rows
from app.kit.clock import today
from app.outbox.tables import OutboxMessage
from app.practice.phases import Phase
from tests.world import everything


async def seat_of(world, person):
    return (await Participant.select(Participant.id).where(Participant.person == person.id).first())["id"]


def path(world, tail=""):
    return f"/conferences/{world.yilmaz.id}/consents{tail}"


@pytest.fixture
async def elif_has_not_been_asked(world):
    seat = await seat_of(world, world.elif_)
    await Consent.delete().where(Consent.participant == seat)
    return seat


async def test_it_works(world, browser_of, elif_has_not_been_asked):
    idris = await browser_of(world.idris)
    answer = await idris.send_form(path(world), participant=str(elif_has_not_been_asked), how="oral", given_on="2026-11-10")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/conferences/{world.yilmaz.id}/referral#consents")
    consent = await Consent.select(Consent.how, Consent.given_on, Consent.recorded_by).where(Consent.participant == elif_has_not_been_asked)
    assert consent == [{"how": "oral", "given_on": date(2026, 11, 10), "recorded_by": world.idris.id}]
    await idris.send_form(path(world), participant=str(elif_has_not_been_asked), how="oral", given_on="2026-11-10")
    assert await Consent.count().where(Consent.participant == elif_has_not_been_asked) == 1


async def test_the_day_is_today_unless_another_is_chosen(world, browser_of, elif_has_not_been_asked):
    page = (await (await browser_of(world.idris)).get(f"/conferences/{world.yilmaz.id}/referral")).text
    assert re.search(rf'name="given_on"[^>]* value="{today()}"', page)


async def test_taken_back_and_given_again(world, browser_of):
    await world.at(Phase.PREPARATION)
    nora, seat = await browser_of(world.nora), await seat_of(world, world.sara)

    answer = await nora.send_form(path(world, f"/{seat}/withdraw"))
    assert answer.status_code == 303
    assert not await consent_is_given(seat)
    assert "Taken back" in (await nora.get(f"/conferences/{world.yilmaz.id}/referral")).text

    await nora.send_form(path(world), participant=str(seat), how="written", given_on="2026-11-12")
    assert await consent_is_given(seat)
    kept = await rows("SELECT withdrawn_at IS NULL AS valid FROM consent WHERE participant = $1 ORDER BY 1", seat)
    assert [each["valid"] for each in kept] == [False, True]


async def test_the_coordinator_is_told_when_the_caseworker_records_it(world, browser_of):
    idris, seat = await browser_of(world.idris), await seat_of(world, world.mehmet)
    await idris.send_form(path(world, f"/{seat}/withdraw"))
    assert [each["person"] for each in await OutboxMessage.select(OutboxMessage.person)] == [world.nora.id]


async def test_every_mistake_is_named_and_what_was_typed_is_kept(world, browser_of, elif_has_not_been_asked):
    idris = await browser_of(world.idris)
    before = await everything()
    for wrong in ({"how": "by owl"}, {"given_on": "2999-01-01"}, {"given_on": "1066-10-14"}, {"given_on": ""}, {"participant": "x\x00"}):
        sent = {"participant": str(elif_has_not_been_asked), "how": "oral", "given_on": "2026-11-10"} | wrong
        answer = await idris.send_form(path(world), **sent)
        assert answer.status_code == 422, wrong
        assert ('value="oral" checked' in answer.text) == ("how" not in wrong)
    assert await everything() == before


async def test_nobody_of_another_conference_and_nobody_without_the_right(world, browser_of):
    before = await everything()
    idris, petra, vera = [await browser_of(person) for person in (world.idris, world.petra, world.vera)]
    about = {"how": "oral", "given_on": "2026-11-10"}
    assert (await idris.send_form(path(world), participant=str(uuid4()), **about)).status_code == 404
    assert (await idris.send_form(path(world, f"/{uuid4()}/withdraw"))).status_code == 404
    seat = await seat_of(world, world.sara)
    assert (await petra.send_form(path(world, f"/{seat}/withdraw"))).status_code == 404
    assert (await vera.send_form(path(world, f"/{seat}/withdraw"))).status_code == 403
    await world.at(Phase.PREPARATION)
    assert (await idris.send_form(path(world, f"/{seat}/withdraw"))).status_code == 403
    after = await everything()
    assert {name for name in before if before[name] != after[name]} == {"session", "conference"}


async def test_a_phone_never_stands_on_the_page(world, browser_of):
    """The caseworker once typed a phone; after that it is the coordinator's alone, and on another page."""
    for person in (world.idris, world.nora):
        page = (await (await browser_of(person)).get(f"/conferences/{world.yilmaz.id}/referral")).text
        assert "sara@familie.test" not in page
        assert "Amselweg" not in page
