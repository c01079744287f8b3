"""The plan as everybody of the family may see it, whoever sits before the screen: for a laptop that is turned towards them."""

from datetime import date
from uuid import UUID

import msgspec
from msgspec import Struct

from app.database import row
from app.directory.queries import HowReached
from app.plans.rules import Plan
from app.practice.promises import Progress


class Help(Struct, frozen=True):
    decision: str
    promised_on: date | None
    words: str
    kept_on: date | None
    helper: HowReached | None = None


class Together(Struct, frozen=True):
    plan: Plan
    accepted: bool | None
    progress: dict[UUID, Progress]
    promised: dict[UUID, Help]


#: A child may sit there, and somebody who must not learn of somebody else: no word of the concern, no reasons, and of progress
#: only what is shared with the office by those whom everybody may know of.
_TOGETHER = """
    SELECT json_build_object(
        'plan', v.content || '{"concern": "", "good": "", "question": "", "bottom_lines": []}'::jsonb,
        'accepted', d.accepted,
        'progress', coalesce((
            SELECT json_object_agg(n.promise, n.state)
            FROM (SELECT DISTINCT ON (n.promise) n.* FROM progress_note n WHERE n.conference = v.conference
                  ORDER BY n.promise, n.at DESC) n
            WHERE n.shared AND n.by NOT IN (SELECT u.other FROM unseen u WHERE u.conference = v.conference)), '{}'),
        'promised', coalesce((
            SELECT json_object_agg(h.request, json_build_object(
                'decision', h.decision, 'promised_on', h.promised_on, 'words', h.words, 'kept_on', h.kept_on,
                'helper', (SELECT json_build_object('name', t.name, 'phone', t.phone, 'email', t.email, 'hours', t.hours)
                           FROM helps x JOIN partner t ON t.id = x.partner
                           WHERE x.request = h.request AND x.conference = h.conference AND h.decision = 'granted')))
            FROM promised_help h WHERE h.conference = v.conference), '{}'))::text AS page
    FROM plan_version v JOIN conference c ON c.id = v.conference LEFT JOIN decision d ON d.version = v.id
    WHERE v.conference = $1 AND v.presented_at IS NOT NULL
    ORDER BY c.phase <> 'agreeing' AND coalesce(d.accepted, false) DESC, v.number DESC LIMIT 1
"""
_decoder = msgspec.json.Decoder(Together)


async def shown_together(conference: UUID) -> Together | None:
    found = await row(_TOGETHER, conference)
    return _decoder.decode(found["page"]) if found else None
