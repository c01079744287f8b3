"""What is learnt. It hangs on the office alone: no column leads to a conference, a person of a case, a writer or an hour."""

from datetime import date

from piccolo.columns import UUID, Array, Boolean, Date, ForeignKey, Integer, Text, Varchar
from piccolo.columns.base import OnDelete
from piccolo.table import Table

from app.database import DB
from app.kit.clock import today
from app.people.tables import Office


def this_month() -> date:
    """Time is rounded before it is kept: the database itself refuses any other day of a month."""
    return today().replace(day=1)


class LookBack(Table, db=DB, tablename="look_back"):
    """A look back that is being written. It is taken apart when it is finished: what it held stands in the list, each alone."""

    id = UUID(primary_key=True)
    office = ForeignKey(Office, null=False, on_delete=OnDelete.cascade)
    month = Date()


class Entry(Table, db=DB, tablename="learning_entry"):
    """A success, a mistake or a near miss. `look_back` is set while it is a draft."""

    id = UUID(primary_key=True)
    office = ForeignKey(Office, null=False, on_delete=OnDelete.cascade)
    look_back = ForeignKey(LookBack, null=True, on_delete=OnDelete.cascade)
    month = Date()
    kind = Varchar(length=10)
    level = Varchar(length=14)
    phase = Varchar(length=20, default="")
    what = Text()
    expected = Text(default="")
    helped = Text(default="")
    hindered = Text(default="")
    change = Text(default="")
    who = Varchar(length=14, default="")  # a role, never a name
    by_month = Date(null=True, default=None)
    state = Varchar(length=8, default="open")  # of the change
    word = Text(default="")  # how the change went
    edited = Integer(default=0)


class OfficeCard(Table, db=DB, tablename="learning_card"):
    """What an office says of the cards: its own words for one that everybody has (`key`), or a card of its own."""

    id = UUID(primary_key=True)
    office = ForeignKey(Office, null=False, on_delete=OnDelete.cascade)
    key = Varchar(length=24, default="")
    phase = Varchar(length=20)
    level = Varchar(length=14)
    mistake = Text()
    cornerstone = Text()
    hidden = Boolean(default=False)
    edited = Integer(default=0)


class Workshop(Table, db=DB, tablename="workshop"):
    """Which entries are taken along to a workshop."""

    id = UUID(primary_key=True)
    office = ForeignKey(Office, null=False, on_delete=OnDelete.cascade)
    name = Varchar(length=120, default="")
    since = Date()
    until = Date()
    entries = Array(base_column=UUID())
    edited = Integer(default=0)
