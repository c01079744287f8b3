"""A plan told for one child: its lines while they are written, what was shown to the child, and what the child taps."""

from piccolo.columns import JSONB, UUID, Boolean, Date, ForeignKey, Integer, Text, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.table import Table

from app.conferences.tables import Conference
from app.database import DB, Now
from app.people.tables import Person


class ChildsPlan(Table, db=DB, tablename="childs_plan"):
    """One for each conference and child."""

    id = UUID(primary_key=True)
    conference = ForeignKey(Conference, null=False, on_delete=OnDelete.cascade)
    child = ForeignKey(Person, null=False, on_delete=OnDelete.cascade)
    language = Varchar(length=12)  # in which the words are written
    with_child_on = Date(null=True, default=None)  # the day on which it was written together with the child
    edited = Integer(default=0)


class ChildsLine(Table, db=DB, tablename="childs_line"):
    """Somebody who is there for the child, a promise in one sentence, or words of the child's own."""

    id = UUID(primary_key=True)
    childs_plan = ForeignKey(ChildsPlan, null=False, on_delete=OnDelete.cascade)
    kind = Varchar(length=8)
    position = Integer()
    pictogram = Varchar(length=20)
    title = Varchar(length=120, default="")  # of a person: the name as the child says it
    words = Text(default="")
    about = Varchar(length=12, default="")  # of own words: which
    person = ForeignKey(Person, null=True, default=None, on_delete=OnDelete.cascade)
    promise = UUID(null=True, default=None)
    plan_mark = Varchar(length=64, default="")  # what the plan said when this was written: a hash …
    plan_words = Text(default="")  # … and in short
    left_out = Boolean(default=False)
    edited = Integer(default=1)
    edited_by = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    edited_at = Timestamptz(default=Now())


class ChildsPlanShown(Table, db=DB, tablename="childs_plan_shown"):
    """The lines as they were shown to the child by a tap. What is written afterwards the child reads after the next one."""

    id = UUID(primary_key=True)
    childs_plan = ForeignKey(ChildsPlan, null=False, on_delete=OnDelete.cascade)
    sitting = Integer(default=1)  # the meeting whose plan it tells: who knows an earlier one reads what was told of that
    content = JSONB()
    by = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    at = Timestamptz(default=Now())
    taken_back_at = Timestamptz(null=True, default=None)


class ChildsTap(Table, db=DB, tablename="childs_tap"):
    """The child did not understand a line, or wants it different: something to talk about, for the coordinator alone."""

    id = UUID(primary_key=True)
    conference = ForeignKey(Conference, null=False, on_delete=OnDelete.cascade)
    child = ForeignKey(Person, null=False, on_delete=OnDelete.cascade)
    line = UUID()
    words = Text(default="")  # of the line as the child read it
    what = Varchar(length=16)
    at = Timestamptz(default=Now())
    talked_at = Timestamptz(null=True, default=None)
