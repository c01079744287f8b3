"""The conference, who has a seat in it, its moves, and the consents."""

from piccolo.columns import JSONB, UUID, Boolean, Date, ForeignKey, Integer, Text, Time, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.table import Table

from app.database import DB, Now
from app.people.tables import Office, Person


class Conference(Table, db=DB, tablename="conference"):
    """One family group conference."""

    id = UUID(primary_key=True)
    office = ForeignKey(Office, null=False, on_delete=OnDelete.cascade)
    reference = Varchar(length=24)
    family_name = Varchar(length=120)
    phase = Varchar(length=20, default="enquiry")
    urgent = Boolean(default=False)
    caseworker = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    coordinator = ForeignKey(Person, null=True, on_delete=OnDelete.restrict)
    wished_language = Varchar(length=12, default="")
    wished_gender = Varchar(length=10, default="")
    meets_on = Date(null=True, default=None)
    meets_at = Time(null=True, default=None)
    zone = Varchar(length=40, default="Europe/Berlin")
    minutes = Integer(default=180)  # how long it is expected to last
    place = Varchar(length=300, default="")
    begins_on = Date(null=True, default=None)  # told to the caseworker while nobody has taken the referral on
    frozen_at = Timestamptz(null=True, default=None)
    review_on = Date(null=True, default=None)
    sitting = Integer(default=1)  # the first meeting, or which review after it
    convened_at = Timestamptz(
        null=True, default=None
    )  # when the review was begun to be prepared; what was written before is of an earlier meeting
    outcome = Varchar(length=20, default="")
    made_at = Timestamptz(default=Now())
    phase_since = Timestamptz(default=Now())
    edited = Integer(default=0)


class Participant(Table, db=DB, tablename="participant"):
    """Somebody of the family group, or a guest, and the part they play in a conference."""

    id = UUID(primary_key=True)
    office = UUID()
    conference = ForeignKey(Conference, null=False, on_delete=OnDelete.cascade)
    person = ForeignKey(Person, null=False, on_delete=OnDelete.cascade)
    role = Varchar(length=20)
    relation = Varchar(length=80, default="")
    side = Varchar(length=12)
    custody = Boolean(default=False)
    born = Date(null=True, default=None)
    prepared_at = Timestamptz(null=True, default=None)
    left_at = Timestamptz(null=True, default=None)
    sequence = Integer(default=0)  # of their calendar file: the database raises it with every change of their day
    made_at = Timestamptz(default=Now())
    edited = Integer(default=0)


class Contact(Table, db=DB, tablename="contact"):
    """How somebody is reached, what they need, what keeps them safe: for the coordinator alone.

    The caseworker who refers may write down a phone once. No query for anybody else's page names this table.
    """

    participant = ForeignKey(Participant, null=False, on_delete=OnDelete.cascade, primary_key=True)
    email = Varchar(length=254, default="")
    phone = Varchar(length=40, default="")
    address = Text(default="")
    hidden = Boolean(default=False)
    way = Varchar(length=10, default="phone")
    needs = Text(default="")
    safety = Text(default="")
    no_email_since = Timestamptz(null=True, default=None)  # one click in a message: no more e-mail


class Move(Table, db=DB, tablename="move"):
    """A step that was taken: by whom, when, and with which words."""

    id = UUID(primary_key=True)
    conference = ForeignKey(Conference, null=False, on_delete=OnDelete.cascade)
    step = Varchar(length=24)
    by = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    at = Timestamptz(default=Now())
    why = Text(default="")


class PutAway(Table, db=DB, tablename="put_away"):
    """What belonged to a meeting that was held, kept to be read where it was somebody's. Nothing of it counts for the next meeting.

    Each room puts away what is its own, and is the only one that reads it again.
    """

    id = UUID(primary_key=True)
    conference = ForeignKey(Conference, null=False, on_delete=OnDelete.cascade)
    participant = ForeignKey(Participant, null=True, default=None, on_delete=OnDelete.cascade)
    sitting = Integer()
    what = Varchar(length=20)
    content = JSONB()
    at = Timestamptz(default=Now())


class Consent(Table, db=DB, tablename="consent"):
    """Somebody agreed to take part: how and when, and perhaps when they took it back."""

    id = UUID(primary_key=True)
    participant = ForeignKey(Participant, null=False, on_delete=OnDelete.cascade)
    how = Varchar(length=14)
    given_on = Date()
    recorded_by = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    recorded_at = Timestamptz(default=Now())
    withdrawn_at = Timestamptz(null=True, default=None)
    withdrawn_by = ForeignKey(Person, null=True, on_delete=OnDelete.restrict)
