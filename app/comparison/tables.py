"""Files of other municipalities, whose key is whose, and what we have given out ourselves."""

from piccolo.columns import JSONB, UUID, ForeignKey, Integer, Text, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.table import Table

from app.database import DB, Now
from app.people.tables import Office, Person


class KnownService(Table, db=DB, tablename="known_service"):
    """Somebody whose file we took, by their key. What they sent is shown once somebody has compared the fingerprint with them."""

    id = UUID(primary_key=True)
    office = ForeignKey(Office, null=False, on_delete=OnDelete.cascade)
    public_key = Varchar(length=64)
    municipality = Varchar(length=80)
    service = Varchar(length=120)
    seen_at = Timestamptz(default=Now())
    confirmed_at = Timestamptz(null=True, default=None)
    confirmed_by = ForeignKey(Person, null=True, on_delete=OnDelete.set_null)


class ComparedFile(Table, db=DB, tablename="compared_file"):
    """The newest file of a service for one quarter or year, and what we say to it."""

    id = UUID(primary_key=True)
    known = ForeignKey(KnownService, null=False, on_delete=OnDelete.cascade)
    period = Varchar(length=7)
    made_at = Timestamptz()
    content = JSONB()
    taken_at = Timestamptz(default=Now())
    taken_by = ForeignKey(Person, null=True, on_delete=OnDelete.set_null)
    comment = Text(default="")
    edited = Integer(default=0)


class GivenOut(Table, db=DB, tablename="given_out"):
    """What we ourselves said to our figures of one quarter or year, when we gave them out last."""

    id = UUID(primary_key=True)
    office = ForeignKey(Office, null=False, on_delete=OnDelete.cascade)
    period = Varchar(length=7)
    municipality = Varchar(length=80)
    comment = Text(default="")
    at = Timestamptz(default=Now())
