"""The coordinator's notes."""

from piccolo.columns import UUID, Boolean, ForeignKey, Text, Timestamptz
from piccolo.columns.base import OnDelete
from piccolo.table import Table

from app.conferences.tables import Conference
from app.database import DB, Now
from app.people.tables import Person


class Note(Table, db=DB, tablename="note"):
    """A private note of the coordination. It goes into no export and to no office."""

    id = UUID(primary_key=True)
    conference = ForeignKey(Conference, null=False, on_delete=OnDelete.cascade)
    by = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    text = Text()
    at = Timestamptz(default=Now())
    goes_along = Boolean(default=False)  # read by whoever coordinates after this one; the others are their writer's alone
