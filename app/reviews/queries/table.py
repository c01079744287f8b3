"""What lies on the table on the day of a review."""

from typing import Any
from uuid import UUID

import msgspec
from msgspec import Struct

from app.conferences.queries import ConferenceLine
from app.database import row
from app.dates.queries.poll import written_to
from app.plans.rules import Agreement, Wish
from app.practice.promises import Progress
from app.reviews.rules import Office, Saying
from app.safety.queries.meetings import AT_THE_COMMON_TABLE
from app.translations.queries import Said, telling_of, told_in
from app.translations.rules import WRITTEN_IN, Telling, read_in


class Voice(Struct, frozen=True):
    """Somebody of the family group, for the coordinator: have they said something, and do messages of ours reach them?"""

    participant: UUID
    person: UUID
    name: str
    answers: int
    finished: bool
    by_phone: bool
    by_us: bool
    at_the_table: bool


class Table(Struct, frozen=True):
    """What lies on the table: the plan that is looked at, and what was said of it."""

    number: int
    agreements: list[Agreement]
    services: list[Wish]
    sayings: list[Saying]
    went_well: list[str]
    different: list[str]
    states: dict[UUID, Progress]
    promised: dict[UUID, Office]
    voices: list[Voice] = []
    told: list[Said] = []  # what there is in the reader's language

    def telling(self, language: str) -> Telling:
        """The promises and wishes on the table, in the reader's language."""
        promises = (text for each in self.agreements for text in (each.own_words, each.what))
        return telling_of(self.told, (*promises, *(each.what for each in self.services)), language)


#: The plan with which the family comes to the review: the one in force before it.
_LOOKED_AT = """
    SELECT v.number, v.content FROM plan_version v LEFT JOIN decision d ON d.version = v.id
    WHERE v.conference = $1 AND v.presented_at IS NOT NULL AND v.sitting < $2
    ORDER BY coalesce(d.accepted, false) DESC, v.number DESC LIMIT 1
"""
#: Of whom the reader learns something. On the table lies only what those say who sit at it.
_TO_READER = "NOT EXISTS (SELECT 1 FROM unseen u WHERE u.conference = $1 AND u.person = $3 AND u.other = {whom})"
_ON_THE_TABLE = f"{{whom}} IN ({AT_THE_COMMON_TABLE})"
_TABLE = f"""
    SELECT json_build_object(
        'number', v.number, 'agreements', v.content -> 'agreements', 'services', v.content -> 'services',
        'sayings', coalesce((SELECT json_agg(json_build_object(
                'promise', a.promise, 'person', a.person, 'name', p.name, 'went', a.worked, 'words', a.words, 'by_phone', a.by_phone)
                ORDER BY a.at, a.id)
            FROM review_answer a JOIN person p ON p.id = a.person
            WHERE a.conference = $1 AND a.sitting = $2 AND {{answer}}), '[]'),
        'went_well', coalesce((SELECT json_agg(w.went_well ORDER BY w.at, w.id) FROM review_words w
            WHERE w.conference = $1 AND w.sitting = $2 AND w.went_well <> '' AND {{words}}), '[]'),
        'different', coalesce((SELECT json_agg(w.different ORDER BY w.at, w.id) FROM review_words w
            WHERE w.conference = $1 AND w.sitting = $2 AND w.different <> '' AND {{words}}), '[]'),
        'states', coalesce((SELECT json_object_agg(n.promise, n.state) FROM (
                SELECT DISTINCT ON (n.promise) n.promise, n.state, n.by FROM progress_note n
                WHERE n.conference = $1 AND (n.shared OR $3::uuid IS NOT NULL) ORDER BY n.promise, n.at DESC) n
            WHERE {{note}}), '{{{{}}}}'),
        'promised', coalesce((SELECT json_object_agg(h.request, json_build_object(
                'decision', h.decision, 'promised_on', h.promised_on, 'kept_on', h.kept_on))
            FROM promised_help h WHERE h.conference = $1), '{{{{}}}}'),
        'told', {{told}},
        'voices', {{voices}})::text AS found
    FROM ({_LOOKED_AT}) v WHERE $3::uuid IS NULL OR $3 IS NOT NULL
"""  # noqa: S608
_VOICES = f"""coalesce((SELECT json_agg(json_build_object(
            'participant', pa.id, 'person', pa.person, 'name', p.name,
            'answers', (SELECT count(*) FROM review_answer a WHERE a.conference = $1 AND a.sitting = $2 AND a.person = pa.person),
            'finished', coalesce(w.finished_at IS NOT NULL, false),
            'by_phone', coalesce(w.by_phone, false), 'by_us', l.id IS NOT NULL AND {{by_us}},
            'at_the_table', pa.person IN ({AT_THE_COMMON_TABLE})) ORDER BY pa.role <> 'child', pa.made_at, p.name)
        FROM participant pa JOIN person p ON p.id = pa.person LEFT JOIN contact k ON k.participant = pa.id
        LEFT JOIN access_link l ON l.conference = pa.conference AND l.person = pa.person AND l.withdrawn_at IS NULL
        LEFT JOIN review_words w ON w.conference = $1 AND w.sitting = $2 AND w.person = pa.person
        WHERE pa.conference = $1 AND pa.left_at IS NULL AND pa.role IN ('family', 'child')), '[]')"""  # noqa: S608
_FOR_READER = _TABLE.format(
    answer=_TO_READER.format(whom="a.person"),
    words=_TO_READER.format(whom="w.person"),
    note=_TO_READER.format(whom="n.by"),
    voices="'[]'::json",
    told=told_in("$1", "$4", "$3", ground=False),
)


async def table_for(conference: ConferenceLine, person: UUID, language: str = WRITTEN_IN) -> Table | None:
    """For somebody of the family: what those say of whom they may know. None where no plan was looked at."""
    return _table(await row(_FOR_READER, conference.id, conference.sitting, person, read_in(language)))


async def table_of(conference: ConferenceLine) -> Table | None:
    """For the coordinator, who prints it: what those say who sit at the common table; and who has said something."""
    sql = _TABLE.format(
        answer=_ON_THE_TABLE.format(whom="a.person"),
        words=_ON_THE_TABLE.format(whom="w.person"),
        note=_ON_THE_TABLE.format(whom="n.by"),
        voices=_VOICES.replace("{by_us}", written_to()),
        told="'[]'::json",
    )
    return _table(await row(sql, conference.id, conference.sitting, None))


def _table(found: Any) -> Table | None:
    return msgspec.json.decode(found["found"], type=Table) if found else None
