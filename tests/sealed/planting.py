"""A family in private time in a database of its own, for tests that start the real program."""

from uuid import UUID

import asyncpg

from app.kit import tokens
from app.sealed_room.commands import ticket_of
from tests.reliability.test_start_stop import SETTINGS

_FAMILY = """
    WITH office AS (INSERT INTO office (name, short_name) VALUES ('Büro', $1) RETURNING id),
    worker AS (INSERT INTO person (office, name) SELECT id, 'Idris Kaya' FROM office RETURNING id, office)
    INSERT INTO conference (office, reference, family_name, phase, caseworker)
    SELECT office, $1 || '-1', 'Familie Test', 'private_time', id FROM worker RETURNING id
"""


async def plant(connection: asyncpg.Connection, name: str) -> tuple[UUID, UUID]:
    """A conference in private family time with an empty room; gives both."""
    conference = await connection.fetchval(_FAMILY, name)
    room = await connection.fetchval("INSERT INTO sealed_room (conference) VALUES ($1) RETURNING id", conference)
    return conference, room


def ticket(room: UUID) -> str:
    """As the program of `tests.reliability.test_start_stop` works it out, which has a secret of its own."""
    mine = tokens._secret
    tokens.configure(SETTINGS["FAMILIENRAT_SECRET"])
    try:
        return ticket_of(room)
    finally:
        tokens._secret = mine
