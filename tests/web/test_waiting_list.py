"""Referrals that nobody is free for yet, and conferences that cannot wait."""

from datetime import timedelta

from app.conferences.tables import Conference
from app.kit.clock import today
from app.kit.html import day
from app.outbox.tables import OutboxMessage
from app.practice.mail import Kind
from app.practice.phases import Phase


async def nobody_yet(world):
    await Conference.update({Conference.coordinator: None}).where(Conference.id == world.yilmaz.id)
    return f"/conferences/{world.yilmaz.id}"


async def test_it_works(world, browser_of):
    here, begins = await nobody_yet(world), today() + timedelta(days=20)
    vera, idris, jan = await browser_of(world.vera), await browser_of(world.idris), await browser_of(world.jan)
    assert "waiting list" not in (await idris.get(here)).text
    assert (await vera.send_form(f"{here}/start", begins_on=begins.isoformat())).status_code == 303
    assert f"The work can begin from {day(begins)}" in (await idris.get(here)).text
    assert f"can begin from {day(begins)}" in (await jan.get("/desk")).text
    told = await OutboxMessage.select(OutboxMessage.person, OutboxMessage.kind).where(OutboxMessage.conference == world.yilmaz.id)
    assert told == [{"person": world.idris.id, "kind": Kind.DESK_NEWS}]


async def test_a_day_that_is_over_is_no_promise(world, browser_of):
    here, vera = await nobody_yet(world), await browser_of(world.vera)
    for wrong in ("2020-01-01", "bald", ""):
        assert (await vera.send_form(f"{here}/start", begins_on=wrong)).status_code == 422
    assert (await Conference.select(Conference.begins_on).where(Conference.id == world.yilmaz.id).first())["begins_on"] is None


async def test_once_somebody_has_taken_it_on_there_is_nothing_to_promise(world, browser_of):
    vera = await browser_of(world.vera)
    answer = await vera.send_form(f"/conferences/{world.yilmaz.id}/start", begins_on=(today() + timedelta(days=3)).isoformat())
    assert answer.status_code == 409


async def test_urgent_and_not_any_more(world, browser_of):
    await world.at(Phase.PREPARATION)
    nora, here = await browser_of(world.nora), f"/conferences/{world.yilmaz.id}"
    assert (await nora.send_form(f"{here}/urgent")).status_code == 303
    page = (await nora.get(here)).text
    assert ("The list is short now" in page, "Speak with everybody alone" in page) == (True, False)
    await nora.send_form(f"{here}/ordinary")
    page = (await nora.get(here)).text
    assert ("The list is short now" in page, "Speak with everybody alone" in page) == (False, True)
