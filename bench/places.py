"""A PostgreSQL of our own for a measurement, gone afterwards."""

import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import asyncpg

from app.database import DB, embedded, migrate, ours_on
from app.settings import Settings

SETTINGS = Settings(secret="only for measuring, and long enough", smtp="smtp://127.0.0.1:1", address="https://house.test")


@asynccontextmanager
async def databases(*names: str) -> AsyncIterator[dict[str, asyncpg.Pool]]:
    """Migrated, empty databases by name, each with a pool; the last one is the application's."""
    with tempfile.TemporaryDirectory(prefix="familienrat-bench-") as folder:
        server = embedded(Path(folder) / "data")
        pools = {}
        try:
            for name in names:
                url = ours_on(server.get_uri()).replace("/familienrat", f"/{name}", 1)
                connection = await asyncpg.connect(server.get_uri())
                await connection.execute(f'CREATE DATABASE "{name}"')
                await connection.close()
                DB.pool = None
                await DB.start(url)
                await migrate()
                pools[name] = DB.pool
            yield pools
        finally:
            for pool in pools.values():
                await pool.close()
            DB.pool = None
            server.cleanup()
