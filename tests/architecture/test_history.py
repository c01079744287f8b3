"""The database is what the code says, and watches over what must not change."""

import asyncpg
import pytest
from piccolo.conf.apps import Finder
from piccolo.table import create_db_tables

from app.audit.commands import record
from app.audit.tables import AuditEntry
from app.conferences.tables import Conference
from app.database import DB, all_or_nothing, rows
from app.referrals.tables import Line, Referral

_SHAPE = """
    SELECT table_name || '.' || column_name AS column, data_type, character_maximum_length, is_nullable, column_default
    FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
    WHERE table_schema = $1 AND table_type = 'BASE TABLE' AND table_name <> 'migration'
"""


async def shape_of(schema: str) -> dict[str, tuple[object, ...]]:
    return {line["column"]: tuple(line)[1:] for line in await rows(_SHAPE, schema)}


async def test_the_migrations_lead_to_the_tables_in_the_code(world):
    connection = DB.current_transaction.get().connection
    history = await shape_of("public")
    await connection.execute("CREATE SCHEMA fresh; SET LOCAL search_path TO fresh")
    await create_db_tables(*Finder().get_table_classes(), if_not_exists=False)
    fresh = await shape_of("fresh")
    await connection.execute("SET LOCAL search_path TO public")

    def without_schema(shape):
        return {name: tuple(str(part).replace("fresh.", "") for part in parts) for name, parts in shape.items()}

    assert without_schema(history) == without_schema(fresh)


class Undo(Exception):
    """Takes back what was only tried."""


@pytest.mark.parametrize(
    "meddle",
    [
        lambda: AuditEntry.update({AuditEntry.deed: "something else"}, force=True),
        lambda: AuditEntry.delete(force=True),
        lambda: AuditEntry.raw("TRUNCATE audit_entry"),
    ],
)
async def test_nothing_in_the_audit_log_can_be_changed_or_removed(world, meddle):
    before = await AuditEntry.count()
    await record("accept_plan", who=None)
    with pytest.raises(asyncpg.RaiseError, match="append-only"):
        async with all_or_nothing():
            await meddle()
    assert await AuditEntry.count() == before + 1


@pytest.mark.parametrize(
    "meddle",
    [
        lambda world: Referral.update({Referral.concern: "Etwas ganz anderes"}).where(Referral.conference == world.yilmaz.id),
        lambda world: Line.delete().where(Line.conference == world.yilmaz.id),
        lambda world: Line.insert(Line(conference=world.yilmaz.id, kind="bottom_line", number=9, text="Noch eine")),
        lambda world: Conference.update({Conference.frozen_at: None}).where(Conference.id == world.yilmaz.id),
    ],
)
async def test_the_concern_is_frozen_by_the_database_itself(world, meddle):
    with pytest.raises(Undo):  # the control: before it is frozen, the very same change goes through
        async with all_or_nothing():
            await meddle(world)
            raise Undo
    await DB.current_transaction.get().connection.execute("UPDATE conference SET frozen_at = now()")
    with pytest.raises(asyncpg.RaiseError, match="frozen"):
        async with all_or_nothing():
            await meddle(world)


async def test_nobody_of_another_office_can_be_put_into_a_conference(world):
    for column, person in ((Conference.coordinator, world.foreign_coordinator), (Conference.caseworker, world.foreign_caseworker)):
        with pytest.raises(asyncpg.ForeignKeyViolationError):
            async with all_or_nothing():
                await Conference.update({column: person.id}).where(Conference.id == world.yilmaz.id)


async def test_an_inner_change_is_undone_alone(world):
    """A nested transaction of Piccolo's own would leave half of it behind."""
    before = await AuditEntry.count()
    async with all_or_nothing():
        await record("outer", who=None)
        with pytest.raises(ZeroDivisionError):
            async with all_or_nothing():
                await record("inner", who=None)
                raise ZeroDivisionError
    assert await AuditEntry.count() == before + 1
