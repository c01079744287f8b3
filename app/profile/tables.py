"""What an office does its own way: deadlines, checklists, quiet hours, rates. To be changed on a page, not in the program."""

from datetime import time

from piccolo.columns import UUID, Boolean, ForeignKey, Integer, Time, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.table import Table

from app.conferences.tables import Conference
from app.database import DB, Now
from app.people.tables import Office, Person


class Profile(Table, db=DB, tablename="profile"):
    """One for each office that has changed something; the others live by the defaults."""

    office = ForeignKey(Office, null=False, on_delete=OnDelete.cascade, primary_key=True)
    land = Varchar(length=2, default="HB")  # ISO 3166-2:DE, for holidays
    hints = Boolean(default=True)  # prayer days, Ramadan and the like beside proposed days
    quiet_from = Time(default=time(19))  # no message goes to a family between the two
    quiet_until = Time(default=time(9))
    first_talk_days = Integer(default=5)  # from the referral to the first talk
    prepare_weeks = Integer(default=6)
    review_weeks = Integer(default=8)
    review_rhythm = Varchar(length=20, default="eight_to_twelve")
    hour_cents = Integer(default=0)  # what an hour of a freelance coordinator costs
    approve_above_cents = Integer(default=100_00)  # what costs more is approved by the manager
    edited = Integer(default=0)


class ChecklistEntry(Table, db=DB, tablename="checklist_entry"):
    """What an office says of its checklists: another deadline for what everybody has (`key`), or something of its own (`label`)."""

    id = UUID(primary_key=True)
    office = ForeignKey(Office, null=False, on_delete=OnDelete.cascade)
    phase = Varchar(length=20)
    key = Varchar(length=20, default="")
    label = Varchar(length=200, default="")
    days = Integer(null=True, default=None)
    counts = Varchar(length=16, default="after_begin")
    short = Boolean(default=True)  # also when it is urgent
    made_at = Timestamptz(default=Now())
    gone_at = Timestamptz(null=True, default=None)  # no longer asked for; what was ticked stays


class Tick(Table, db=DB, tablename="tick"):
    """Something of the office's own list is done in a conference."""

    id = UUID(primary_key=True)
    conference = ForeignKey(Conference, null=False, on_delete=OnDelete.cascade)
    entry = ForeignKey(ChecklistEntry, null=False, on_delete=OnDelete.cascade)
    by = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    at = Timestamptz(default=Now())


class CardAway(Table, db=DB, tablename="card_away"):
    """A mistake card that is not to be shown any more in this conference. Nothing that was learnt stands here."""

    id = UUID(primary_key=True)
    conference = ForeignKey(Conference, null=False, on_delete=OnDelete.cascade)
    card = Varchar(length=32)
