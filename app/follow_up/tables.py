"""How the promises stand, in the family's words."""

from piccolo.columns import UUID, Boolean, ForeignKey, Text, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.table import Table

from app.conferences.tables import Conference
from app.database import DB, Now
from app.people.tables import Person


class ProgressNote(Table, db=DB, tablename="progress_note"):
    """One tap of somebody in the family. The latest of a promise counts; the caseworker sees what is shared."""

    id = UUID(primary_key=True)
    conference = ForeignKey(Conference, null=False, on_delete=OnDelete.cascade)
    promise = UUID()
    by = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    state = Varchar(length=16)
    words = Text(default="")
    shared = Boolean(default=True)
    at = Timestamptz(default=Now())
