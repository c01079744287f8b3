"""The plan in other languages: who was asked to translate it, and what each line says."""

from piccolo.columns import UUID, Boolean, Date, ForeignKey, Text, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.table import Table

from app.conferences.tables import Conference, Participant
from app.database import DB, Now
from app.people.tables import Person


class Order(Table, db=DB, tablename="translation_order"):
    """The plan is to be translated into this language. Without a translator: the coordinator writes it down herself."""

    id = UUID(primary_key=True)
    conference = ForeignKey(Conference, null=False, on_delete=OnDelete.cascade)
    language = Varchar(length=12)
    translator = ForeignKey(Participant, null=True, default=None, on_delete=OnDelete.cascade)
    ground = Boolean(default=False)  # also concern, question and bottom lines
    asked_at = Timestamptz(default=Now())
    asked_by = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    finished_at = Timestamptz(null=True, default=None)


class TranslatedLine(Table, db=DB, tablename="translated_line"):
    """What one line of the plan says in another language. `checksum` is that of the original's words: other words, another line.

    `key` is where it stood when it was translated, so that what it said before can be shown when it has changed.
    """

    id = UUID(primary_key=True)
    conference = ForeignKey(Conference, null=False, on_delete=OnDelete.cascade)
    language = Varchar(length=12)
    checksum = Varchar(length=64)
    key = Varchar(length=60)
    original = Text()
    words = Text()
    by_name = Varchar(length=120, default="")  # "translated by …": it may be somebody who never comes here
    by_person = ForeignKey(Person, null=True, default=None, on_delete=OnDelete.restrict)
    machine = Boolean(default=False)  # until somebody has changed or confirmed it
    written_by = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    at = Timestamptz(default=Now())
    read_back_on = Date(null=True, default=None)
    read_back_by = Varchar(length=120, default="")
