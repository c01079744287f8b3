"""What happened in a conference, for its timeline: kinds of events and their days, nobody's name and nobody's words.

It is read, shown and forgotten: none of it goes along into what is learnt.
"""

from uuid import UUID

from app.database import rows
from app.kit.clock import today
from app.learning.rules.timeline import Event, Happened

_HAPPENED = """
    WITH c AS (SELECT id, made_at, zone FROM conference WHERE id = $1),
    happened(event, at, minutes) AS (
        SELECT 'referral', c.made_at, NULL::int FROM c
        UNION ALL SELECT m.step, m.at, NULL FROM move m WHERE m.conference = $1
        UNION ALL
        SELECT 'private_time', p.started_at, (extract(epoch FROM p.ended_at - p.started_at) / 60)::int FROM private_time p
        WHERE p.conference = $1 AND p.ended_at IS NOT NULL
        UNION ALL SELECT 'presented', v.presented_at, NULL FROM plan_version v WHERE v.conference = $1 AND v.presented_at IS NOT NULL
        UNION ALL
        SELECT 'sent_back', d.at, NULL FROM decision d JOIN plan_version v ON v.id = d.version WHERE v.conference = $1 AND NOT d.accepted
        UNION ALL
        SELECT 'handed_out', min(h.at), NULL FROM handed_out h JOIN plan_version v ON v.id = h.version WHERE v.conference = $1
        UNION ALL
        SELECT 'first_done', min(n.at), NULL FROM progress_note n WHERE n.conference = $1 AND n.shared AND n.state = 'done'
        UNION ALL
        SELECT 'help_wanted', min(n.at), NULL FROM progress_note n WHERE n.conference = $1 AND n.shared AND n.state = 'needs_help'
        UNION ALL
        SELECT 'talk', min(t.at), NULL FROM talk t JOIN participant pa ON pa.id = t.participant WHERE pa.conference = $1 AND $2
        UNION ALL
        SELECT 'invited', min(i.invited_at), NULL FROM invitation i JOIN participant pa ON pa.id = i.participant WHERE pa.conference = $1
    )
    SELECT h.event, (h.at AT TIME ZONE c.zone)::date AS day, h.minutes FROM happened h, c WHERE h.at IS NOT NULL
    UNION ALL
    SELECT 'office_late', p.promised_on + 1, NULL FROM promised_help p
    WHERE p.conference = $1 AND p.decision = 'granted' AND coalesce(p.kept_on, $3) > p.promised_on
    UNION ALL SELECT 'office_kept', p.kept_on, NULL FROM promised_help p WHERE p.conference = $1 AND p.kept_on IS NOT NULL
"""


async def happened_in(conference: UUID, *, with_talks: bool) -> list[Happened]:
    """`with_talks`: for the coordination alone; when it first spoke with the family is no matter of the office."""
    told = {each.value for each in Event}
    found = await rows(_HAPPENED, conference, with_talks, today())
    return [Happened(Event(each["event"]), each["day"], each["minutes"]) for each in found if each["event"] in told]
