"""What tests of the circle and of invitations share: whose seat it is, and a conference that is ready to invite."""

from typing import Any
from uuid import UUID

import asyncpg

from app.circle.commands import propose
from app.circle.forms import ProposalForm
from app.conferences.tables import Participant
from app.invitations.commands import invite
from app.network.commands import mention
from app.network.forms import MentionForm
from app.practice.phases import Phase
from app.practice.roles import Side, StaffRole
from tests.world import World


async def seat_of(world: World, person: Any) -> UUID:
    """The seat of this person in the Yılmaz conference."""
    found = (
        await Participant.select(Participant.id).where(Participant.conference == world.yilmaz.id, Participant.person == person.id).first()
    )
    assert found is not None
    return UUID(str(found["id"]))


async def count_queries(monkeypatch: Any, browser: Any, path: str) -> int:
    """How often the database is asked for one page."""
    asked: list[str] = []
    with monkeypatch.context() as patch:
        for name in ("fetch", "fetchrow", "fetchval", "execute"):
            run = getattr(asyncpg.Connection, name)

            async def counted(self: Any, query: str, *args: Any, _run: Any = run, **more: Any) -> Any:
                asked.append(query)
                return await _run(self, query, *args, **more)

            patch.setattr(asyncpg.Connection, name, counted)
        assert (await browser.get(path)).status_code == 200
    return len(asked)


async def widen(world: World) -> None:
    """Somebody was proposed, somebody else is only mentioned on the map."""
    conference = await world.as_it_is()
    await propose(conference, ProposalForm(name="Hatice Kurt"), by=world.ayse.id)
    await mention(conference, MentionForm(name="Kemal Demir", side=Side.MOTHER), by=world.nora.id)


async def invite_everybody(world: World) -> None:
    """The conference in preparation, and everybody of its circle invited by Nora."""
    await world.at(Phase.PREPARATION)
    conference = await world.seen_by(world.nora, StaffRole.COORDINATOR)
    everybody = await Participant.select(Participant.id).where(Participant.conference == conference.id)
    await invite(conference, [each["id"] for each in everybody], by=world.nora.id)
