"""How people of the circle are reached, what they need, what keeps them safe, and the coordinator's notes."""

from piccolo.columns import UUID, Boolean, ForeignKey, Text, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.table import Table

from app.conferences.tables import Conference, Participant
from app.database import DB, Now
from app.people.tables import Person


class Contact(Table, db=DB, tablename="contact"):
    """For the coordinator alone. No query for anybody else's page names this table."""

    participant = ForeignKey(Participant, null=False, on_delete=OnDelete.cascade, primary_key=True)
    email = Varchar(length=254, default="")
    phone = Varchar(length=40, default="")
    address = Text(default="")
    hidden = Boolean(default=False)
    way = Varchar(length=10, default="phone")
    needs = Text(default="")
    safety = Text(default="")


class Note(Table, db=DB, tablename="note"):
    """A private note of the coordination. It goes into no export and to no office."""

    id = UUID(primary_key=True)
    conference = ForeignKey(Conference, null=False, on_delete=OnDelete.cascade)
    by = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    text = Text()
    at = Timestamptz(default=Now())
