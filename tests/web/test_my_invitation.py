"""The own invitation: seen, answered, answered otherwise; nobody else's."""

import pytest

from app.conferences.tables import Participant
from app.invitations.tables import Invitation
from app.practice.phases import Phase

WAY = "email"


async def invite(world, person):
    seat = await Participant.select(Participant.id).where(Participant.person == person.id).first()
    await Invitation.insert(Invitation(participant=seat["id"], way=WAY, invited_by=world.nora.id))
    return seat["id"]


async def answer_of(seat):
    columns = (Invitation.answer, Invitation.words, Invitation.answered_by)
    return await Invitation.select(*columns).where(Invitation.participant == seat).first()


async def test_it_works(world, browser_of):
    await world.at(Phase.PREPARATION)
    seat = await invite(world, world.ayse)
    ayse = await browser_of(world.ayse)

    before = await ayse.get("/my/invitation")
    sent = await ayse.send_form("/my/invitation", answer="yes", words="Ich brauche einen Fahrer.")
    after = await ayse.get("/my/invitation")

    assert "Wednesday, 24 March 2027" in before.text
    assert "Bürgerhaus Hemelingen" in before.text
    assert (sent.status_code, sent.headers["location"]) == (303, "/my/invitation")
    assert await answer_of(seat) == {"answer": "yes", "words": "Ich brauche einen Fahrer.", "answered_by": world.ayse.id}
    assert "Thank you. You have answered:" in after.text
    assert "Yes, I am coming" in after.text


@pytest.mark.parametrize("name", ["ayse", "elif_", "interpreter"])
async def test_no_other_name_stands_in_it(world, browser_of, name):
    await world.at(Phase.PREPARATION)
    await invite(world, getattr(world, name))
    page = (await (await browser_of(getattr(world, name))).get("/my/invitation")).text
    mine = getattr(world, name).name
    others = {person.name for person in (world.ayse, world.mehmet, world.sara, world.elif_, world.interpreter, world.nora, world.idris)}
    assert [other for other in others - {mine} if other in page] == []
    assert "Familie Yılmaz" not in page


async def test_it_can_be_changed_until_the_day(world, browser_of):
    await world.at(Phase.PREPARATION)
    seat = await invite(world, world.ayse)
    ayse = await browser_of(world.ayse)
    for answer in ("yes", "another_way", "no"):
        await ayse.send_form("/my/invitation", answer=answer)
        assert (await answer_of(seat))["answer"] == answer
    await world.at(Phase.INFORMATION)
    assert (await ayse.send_form("/my/invitation", answer="yes")).status_code == 403
    assert (await answer_of(seat))["answer"] == "no"


async def test_a_mistake_keeps_what_was_typed(world, browser_of):
    await world.at(Phase.PREPARATION)
    seat = await invite(world, world.ayse)
    answer = await (await browser_of(world.ayse)).send_form("/my/invitation", answer="perhaps", words="Ein <b>Fahrer</b>")
    assert answer.status_code == 422
    assert "Please choose one of the answers." in answer.text
    assert "Ein &lt;b&gt;Fahrer&lt;/b&gt;" in answer.text
    assert (await answer_of(seat))["answer"] == ""


async def test_without_an_invitation_there_is_nothing_to_answer(world, browser_of):
    await world.at(Phase.PREPARATION)
    ayse = await browser_of(world.ayse)
    assert "no invitation for you yet" in (await ayse.get("/my/invitation")).text
    assert (await ayse.send_form("/my/invitation", answer="yes")).status_code == 404


async def test_a_new_day_asks_again(world, browser_of):
    await world.at(Phase.PREPARATION)
    seat = await invite(world, world.ayse)
    ayse = await browser_of(world.ayse)
    await ayse.send_form("/my/invitation", answer="yes")
    await Invitation.update({Invitation.to_confirm: True}).where(Invitation.participant == seat)
    assert "Day or place have changed" in (await ayse.get("/my")).text
    assert "Day or place have changed" in (await ayse.get("/my/invitation")).text
