"""Who meets when and where apart from the others, who must not meet whom, and what two people decided together."""

from piccolo.columns import UUID, Boolean, Bytea, Date, ForeignKey, Integer, Text, Time, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.table import Table

from app.conferences.tables import Conference, Participant
from app.database import DB, Now
from app.people.tables import Office, Person


class Slot(Table, db=DB, tablename="slot"):
    """A second meeting of a conference, with day and place of its own. Who is in the one learns nothing of the other."""

    id = UUID(primary_key=True)
    conference = ForeignKey(Conference, null=False, on_delete=OnDelete.cascade)
    name = Varchar(length=80)  # for the coordinator alone
    meets_on = Date(null=True, default=None)
    meets_at = Time(null=True, default=None)
    zone = Varchar(length=40, default="Europe/Berlin")
    place = Varchar(length=300, default="")
    made_at = Timestamptz(default=Now())
    edited = Integer(default=0)


class Separate(Table, db=DB, tablename="separate"):
    """Somebody comes another way: to a meeting of their own, at another hour or door, or in writing. No row: as everybody."""

    participant = ForeignKey(Participant, null=False, on_delete=OnDelete.cascade, primary_key=True)
    slot = ForeignKey(Slot, null=True, default=None, on_delete=OnDelete.no_action)
    arrives_at = Time(null=True, default=None)
    arrives_where = Varchar(length=300, default="")
    written = Boolean(default=False)
    edited = Integer(default=0)


class Apart(Table, db=DB, tablename="apart"):
    """Two who must not meet. `one` is the lesser of the two ids."""

    id = UUID(primary_key=True)
    conference = ForeignKey(Conference, null=False, on_delete=OnDelete.cascade)
    one = ForeignKey(Participant, null=False, on_delete=OnDelete.cascade)
    other = ForeignKey(Participant, null=False, on_delete=OnDelete.cascade)
    by = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    at = Timestamptz(default=Now())


class Exclusion(Table, db=DB, tablename="exclusion"):
    """Somebody takes part in another way, for so long. In force once a second person has signed, and until its day.

    `why` is for the two who decide; the person never reads it.
    """

    id = UUID(primary_key=True)
    conference = ForeignKey(Conference, null=False, on_delete=OnDelete.cascade)
    participant = ForeignKey(Participant, null=False, on_delete=OnDelete.cascade)
    criterion = Varchar(length=24)
    why = Text(default="")
    until = Date()
    other_way = Varchar(length=16)
    other_words = Text(default="")  # how it goes, in words for the person
    reads_plan = Boolean(default=False)
    decided_by = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    decided_at = Timestamptz(default=Now())
    signed_by = ForeignKey(Person, null=True, default=None, on_delete=OnDelete.restrict)
    signed_at = Timestamptz(null=True, default=None)
    ended_at = Timestamptz(null=True, default=None)
    ended_by = ForeignKey(Person, null=True, default=None, on_delete=OnDelete.restrict)


class SecondLook(Table, db=DB, tablename="second_look"):
    """What one person asked for and another has to sign: showing a hidden contact again, an exclusion, closing without a review."""

    id = UUID(primary_key=True)
    office = UUID()
    conference = ForeignKey(Conference, null=False, on_delete=OnDelete.cascade)
    participant = ForeignKey(Participant, null=True, default=None, on_delete=OnDelete.cascade)  # none: it is about the conference
    exclusion = ForeignKey(Exclusion, null=True, default=None, on_delete=OnDelete.cascade)
    deed = Varchar(length=12)
    outcome = Varchar(length=20, default="")  # of a conference that is to be closed
    why = Text(default="")
    asked_by = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    asked_at = Timestamptz(default=Now())
    answered_by = ForeignKey(Person, null=True, default=None, on_delete=OnDelete.restrict)
    answered_at = Timestamptz(null=True, default=None)
    agreed = Boolean(default=False)
    used_at = Timestamptz(null=True, default=None)  # set by the database when the contact is shown again: a signature opens once


class ProtectionRecord(Table, db=DB, tablename="protection_record"):
    """That somebody of staff wrote down danger for a child (§ 8a SGB VIII). It hangs on no conference, and no page of one knows of it."""

    id = UUID(primary_key=True)
    office = ForeignKey(Office, null=False, on_delete=OnDelete.cascade)
    writer = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    made_at = Timestamptz(default=Now())


class ProtectionEntry(Table, db=DB, tablename="protection_entry"):
    """What was told, in a box that opens only with the operator's secret. What was written stays; more is added."""

    id = UUID(primary_key=True)
    record = ForeignKey(ProtectionRecord, null=False, on_delete=OnDelete.cascade)
    by = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    at = Timestamptz(default=Now())
    box = Bytea()


class ProtectionReader(Table, db=DB, tablename="protection_reader"):
    """Who may read it beside its writer."""

    id = UUID(primary_key=True)
    record = ForeignKey(ProtectionRecord, null=False, on_delete=OnDelete.cascade)
    person = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    named_by = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    named_at = Timestamptz(default=Now())
