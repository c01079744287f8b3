"""The network map: who matters to the child, how near they are, and the bonds of the genogram."""

from piccolo.columns import UUID, Boolean, ForeignKey, Integer, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.table import Table

from app.conferences.tables import Conference, Participant
from app.database import DB, Now


class MapPerson(Table, db=DB, tablename="map_person"):
    """Somebody on the map: who takes part, or somebody who was only mentioned and then has a name of their own here.

    Whoever takes part and was never moved has no row: they stand where their relation puts them.
    """

    id = UUID(primary_key=True)
    conference = ForeignKey(Conference, null=False, on_delete=OnDelete.cascade)
    participant = ForeignKey(Participant, null=True, on_delete=OnDelete.cascade)
    name = Varchar(length=120, default="")
    relation = Varchar(length=80, default="")
    side = Varchar(length=12, default="")
    gender = Varchar(length=7, default="")  # empty: as the relation says it
    died = Boolean(default=False)
    nearness = Integer(null=True, default=None)  # empty: as the relation says it
    place = Integer(null=True, default=None)  # from 0 to 100 across their side; empty: where there is room
    tie = Varchar(length=8, default="")
    for_family = Boolean(default=True)


class Bond(Table, db=DB, tablename="bond"):
    """Two people of the genogram: `one` is a parent of `other`, or they are or were a couple."""

    id = UUID(primary_key=True)
    conference = ForeignKey(Conference, null=False, on_delete=OnDelete.cascade)
    kind = Varchar(length=10)
    one = ForeignKey(MapPerson, null=False, on_delete=OnDelete.cascade)
    other = ForeignKey(MapPerson, null=False, on_delete=OnDelete.cascade)


class SharedMap(Table, db=DB, tablename="shared_map"):
    """The coordinator shows the family its map. Without a row nobody but the coordinator sees it."""

    conference = ForeignKey(Conference, null=False, on_delete=OnDelete.cascade, primary_key=True)
    at = Timestamptz(default=Now())
