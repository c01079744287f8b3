"""What a family says before a review, in five minutes; and who asked for the review earlier."""

from piccolo.columns import UUID, Boolean, ForeignKey, Integer, Text, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.table import Table

from app.conferences.tables import Conference
from app.database import DB, Now
from app.people.tables import Person


class ReviewWish(Table, db=DB, tablename="review_wish"):
    """Somebody of the family asks for the review earlier. Taken back with a tap; settled when the review is convened."""

    id = UUID(primary_key=True)
    conference = ForeignKey(Conference, null=False, on_delete=OnDelete.cascade)
    person = ForeignKey(Person, null=False, on_delete=OnDelete.cascade)
    words = Text(default="")
    at = Timestamptz(default=Now())
    withdrawn_at = Timestamptz(null=True, default=None)
    settled_at = Timestamptz(null=True, default=None)


class ReviewAnswer(Table, db=DB, tablename="review_answer"):
    """How a promise went, as one person says it before the review. The latest tap counts."""

    id = UUID(primary_key=True)
    conference = ForeignKey(Conference, null=False, on_delete=OnDelete.cascade)
    sitting = Integer()
    promise = UUID()
    person = ForeignKey(Person, null=False, on_delete=OnDelete.cascade)
    worked = Varchar(length=16)
    words = Text(default="")
    by_phone = Boolean(default=False)  # said in a call, and written down by the coordinator
    by = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    at = Timestamptz(default=Now())


class ReviewWords(Table, db=DB, tablename="review_words"):
    """What went well and what should be different, in one person's words; and whether they have said all they want to say."""

    id = UUID(primary_key=True)
    conference = ForeignKey(Conference, null=False, on_delete=OnDelete.cascade)
    sitting = Integer()
    person = ForeignKey(Person, null=False, on_delete=OnDelete.cascade)
    went_well = Text(default="")
    different = Text(default="")
    by_phone = Boolean(default=False)
    by = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    at = Timestamptz(default=Now())
    finished_at = Timestamptz(null=True, default=None)
