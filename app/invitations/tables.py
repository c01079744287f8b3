"""Invitations and what people answer, the family's own words, and the sender on letters."""

from piccolo.columns import UUID, Boolean, ForeignKey, Integer, Text, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.table import Table

from app.conferences.tables import Conference, Participant
from app.database import DB, Now
from app.people.tables import Office, Person


class Invitation(Table, db=DB, tablename="invitation"):
    """One for each participant."""

    participant = ForeignKey(Participant, null=False, on_delete=OnDelete.cascade, primary_key=True)
    way = Varchar(length=10)
    invited_at = Timestamptz(default=Now())
    invited_by = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    given_at = Timestamptz(null=True, default=None)  # handed over or sent from the coordinator's own phone
    answer = Varchar(length=12, default="")
    words = Text(default="")  # what they need, or how they take part
    answered_at = Timestamptz(null=True, default=None)
    answered_by = ForeignKey(Person, null=True, on_delete=OnDelete.restrict)
    to_confirm = Boolean(default=False)  # day or place have changed since the answer


class PastInvitation(Table, db=DB, tablename="past_invitation"):
    """An invitation to a meeting that was held, with what was answered."""

    id = UUID(primary_key=True)
    conference = ForeignKey(Conference, null=False, on_delete=OnDelete.cascade)
    participant = ForeignKey(Participant, null=False, on_delete=OnDelete.cascade)
    sitting = Integer()
    way = Varchar(length=10)
    invited_at = Timestamptz()
    answer = Varchar(length=12, default="")
    words = Text(default="")
    answered_at = Timestamptz(null=True, default=None)


class Look(Table, db=DB, tablename="invitation_look"):
    """The picture that the family has chosen for its invitation. A conference without one has none."""

    conference = ForeignKey(Conference, null=False, on_delete=OnDelete.cascade, primary_key=True)
    picture = Varchar(length=12, default="")


class FamilyWords(Table, db=DB, tablename="family_words"):
    """The invitation in the family's own words, in one language. It stands on letters and pages, never in a message."""

    id = UUID(primary_key=True)
    conference = ForeignKey(Conference, null=False, on_delete=OnDelete.cascade)
    language = Varchar(length=12)
    text = Text(default="")
    by = ForeignKey(Person, null=False, on_delete=OnDelete.cascade)
    at = Timestamptz(default=Now())
    edited = Integer(default=1)


class Letterhead(Table, db=DB, tablename="letterhead"):
    """The line above the address in the window of an envelope. It does not tell who we are."""

    office = ForeignKey(Office, null=False, on_delete=OnDelete.cascade, primary_key=True)
    sender = Varchar(length=120, default="")
