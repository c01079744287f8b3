"""Who is there on the day, and how the family wishes it to be."""

from piccolo.columns import UUID, ForeignKey, Integer, Text, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.table import Table

from app.conferences.tables import Conference, Participant
from app.database import DB, Now


class Presence(Table, db=DB, tablename="presence"):
    """Who is there in the information phase and when the plan is agreed, meeting by meeting. Private time knows no list."""

    id = UUID(primary_key=True)
    participant = ForeignKey(Participant, null=False, on_delete=OnDelete.cascade)
    sitting = Integer(default=1)  # the first meeting, or which review after it
    phase = Varchar(length=20)
    way = Varchar(length=12)
    at = Timestamptz(default=Now())


class DayPlan(Table, db=DB, tablename="day_plan"):
    """How the day is to be, as the family wishes it: opening, rules, food, who leads; and where whoever is not family waits."""

    conference = ForeignKey(Conference, null=False, on_delete=OnDelete.cascade, primary_key=True)
    opening = Text(default="")
    rules = Text(default="")
    food = Text(default="")
    leads = Varchar(length=200, default="")
    second_room = Varchar(length=200, default="")
    remote = Text(default="")
    edited = Integer(default=0)


class DayWish(Table, db=DB, tablename="day_wish"):
    """What one of the family wishes for the day, in their own words."""

    participant = ForeignKey(Participant, null=False, on_delete=OnDelete.cascade, primary_key=True)
    opening = Text(default="")
    rules = Text(default="")
    food = Text(default="")
    at = Timestamptz(default=Now())


class Tap(Table, db=DB, tablename="tap"):
    """A note of who is here that was made without a network and has arrived; its id was given where it was made."""

    id = UUID(primary_key=True)
    conference = ForeignKey(Conference, null=False, on_delete=OnDelete.cascade)
