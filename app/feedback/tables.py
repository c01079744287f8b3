"""What was said of conferences: only as numbers of an office, a quarter and a voice. No conference, no person, no sheet."""

from piccolo.columns import UUID, Boolean, Bytea, Date, ForeignKey, Integer, SmallInt, Varchar
from piccolo.columns.base import OnDelete
from piccolo.table import Table

from app.conferences.tables import Conference
from app.database import DB
from app.people.tables import Office, Person


class FeedbackSheets(Table, db=DB, tablename="feedback_sheets"):
    """How many sheets of a voice were counted in a quarter. They are counted five and more at a time."""

    id = UUID(primary_key=True)
    office = ForeignKey(Office, null=False, on_delete=OnDelete.cascade)
    quarter = Varchar(length=7)  # 2026-Q4: in which they were counted
    voice = Varchar(length=12)
    number = Integer(default=0)


class FeedbackAnswer(Table, db=DB, tablename="feedback_answer"):
    """How often a value was given to a question: a counter, which grows by five and more at a time."""

    id = UUID(primary_key=True)
    office = ForeignKey(Office, null=False, on_delete=OnDelete.cascade)
    quarter = Varchar(length=7)
    voice = Varchar(length=12)
    item = Varchar(length=12)
    value = SmallInt(default=0)
    number = Integer(default=0)


class FeedbackUrn(Table, db=DB, tablename="feedback_urn"):
    """What of a voice still waits until there are five to a question: one sealed box, mixed anew with each sheet, always of one size."""

    id = UUID(primary_key=True)
    office = ForeignKey(Office, null=False, on_delete=OnDelete.cascade)
    voice = Varchar(length=12)
    box = Bytea()


class FeedbackGiven(Table, db=DB, tablename="feedback_given"):
    """Somebody has given feedback on a meeting, so that nobody does twice. Nothing leads from here to what was said.

    On paper nobody is named: the row only keeps the office from entering more sheets than people came.
    """

    id = UUID(primary_key=True)
    conference = ForeignKey(Conference, null=False, on_delete=OnDelete.cascade)
    sitting = Integer(default=1)
    voice = Varchar(length=12)
    person = ForeignKey(Person, null=True, on_delete=OnDelete.cascade)


class FeedbackAsked(Table, db=DB, tablename="feedback_asked"):
    """We have asked somebody for feedback on a meeting: never twice. `on_paper`: no message of ours reaches them, until then."""

    id = UUID(primary_key=True)
    conference = ForeignKey(Conference, null=False, on_delete=OnDelete.cascade)
    sitting = Integer(default=1)
    person = ForeignKey(Person, null=False, on_delete=OnDelete.cascade)
    on_paper = Boolean(default=False)
    until = Date()
