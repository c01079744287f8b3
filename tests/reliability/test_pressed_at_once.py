"""Several people press at the same moment, on connections of their own: each thing is done once, and nobody waits for ever."""

import asyncio

import pytest

from app.circle import commands as circle
from app.circle.commands import people
from app.circle.forms import ParticipantForm
from app.conferences.commands import hold, withdraw_link
from app.conferences.tables import Conference, Move, Participant
from app.invitations import commands as invitations
from app.invitations.tables import Invitation
from app.kit.errors import Refused
from app.notes import commands as notes
from app.outbox.tables import OutboxMessage
from app.people.tables import AccessLink
from app.practice.phases import Phase
from app.practice.roles import Side, StaffRole
from app.practice.taking_part import Way
from app.private_time import commands as private_time
from app.private_time.tables import PrivateTime
from tests.circle import seat_of

pytestmark = pytest.mark.committed
AT_ONCE = 6
TANTE = ParticipantForm(name="Tante Hatice", role="family", side=Side.MOTHER, language="tr", way=Way.PHONE, phone="0421 1")


async def all_at_once(press):
    """Gives what came of it: None or a value where it went through, the problem where it did not."""
    return await asyncio.gather(*(press() for _ in range(AT_ONCE)), return_exceptions=True)


async def seen(world, phase):
    await world.at(phase)
    return await world.seen_by(world.nora, StaffRole.COORDINATOR)


async def test_private_time_begins_once(world):
    conference = await seen(world, Phase.INFORMATION)
    came = await all_at_once(lambda: private_time.start(conference, by=world.nora.id))
    assert (came, await PrivateTime.count(), await Move.count()) == ([None] * AT_ONCE, 1, 1)


async def test_private_time_ends_once(world):
    await private_time.start(await seen(world, Phase.INFORMATION), by=world.nora.id)
    during = await world.as_it_is()
    came = await all_at_once(lambda: private_time.call_back(during, True, by=world.ayse.id))
    assert (came, await Move.count()) == ([None] * AT_ONCE, 2)
    assert [each["plan_made"] for each in await PrivateTime.select()] == [True]
    assert (await world.as_it_is()).phase is Phase.AGREEING


async def test_everybody_is_invited_once_and_the_concern_frozen_once(world):
    conference = await seen(world, Phase.PREPARATION)
    who = [await seat_of(world, each) for each in (world.ayse, world.mehmet)]
    came = await all_at_once(lambda: invitations.invite(conference, who, by=world.nora.id))
    assert (came, await Invitation.count(), await OutboxMessage.count()) == ([None] * AT_ONCE, 2, 2)
    assert (await Conference.objects().get(Conference.id == conference.id)).frozen_at is not None


async def test_a_personal_link_is_made_once(world):
    conference = await seen(world, Phase.PREPARATION)
    await withdraw_link(conference, world.ayse.id, by=world.nora.id)
    came = await all_at_once(lambda: circle.make_link(conference, world.ayse.id, by=world.nora.id))
    assert len(set(came)) == 1
    assert await AccessLink.count().where(AccessLink.person == world.ayse.id, AccessLink.withdrawn_at.is_null()) == 1


async def test_somebody_is_added_once(world):
    conference = await seen(world, Phase.PREPARATION)
    before = await Participant.count()
    came = await all_at_once(lambda: circle.add_participant(conference, TANTE, by=world.nora.id))
    assert sum(isinstance(each, Refused) for each in came) == AT_ONCE - 1
    assert await Participant.count() == before + 1


async def test_without_holding_alone_somebody_would_be_added_several_times(world, monkeypatch):
    """The control: where everybody may hold the conference at once, nobody sees what the others are about to write."""
    both = asyncio.Barrier(2)

    async def together(conference):
        await hold(conference)
        await both.wait()

    monkeypatch.setattr(people, "hold_alone", together)
    conference = await seen(world, Phase.PREPARATION)
    before = await Participant.count()
    await all_at_once(lambda: circle.add_participant(conference, TANTE, by=world.nora.id))
    assert await Participant.count() > before + 1


async def test_nothing_is_written_into_a_private_time_that_has_just_begun(world):
    """Somebody presses "save" while another starts private time: it is written before, or not at all."""
    conference = await seen(world, Phase.INFORMATION)
    ayse = await seat_of(world, world.ayse)

    async def write_then(begin):
        return await asyncio.gather(
            private_time.start(conference, by=world.nora.id) if begin else asyncio.sleep(0),
            *(notes.add_note(conference, f"Notiz {i}", by=world.nora.id) for i in range(AT_ONCE)),
            circle.mark_prepared(conference, ayse, by=world.nora.id),
            return_exceptions=True,
        )

    came = await write_then(begin=True)
    assert all(each is None or isinstance(each, Refused) for each in came)
    assert all(isinstance(each, Refused) for each in (await write_then(begin=False))[1:])
