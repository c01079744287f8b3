"""Offices, people, accounts of staff, sessions, personal links, and how often somebody guessed."""

from piccolo.columns import UUID, BigInt, Boolean, Bytea, ForeignKey, Text, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.table import Table

from app.database import DB, Now


class Office(Table, db=DB, tablename="office"):
    """A municipality's Familienratsbüro and youth office together. Offices see nothing of each other."""

    id = UUID(primary_key=True)
    name = Varchar(length=120)
    short_name = Varchar(length=12)  # begins the file references, e.g. HB
    phone = Varchar(length=40, default="")
    emergency_phone = Varchar(length=40, default="")
    made_at = Timestamptz(default=Now())


class Person(Table, db=DB, tablename="person"):
    """Anybody: somebody of staff, or of a family group. How they are reached stands elsewhere."""

    id = UUID(primary_key=True)
    office = ForeignKey(Office, null=False, on_delete=OnDelete.cascade)
    name = Varchar(length=120)
    language = Varchar(length=12, default="de")
    zone = Varchar(length=40, default="")  # where their clock is another than the office's
    made_at = Timestamptz(default=Now())


class Staff(Table, db=DB, tablename="staff"):
    """The account of somebody of the office."""

    person = ForeignKey(Person, null=False, on_delete=OnDelete.cascade, primary_key=True)
    role = Varchar(length=20)
    email = Varchar(length=254, unique=True)
    phone = Varchar(length=40, default="")
    password_hash = Text(null=True, default=None)
    totp_nonce = Varchar(length=64, null=True, default=None)  # the secret itself is derived
    totp_step = BigInt(default=0)  # the 30 seconds of the last code, so that none is used twice
    active = Boolean(default=True)
    made_at = Timestamptz(default=Now())


class RecoveryCode(Table, db=DB, tablename="recovery_code"):
    """Stands in for the second factor, once."""

    id = UUID(primary_key=True)
    person = ForeignKey(Person, null=False, on_delete=OnDelete.cascade)
    code_hash = Bytea()
    used_at = Timestamptz(null=True, default=None)


class Ticket(Table, db=DB, tablename="ticket"):
    """A way in by e-mail, once: an invitation to staff or a new password. Its secret is derived, not stored."""

    id = UUID(primary_key=True)
    person = ForeignKey(Person, null=False, on_delete=OnDelete.cascade)
    purpose = Varchar(length=12)
    made_at = Timestamptz(default=Now())
    expires_at = Timestamptz()
    used_at = Timestamptz(null=True, default=None)


class AccessLink(Table, db=DB, tablename="access_link"):
    """The personal link of somebody in one conference. Its secret and its code are derived, not stored."""

    id = UUID(primary_key=True)
    person = ForeignKey(Person, null=False, on_delete=OnDelete.cascade)
    conference = UUID()
    handle = Varchar(length=6, unique=True)  # the public part, by which the row is found
    pin_hash = Text(null=True, default=None)
    made_at = Timestamptz(default=Now())
    opened_at = Timestamptz(null=True, default=None)
    withdrawn_at = Timestamptz(null=True, default=None)
    misdirected_at = Timestamptz(null=True, default=None)  # somebody said: this is not for me


class Session(Table, db=DB, tablename="session"):
    """Somebody is signed in. The cookie's token is stored as a hash; `link` is set where they came by one."""

    id_hash = Bytea(primary_key=True)
    person = ForeignKey(Person, null=False, on_delete=OnDelete.cascade)
    link = ForeignKey(AccessLink, null=True, on_delete=OnDelete.cascade)
    stage = Varchar(length=12)  # password: the second factor is missing; full
    own_phone = Boolean(default=False)
    started_at = Timestamptz(default=Now())
    proved_at = Timestamptz(default=Now())  # the second factor was shown, when signing in or again since
    turned_at = Timestamptz(null=True, default=None)  # the screen is turned towards a family: nothing is shown
    turned_from = UUID(null=True, default=None)  # the conference whose plan may be shown meanwhile
    expires_at = Timestamptz()


class Guess(Table, db=DB, tablename="guess"):
    """A try at a secret: counted an hour long, by whom it was about."""

    id = UUID(primary_key=True)
    subject = Bytea()  # a hash of the handle or e-mail address
    at = Timestamptz(default=Now())
