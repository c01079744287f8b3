"""The log of deeds. It only grows: the database itself refuses to change or remove a line."""

from piccolo.columns import JSONB, UUID, BigSerial, Timestamptz, Varchar
from piccolo.table import Table

from app.database import DB, Now


class AuditEntry(Table, db=DB, tablename="audit_entry"):
    """Who did what, when and in which conference. Ids and names of things only, never what people wrote."""

    id = BigSerial(primary_key=True)
    at = Timestamptz(default=Now())
    office = UUID(null=True, default=None)
    who = UUID(null=True, default=None)
    deed = Varchar(length=60)
    conference = UUID(null=True, default=None)
    about = JSONB(default="{}")
