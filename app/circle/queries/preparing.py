"""What people need, what they want read out, how children take part, and the talks with them."""

from datetime import datetime
from uuid import UUID

import msgspec
from msgspec import Struct

from app.database import row, rows
from app.practice.roles import Role, Side
from app.practice.taking_part import ChildTakesPart, NeedKind, TalkHow
from app.practice.three_houses import Houses


class NeedLine(Struct, frozen=True):
    """One thing that one person needs to come. `language` is the person's: it says which interpreter."""

    participant: UUID
    person: UUID
    name: str
    language: str
    role: Role
    kind: NeedKind
    words: str


_NEEDS = """
    SELECT pa.id AS participant, pa.person, p.name, p.language, pa.role, n.kind, n.words
    FROM participant pa JOIN person p ON p.id = pa.person JOIN (
        SELECT participant, kind, words FROM need
        UNION ALL SELECT a.id, 'other', concat_ws(E'\n', nullif(c.needs, ''), nullif(v.needs, ''))
        FROM participant a LEFT JOIN contact c ON c.participant = a.id LEFT JOIN own_view v ON v.participant = a.id
        WHERE a.conference = $1 AND (c.needs <> '' OR v.needs <> '')
    ) n ON n.participant = pa.id
    WHERE pa.conference = $1 AND pa.left_at IS NULL
    ORDER BY (pa.role <> 'child'), pa.made_at, p.name, n.kind = 'other', n.kind
"""


async def needs_of(conference: UUID) -> list[NeedLine]:
    """What everybody who takes part needs, person by person; what fits no kind comes last, as OTHER."""
    return [
        NeedLine(**{**dict(each), "role": Role(each["role"]), "kind": NeedKind(each["kind"])}) for each in await rows(_NEEDS, conference)
    ]


class ViewLine(Struct, frozen=True):
    """What somebody wants read out, and who reads. With `only_coordinator` it is read out by nobody and printed nowhere."""

    participant: UUID
    name: str
    role: Role
    answer: str  # to the invitation, or empty
    words: str
    wished_reader: str
    read_out_by: UUID | None
    reader_name: str
    only_coordinator: bool
    edited: int
    lang: str
    in_german: str
    houses: Houses


_VIEWS = """
    SELECT v.participant, p.name, pa.role, coalesce(i.answer, '') AS answer, v.words, v.wished_reader, v.read_out_by,
           coalesce(r.name, '') AS reader_name, v.only_coordinator, v.edited, v.lang, v.in_german, v.houses
    FROM own_view v
    JOIN participant pa ON pa.id = v.participant
    JOIN person p ON p.id = pa.person
    LEFT JOIN invitation i ON i.participant = pa.id
    LEFT JOIN participant ra ON ra.id = v.read_out_by AND ra.left_at IS NULL
    LEFT JOIN person r ON r.id = ra.person
    WHERE pa.conference = $1 AND pa.left_at IS NULL AND v.words <> ''
    ORDER BY (pa.role <> 'child'), pa.made_at, p.name
"""


async def views_of(conference: UUID) -> list[ViewLine]:
    """What was said beforehand by everybody who takes part, also from far away; children first."""
    return [
        ViewLine(**{**dict(each), "role": Role(each["role"]), "houses": _houses.decode(each["houses"])})
        for each in await rows(_VIEWS, conference)
    ]


_houses = msgspec.json.Decoder(Houses)


class ChildLine(Struct, frozen=True):
    """How a child takes part; `how` is None as long as nobody has asked."""

    participant: UUID
    name: str
    how: ChildTakesPart | None
    words: str
    advocate_name: str


_PARTS = """
    SELECT pa.id AS participant, p.name, c.how, coalesce(c.words, '') AS words, coalesce(a.name, '') AS advocate_name
    FROM participant pa
    JOIN person p ON p.id = pa.person
    LEFT JOIN childs_part c ON c.participant = pa.id
    LEFT JOIN participant aa ON aa.id = c.advocate AND aa.left_at IS NULL
    LEFT JOIN person a ON a.id = aa.person
    WHERE pa.conference = $1 AND pa.left_at IS NULL AND pa.role = 'child'
    ORDER BY pa.made_at, p.name
"""


async def parts_of(conference: UUID) -> list[ChildLine]:
    return [
        ChildLine(**{**dict(each), "how": ChildTakesPart(each["how"]) if each["how"] else None}) for each in await rows(_PARTS, conference)
    ]


class TalkLine(Struct, frozen=True):
    id: UUID
    at: datetime
    how: TalkHow
    minutes: int | None
    words: str
    by_name: str


class Other(Struct, frozen=True):
    """Somebody else who takes part: who might read out, or speak for a child."""

    participant: UUID
    name: str


class Preparing(Struct, frozen=True):
    """All that came out of the talks with one person."""

    talks: list[TalkLine]
    needs: dict[NeedKind, str]
    other_needs: str
    own_needs: str  # as they say it on their phone
    words: str
    wished_reader: str
    read_out_by: UUID | None
    only_coordinator: bool
    edited: int
    how: ChildTakesPart | None
    part_words: str
    advocate: UUID | None
    lang: str
    in_german: str
    houses: Houses
    others: list[Other] = []


_OF_ONE = """
        'talks', coalesce((SELECT json_agg(json_build_object('id', t.id, 'at', t.at, 'how', t.how, 'minutes', t.minutes,
                                                             'words', t.words, 'by_name', b.name) ORDER BY t.at DESC, t.id)
                           FROM talk t JOIN person b ON b.id = t.by WHERE t.participant = pa.id), '[]'),
        'needs', coalesce((SELECT json_object_agg(n.kind, n.words) FROM need n WHERE n.participant = pa.id), '{}'),
        'other_needs', coalesce((SELECT c.needs FROM contact c WHERE c.participant = pa.id), ''),
        'own_needs', coalesce(v.needs, ''), 'words', coalesce(v.words, ''),
        'wished_reader', coalesce(v.wished_reader, ''), 'read_out_by', v.read_out_by,
        'only_coordinator', coalesce(v.only_coordinator, false), 'edited', coalesce(v.edited, 0),
        'lang', coalesce(v.lang, ''), 'in_german', coalesce(v.in_german, ''), 'houses', coalesce(v.houses, '{}'),
        'how', cp.how, 'part_words', coalesce(cp.words, ''), 'advocate', cp.advocate"""
_FROM_ONE = """
    FROM participant pa
    LEFT JOIN own_view v ON v.participant = pa.id
    LEFT JOIN childs_part cp ON cp.participant = pa.id
"""
_PREPARING = f"""
    SELECT json_build_object({_OF_ONE},
        'others', coalesce((SELECT json_agg(json_build_object('participant', oa.id, 'name', o.name) ORDER BY oa.made_at, o.name)
                            FROM participant oa JOIN person o ON o.id = oa.person
                            WHERE oa.conference = pa.conference AND oa.id <> pa.id AND oa.left_at IS NULL), '[]'))::text AS known
    {_FROM_ONE}
    WHERE pa.conference = $1 AND pa.id = $2
"""  # noqa: S608  # only our own constants are put together
_OWN = f"SELECT pa.id AS participant, json_build_object({_OF_ONE})::text AS known {_FROM_ONE} WHERE pa.conference = $1 AND pa.person = $2"
_preparing = msgspec.json.Decoder(Preparing)


async def preparing(conference: UUID, participant: UUID) -> Preparing:
    """For the coordinator: of somebody who was found in this conference."""
    found = await row(_PREPARING, conference, participant)
    assert found is not None  # noqa: S101  # whoever asks has found them
    return _preparing.decode(found["known"])


async def own_preparing(conference: UUID, person: UUID) -> tuple[UUID, Preparing] | None:
    """For themselves: their seat, and what they may know. The coordinator's talks and words about needs are not in it."""
    found = await row(_OWN, conference, person)
    if found is None:
        return None
    return found["participant"], msgspec.structs.replace(_preparing.decode(found["known"]), talks=[], other_needs="")


class ProposalLine(Struct, frozen=True):
    """Somebody whom the family thinks of."""

    id: UUID
    name: str
    relation: str
    words: str
    at: datetime
    by_name: str


class Around(Struct, frozen=True):
    """What stands round the circle: whom the family proposes, and the sides on which there is nobody to ask."""

    thought_of: list[Side]
    proposals: list[ProposalLine]
    languages: list[str]  # of family and network, the most spoken first


_AROUND = """
    SELECT json_build_object(
        'thought_of', coalesce((SELECT json_agg(t.side ORDER BY t.side) FROM thought_of t WHERE t.conference = $1), '[]'),
        'proposals', coalesce((SELECT json_agg(json_build_object('id', q.id, 'name', q.name, 'relation', q.relation, 'words', q.words,
                                                                 'at', q.at, 'by_name', b.name) ORDER BY q.at, q.id)
                               FROM proposal q JOIN person b ON b.id = q.by WHERE q.conference = $1 AND q.decision = ''), '[]'),
        'languages', coalesce((SELECT json_agg(l.language) FROM (
                                   SELECT p.language FROM participant pa JOIN person p ON p.id = pa.person
                                   WHERE pa.conference = $1 AND pa.left_at IS NULL AND pa.role IN ('family', 'child')
                                   GROUP BY p.language ORDER BY count(*) DESC, p.language) l), '[]'))::text AS around
"""
_around = msgspec.json.Decoder(Around)


async def around(conference: UUID) -> Around:
    found = await row(_AROUND, conference)
    assert found is not None  # noqa: S101  # one row whatever stands in the tables
    return _around.decode(found["around"])


class OwnProposal(Struct, frozen=True):
    """What somebody proposed, and whether the coordinator has looked at it. What was decided is said in a talk."""

    name: str
    relation: str
    at: datetime
    looked_at: bool


_OWN_PROPOSALS = """
    SELECT q.name, q.relation, q.at, q.decision <> '' AS looked_at FROM proposal q
    WHERE q.conference = $1 AND q.by = $2 ORDER BY q.at DESC, q.id LIMIT 50
"""


async def own_proposals(conference: UUID, person: UUID) -> list[OwnProposal]:
    return [OwnProposal(**dict(each)) for each in await rows(_OWN_PROPOSALS, conference, person)]
