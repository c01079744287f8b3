"""What each person needs, talks with them, what they want read out, how a child takes part; and the coordinator's notes.

How people are reached stands in `Contact`, in app.conferences.tables: a referral already names a phone.
"""

from piccolo.columns import JSONB, UUID, Boolean, ForeignKey, Integer, Text, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.table import Table

from app.conferences.tables import Conference, Participant
from app.conferences.tables import Contact as Contact  # the circle is where it is used most
from app.database import DB, Now
from app.people.tables import Person


class Need(Table, db=DB, tablename="need"):
    """Something that somebody needs to come. What fits no kind stands in the words of their `Contact`."""

    id = UUID(primary_key=True)
    participant = ForeignKey(Participant, null=False, on_delete=OnDelete.cascade)
    kind = Varchar(length=16)
    words = Varchar(length=300, default="")


class Talk(Table, db=DB, tablename="talk"):
    """A talk with somebody before the day. It goes to nobody but the coordination."""

    id = UUID(primary_key=True)
    participant = ForeignKey(Participant, null=False, on_delete=OnDelete.cascade)
    at = Timestamptz()
    how = Varchar(length=10)
    minutes = Integer(null=True, default=None)
    words = Text(default="")
    by = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)


class View(Table, db=DB, tablename="own_view"):
    """What somebody wants read out, or tells the coordination alone; and what they say on their phone that they need.

    `words` is all of it as text, also where a child said it in `houses`: {"good": {"pictures": […], "words": …}, …}.
    """

    participant = ForeignKey(Participant, null=False, on_delete=OnDelete.cascade, primary_key=True)
    words = Text(default="")
    wished_reader = Varchar(length=120, default="")  # as they say it on their phone, where no list of people is shown
    read_out_by = ForeignKey(Participant, null=True, on_delete=OnDelete.set_null)
    only_coordinator = Boolean(default=False)
    needs = Text(default="")
    at = Timestamptz(default=Now())
    edited = Integer(default=0)
    lang = Varchar(length=12, default="")  # of `words`; empty is the language of the office
    in_german = Text(default="")  # for whoever reads out what is written in another language
    houses = JSONB(default="{}")


class ChildsPart(Table, db=DB, tablename="childs_part"):
    """How a child takes part."""

    participant = ForeignKey(Participant, null=False, on_delete=OnDelete.cascade, primary_key=True)
    how = Varchar(length=18)
    words = Text(default="")
    advocate = ForeignKey(Participant, null=True, on_delete=OnDelete.set_null)


class ThoughtOf(Table, db=DB, tablename="thought_of"):
    """The family was asked about this side, and there is nobody: it is not asked about again."""

    id = UUID(primary_key=True)
    conference = ForeignKey(Conference, null=False, on_delete=OnDelete.cascade)
    side = Varchar(length=12)


class Proposal(Table, db=DB, tablename="proposal"):
    """Somebody of the family thinks of somebody else. The coordinator decides with the family."""

    id = UUID(primary_key=True)
    conference = ForeignKey(Conference, null=False, on_delete=OnDelete.cascade)
    name = Varchar(length=120)
    relation = Varchar(length=80, default="")
    words = Text(default="")
    by = ForeignKey(Person, null=False, on_delete=OnDelete.cascade)
    at = Timestamptz(default=Now())
    decision = Varchar(length=8, default="")
    decided_at = Timestamptz(null=True, default=None)
    decided_by = ForeignKey(Person, null=True, on_delete=OnDelete.restrict)
