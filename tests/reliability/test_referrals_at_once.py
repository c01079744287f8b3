"""Referrals sent, taken on and given away at the same moment, on connections of their own."""

import asyncio
from uuid import uuid4

import pytest

from app.conferences import commands as conferences
from app.conferences.tables import Conference
from app.kit.clock import today
from app.kit.errors import Refused
from app.practice.roles import Side, StaffRole
from app.referrals import commands
from app.referrals.forms import ChildRow, CustodyRow, NewReferral, WordsForm
from app.referrals.tables import Referral

pytestmark = pytest.mark.committed
AT_ONCE = 6


def referral(key=None):
    words = WordsForm(family_name="Familie Şahin", concern="Sorge", question="Wie?", key=key)
    return NewReferral(words, ["Jeden Tag"], [ChildRow("Deniz")], [CustodyRow("Gül", Side.MOTHER)])


async def test_every_referral_has_its_own_number(world):
    await Conference.delete().where(Conference.id == world.yilmaz.id)
    await asyncio.gather(*(commands.refer(referral(), office=world.bremen.id, by=world.idris.id) for _each in range(AT_ONCE)))
    references = [each["reference"] for each in await Conference.select(Conference.reference).order_by(Conference.reference)]
    assert references == [f"HB-{today().year}-{number:03}" for number in range(1, AT_ONCE + 1)]


async def test_the_same_form_pressed_many_times_is_one_referral(world):
    key = uuid4()
    made = await asyncio.gather(*(commands.refer(referral(key), office=world.bremen.id, by=world.idris.id) for _each in range(AT_ONCE)))
    assert (set(made), await Conference.count()) == ({key}, 2)


async def test_of_those_who_take_on_one_has_it(world):
    await Conference.update({Conference.coordinator: None}).where(Conference.id == world.yilmaz.id)
    seen = await world.as_it_is()
    came = await asyncio.gather(*(conferences.take_on(seen, by=who.id) for who in (world.nora, world.jan)), return_exceptions=True)
    assert sorted(str(type(each).__name__) for each in came) == ["NoneType", "Refused"]


async def test_of_two_managers_the_second_is_told(world):
    await Conference.update({Conference.coordinator: None}).where(Conference.id == world.yilmaz.id)
    seen = await world.as_it_is()
    came = await asyncio.gather(
        *(conferences.assign(seen, who.id, by=world.vera.id) for who in (world.nora, world.jan)), return_exceptions=True
    )
    assert sorted(str(type(each).__name__) for each in came) == ["NoneType", "Refused"]


async def test_of_two_who_edit_the_second_is_told_and_nobody_waits_for_ever(world):
    seen = await world.seen_by(world.idris, StaffRole.CASEWORKER)
    texts = [f"Fassung {number}" for number in range(AT_ONCE)]
    came = await asyncio.gather(
        *(
            commands.edit_referral(seen, WordsForm(family_name="Yılmaz", concern=text, question="Wie?"), ["Eine"], by=world.idris.id)
            for text in texts
        ),
        return_exceptions=True,
    )
    assert sum(each is None for each in came) == 1
    assert sum(isinstance(each, Refused) for each in came) == AT_ONCE - 1
    kept = await Referral.select(Referral.concern, Referral.edited).where(Referral.conference == world.yilmaz.id).first()
    assert kept == {"concern": texts[came.index(None)], "edited": 1}
