"""Writing over what somebody may have changed meanwhile."""

from typing import Any

from piccolo.columns.combination import And, Where
from piccolo.table import Table

from app.kit.errors import NoSuchThing, Overtaken
from app.kit.i18n import gettext as _


async def rewrite(table: type[Table], values: dict[Any, Any], where: Where | And, *, seen: int) -> None:
    """Write these values where the line still is as it was seen. Overtaken when a colleague was quicker, NoSuchThing when there is none."""
    edited = table._meta.get_column_by_name("edited")
    id = table._meta.primary_key
    changed = await table.update(values | {"edited": seen + 1}).where(where, edited == seen).returning(id)
    if changed:
        return
    if not await table.exists().where(where):
        raise NoSuchThing
    raise Overtaken(_("A colleague has changed this in the meantime. Both texts stand here: please put them together."))
