"""Who is there on the day."""

from piccolo.columns import UUID, ForeignKey, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.table import Table

from app.conferences.tables import Participant
from app.database import DB, Now


class Presence(Table, db=DB, tablename="presence"):
    """Who is there in the information phase and when the plan is agreed. Private time knows no list."""

    id = UUID(primary_key=True)
    participant = ForeignKey(Participant, null=False, on_delete=OnDelete.cascade)
    phase = Varchar(length=20)
    way = Varchar(length=12)
    at = Timestamptz(default=Now())
