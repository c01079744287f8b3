"""All that the server keeps of private family time."""

from piccolo.columns import UUID, Boolean, ForeignKey, Timestamptz
from piccolo.columns.base import OnDelete
from piccolo.table import Table

from app.conferences.tables import Conference
from app.database import DB, Now


class PrivateTime(Table, db=DB, tablename="private_time"):
    """Start, end, and whether a plan was made. There is no column for anything else."""

    id = UUID(primary_key=True)
    conference = ForeignKey(Conference, null=False, on_delete=OnDelete.cascade)
    started_at = Timestamptz(default=Now())
    ended_at = Timestamptz(null=True, default=None)
    plan_made = Boolean(null=True, default=None)
