"""Messages that wait, were sent, or were given up."""

from piccolo.columns import UUID, ForeignKey, Integer, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.table import Table

from app.database import DB, Now
from app.people.tables import AccessLink, Office, Person, Ticket


class OutboxMessage(Table, db=DB, tablename="outbox_message"):
    """What is to be said to whom. Neither text nor address stands here: both are worked out when it is sent."""

    id = UUID(primary_key=True)
    office = ForeignKey(Office, null=False, on_delete=OnDelete.cascade)
    conference = UUID(null=True, default=None)
    person = ForeignKey(Person, null=False, on_delete=OnDelete.cascade)
    link = ForeignKey(AccessLink, null=True, on_delete=OnDelete.cascade)
    ticket = ForeignKey(Ticket, null=True, on_delete=OnDelete.cascade)
    kind = Varchar(length=30)
    state = Varchar(length=12, default="waiting")
    made_at = Timestamptz(default=Now())
    next_try_at = Timestamptz(null=True, default=Now())
    leased_until = Timestamptz(null=True, default=None)
    give_up_at = Timestamptz(null=True, default=None)
    tries = Integer(default=0)
    problem = Varchar(length=20, default="")  # the kind of trouble, see practice.mail
    sent_at = Timestamptz(null=True, default=None)
    seen_to_at = Timestamptz(null=True, default=None)  # the coordinator has phoned instead
    way = Varchar(length=10, default="")  # by which it went: e-mail, or the text message service


class Turn(Table, db=DB, tablename="turn"):
    """When something that is done again and again is due next. Whoever sets it on takes the turn: of two workers, one."""

    name = Varchar(length=40, primary_key=True)
    next_at = Timestamptz(default=Now())
