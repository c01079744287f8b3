"""Invitations to a meeting that was held, and what the family wrote in them."""

from app.conferences.putting_away import keep
from app.conferences.queries import ConferenceLine
from app.database import all_or_nothing, rows
from app.invitations.tables import FamilyWords, Look

_KEEP_ANSWERS = """
    INSERT INTO past_invitation (conference, participant, sitting, way, invited_at, answer, words, answered_at)
    SELECT pa.conference, i.participant, $2, i.way, i.invited_at, i.answer, i.words, i.answered_at
    FROM invitation i JOIN participant pa ON pa.id = i.participant WHERE pa.conference = $1
"""
#: Of an invitation to a meeting that was called off: what somebody answered.
_ANSWERS = """
    SELECT i.participant, i.answer, i.words FROM invitation i JOIN participant pa ON pa.id = i.participant
    WHERE pa.conference = $1 AND i.answer <> ''
"""
_FORGET = "DELETE FROM invitation i USING participant pa WHERE pa.id = i.participant AND pa.conference = $1"
_WORDS = """
    SELECT NULL::uuid AS participant, w.language, w.text, p.name AS by FROM family_words w JOIN person p ON p.id = w.by
    WHERE w.conference = $1
"""


async def put_away(conference: ConferenceLine, *, held: bool = True) -> None:
    """Everybody is invited anew. Answers and the family's words can still be read; what was held counts as such."""
    async with all_or_nothing():
        if held:
            await rows(_KEEP_ANSWERS, conference.id, conference.sitting)
        else:
            await keep("answer", _ANSWERS, conference)
        await keep("family_words", _WORDS, conference)
        await rows(_FORGET, conference.id)
        await FamilyWords.delete().where(FamilyWords.conference == conference.id)
        await Look.delete().where(Look.conference == conference.id)
