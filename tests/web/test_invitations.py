"""Inviting: the message is shown before it goes, the concern is frozen with the first, and all of it or nothing is done."""

from datetime import timedelta

import asyncpg
import pytest

from app.conferences.tables import Conference, Consent, Contact
from app.database import all_or_nothing
from app.invitations import commands
from app.invitations.tables import Invitation
from app.kit.clock import moment_of, now
from app.outbox.tables import OutboxMessage
from app.people.tables import AccessLink
from app.practice.mail import Kind
from app.practice.phases import Phase
from app.practice.roles import StaffRole
from app.referrals.tables import Line, Referral
from tests.circle import invite_everybody, seat_of
from tests.world import everything


async def at(world):
    await world.at(Phase.PREPARATION)
    return f"/conferences/{world.yilmaz.id}/invitations"


async def everybody(world):
    people = (world.elif_, world.ayse, world.mehmet, world.sara, world.interpreter)
    return [str(await seat_of(world, each)) for each in people]


async def test_it_works(world, browser_of):
    nora, invitations = await browser_of(world.nora), await at(world)

    answer = await nora.send_form(invitations, who=await everybody(world))

    assert (answer.status_code, answer.headers["location"]) == (303, invitations)
    conference = await Conference.objects().get(Conference.id == world.yilmaz.id)
    assert conference.frozen_at is not None
    assert sorted(str(each["participant"]) for each in await Invitation.select(Invitation.participant)) == sorted(await everybody(world))
    written = await OutboxMessage.select().where(OutboxMessage.kind == Kind.INVITATION)
    by_mail = {world.ayse.id, world.mehmet.id, world.sara.id, world.interpreter.id}
    assert sorted(each["person"] for each in written) == sorted(by_mail)
    links = {each["person"]: each["id"] for each in await AccessLink.select(AccessLink.id, AccessLink.person)}
    until = moment_of(conference.meets_on, conference.meets_at) - timedelta(days=1)
    assert {(each["link"], each["give_up_at"]) for each in written} == {(links[person], until) for person in by_mail}


async def test_from_then_on_the_concern_cannot_be_changed(world):
    await invite_everybody(world)
    for change in (
        lambda: Referral.update({Referral.concern: "etwas Neues"}).where(Referral.conference == world.yilmaz.id),
        lambda: Line.update({Line.text: "etwas Neues"}).where(Line.conference == world.yilmaz.id),
        lambda: Line.insert(Line(conference=world.yilmaz.id, kind="bottom_line", number=3, text="noch eine")),
    ):
        with pytest.raises(asyncpg.RaiseError, match="frozen"):
            async with all_or_nothing():
                await change()


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda w: Conference.update({Conference.meets_on: None}).where(Conference.id == w.yilmaz.id), "Set day, time and place"),
        (lambda w: Conference.update({Conference.place: ""}).where(Conference.id == w.yilmaz.id), "Set day, time and place"),
        (lambda w: Line.delete().where(Line.kind == "question"), "no question to the family"),
        (lambda w: Line.delete().where(Line.kind == "bottom_line"), "no bottom line"),
        (lambda w: Referral.update({Referral.concern: ""}, force=True), "What causes worry is not written down"),
        (
            lambda w: Consent.update({Consent.withdrawn_at: now()}).where(Consent.recorded_by == w.mehmet.id),
            "The consent of Mehmet Yılmaz is missing",
        ),
    ],
)
async def test_it_is_refused_with_what_is_missing_and_nothing_changes(world, browser_of, spoil, sentence):
    nora, invitations = await browser_of(world.nora), await at(world)
    await spoil(world)
    before = await everything()
    page = (await nora.get(invitations)).text
    assert (sentence in page, "Send now" in page) == (True, False)

    answer = await nora.send_form(invitations, who=await everybody(world))

    assert (answer.status_code, sentence in answer.text) == (409, True)
    assert await everything() == before


async def test_one_who_cannot_be_invited_stops_all_of_it(world, browser_of):
    nora, invitations = await browser_of(world.nora), await at(world)
    await Contact.update({Contact.email: ""}).where(Contact.participant == await seat_of(world, world.interpreter))
    before = await everything()
    answer = await nora.send_form(invitations, who=await everybody(world))
    assert (answer.status_code, "no e-mail address of Leyla Aydın" in answer.text) == (409, True)
    assert await everything() == before, "no link, no message, not frozen"


async def test_what_is_undone_leaves_no_message(world):
    conference = await (await world.at(Phase.PREPARATION)).seen_by(world.nora, StaffRole.COORDINATOR)
    before = await everything()
    ayse = await seat_of(world, world.ayse)

    async def invite_and_stumble():
        async with all_or_nothing():
            await commands.invite(conference, [ayse], by=world.nora.id)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await invite_and_stumble()
    assert await everything() == before


async def test_pressed_twice_everybody_is_invited_once(world, browser_of):
    nora, invitations = await browser_of(world.nora), await at(world)
    for _ in range(2):
        assert (await nora.send_form(invitations, who=await everybody(world))).status_code == 303
    assert await OutboxMessage.count().where(OutboxMessage.kind == Kind.INVITATION) == 4


async def test_somebody_who_comes_later_is_invited_alone(world, browser_of):
    nora, invitations = await browser_of(world.nora), await at(world)
    await nora.send_form(invitations, who=[str(await seat_of(world, world.mehmet))])
    frozen = (await Conference.objects().get(Conference.id == world.yilmaz.id)).frozen_at
    await nora.send_form(invitations, who=[str(await seat_of(world, world.ayse))])
    assert (await Conference.objects().get(Conference.id == world.yilmaz.id)).frozen_at == frozen
    assert [each["person"] for each in await OutboxMessage.select(OutboxMessage.person).order_by(OutboxMessage.made_at)] == [
        world.mehmet.id, world.ayse.id,
    ]  # fmt: skip


async def test_whose_link_was_withdrawn_is_invited_anew(world, browser_of):
    await invite_everybody(world)
    nora, invitations, ayse = await browser_of(world.nora), await at(world), await seat_of(world, world.ayse)
    await nora.send_form(f"/conferences/{world.yilmaz.id}/circle/{ayse}/link/withdraw")
    assert f'value="{ayse}" checked' in (await nora.get(invitations)).text
    await nora.send_form(invitations, who=[str(ayse)])
    links = await AccessLink.select(AccessLink.id).where(AccessLink.person == world.ayse.id, AccessLink.withdrawn_at.is_null())
    written = await OutboxMessage.select(OutboxMessage.link).where(OutboxMessage.person == world.ayse.id)
    assert (len(links), links[0]["id"] in [each["link"] for each in written]) == (1, True)


async def test_again_goes_once_more_when_the_first_did_not_arrive(world, browser_of):
    await invite_everybody(world)
    nora, invitations, ayse = await browser_of(world.nora), await at(world), await seat_of(world, world.ayse)
    await nora.send_form(f"{invitations}/{ayse}/again")
    assert await OutboxMessage.count().where(OutboxMessage.person == world.ayse.id) == 1, "the first one still waits"
    await OutboxMessage.update({OutboxMessage.state: "given_up", OutboxMessage.problem: "refused"}).where(
        OutboxMessage.person == world.ayse.id
    )
    page = (await nora.get(invitations)).text
    assert ("The address does not accept mail" in page, "Given up: please phone" in page) == (True, True)
    await nora.send_form(f"{invitations}/{ayse}/again")
    assert await OutboxMessage.count().where(OutboxMessage.person == world.ayse.id) == 2


async def test_what_is_given_by_hand_is_noted(world, browser_of):
    await invite_everybody(world)
    nora, invitations, elif_ = await browser_of(world.nora), await at(world), await seat_of(world, world.elif_)
    assert "I have phoned" in (await nora.get(invitations)).text
    for _ in range(2):
        assert (await nora.send_form(f"{invitations}/{elif_}/given")).status_code == 303
    assert (await Invitation.objects().get(Invitation.participant == elif_)).given_at is not None


async def test_a_call_in_place_of_a_mail_sees_to_that_mail(world, browser_of):
    await invite_everybody(world)
    nora, invitations, ayse = await browser_of(world.nora), await at(world), await seat_of(world, world.ayse)
    mail = OutboxMessage.person == world.ayse.id
    await OutboxMessage.update({OutboxMessage.state: "given_up", OutboxMessage.problem: "too_late"}).where(mail)
    await nora.send_form(f"{invitations}/{ayse}/given")
    assert (await OutboxMessage.objects().where(mail).first()).seen_to_at is not None


async def test_consent_that_was_withdrawn_stops_an_invitation(world, browser_of):
    nora, invitations, ayse = await browser_of(world.nora), await at(world), await seat_of(world, world.ayse)
    await nora.send_form(f"/conferences/{world.yilmaz.id}/circle/{ayse}/consent/withdraw")
    assert f'value="{ayse}"' not in (await nora.get(invitations)).text
    answer = await nora.send_form(invitations, who=[str(ayse)])
    assert (answer.status_code, "has withdrawn consent" in answer.text) == (409, True)


@pytest.mark.parametrize("who", [[], ["nobody"], ["00000000-0000-0000-0000-000000000000"]])
async def test_odd_input_is_answered_and_changes_nothing(world, browser_of, who):
    nora, invitations = await browser_of(world.nora), await at(world)
    before = await everything()
    assert (await nora.send_form(invitations, who=who)).status_code in {404, 422}
    assert await everything() == before


async def test_nobody_else_invites(world, browser_of):
    invitations = await at(world)
    for who in (world.idris, world.vera, world.jan, world.foreign_coordinator, world.ayse):
        browser = await browser_of(who)
        assert (await browser.get(invitations)).status_code in {403, 404}
        assert (await browser.send_form(invitations, who=await everybody(world))).status_code in {403, 404}
    assert await Invitation.count() == 0
