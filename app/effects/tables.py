"""What a service intends. What it measures has no table: it is counted from events."""

from piccolo.columns import UUID, Boolean, ForeignKey, Integer, Text, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.table import Table

from app.database import DB, Now
from app.people.tables import Office


class Intention(Table, db=DB, tablename="intention"):
    """One sentence of what a service intends for a year, and the indicator by which it wants to see it.

    Written again, all sentences of the year are a new edition: what stood there first can still be read.
    """

    id = UUID(primary_key=True)
    office = ForeignKey(Office, null=False, on_delete=OnDelete.cascade)
    year = Integer()
    edition = Integer(default=1)
    number = Integer()
    words = Text(default="")
    indicator = Varchar(length=40)
    aim = Integer(null=True, default=None)  # in the unit of the indicator; in hundredths where it is a share
    at_least = Boolean(default=True)
    at = Timestamptz(default=Now())
