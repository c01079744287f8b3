"""How the promises stand, in the family's words."""

from piccolo.columns import UUID, Boolean, Date, ForeignKey, SmallInt, Text, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.table import Table

from app.conferences.tables import Conference
from app.database import DB, Now
from app.people.tables import AccessLink, Person


class ProgressNote(Table, db=DB, tablename="progress_note"):
    """One tap of somebody in the family. The latest of a promise counts; the caseworker sees what is shared."""

    id = UUID(primary_key=True)
    conference = ForeignKey(Conference, null=False, on_delete=OnDelete.cascade)
    promise = UUID()
    by = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    state = Varchar(length=16)
    words = Text(default="")
    shared = Boolean(default=True)
    at = Timestamptz(default=Now())


class PromiseCheck(Table, db=DB, tablename="promise_check"):
    """Whoever looks after a promise says whether it worked, and how they noticed. The latest counts; the office sees what is shared."""

    id = UUID(primary_key=True)
    conference = ForeignKey(Conference, null=False, on_delete=OnDelete.cascade)
    promise = UUID()
    by = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    worked = Varchar(length=8)
    words = Text(default="")
    shared = Boolean(default=False)
    at = Timestamptz(default=Now())


class HowItIs(Table, db=DB, tablename="how_it_is"):
    """A number from 0 to 10 that somebody gives for themselves, once a day. Without a tick only they see it."""

    id = UUID(primary_key=True)
    conference = ForeignKey(Conference, null=False, on_delete=OnDelete.cascade)
    person = ForeignKey(Person, null=False, on_delete=OnDelete.cascade)
    on = Date()
    number = SmallInt()
    words = Text(default="")
    for_family = Boolean(default=False)
    shared = Boolean(default=False)  # with the office: the number, never the words
    by_phone = Boolean(default=False)  # the coordinator wrote it down for them
    at = Timestamptz(default=Now())


class ScaleAsked(Table, db=DB, tablename="scale_asked"):
    """We have asked somebody how it is, for this day: never twice. `by_phone`: no message of ours reaches them."""

    id = UUID(primary_key=True)
    conference = ForeignKey(Conference, null=False, on_delete=OnDelete.cascade)
    person = ForeignKey(Person, null=False, on_delete=OnDelete.cascade)
    on = Date()
    by_phone = Boolean(default=False)


class ScaleOff(Table, db=DB, tablename="scale_off"):
    """Somebody does not want to be asked how it is. They may say it all the same."""

    id = UUID(primary_key=True)
    conference = ForeignKey(Conference, null=False, on_delete=OnDelete.cascade)
    person = ForeignKey(Person, null=False, on_delete=OnDelete.cascade)
    at = Timestamptz(default=Now())


class GoodNews(Table, db=DB, tablename="good_news"):
    """A sentence that is good news. The family reads it; the office only where `shared`."""

    id = UUID(primary_key=True)
    conference = ForeignKey(Conference, null=False, on_delete=OnDelete.cascade)
    by = ForeignKey(Person, null=False, on_delete=OnDelete.cascade)
    words = Text(default="")
    shared = Boolean(default=False)
    at = Timestamptz(default=Now())


class HeardFrom(Table, db=DB, tablename="heard_from"):
    """Somebody of the office spoke with the family on this day. There is no column for what was said."""

    id = UUID(primary_key=True)
    conference = ForeignKey(Conference, null=False, on_delete=OnDelete.cascade)
    by = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    on = Date()
    at = Timestamptz(default=Now())


class AskedToKeep(Table, db=DB, tablename="asked_to_keep"):
    """Somebody has said whether they want the plan on their phone: they are not asked again."""

    id = UUID(primary_key=True)
    conference = ForeignKey(Conference, null=False, on_delete=OnDelete.cascade)
    person = ForeignKey(Person, null=False, on_delete=OnDelete.cascade)


class KeptPlan(Table, db=DB, tablename="kept_plan"):
    """A phone that keeps the plan, by a personal link. Its id is known to that phone alone, which asks at times whether it may go on."""

    id = UUID(primary_key=True)
    conference = ForeignKey(Conference, null=False, on_delete=OnDelete.cascade)
    link = ForeignKey(AccessLink, null=False, on_delete=OnDelete.cascade)
    since = Timestamptz(default=Now())


class ProgressTick(Table, db=DB, tablename="progress_tick"):
    """A note of how a promise stands that was made without a connection and has arrived; its id was given where it was made."""

    id = UUID(primary_key=True)
    conference = ForeignKey(Conference, null=False, on_delete=OnDelete.cascade)
    by = ForeignKey(Person, null=False, on_delete=OnDelete.cascade)
    told = Varchar(length=8)  # what became of it: said again to whoever sends it again
    at = Timestamptz(default=Now())
