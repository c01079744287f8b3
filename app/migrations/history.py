"""A step of history told in SQL, beside a seven-line file that Piccolo's runner finds."""

from collections.abc import Awaitable, Callable
from pathlib import Path

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from app.database import DB


def from_sql(file: str, id: str, description: str) -> Callable[[], Awaitable[MigrationManager]]:
    sql = Path(file).with_suffix(".sql").read_text()

    async def forwards() -> MigrationManager:
        manager = MigrationManager(migration_id=id, app_name="familienrat", description=description)

        async def run() -> None:
            transaction = DB.current_transaction.get()
            if transaction is None:
                raise RuntimeError("Piccolo runs a step of history in a transaction.")
            await transaction.connection.execute(sql)

        manager.add_raw(run)
        return manager

    return forwards
