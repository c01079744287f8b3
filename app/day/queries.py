"""The run sheet in one question, and what somebody of the family wishes for the day."""

from datetime import date, datetime, time
from uuid import UUID

from msgspec import Struct, json

from app.database import row
from app.practice.agenda import WISHED
from app.practice.phases import Phase
from app.practice.roles import Role
from app.practice.taking_part import Invited, Present
from app.practice.three_houses import Houses


class SheetLine(Struct, frozen=True):
    """Somebody on the day, as the coordinator sees them: what they said, how they come, and whether they are here, part by part."""

    participant: UUID
    name: str
    role: Role
    relation: str
    answer: Invited | None
    words: str
    information: Present | None
    agreeing: Present | None
    takes_part: str
    own_on: date | None
    own_at: time | None
    arrives_at: time | None
    arrives_where: str
    remote: str | None  # words of somebody who joins by telephone or on a screen
    apart: list[str]  # who is here too and must not meet them

    def here(self, part: Phase) -> Present | None:
        return self.agreeing if part is Phase.AGREEING else self.information


class ReadOut(Struct, frozen=True):
    """What somebody wants to be read out, and who reads it."""

    name: str
    words: str
    reader: str
    wished_reader: str  # as they say it themselves
    lang: str
    in_german: str
    houses: Houses


class Told(Struct, frozen=True):
    """What an information-giver tells, which the family has read before."""

    name: str
    relation: str
    speaks_at: time | None
    minutes: int | None
    shown: str


class Wish(Struct, frozen=True):
    """What one of the family wishes, in their own words."""

    name: str
    opening: str
    rules: str
    food: str


class Sheet(Struct, frozen=True):
    """All of a day: how it is to be, who comes, what is read out, and when this part of it began."""

    opening: str
    rules: str
    food: str
    leads: str
    second_room: str
    remote: str
    edited: int
    began: datetime | None
    people: list[SheetLine]
    read_out: list[ReadOut]
    told: list[Told]
    wishes: list[Wish]

    @property
    def wished(self) -> list[tuple[str, str]]:
        """What is written down of how the day is to be, each with its name."""
        return [(label, words) for name, label in WISHED.items() if (words := getattr(self, name))]


_SHEET = """
    SELECT json_build_object(
        'opening', coalesce(d.opening, ''), 'rules', coalesce(d.rules, ''), 'food', coalesce(d.food, ''), 'leads', coalesce(d.leads, ''),
        'second_room', coalesce(d.second_room, ''), 'remote', coalesce(d.remote, ''), 'edited', coalesce(d.edited, 0),
        'began', CASE WHEN c.phase IN ('information', 'agreeing') THEN c.phase_since END,
        'people', coalesce((
            SELECT json_agg(json_build_object(
                'participant', pa.id, 'name', p.name, 'role', pa.role, 'relation', pa.relation, 'answer', nullif(i.answer, ''),
                'words', coalesce(i.words, ''), 'information', a.way, 'agreeing', b.way,
                'takes_part', m.takes_part, 'own_on', CASE WHEN m.takes_part = 'separately' THEN m.meets_on END,
                'own_at', CASE WHEN m.takes_part = 'separately' THEN m.meets_at END,
                'arrives_at', m.arrives_at, 'arrives_where', m.arrives_where,
                'remote', (SELECT n.words FROM need n WHERE n.participant = pa.id AND n.kind = 'phone_or_video'),
                'apart', coalesce((SELECT json_agg(op.name ORDER BY op.name) FROM apart t
                                   JOIN meeting om ON om.participant = CASE WHEN t.one = pa.id THEN t.other ELSE t.one END
                                   JOIN person op ON op.id = om.person
                                   WHERE pa.id IN (t.one, t.other) AND om.slot IS NOT DISTINCT FROM m.slot
                                     AND 'together' IN (om.takes_part, m.takes_part)), '[]')
            ) ORDER BY m.takes_part <> 'together', (pa.role <> 'child'), pa.made_at, p.name)
            FROM participant pa
            JOIN person p ON p.id = pa.person
            JOIN meeting m ON m.participant = pa.id
            LEFT JOIN invitation i ON i.participant = pa.id
            LEFT JOIN presence a ON a.participant = pa.id AND a.phase = 'information' AND a.sitting = c.sitting
            LEFT JOIN presence b ON b.participant = pa.id AND b.phase = 'agreeing' AND b.sitting = c.sitting
            WHERE pa.conference = c.id AND pa.left_at IS NULL), '[]'),
        'read_out', coalesce((
            SELECT json_agg(json_build_object('name', p.name, 'words', v.words, 'reader', coalesce(r.name, ''),
                                              'wished_reader', v.wished_reader, 'lang', v.lang, 'in_german', v.in_german,
                                              'houses', v.houses)
                            ORDER BY (pa.role <> 'child'), pa.made_at)
            FROM own_view v JOIN participant pa ON pa.id = v.participant JOIN person p ON p.id = pa.person
            LEFT JOIN participant ra ON ra.id = v.read_out_by AND ra.left_at IS NULL
            LEFT JOIN person r ON r.id = ra.person
            WHERE pa.conference = c.id AND pa.left_at IS NULL AND v.words <> '' AND NOT v.only_coordinator), '[]'),
        'told', coalesce((
            SELECT json_agg(json_build_object('name', p.name, 'relation', pa.relation, 'speaks_at', f.speaks_at,
                                              'minutes', f.minutes, 'shown', f.shown) ORDER BY f.speaks_at NULLS LAST, pa.made_at)
            FROM facts f JOIN participant pa ON pa.id = f.participant JOIN person p ON p.id = pa.person
            WHERE pa.conference = c.id AND pa.left_at IS NULL), '[]'),
        'wishes', coalesce((
            SELECT json_agg(json_build_object('name', p.name, 'opening', w.opening, 'rules', w.rules, 'food', w.food)
                            ORDER BY (pa.role <> 'child'), pa.made_at)
            FROM day_wish w JOIN participant pa ON pa.id = w.participant JOIN person p ON p.id = pa.person
            WHERE pa.conference = c.id AND pa.left_at IS NULL AND w.opening || w.rules || w.food <> ''), '[]')
    )::text AS sheet
    FROM conference c LEFT JOIN day_plan d ON d.conference = c.id
    WHERE c.id = $1
"""
_sheet = json.Decoder(Sheet)


async def sheet_of(conference: UUID) -> Sheet:
    found = await row(_SHEET, conference)
    assert found is not None  # noqa: S101  # whoever asks has a seat in it
    return _sheet.decode(found["sheet"])


class OwnWish(Struct, frozen=True):
    """What somebody of the family wished, for themselves to read and change."""

    participant: UUID
    opening: str
    rules: str
    food: str


_OWN_WISH = """
    SELECT pa.id AS participant, coalesce(w.opening, '') AS opening, coalesce(w.rules, '') AS rules, coalesce(w.food, '') AS food
    FROM participant pa LEFT JOIN day_wish w ON w.participant = pa.id
    WHERE pa.conference = $1 AND pa.person = $2 AND pa.left_at IS NULL
"""


async def own_wish(conference: UUID, person: UUID) -> OwnWish | None:
    found = await row(_OWN_WISH, conference, person)
    return OwnWish(**dict(found)) if found else None
