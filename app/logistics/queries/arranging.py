"""How far one conference is arranged: everything in one question to the database."""

from uuid import UUID

import msgspec

from app.circle.queries import needs_of as circles_needs_of
from app.database import row
from app.logistics.rules.standing import InterpretingLine, Need, Standing, ThingLine

_ROOM = """
    SELECT b.id, b.venue, b.state, b.until, b.words, b.edited, v.name, v.address, v.accessible, v.second_room, v.kitchen, v.bus,
           v.contact, v.phone, v.email
    FROM venue_booking b JOIN venue v ON v.id = b.venue
    WHERE b.conference = c.id AND b.sitting = c.sitting AND b.state <> 'cancelled'
"""
#: The same house on the same day: another conference, or a second meeting of another that names the same place.
_CLASHES = """
    SELECT o.reference, coalesce(p.name, '') AS coordinator, m.meets_at
    FROM venue_booking b
    JOIN venue v ON v.id = b.venue
    JOIN conference o ON o.office = c.office AND o.id <> c.id AND o.phase NOT IN ('closed', 'ended_in_preparation')
    JOIN LATERAL (
        SELECT o.meets_at FROM venue_booking ob
        WHERE ob.conference = o.id AND ob.venue = b.venue AND ob.sitting = o.sitting AND ob.state <> 'cancelled' AND o.meets_on = c.meets_on
        UNION
        SELECT s.meets_at FROM slot s
        WHERE s.conference = o.id AND s.meets_on = c.meets_on AND s.place = concat_ws(', ', v.name, nullif(v.address, ''))
    ) m ON true
    LEFT JOIN person p ON p.id = o.coordinator
    WHERE b.conference = c.id AND b.sitting = c.sitting AND b.state <> 'cancelled' AND c.meets_on IS NOT NULL
    ORDER BY o.reference
"""
_INTERPRETING = """
    SELECT b.id, b.language, b.dialect, b.gender, b.state, b.until, b.independent_on, b.secrecy_on, b.in_private_time, b.words, b.edited,
           b.interpreter, coalesce(i.name, '') AS name, coalesce(i.phone, '') AS phone, coalesce(i.email, '') AS email,
           coalesce(p.name, '') AS checked_by, b.participant
    FROM interpreting_booking b
    LEFT JOIN interpreter i ON i.id = b.interpreter
    LEFT JOIN person p ON p.id = b.independent_by
    WHERE b.conference = {conference} AND b.sitting = (SELECT n.sitting FROM conference n WHERE n.id = {conference})
    ORDER BY b.state = 'cancelled', b.made_at
"""
_THINGS = """
    SELECT a.id, a.thing, a.usual, a.what, a.state, a.who, a.until, a.edited, a.participant, coalesce(p.name, '') AS name
    FROM arrangement a
    LEFT JOIN participant pa ON pa.id = a.participant
    LEFT JOIN person p ON p.id = pa.person
    WHERE a.conference = {conference} AND a.sitting = (SELECT n.sitting FROM conference n WHERE n.id = {conference}) AND pa.left_at IS NULL
    ORDER BY a.state IN ('done', 'not_needed'), a.until NULLS LAST, a.made_at, a.id
"""
_SPEAKERS = """
    SELECT pa.id AS participant, p.name, p.language FROM participant pa JOIN person p ON p.id = pa.person
    WHERE pa.conference = c.id AND pa.left_at IS NULL AND pa.role IN ('family', 'child', 'supporter')
    ORDER BY pa.made_at
"""
_COSTS = "SELECT planned_cents, actual_cents, approved_cents, refused_cents FROM cost WHERE conference = c.id"


def _many(sql: str) -> str:
    return f"coalesce((SELECT jsonb_agg(to_jsonb(x)) FROM ({sql.format(conference='c.id')}) x), '[]')"  # noqa: S608


_STANDING = f"""
    SELECT jsonb_build_object(
        'meets_on', c.meets_on, 'meets_at', c.meets_at, 'place', c.place,
        'room', (SELECT to_jsonb(x) FROM ({_ROOM}) x),
        'clashes', {_many(_CLASHES)}, 'interpreting', {_many(_INTERPRETING)}, 'things', {_many(_THINGS)},
        'speakers', {_many(_SPEAKERS)}, 'costs', {_many(_COSTS)},
        'approve_above', coalesce((SELECT o.approve_above_cents FROM profile o WHERE o.office = c.office), 10000)
    ) AS standing
    FROM conference c WHERE c.id = $1
"""  # noqa: S608  # only our own constants are put together


async def standing_of(conference: UUID) -> Standing:
    found = await row(_STANDING, conference)
    assert found is not None  # whoever asks has a seat in it  # noqa: S101
    return msgspec.json.decode(found["standing"], type=Standing)


async def needs_of(conference: UUID) -> list[Need]:
    """What people need to come, as the circle has it."""
    return [Need(each.participant, each.name, each.language, each.kind.value, each.words) for each in await circles_needs_of(conference)]


async def interpreting_of(conference: UUID, interpreting: UUID) -> InterpretingLine | None:
    sql = _INTERPRETING.format(conference="$1").replace("ORDER BY", "AND b.id = $2 ORDER BY")
    found = await row(f"SELECT to_jsonb(x) AS line FROM ({sql}) x", conference, interpreting)  # noqa: S608
    return msgspec.json.decode(found["line"], type=InterpretingLine) if found else None


async def thing_of(conference: UUID, thing: UUID) -> ThingLine | None:
    sql = _THINGS.format(conference="$1").replace("ORDER BY", "AND a.id = $2 ORDER BY")
    found = await row(f"SELECT to_jsonb(x) AS line FROM ({sql}) x", conference, thing)  # noqa: S608
    return msgspec.json.decode(found["line"], type=ThingLine) if found else None
