"""A consent that is taken back stops messages at once: also those that wait already, also of a batch that is on its way."""

import asyncio
from datetime import date

import pytest

from app.conferences.commands import give_consent, withdraw_consent
from app.conferences.tables import Participant
from app.outbox.tables import OutboxMessage
from app.outbox.writing import write_to_family
from app.people.tables import AccessLink
from app.practice.mail import RULES, Kind, Problem, State
from app.practice.phases import Phase
from app.practice.taking_part import ConsentHow
from app.worker import postman as worker


class Server:
    """Takes every letter; before the first one, something else happens."""

    def __init__(self, meanwhile=None):
        self.meanwhile, self.to = meanwhile, []

    async def carry(self, letter, before_it_counts):
        await before_it_counts()
        if self.meanwhile is not None:
            meanwhile, self.meanwhile = self.meanwhile, None
            await meanwhile()
        self.to.append(letter.to)
        return Problem.NONE

    async def close(self):
        """Nothing to close."""


async def seat_of(person):
    found = await Participant.select(Participant.id).where(Participant.person == person.id).first()
    return found["id"]


async def write(world, person, kind):
    link = await AccessLink.select(AccessLink.id).where(AccessLink.person == person.id).first()
    await write_to_family(kind, person.id, office=world.bremen.id, conference=world.yilmaz.id, link=link["id"])


async def stands():
    return [(each["state"], each["problem"]) for each in await OutboxMessage.select().where(OutboxMessage.link.is_not_null())]


FAMILY = [kind for kind in Kind if RULES[kind].to_family]


@pytest.mark.parametrize("kind", FAMILY)
async def test_control_with_all_consents_it_goes(world, settings, kind):
    await world.at(min(RULES[kind].phases))
    await write(world, world.ayse, kind)
    server = Server()
    await worker.Postman(settings, server).round(asyncio.Event())
    assert (server.to, await stands()) == (["ayse@familie.test"], [(State.SENT, "")])


@pytest.mark.parametrize("kind", FAMILY)
@pytest.mark.parametrize("whose", ["ayse", "sara", "mehmet"])
async def test_nothing_goes_without_it(world, settings, kind, whose):
    """Her own, or that of either parent, who hold custody."""
    await world.at(Phase.PREPARATION)
    await write(world, world.ayse, kind)
    await withdraw_consent(await world.as_it_is(), await seat_of(getattr(world, whose)), by=world.nora.id)
    await world.at(min(RULES[kind].phases))
    server = Server()
    await worker.Postman(settings, server).round(asyncio.Event())
    assert (server.to, await stands()) == ([], [(State.WITHHELD, Problem.NO_CONSENT)])


async def test_that_of_somebody_without_custody_stops_only_their_own(world, settings):
    await world.at(Phase.PREPARATION)
    for person in (world.ayse, world.mehmet):
        await write(world, person, Kind.INVITATION)
    await withdraw_consent(await world.as_it_is(), await seat_of(world.ayse), by=world.nora.id)
    server = Server()
    await worker.Postman(settings, server).round(asyncio.Event())
    assert server.to == ["mehmet@familie.test"]


async def test_given_again_messages_go_again(world, settings):
    await world.at(Phase.PREPARATION)
    seat = await seat_of(world.sara)
    await withdraw_consent(await world.as_it_is(), seat, by=world.nora.id)
    await give_consent(await world.as_it_is(), seat, how=ConsentHow.ORAL, on=date(2026, 11, 20), by=world.nora.id)
    await write(world, world.ayse, Kind.INVITATION)
    server = Server()
    await worker.Postman(settings, server).round(asyncio.Event())
    assert server.to == ["ayse@familie.test"]


async def test_taken_back_while_a_batch_is_on_its_way(world, settings, monkeypatch):
    """What was asked about a batch holds for seconds only: the rest is asked about again."""
    monkeypatch.setattr(worker, "FRESH_SECONDS", 0.2)
    await world.at(Phase.PREPARATION)
    for person in (world.ayse, world.interpreter):
        await write(world, person, Kind.INVITATION)

    async def meanwhile():
        await withdraw_consent(await world.as_it_is(), await seat_of(world.sara), by=world.nora.id)
        await asyncio.sleep(0.3)

    server = Server(meanwhile)
    postman = worker.Postman(settings, server)
    while (await postman.round(asyncio.Event())).claimed:
        pass
    assert len([to for to in server.to if not to.endswith("amt.test")]) == 1
    assert sorted(await stands()) == [(State.SENT, ""), (State.WITHHELD, Problem.NO_CONSENT)]
