"""How conferences stand, in numbers, as one piece of SQL that any list of conferences can join."""

from datetime import date
from typing import Any

from app.childs_plan.queries import TO_TELL_ANEW
from app.kit.clock import today
from app.practice.facts import Facts
from app.practice.reviews import AHEAD

#: Joined to `conference c`. Nothing is looked at in private family time.
JOINS = f"""
    LEFT JOIN LATERAL (
        SELECT count(*) FILTER (WHERE pa.custody) AS custody,
               count(*) FILTER (WHERE pa.custody AND k.id IS NULL) AS custody_without_consent,
               count(*) FILTER (WHERE pa.role = 'family') AS family,
               count(*) FILTER (WHERE pa.role IN ('family', 'supporter') AND pa.side IN ('mother', 'both')) AS mothers_side,
               count(*) FILTER (WHERE pa.role IN ('family', 'supporter') AND pa.side IN ('father', 'both')) AS fathers_side,
               count(*) FILTER (WHERE pa.role <> 'child' AND coalesce(t.email || t.phone || t.address, '') = '') AS unreachable,
               count(*) FILTER (WHERE pa.prepared_at IS NULL) AS unprepared,
               count(*) FILTER (WHERE i.participant IS NULL) AS not_invited,
               count(*) FILTER (WHERE i.answer = '') AS unanswered
        FROM participant pa
        LEFT JOIN consent k ON k.participant = pa.id AND k.withdrawn_at IS NULL
        LEFT JOIN contact t ON t.participant = pa.id
        LEFT JOIN invitation i ON i.participant = pa.id
        WHERE pa.conference = c.id AND pa.left_at IS NULL AND c.phase IN ('enquiry', 'clarified', 'preparation', 'review')
    ) circle ON true
    LEFT JOIN LATERAL (
        SELECT count(*) FILTER (WHERE l.kind = 'question') > 0 AS question, count(*) FILTER (WHERE l.kind = 'bottom_line') AS bottom_lines,
               EXISTS (SELECT 1 FROM referral r WHERE r.conference = c.id AND r.concern <> '') AS concern
        FROM line l WHERE l.conference = c.id AND c.phase = 'enquiry'
    ) said ON true
    LEFT JOIN LATERAL (
        SELECT count(*) AS here FROM presence e JOIN participant pa ON pa.id = e.participant
        WHERE pa.conference = c.id AND e.phase = 'information' AND e.sitting = c.sitting AND c.phase = 'information'
    ) day ON true
    LEFT JOIN LATERAL (
        SELECT v.id, v.contingency <> '' OR v.no_contingency AS contingency, v.review_on IS NOT NULL AS review,
               v.presented_at IS NOT NULL AND d.id IS NULL AS presented
        FROM plan_version v LEFT JOIN decision d ON d.version = v.id
        WHERE v.conference = c.id AND (c.phase = 'agreeing' OR c.phase IN ('follow_up', 'review') AND d.accepted)
        ORDER BY v.number DESC LIMIT 1
    ) plan ON true
    LEFT JOIN LATERAL (
        SELECT count(*) AS agreements, count(*) FILTER (WHERE a.who IS NULL) AS without_doer
        FROM agreement a WHERE a.version = plan.id AND c.phase = 'agreeing'
    ) doing ON true
    LEFT JOIN LATERAL (
        SELECT count(*) FILTER (WHERE s.answer IS NULL) AS answers_missing, count(*) FILTER (WHERE s.answer = 'not_yet') AS owed,
               count(*) FILTER (WHERE NOT EXISTS (SELECT 1 FROM handed_out h WHERE h.version = plan.id AND h.person = pa.person))
                   AS not_handed_out
        FROM participant pa
        LEFT JOIN LATERAL (
            SELECT g.answer FROM assent_given g WHERE g.version = plan.id AND g.person = pa.person ORDER BY g.at DESC LIMIT 1
        ) s ON true
        WHERE pa.conference = c.id AND pa.left_at IS NULL AND pa.role IN ('family', 'child')
          AND c.phase IN ('agreeing', 'follow_up', 'review')
    ) heard ON true
    LEFT JOIN LATERAL (
        SELECT (SELECT count(*) FROM requested_service q WHERE q.version = plan.id
                AND NOT EXISTS (SELECT 1 FROM promised_help h WHERE h.request = q.request)) AS wishes,
               (SELECT count(*) FROM promised_help h WHERE h.conference = c.id AND h.kept_on IS NULL AND h.decision = 'granted') AS promises
        WHERE c.phase IN ('agreeing', 'follow_up', 'review')
    ) office ON true
    LEFT JOIN LATERAL (
        SELECT CASE WHEN c.phase = 'follow_up' THEN c.review_on END AS review_on,
               (SELECT count(*) FROM review_wish w
                WHERE w.conference = c.id AND w.withdrawn_at IS NULL AND w.settled_at IS NULL) AS review_wished,
               (SELECT count(*) FROM participant pa WHERE pa.conference = c.id AND pa.left_at IS NULL AND pa.role IN ('family', 'child')
                AND NOT EXISTS (SELECT 1 FROM review_words r WHERE r.conference = c.id AND r.sitting = c.sitting AND r.person = pa.person
                                AND r.finished_at IS NOT NULL)) AS not_looked_back,
               c.place <> '' AND NOT EXISTS (SELECT 1 FROM venue_booking b WHERE b.conference = c.id AND b.sitting = c.sitting
                                             AND b.state IN ('asked', 'held')) AS room,
               (SELECT count(*) FROM interpreting_booking b WHERE b.conference = c.id AND b.sitting = c.sitting
                AND b.state NOT IN ('confirmed', 'cancelled'))
               + (SELECT count(*) FROM need n JOIN participant pa ON pa.id = n.participant
                  WHERE pa.conference = c.id AND pa.left_at IS NULL AND n.kind = 'interpreter' AND NOT EXISTS (
                      SELECT 1 FROM interpreting_booking b WHERE b.conference = c.id AND b.sitting = c.sitting AND b.state <> 'cancelled'))
                   AS interpreting,
               (SELECT count(*) FROM facts f JOIN participant pa ON pa.id = f.participant
                WHERE pa.conference = c.id AND pa.left_at IS NULL AND f.shown_at IS NULL) AS facts_waiting,
               (SELECT count(*) FROM ({TO_TELL_ANEW}) k) AS to_tell_anew
        WHERE c.phase IN ('follow_up', 'review')
    ) again ON true
"""  # noqa: S608  # only our own constants are put together

COLUMNS = """
    c.urgent, c.coordinator IS NOT NULL AS coordinator, said.concern, said.question, said.bottom_lines,
    circle.custody, circle.custody_without_consent, circle.family,
    circle.mothers_side + (SELECT count(*) FROM thought_of o WHERE o.conference = c.id AND o.side = 'mother') AS mothers_side,
    circle.fathers_side + (SELECT count(*) FROM thought_of o WHERE o.conference = c.id AND o.side = 'father') AS fathers_side,
    circle.unreachable, circle.unprepared, circle.not_invited, circle.unanswered,
    c.meets_on IS NOT NULL AND c.meets_at IS NOT NULL AND c.place <> '' AS date,
    day.here, plan.contingency, coalesce(plan.review, c.review_on IS NOT NULL) AS review, plan.presented,
    doing.agreements, doing.without_doer, heard.answers_missing, heard.not_handed_out, heard.owed, office.wishes, office.promises,
    again.review_on AS looks_again_on, again.review_wished, again.not_looked_back, again.room, again.interpreting, again.facts_waiting,
    again.to_tell_anew
"""


def facts(found: Any) -> Facts:
    """The facts in a row that COLUMNS stand in."""
    known = {name: found[name] for name in Facts._fields if name != "review_due" and found[name] is not None}
    looks_again_on: date | None = found["looks_again_on"]
    return Facts(**known, review_due=looks_again_on is not None and looks_again_on <= today() + AHEAD)
