"""Rooms and interpreters that an office knows, what one conference has arranged, what it costs, and the hours it took."""

from piccolo.columns import UUID, Array, Boolean, Date, ForeignKey, Integer, Text, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.table import Table

from app.conferences.tables import Conference, Participant
from app.database import DB, Now
from app.people.tables import Office, Person


class Venue(Table, db=DB, tablename="venue"):
    """A place where families meet. One that is no longer used is archived: past conferences still name it."""

    id = UUID(primary_key=True)
    office = ForeignKey(Office, null=False, on_delete=OnDelete.cascade)
    name = Varchar(length=120)
    address = Varchar(length=170, default="")
    accessible = Boolean(default=False)
    second_room = Boolean(default=False)
    kitchen = Boolean(default=False)
    bus = Varchar(length=200, default="")
    contact = Varchar(length=120, default="")
    phone = Varchar(length=40, default="")
    email = Varchar(length=254, default="")
    cost_cents = Integer(null=True, default=None)  # for one conference
    notes = Text(default="")
    archived_at = Timestamptz(null=True, default=None)
    made_at = Timestamptz(default=Now())
    edited = Integer(default=0)


class VenueBooking(Table, db=DB, tablename="venue_booking"):
    """The room of a conference: one at a time, those that were cancelled stay to be seen."""

    id = UUID(primary_key=True)
    office = UUID()
    conference = ForeignKey(Conference, null=False, on_delete=OnDelete.cascade)
    sitting = Integer(default=1)  # the meeting for which it is
    venue = ForeignKey(Venue, null=False, on_delete=OnDelete.cascade)
    state = Varchar(length=10)
    until = Date(null=True, default=None)  # by when they answer, or keep it free
    words = Varchar(length=500, default="")
    by = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    made_at = Timestamptz(default=Now())
    edited = Integer(default=0)


class Interpreter(Table, db=DB, tablename="interpreter"):
    """An interpreter of the office's list. In a conference they are a participant like others."""

    id = UUID(primary_key=True)
    office = ForeignKey(Office, null=False, on_delete=OnDelete.cascade)
    name = Varchar(length=120)
    languages = Array(base_column=Varchar(length=12))
    dialects = Varchar(length=200, default="")
    gender = Varchar(length=10, default="")
    phone = Varchar(length=40, default="")
    email = Varchar(length=254, default="")
    secrecy_on = Date(null=True, default=None)
    rate_cents = Integer(null=True, default=None)  # an hour
    notes = Text(default="")
    archived_at = Timestamptz(null=True, default=None)
    made_at = Timestamptz(default=Now())
    edited = Integer(default=0)


class InterpretingBooking(Table, db=DB, tablename="interpreting_booking"):
    """Interpreting into one language for one conference, from the wish to the one who comes."""

    id = UUID(primary_key=True)
    office = UUID()
    conference = ForeignKey(Conference, null=False, on_delete=OnDelete.cascade)
    sitting = Integer(default=1)  # the meeting for which it is
    language = Varchar(length=12)
    dialect = Varchar(length=120, default="")
    gender = Varchar(length=10, default="")  # whom the family wishes for
    interpreter = ForeignKey(Interpreter, null=True, on_delete=OnDelete.restrict)
    state = Varchar(length=10)
    until = Date(null=True, default=None)
    independent_on = Date(null=True, default=None)
    independent_by = ForeignKey(Person, null=True, on_delete=OnDelete.restrict)
    secrecy_on = Date(null=True, default=None)
    in_private_time = Varchar(length=6, default="open")
    words = Varchar(length=500, default="")
    participant = ForeignKey(Participant, null=True, on_delete=OnDelete.set_null)
    by = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    made_at = Timestamptz(default=Now())
    edited = Integer(default=0)


class Arrangement(Table, db=DB, tablename="arrangement"):
    """One thing to arrange: from the usual list (`usual`), for somebody (`participant`), or thought of by the coordinator."""

    id = UUID(primary_key=True)
    conference = ForeignKey(Conference, null=False, on_delete=OnDelete.cascade)
    sitting = Integer(default=1)  # the meeting for which it is
    thing = Varchar(length=12)
    usual = Varchar(length=12, default="")
    participant = ForeignKey(Participant, null=True, on_delete=OnDelete.cascade)
    what = Varchar(length=200, default="")  # empty: as the usual list says it, or as the person said it
    state = Varchar(length=10, default="open")
    who = Varchar(length=120, default="")
    until = Date(null=True, default=None)
    made_at = Timestamptz(default=Now())
    edited = Integer(default=0)


class Cost(Table, db=DB, tablename="cost"):
    """What something costs. Amounts in cents. An approval is for an amount: what costs more afterwards is asked about again."""

    id = UUID(primary_key=True)
    conference = ForeignKey(Conference, null=False, on_delete=OnDelete.cascade)
    kind = Varchar(length=14)
    what = Varchar(length=200, default="")
    planned_cents = Integer(null=True, default=None)
    actual_cents = Integer(null=True, default=None)
    paid_on = Date(null=True, default=None)
    approved_cents = Integer(null=True, default=None)
    refused_cents = Integer(null=True, default=None)
    decided_by = ForeignKey(Person, null=True, on_delete=OnDelete.restrict)
    decided_at = Timestamptz(null=True, default=None)
    why = Varchar(length=500, default="")
    by = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    made_at = Timestamptz(default=Now())
    edited = Integer(default=0)


class Hours(Table, db=DB, tablename="hours"):
    """Time that a coordinator spent. There is no column for words."""

    id = UUID(primary_key=True)
    conference = ForeignKey(Conference, null=False, on_delete=OnDelete.cascade)
    person = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    day = Date()
    phase = Varchar(length=20)
    work = Varchar(length=12)
    minutes = Integer()
    made_at = Timestamptz(default=Now())
