"""Who was reminded of what, once each; and who wants no reminders."""

from piccolo.columns import UUID, Date, ForeignKey, Integer, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.table import Table

from app.conferences.tables import Conference
from app.database import DB, Now
from app.outbox.tables import OutboxMessage
from app.people.tables import Person


class Reminded(Table, db=DB, tablename="reminded"):
    """A reminder whose time has come. The database lets each in once: that is why nobody is reminded twice.

    `mark` tells one time from another: the day that was promised, or which sitting it lies in. Without a
    message, and not for staff, the coordinator phones: `seen_to_at`.
    """

    id = UUID(primary_key=True)
    conference = ForeignKey(Conference, null=False, on_delete=OnDelete.cascade)
    person = ForeignKey(Person, null=False, on_delete=OnDelete.cascade)
    reminder = Varchar(length=24)  # see practice.reminders
    about = UUID()  # a promise of the family, or a request to the office
    mark = Varchar(length=16)
    time = Integer(default=1)
    until = Date()  # from then on nobody has to phone for it any more
    way = Varchar(length=8)  # message, call or desk
    message = ForeignKey(OutboxMessage, null=True, default=None, on_delete=OnDelete.set_null)
    at = Timestamptz(default=Now())
    seen_to_at = Timestamptz(null=True, default=None)
    seen_to_by = ForeignKey(Person, null=True, default=None, on_delete=OnDelete.restrict)


class NoReminders(Table, db=DB, tablename="no_reminders"):
    """Somebody does not want to be reminded of this promise; of none at all, where no promise is named."""

    id = UUID(primary_key=True)
    conference = ForeignKey(Conference, null=False, on_delete=OnDelete.cascade)
    person = ForeignKey(Person, null=False, on_delete=OnDelete.cascade)
    promise = UUID(null=True, default=None)
    at = Timestamptz(default=Now())
