"""Days that are proposed, what people say to them, who was asked, and who knows the day that was chosen."""

from piccolo.columns import UUID, Boolean, Date, ForeignKey, Integer, Text, Time, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.table import Table

from app.conferences.tables import Conference, Participant
from app.database import DB, Now
from app.people.tables import Person
from app.safety.tables import Slot


class Proposal(Table, db=DB, tablename="date_proposal"):
    """A day and time that would do. What is taken back stays, with its answers: proposed again, they are there again."""

    id = UUID(primary_key=True)
    conference = ForeignKey(Conference, null=False, on_delete=OnDelete.cascade)
    slot = ForeignKey(Slot, null=True, default=None, on_delete=OnDelete.cascade)  # none: of the common meeting
    day = Date()
    starts = Time()  # wall time in `zone`
    minutes = Integer(default=180)
    zone = Varchar(length=40, default="Europe/Berlin")
    place = Varchar(length=300, default="")
    online = Boolean(default=False)
    made_at = Timestamptz(default=Now())
    withdrawn_at = Timestamptz(null=True, default=None)
    chosen_at = Timestamptz(null=True, default=None)


class DateAnswer(Table, db=DB, tablename="date_answer"):
    """What somebody says to a proposal. Seen by the coordinator alone, and each of their own."""

    id = UUID(primary_key=True)
    proposal = ForeignKey(Proposal, null=False, on_delete=OnDelete.cascade)
    part = Varchar(length=12)  # participant, caseworker, or the room, for which the coordinator answers
    participant = ForeignKey(Participant, null=True, default=None, on_delete=OnDelete.cascade)
    says = Varchar(length=12)
    by = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    at = Timestamptz(default=Now())


class Needed(Table, db=DB, tablename="needed"):
    """Without whom it cannot be, or can, where the coordinator says otherwise than the rule. Nobody named: the caseworker."""

    id = UUID(primary_key=True)
    conference = ForeignKey(Conference, null=False, on_delete=OnDelete.cascade)
    participant = ForeignKey(Participant, null=True, default=None, on_delete=OnDelete.cascade)
    is_needed = Boolean()


class Asked(Table, db=DB, tablename="asked"):
    """Somebody was asked which days are possible, and when they are reminded: once. Nobody named: the caseworker."""

    id = UUID(primary_key=True)
    conference = ForeignKey(Conference, null=False, on_delete=OnDelete.cascade)
    participant = ForeignKey(Participant, null=True, default=None, on_delete=OnDelete.cascade)
    asked_at = Timestamptz(default=Now())
    remind_at = Timestamptz(null=True, default=None)  # none: nothing more is to be done
    reminded_at = Timestamptz(null=True, default=None)
    words = Text(default="")  # what they wrote with their answer


class Told(Table, db=DB, tablename="told"):
    """Somebody knows a day: which one, by the number that rises with every change, and whether they have confirmed it."""

    participant = ForeignKey(Participant, null=False, on_delete=OnDelete.cascade, primary_key=True)
    sequence = Integer(default=0)
    told_at = Timestamptz(default=Now())
    confirmed_at = Timestamptz(null=True, default=None)
    confirmed_by = ForeignKey(Person, null=True, default=None, on_delete=OnDelete.restrict)


class CalendarFeed(Table, db=DB, tablename="calendar_feed"):
    """The private address under which a coordinator's own calendar reads their days. Its secret is derived, not stored."""

    id = UUID(primary_key=True)
    person = ForeignKey(Person, null=False, on_delete=OnDelete.cascade)
    handle = Varchar(length=6, unique=True)
    made_at = Timestamptz(default=Now())
    withdrawn_at = Timestamptz(null=True, default=None)
