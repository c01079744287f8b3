"""What the caseworker says plainly: the concern, the question, the bottom lines."""

from piccolo.columns import UUID, ForeignKey, Integer, Text, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.table import Table

from app.conferences.tables import Conference
from app.database import DB, Now


class Referral(Table, db=DB, tablename="referral"):
    """Frozen, by the database itself, from the moment at which the first invitation goes."""

    conference = ForeignKey(Conference, null=False, on_delete=OnDelete.cascade, primary_key=True)
    concern = Text()
    good = Text(default="")  # what goes well: a concern beside nothing good is only half of the picture
    available_help = Text(default="")
    written_at = Timestamptz(default=Now())
    edited = Integer(default=0)


class Line(Table, db=DB, tablename="line"):
    """The question to the family (number 0) or a numbered bottom line."""

    id = UUID(primary_key=True)
    conference = ForeignKey(Conference, null=False, on_delete=OnDelete.cascade)
    kind = Varchar(length=12)
    number = Integer()
    text = Text()
