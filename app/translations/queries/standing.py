"""Into which languages the plan is translated, how far each is, and who could do more: the coordinator's overview."""

from uuid import UUID

import msgspec
from msgspec import Struct, structs

from app.database import row
from app.practice.phases import Phase
from app.translations.queries.work import VERSION, Work, works_of


class Interpreter(Struct, frozen=True):
    """Somebody of the circle who can be asked. `apart`: they must not meet somebody, or come to another meeting."""

    participant: UUID
    name: str
    in_writing: bool
    apart: bool


class Reader(Struct, frozen=True):
    """Somebody of the family group who reads another language than German."""

    name: str
    language: str


class Standing(Struct, frozen=True):
    number: int | None  # of the plan's version; None before one was presented
    interpreters: list[Interpreter]
    readers: list[Reader]
    works: list[Work] = []

    @property
    def wanted(self) -> dict[str, list[str]]:
        """Languages that somebody reads and nobody was asked for yet, each with who reads it."""
        asked = {work.language for work in self.works}
        found: dict[str, list[str]] = {}
        for each in self.readers:
            if each.language not in asked:
                found.setdefault(each.language, []).append(each.name)
        return found


_STANDING = f"""
    SELECT json_build_object(
        'number', (SELECT v.number FROM ({VERSION}) v),
        'interpreters', (SELECT coalesce(json_agg(json_build_object(
                             'participant', pa.id, 'name', p.name, 'in_writing', m.takes_part = 'in_writing',
                             'apart', EXISTS (SELECT 1 FROM unseen u WHERE u.conference = $1 AND u.person = pa.person))
                             ORDER BY pa.made_at), '[]')
                         FROM participant pa JOIN person p ON p.id = pa.person JOIN meeting m ON m.participant = pa.id
                         WHERE pa.conference = $1 AND pa.role = 'interpreter' AND pa.left_at IS NULL),
        'readers', (SELECT coalesce(json_agg(json_build_object('name', p.name, 'language', p.language) ORDER BY pa.made_at), '[]')
                    FROM participant pa JOIN person p ON p.id = pa.person
                    WHERE pa.conference = $1 AND pa.role IN ('family', 'child') AND pa.left_at IS NULL AND p.language <> 'de')
    )::text AS standing
"""  # noqa: S608  # only our own constants are put together


#: Of `conference c`: who says that they are finished, while words of theirs in the plan were not read back yet.
TO_READ_BACK = """
    SELECT p.name, o.finished_at
    FROM translation_order o JOIN participant pa ON pa.id = o.translator AND pa.left_at IS NULL JOIN person p ON p.id = pa.person
    WHERE o.conference = c.id AND o.finished_at IS NOT NULL AND EXISTS (
        SELECT 1 FROM translated_line t
        WHERE t.conference = c.id AND t.language = o.language AND NOT t.machine AND t.read_back_on IS NULL
          AND strpos((SELECT (v.content - ARRAY['concern', 'good', 'question', 'bottom_lines'])::text
                      FROM plan_version v LEFT JOIN decision d ON d.version = v.id
                      WHERE v.conference = c.id AND v.presented_at IS NOT NULL
                      ORDER BY c.phase <> 'agreeing' AND coalesce(d.accepted, false) DESC, v.number DESC LIMIT 1),
                     to_jsonb(t.original)::text) > 0)
"""


async def standing_of(conference: UUID, *, sitting: int, phase: Phase) -> Standing:
    works = await works_of(conference, sitting=sitting, phase=phase)
    answer = await row(_STANDING, conference, sitting, phase is Phase.AGREEING)
    assert answer is not None  # noqa: S101  # one line always
    return structs.replace(msgspec.json.decode(answer["standing"], type=Standing), works=works)
