"""The same note from a phone on several connections at once: a phone that lost the answer sends it again while the first is on its way."""

import asyncio
from uuid import uuid4

import pytest

from app.follow_up.commands import take_in_ticks
from app.follow_up.forms import TickForm
from app.follow_up.queries import progress_of
from app.follow_up.rules import mark_of
from app.follow_up.tables import ProgressNote, ProgressTick
from app.outbox.tables import OutboxMessage
from app.practice.keeping import Told
from app.practice.promises import Progress
from tests.plans import accept_plan

pytestmark = pytest.mark.committed
AT_ONCE = 6


async def test_it_counts_once_and_everybody_hears_the_same(world):
    await accept_plan(world)
    await OutboxMessage.delete(force=True)
    conference = await world.as_it_is()
    promise = (await progress_of(conference.id))[0]
    note = TickForm(id=uuid4(), promise=promise.promise, state=Progress.NEEDS_HELP, seen=mark_of(promise), ago=5, shared=True)
    told = await asyncio.gather(*(take_in_ticks(conference, [note], sitting=1, by=world.ayse.id) for _ in range(AT_ONCE)))
    assert told == [{note.id: Told.TAKEN}] * AT_ONCE
    assert (await ProgressNote.count(), await ProgressTick.count(), await OutboxMessage.count()) == (1, 1, 1)
