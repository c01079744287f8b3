"""The map as it stands: everybody who takes part, whoever was mentioned, and their bonds. No contact, nothing of safety."""

from uuid import UUID

import msgspec
from msgspec import Struct

from app.database import row
from app.network.rules import Bond, Someone, usual_nearness
from app.practice.network import BondKind
from app.practice.roles import Role, Side


class Map(Struct, frozen=True):
    people: list[Someone]
    bonds: list[Bond]
    shared: bool  # the family sees it
    thought_of: list[Side]
    mentioned: frozenset[UUID]  # those who do not take part

    def one(self, key: UUID) -> Someone | None:
        return next((each for each in self.people if each.key == key), None)


class _Person(Struct, frozen=True):
    key: UUID
    name: str
    relation: str
    role: Role | None
    side: Side
    gender: str
    died: bool
    nearness: int | None
    place: int | None
    tie: str
    for_family: bool


class _Bond(Struct, frozen=True):
    id: UUID
    kind: BondKind
    one: UUID
    other: UUID


class _Found(Struct, frozen=True):
    people: list[_Person]
    bonds: list[_Bond]
    shared: bool
    thought_of: list[Side]


_MAP = """
    WITH everybody AS (
        SELECT coalesce(pa.id, m.id) AS key, coalesce(p.name, m.name) AS name, coalesce(pa.relation, m.relation) AS relation, pa.role,
               coalesce(pa.side, m.side) AS side, coalesce(m.gender, '') AS gender, coalesce(m.died, false) AS died,
               m.nearness, m.place, coalesce(m.tie, '') AS tie, coalesce(m.for_family, true) AS for_family,
               m.id AS row, pa.made_at
        FROM (SELECT * FROM participant WHERE conference = $1 AND left_at IS NULL) pa
        JOIN person p ON p.id = pa.person
        FULL JOIN (SELECT * FROM map_person m WHERE m.conference = $1
                   AND NOT EXISTS (SELECT 1 FROM participant g WHERE g.id = m.participant AND g.left_at IS NOT NULL)) m
          ON m.participant = pa.id
    )
    SELECT json_build_object(
        'people', coalesce((SELECT json_agg(json_build_object(
                      'key', e.key, 'name', e.name, 'relation', e.relation, 'role', e.role, 'side', e.side, 'gender', e.gender,
                      'died', e.died, 'nearness', e.nearness, 'place', e.place, 'tie', e.tie, 'for_family', e.for_family)
                      ORDER BY (e.role IS DISTINCT FROM 'child'), e.made_at NULLS LAST, e.name, e.key) FROM everybody e), '[]'),
        'bonds', coalesce((SELECT json_agg(json_build_object('id', b.id, 'kind', b.kind, 'one', o.key, 'other', t.key)
                                           ORDER BY b.kind, b.id)
                           FROM bond b JOIN everybody o ON o.row = b.one JOIN everybody t ON t.row = b.other
                           WHERE b.conference = $1), '[]'),
        'shared', EXISTS (SELECT 1 FROM shared_map s WHERE s.conference = $1),
        'thought_of', coalesce((SELECT json_agg(t.side) FROM thought_of t WHERE t.conference = $1), '[]'))::text AS map
"""
_decoder = msgspec.json.Decoder(_Found)


async def map_of(conference: UUID) -> Map:
    """Everybody on it, in one question. Whoever left the circle is not on it, and comes back with them."""
    asked = await row(_MAP, conference)
    assert asked is not None  # noqa: S101  # one row whatever stands in the tables
    found = _decoder.decode(asked["map"])
    people = [_on_map(each) for each in found.people]
    return Map(
        people=people,
        bonds=[Bond(each.kind, each.one, each.other, each.id) for each in found.bonds],
        shared=found.shared,
        thought_of=found.thought_of,
        mentioned=frozenset(each.key for each in people if each.role is None),
    )


def _on_map(found: _Person) -> Someone:
    someone = Someone(**msgspec.structs.asdict(found) | {"nearness": found.nearness or 0})
    return someone if someone.nearness else someone._replace(nearness=usual_nearness(someone))
