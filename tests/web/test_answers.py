"""Answers to the invitation: by the one who is invited, or noted by the coordinator who phoned."""

import pytest

from app.audit.tables import AuditEntry
from app.invitations import commands, queries
from app.invitations.tables import Invitation
from app.kit.errors import NoSuchThing, Refused
from app.practice.phases import Phase
from app.practice.roles import StaffRole
from app.practice.taking_part import Invited
from tests.circle import invite_everybody, seat_of


async def test_it_works(world, browser_of):
    await invite_everybody(world)
    nora, ayse = await browser_of(world.nora), await seat_of(world, world.ayse)
    at = f"/conferences/{world.yilmaz.id}/invitations"

    answer = await nora.send_form(f"{at}/{ayse}/answer", answer="another_way", words="am Telefon, ab 17 Uhr")

    assert (answer.status_code, answer.headers["location"]) == (303, f"{at}#p-{ayse}")
    own = await queries.invitation_of(world.yilmaz.id, world.ayse.id)
    assert (own.answer, own.words, own.to_confirm) == (Invited.ANOTHER_WAY, "am Telefon, ab 17 Uhr", False)
    page = (await nora.get(at)).text
    assert "am Telefon, ab 17 Uhr" in page
    assert "noted by the coordination" in page


async def test_the_last_answer_counts_and_each_is_in_the_log_without_its_words(world):
    await invite_everybody(world)
    conference = await world.as_it_is()
    for answer, words in ((Invited.NO, "Nachtschicht"), (Invited.YES, "")):
        await commands.answer_invitation(conference, world.ayse.id, answer, words, by=world.ayse.id)
    own = await queries.invitation_of(conference.id, world.ayse.id)
    assert (own.answer, own.words) == (Invited.YES, "")
    log = await AuditEntry.select(AuditEntry.about).where(AuditEntry.deed == "answer_invitation").order_by(AuditEntry.id)
    assert ["Nachtschicht" in str(each["about"]) for each in log] == [False, False]


async def test_an_answer_confirms_after_a_change(world):
    await invite_everybody(world)
    conference, ayse = await world.as_it_is(), await seat_of(world, world.ayse)
    await Invitation.update({Invitation.to_confirm: True}).where(Invitation.participant == ayse)
    await commands.answer_invitation(conference, world.ayse.id, Invited.YES, "", by=world.ayse.id)
    assert (await queries.invitation_of(conference.id, world.ayse.id)).to_confirm is False


@pytest.mark.parametrize(("answer", "words"), [("", ""), ("maybe", "ab"), ("yes", "x" * 4001), ("yes", "a\x00")])
async def test_a_mistake_keeps_what_was_typed(world, browser_of, answer, words):
    await invite_everybody(world)
    nora, ayse = await browser_of(world.nora), await seat_of(world, world.ayse)
    page = await nora.send_form(f"/conferences/{world.yilmaz.id}/invitations/{ayse}/answer", answer=answer, words=words)
    assert page.status_code == 422
    assert words.replace("\x00", "\ufffd") in page.text
    assert (await queries.invitation_of(world.yilmaz.id, world.ayse.id)).answer is None


async def test_who_is_not_invited_has_no_invitation(world):
    await world.at(Phase.PREPARATION)
    conference = await world.seen_by(world.nora, StaffRole.COORDINATOR)
    assert await queries.invitation_of(conference.id, world.ayse.id) is None
    with pytest.raises(NoSuchThing):
        await commands.answer_invitation(conference, world.ayse.id, Invited.YES, "", by=world.ayse.id)


async def test_not_when_the_conference_has_just_moved_on(world):
    await invite_everybody(world)
    before = await world.as_it_is()
    await world.at(Phase.INFORMATION)
    with pytest.raises(Refused):
        await commands.answer_invitation(before, world.ayse.id, Invited.YES, "", by=world.ayse.id)
