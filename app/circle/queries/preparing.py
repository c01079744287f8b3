"""What people need, what they want read out, how children take part, and the talks with them."""

from datetime import datetime
from uuid import UUID

from msgspec import Struct

from app.database import rows
from app.practice.vocabulary import ChildTakesPart, NeedKind, Role, TalkHow


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
        UNION ALL SELECT participant, 'other', needs FROM contact WHERE needs <> ''
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


_VIEWS = """
    SELECT v.participant, p.name, pa.role, coalesce(i.answer, '') AS answer, v.words, v.wished_reader, v.read_out_by,
           coalesce(r.name, '') AS reader_name, v.only_coordinator, v.edited
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
    return [ViewLine(**{**dict(each), "role": Role(each["role"])}) for each in await rows(_VIEWS, conference)]


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
    by: UUID
    by_name: str


_TALKS = """
    SELECT t.id, t.at, t.how, t.minutes, t.words, t.by, b.name AS by_name
    FROM talk t JOIN person b ON b.id = t.by JOIN participant pa ON pa.id = t.participant
    WHERE pa.conference = $1 AND pa.id = $2 ORDER BY t.at DESC, t.id
"""


async def talks_with(conference: UUID, participant: UUID) -> list[TalkLine]:
    """The newest first."""
    return [TalkLine(**{**dict(each), "how": TalkHow(each["how"])}) for each in await rows(_TALKS, conference, participant)]
