"""The family's plan: versions, agreements, wished help, who agreed, what the caseworker decided, who received it."""

from piccolo.columns import JSONB, UUID, Boolean, Date, ForeignKey, Integer, Text, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.table import Table

from app.conferences.tables import Conference
from app.database import DB, Now
from app.directory.tables import Partner
from app.people.tables import Person
from app.referrals.tables import Line


class PlanVersion(Table, db=DB, tablename="plan_version"):
    """A draft until `presented_at`; from then on the database refuses to change it or what belongs to it.

    `content` is what every reader of this version sees, as JSON; `checksum` its SHA-256 in hex.
    """

    id = UUID(primary_key=True)
    conference = ForeignKey(Conference, null=False, on_delete=OnDelete.cascade)
    number = Integer()
    sitting = Integer(default=1)  # the meeting at which it was written
    contingency = Text(default="")
    no_contingency = Boolean(default=False)
    guardian = ForeignKey(Person, null=True, on_delete=OnDelete.restrict)
    review_on = Date(null=True, default=None)
    call_whom = ForeignKey(Person, null=True, default=None, on_delete=OnDelete.restrict)  # what was agreed: whom to call …
    call_when = Text(default="")  # … and when
    edited = Integer(default=0)
    made_at = Timestamptz(default=Now())
    made_by = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    presented_at = Timestamptz(null=True, default=None)
    presented_by = ForeignKey(Person, null=True, on_delete=OnDelete.restrict)
    content = JSONB(null=True, default=None)
    checksum = Varchar(length=64, default="")


class Agreement(Table, db=DB, tablename="agreement"):
    """What somebody will do. `promise` is the same in every version, so that progress stays with it.

    `own_words` is the family's text as it was said; the database refuses to change it.
    """

    id = UUID(primary_key=True)
    version = ForeignKey(PlanVersion, null=False, on_delete=OnDelete.cascade)
    promise = UUID()
    position = Integer()
    own_words = Text()
    what = Text(default="")  # the clarified text beside it
    who = ForeignKey(Person, null=True, on_delete=OnDelete.restrict)
    due_on = Date(null=True, default=None)
    due_words = Varchar(length=120, default="")  # "every school day"
    helper = ForeignKey(Person, null=True, on_delete=OnDelete.restrict)
    checker = ForeignKey(Person, null=True, on_delete=OnDelete.restrict)
    sign = Text(default="")  # how we notice that it works
    plan_b = Text(default="")
    edited = Integer(default=0)


class AgreementLine(Table, db=DB, tablename="agreement_line"):
    """The bottom line or question that an agreement answers."""

    id = UUID(primary_key=True)
    agreement = ForeignKey(Agreement, null=False, on_delete=OnDelete.cascade)
    line = ForeignKey(Line, null=False, on_delete=OnDelete.cascade)


class ChangeReason(Table, db=DB, tablename="change_reason"):
    """Why a promise is another than in the version before, is new, or is gone: in the family's words. Nobody has to say it."""

    id = UUID(primary_key=True)
    version = ForeignKey(PlanVersion, null=False, on_delete=OnDelete.cascade)
    promise = UUID()
    why = Text()


class RequestedService(Table, db=DB, tablename="requested_service"):
    """Help that the family asks services for. `request` is the same in every version."""

    id = UUID(primary_key=True)
    version = ForeignKey(PlanVersion, null=False, on_delete=OnDelete.cascade)
    request = UUID()
    position = Integer()
    what = Text()
    from_whom = Varchar(length=200, default="")


class Helps(Table, db=DB, tablename="helps"):
    """Which partner of the directory a wish goes to, where it is one. The plan itself keeps the words as they were said."""

    request = UUID(primary_key=True)
    office = UUID()
    conference = ForeignKey(Conference, null=False, on_delete=OnDelete.cascade)
    partner = ForeignKey(Partner, null=False, on_delete=OnDelete.cascade)


class AssentGiven(Table, db=DB, tablename="assent_given"):
    """What somebody said to a presented version. A later answer is a new row; the latest counts."""

    id = UUID(primary_key=True)
    version = ForeignKey(PlanVersion, null=False, on_delete=OnDelete.cascade)
    person = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    answer = Varchar(length=8)
    why = Text(default="")
    how = Varchar(length=8)
    witness = Varchar(length=120, default="")
    owed_by = ForeignKey(Person, null=True, on_delete=OnDelete.restrict)
    recorded_by = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    at = Timestamptz(default=Now())


class Decision(Table, db=DB, tablename="decision"):
    """What the caseworker said to a presented version: is it clear, safe, lawful?"""

    id = UUID(primary_key=True)
    version = ForeignKey(PlanVersion, null=False, on_delete=OnDelete.cascade, unique=True)
    accepted = Boolean()
    clear = Boolean()
    clear_why = Text(default="")
    safe = Boolean()
    safe_why = Text(default="")
    lawful = Boolean()
    lawful_why = Text(default="")
    by = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    at = Timestamptz(default=Now())


class LineVerdict(Table, db=DB, tablename="line_verdict"):
    """Is this bottom line met?"""

    id = UUID(primary_key=True)
    decision = ForeignKey(Decision, null=False, on_delete=OnDelete.cascade)
    line = ForeignKey(Line, null=False, on_delete=OnDelete.cascade)
    met = Boolean()
    why = Text(default="")


class PromisedHelp(Table, db=DB, tablename="promised_help"):
    """What the office answers to a wish for help, with the date that it promises. Apart from accepting the plan."""

    request = UUID(primary_key=True)
    conference = ForeignKey(Conference, null=False, on_delete=OnDelete.cascade)
    what = Text()
    decision = Varchar(length=8)
    promised_on = Date(null=True, default=None)
    words = Text(default="")
    by = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    at = Timestamptz(default=Now())
    kept_on = Date(null=True, default=None)
    kept_by = ForeignKey(Person, null=True, on_delete=OnDelete.restrict)


class HandedOut(Table, db=DB, tablename="handed_out"):
    """Who received which version, in which language, by which way."""

    id = UUID(primary_key=True)
    version = ForeignKey(PlanVersion, null=False, on_delete=OnDelete.cascade)
    person = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    way = Varchar(length=10)
    language = Varchar(length=12)
    by = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    at = Timestamptz(default=Now())
