"""A COMMIT or ROLLBACK that fails gives its connection back all the same: twenty of them leave the pool as it was."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from unittest.mock import patch

import asyncpg
import pytest
from piccolo.engine.postgres import PostgresTransaction

from app.database import Engine, Transaction

CONNECTIONS = 3
TIMES = 20


@pytest.fixture
async def engine(database: str) -> AsyncIterator[Engine]:
    """A small pool of our own."""
    engine = Engine(config={"dsn": database})
    await engine.start(database, connections=CONNECTIONS)
    yield engine
    engine.pool.terminate()


async def refused_at_commit(engine: Engine, kind: type[PostgresTransaction]) -> None:
    """A constraint that is looked at only when all is to be kept."""
    async with kind(engine=engine) as transaction:
        await transaction.connection.execute("CREATE TEMP TABLE once (n INT UNIQUE DEFERRABLE INITIALLY DEFERRED) ON COMMIT DROP")
        await transaction.connection.execute("INSERT INTO once VALUES (1), (1)")


async def late_at_rollback(engine: Engine, kind: type[PostgresTransaction]) -> None:
    """Something goes wrong, and undoing it takes too long."""

    async def too_long(_: object) -> None:
        raise TimeoutError

    with patch.object(PostgresTransaction, "rollback", too_long):
        async with kind(engine=engine) as transaction:
            await transaction.connection.execute("SELECT 1 / 0")


async def gone_in_the_middle(engine: Engine, kind: type[PostgresTransaction]) -> None:
    """The database ends the connection; undoing is then not possible either."""
    async with kind(engine=engine) as transaction:
        await transaction.connection.execute("SELECT pg_terminate_backend(pg_backend_pid())")


async def what_is_left(engine: Engine) -> int:
    """How many connections can be had at the same time."""
    had = 0
    async with contextlib.AsyncExitStack() as stack:
        for _ in range(CONNECTIONS):
            try:
                connection = await stack.enter_async_context(engine.pool.acquire(timeout=0.5))
            except TimeoutError:
                break
            assert await connection.fetchval("SELECT 1") == 1
            assert not connection.is_in_transaction()
            had += 1
    return had


@pytest.mark.parametrize("fault", [refused_at_commit, late_at_rollback, gone_in_the_middle])
async def test_the_pool_stays_whole(engine, fault):
    for _ in range(TIMES):
        with pytest.raises((asyncpg.PostgresError, asyncpg.InterfaceError, OSError)):
            await asyncio.create_task(fault(engine, Transaction))  # each in a task of its own, as requests are
    assert await what_is_left(engine) == CONNECTIONS
    assert engine.current_transaction.get() is None


@pytest.mark.parametrize("fault", [refused_at_commit, late_at_rollback])
async def test_with_piccolos_own_transaction_it_runs_dry(engine, fault):
    """The control: the same faults, and soon nobody gets a connection any more."""
    for _ in range(CONNECTIONS):
        with pytest.raises((asyncpg.PostgresError, OSError)):
            await asyncio.create_task(fault(engine, PostgresTransaction))
    assert await what_is_left(engine) == 0
