"""Day, time and place, and what happens when they change after the invitations went."""

from datetime import date, time, timedelta

import pytest

from app.conferences.tables import Conference
from app.invitations.tables import Invitation
from app.kit.clock import moment_of, today
from app.outbox.tables import OutboxMessage
from app.practice.mail import Kind, State
from app.practice.phases import Phase
from tests.circle import invite_everybody, seat_of

LATER = today() + timedelta(days=60)


async def as_it_stands(world):
    return await Conference.objects().get(Conference.id == world.yilmaz.id)


async def test_it_works(world, browser_of):
    await world.at(Phase.PREPARATION)
    nora = await browser_of(world.nora)

    answer = await nora.send_form(f"/conferences/{world.yilmaz.id}/date", day=LATER, clock="16:15", place="Gemeindehaus, Saal", edited=0)

    assert (answer.status_code, answer.headers["location"]) == (303, f"/conferences/{world.yilmaz.id}/invitations")
    conference = await as_it_stands(world)
    assert (conference.meets_on, conference.meets_at, conference.place, conference.zone) == (
        LATER, time(16, 15), "Gemeindehaus, Saal", "Europe/Berlin",
    )  # fmt: skip
    assert await OutboxMessage.count() == 0, "nobody is invited yet: nobody is told"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("day", today() - timedelta(days=1)),
        ("day", "9999-12-31"),
        ("day", "31.2.2027"),
        ("day", ""),
        ("clock", "25:00"),
        ("clock", "16:15Z"),
        ("clock", ""),
        ("place", ""),
        ("place", "x" * 301),
    ],
)
async def test_a_mistake_keeps_what_was_typed(world, browser_of, field, value):
    await world.at(Phase.PREPARATION)
    nora = await browser_of(world.nora)
    typed = {"day": LATER, "clock": "16:15", "place": "Gemeindehaus", "edited": 0} | {field: value}
    answer = await nora.send_form(f"/conferences/{world.yilmaz.id}/date", **typed)
    assert answer.status_code == 422
    assert str(typed["place"]) in answer.text
    assert (await as_it_stands(world)).meets_on == date(2027, 3, 24)


async def test_the_second_sees_both(world, browser_of):
    await world.at(Phase.PREPARATION)
    nora = await browser_of(world.nora)
    at = f"/conferences/{world.yilmaz.id}/date"
    await nora.send_form(at, day=LATER, clock="16:15", place="Gemeindehaus", edited=0)
    answer = await nora.send_form(at, day=LATER, clock="17:00", place="Kulturzentrum", edited=0)
    assert (answer.status_code, "Gemeindehaus" in answer.text, "Kulturzentrum" in answer.text) == (409, True, True)
    assert (await as_it_stands(world)).place == "Gemeindehaus"


async def test_everybody_who_is_invited_is_told_once_and_asked_to_confirm(world, browser_of):
    await invite_everybody(world)
    await OutboxMessage.update({OutboxMessage.state: State.SENT}, force=True)
    nora = await browser_of(world.nora)
    ayse, mehmet = await seat_of(world, world.ayse), await seat_of(world, world.mehmet)
    await nora.send_form(f"/conferences/{world.yilmaz.id}/invitations/{ayse}/answer", answer="yes", words="mit dem Bus")

    for place in ("Gemeindehaus", "Gemeindehaus, Saal 2"):
        edited = (await as_it_stands(world)).edited
        await nora.send_form(f"/conferences/{world.yilmaz.id}/date", day=LATER, clock="16:15", place=place, edited=edited)

    told = await OutboxMessage.select(OutboxMessage.person).where(OutboxMessage.kind == Kind.CHANGED)
    by_mail = {world.ayse.id, world.mehmet.id, world.sara.id, world.interpreter.id}
    assert sorted(each["person"] for each in told) == sorted(by_mail), "once, as long as the first one waits"
    answered = await Invitation.objects().get(Invitation.participant == ayse)
    assert (answered.answer, answered.words, answered.to_confirm) == ("yes", "mit dem Bus", True)
    assert (await Invitation.objects().get(Invitation.participant == mehmet)).to_confirm is False


async def test_an_invitation_that_still_waits_is_enough(world, browser_of):
    """Its link shows the new day; it is only tried until another hour."""
    await invite_everybody(world)
    nora = await browser_of(world.nora)
    await nora.send_form(f"/conferences/{world.yilmaz.id}/date", day=LATER, clock="16:15", place="Gemeindehaus", edited=0)
    waiting = await OutboxMessage.select(OutboxMessage.kind, OutboxMessage.give_up_at).where(OutboxMessage.link.is_not_null())
    until = moment_of(LATER, time(16, 15)) - timedelta(days=1)
    assert waiting == [{"kind": Kind.INVITATION, "give_up_at": until}] * 4


async def test_saving_the_same_tells_nobody(world, browser_of):
    await invite_everybody(world)
    nora = await browser_of(world.nora)
    now = await as_it_stands(world)
    await nora.send_form(f"/conferences/{world.yilmaz.id}/date", day=now.meets_on, clock="15:30", place=now.place, edited=now.edited)
    assert await OutboxMessage.count().where(OutboxMessage.kind == Kind.CHANGED) == 0


async def test_whoever_has_the_text_by_hand_is_to_be_told_again(world, browser_of):
    await invite_everybody(world)
    nora, elif_ = await browser_of(world.nora), await seat_of(world, world.elif_)
    await nora.send_form(f"/conferences/{world.yilmaz.id}/invitations/{elif_}/given")
    await nora.send_form(f"/conferences/{world.yilmaz.id}/date", day=LATER, clock="16:15", place="Gemeindehaus", edited=0)
    assert (await Invitation.objects().get(Invitation.participant == elif_)).given_at is None


@pytest.mark.parametrize("phase", [Phase.CLARIFIED, Phase.INFORMATION, Phase.PRIVATE_TIME, Phase.FOLLOW_UP])
async def test_it_is_set_in_preparation(world, browser_of, phase):
    await world.at(phase)
    nora = await browser_of(world.nora)
    assert (await nora.get(f"/conferences/{world.yilmaz.id}/date")).status_code == 403
