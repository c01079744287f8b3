"""What tests of the circle and of invitations share: whose seat it is, and a conference that is ready to invite."""

from typing import Any
from uuid import UUID

import asyncpg

from app.conferences.tables import Participant
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
