"""All that the server holds of a sealed room: boxes that it cannot open. They die with private family time."""

from piccolo.columns import UUID, Bytea, ForeignKey, Integer, Timestamptz
from piccolo.columns.base import OnDelete
from piccolo.table import Table

from app.conferences.tables import Conference
from app.database import DB, Now


class SealedRoom(Table, db=DB, tablename="sealed_room"):
    """A family's room, from being opened until private family time ends: the database itself deletes it then.

    `busy_until` runs ahead of the clock while much is written. There is no name in it and no word, and no time but that one.
    """

    id = UUID(primary_key=True)
    conference = ForeignKey(Conference, null=False, on_delete=OnDelete.cascade)
    entries = Integer(default=0)
    size = Integer(default=0)
    busy_until = Timestamptz(default=Now())


class SealedEntry(Table, db=DB, tablename="sealed_entry"):
    """What a phone sealed, at its position in the room."""

    id = UUID(primary_key=True)
    room = ForeignKey(SealedRoom, null=False, on_delete=OnDelete.cascade)
    position = Integer()
    sealed = Bytea()


class SealedAccess(Table, db=DB, tablename="sealed_access"):
    """The hash of the token that shows that a phone holds the key of this epoch; the key cannot be worked out from it.

    `reads_until`: set when the key was changed; whoever was asked to leave reads no further.
    """

    id = UUID(primary_key=True)
    room = ForeignKey(SealedRoom, null=False, on_delete=OnDelete.cascade)
    epoch = Integer()
    hash = Bytea()
    reads_until = Integer(null=True, default=None)


class SealedWords(Table, db=DB, tablename="sealed_words"):
    """The key of a room, sealed with eight spoken words that the server never hears."""

    id = UUID(primary_key=True)
    room = ForeignKey(SealedRoom, null=False, on_delete=OnDelete.cascade)
    lookup = Bytea()
    box = Bytea()
    until = Timestamptz()
