"""What people said for a meeting that was held."""

from app.conferences.putting_away import keep
from app.conferences.queries import ConferenceLine
from app.conferences.tables import Participant
from app.database import all_or_nothing, rows

_VIEWS = """
    SELECT v.participant, v.words, v.lang, v.in_german, v.wished_reader, r.name AS reader, v.only_coordinator, v.at
    FROM own_view v JOIN participant pa ON pa.id = v.participant
    LEFT JOIN participant ra ON ra.id = v.read_out_by LEFT JOIN person r ON r.id = ra.person
    WHERE pa.conference = $1 AND v.words || v.wished_reader <> ''
"""
#: What somebody needs to come is needed the next time as well.
_NOTHING_SAID_YET = """
    UPDATE own_view v SET words = '', wished_reader = '', read_out_by = NULL, only_coordinator = false,
        lang = '', in_german = '', houses = '{}', edited = v.edited + 1
    FROM participant pa WHERE pa.id = v.participant AND pa.conference = $1
"""
_CHILDREN = """
    SELECT k.participant, k.how, k.words, a.name AS advocate
    FROM childs_part k JOIN participant pa ON pa.id = k.participant
    LEFT JOIN participant aa ON aa.id = k.advocate LEFT JOIN person a ON a.id = aa.person
    WHERE pa.conference = $1
"""
_FORGET_CHILDREN = "DELETE FROM childs_part k USING participant pa WHERE pa.id = k.participant AND pa.conference = $1"


async def put_away(conference: ConferenceLine) -> None:
    """Own words were for that meeting; how children take part, and that everybody was spoken with, is asked anew. Talks stay."""
    async with all_or_nothing():
        await keep("view", _VIEWS, conference)
        await rows(_NOTHING_SAID_YET, conference.id)
        await keep("childs_part", _CHILDREN, conference)
        await rows(_FORGET_CHILDREN, conference.id)
        await Participant.update({Participant.prepared_at: None}).where(Participant.conference == conference.id)
