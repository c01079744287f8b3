"""Invitations and what people answer."""

from piccolo.columns import Boolean, ForeignKey, Text, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.table import Table

from app.conferences.tables import Participant
from app.database import DB, Now
from app.people.tables import Person


class Invitation(Table, db=DB, tablename="invitation"):
    """One for each participant."""

    participant = ForeignKey(Participant, null=False, on_delete=OnDelete.cascade, primary_key=True)
    way = Varchar(length=10)
    invited_at = Timestamptz(default=Now())
    invited_by = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    given_at = Timestamptz(null=True, default=None)  # handed over or sent from the coordinator's own phone
    answer = Varchar(length=12, default="")
    words = Text(default="")  # what they need, or how they take part
    answered_at = Timestamptz(null=True, default=None)
    answered_by = ForeignKey(Person, null=True, on_delete=OnDelete.restrict)
    to_confirm = Boolean(default=False)  # day or place have changed since the answer
