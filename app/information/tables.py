"""What information-givers (school, doctor, …) say: asked for, written and shown before the day."""

from piccolo.columns import UUID, ForeignKey, Integer, Text, Time, Timestamptz
from piccolo.columns.base import OnDelete
from piccolo.table import Table

from app.conferences.tables import Participant
from app.database import DB, Now
from app.people.tables import Person


class Facts(Table, db=DB, tablename="facts"):
    """What one information-giver is asked and answers. `text` is theirs; `shown` is what the family reads, and changes only by release."""

    participant = ForeignKey(Participant, null=False, on_delete=OnDelete.cascade, primary_key=True)
    question = Text(default="")
    speaks_at = Time(null=True, default=None)
    minutes = Integer(null=True, default=None)
    asked_at = Timestamptz(default=Now())
    asked_by = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    text = Text(default="")
    written_at = Timestamptz(null=True, default=None)
    written_by = ForeignKey(Person, null=True, on_delete=OnDelete.restrict)
    shown = Text(default="")
    shown_at = Timestamptz(null=True, default=None)
    edited = Integer(default=0)


class Remark(Table, db=DB, tablename="remark"):
    """Somebody of the family sees it differently. It stands beside the facts, in their words."""

    id = UUID(primary_key=True)
    participant = ForeignKey(Participant, null=False, on_delete=OnDelete.cascade)
    by = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    words = Text()
    at = Timestamptz(default=Now())
