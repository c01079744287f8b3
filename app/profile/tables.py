"""What an office does its own way: deadlines, quiet hours, rates. To be changed on a page, not in the program."""

from datetime import time

from piccolo.columns import Boolean, ForeignKey, Integer, Time, Varchar
from piccolo.columns.base import OnDelete
from piccolo.table import Table

from app.database import DB
from app.people.tables import Office


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
    hour_cents = Integer(default=0)  # what an hour of a freelance coordinator costs
    edited = Integer(default=0)
