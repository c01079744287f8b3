"""Photos of a plan that a family wrote on paper, and letters for many that are being typeset."""

from piccolo.columns import UUID, Array, Bytea, ForeignKey, Integer, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.table import Table

from app.conferences.tables import Conference
from app.database import DB, Now
from app.people.tables import Office, Person


class PaperPhoto(Table, db=DB, tablename="paper_photo"):
    """One page, drawn anew, in a box that opens only with the operator's secret. The database deletes it when the conference ends."""

    id = UUID(primary_key=True)
    conference = ForeignKey(Conference, null=False, on_delete=OnDelete.cascade)
    sitting = Integer(default=1)  # the meeting at which the paper was written
    position = Integer(default=0)
    width = Integer(default=0)
    height = Integer(default=0)
    turns = Integer(default=0)  # how often it was turned: its address changes with it
    box = Bytea(default=b"")
    made_at = Timestamptz(default=Now())
    made_by = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)


class PrintJob(Table, db=DB, tablename="print_job"):
    """Letters for many, made beside the requests. An unlogged table: it is in no backup, and after a crash it is empty.

    `beat_at`: when whoever makes them last said so. The box holds the PDF for a few minutes, until it is fetched.
    """

    id = UUID(primary_key=True)
    office = ForeignKey(Office, null=False, on_delete=OnDelete.cascade)
    by = ForeignKey(Person, null=False, on_delete=OnDelete.cascade)
    state = Varchar(length=10, default="making")
    done = Integer(default=0)
    total = Integer(default=0)
    left_out = Array(base_column=UUID())  # participants for whom no letter could be made
    box = Bytea(default=b"")
    made_at = Timestamptz(default=Now())
    beat_at = Timestamptz(default=Now())
