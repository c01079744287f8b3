"""Services and partners that an office knows."""

from piccolo.columns import UUID, Array, Boolean, Date, ForeignKey, Integer, Text, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.table import Table

from app.database import DB, Now
from app.people.tables import Office, Person


class Partner(Table, db=DB, tablename="partner"):
    """A service or partner. `phone`, `email` and `hours` may be given to families; `contact…` and `agreed` are for us.

    One that is no longer there is archived: promises still name it.
    """

    id = UUID(primary_key=True)
    office = ForeignKey(Office, null=False, on_delete=OnDelete.cascade)
    kind = Varchar(length=20)
    name = Varchar(length=120)
    offers = Text(default="")
    for_whom = Varchar(length=200, default="")
    languages = Array(base_column=Varchar(length=12))
    phone = Varchar(length=40, default="")
    email = Varchar(length=254, default="")
    address = Varchar(length=200, default="")
    hours = Varchar(length=200, default="")
    crisis = Boolean(default=False)
    crisis_phone = Varchar(length=40, default="")
    crisis_hours = Varchar(length=200, default="")
    contact = Varchar(length=120, default="")
    contact_phone = Varchar(length=40, default="")
    contact_email = Varchar(length=254, default="")
    agreed = Text(default="")
    renew_on = Date(null=True, default=None)
    renewer = ForeignKey(Person, null=True, on_delete=OnDelete.set_null)
    archived_at = Timestamptz(null=True, default=None)
    made_at = Timestamptz(default=Now())
    edited = Integer(default=0)
