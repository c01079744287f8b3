"""What happened in the conferences of an office, or of all offices of its Land: the steps, the table, the plans. One pass a table."""

from app.kit.clock import HOME
from app.practice.indicators import FATHER_IN_WORDS
from app.profile.queries import USUAL


def day_of(moment: str) -> str:
    return f"({moment} AT TIME ZONE '{HOME}')::date"


def ours(office: str) -> str:
    """Is it the office $1, or, where $2 says so, one of its Land?"""
    land = f"coalesce(pr.land, '{USUAL.land}')"
    same = f"{land} = (SELECT coalesce((SELECT land FROM profile WHERE office = $1), '{USUAL.land}'))"  # noqa: S608
    return f"CASE WHEN $2 THEN {same} ELSE {office} = $1 END"


#: The conferences that were asked for, and the days of their steps, by the clock at home.
_WAY = f"""
    c AS MATERIALIZED (
        SELECT c.id, c.office, c.outcome, c.sitting, coalesce(pr.hour_cents, 0) AS rate, {day_of("c.made_at")} AS asked,
            c.coordinator <> c.caseworker AND s.role = 'coordinator' AND cw.caseworker IS NULL AS independent
        FROM conference c LEFT JOIN profile pr ON pr.office = c.office LEFT JOIN staff s ON s.person = c.coordinator
        LEFT JOIN (SELECT DISTINCT caseworker FROM conference) cw ON cw.caseworker = c.coordinator
        WHERE {{which}}
    ),
    m AS (
        SELECT m.conference, min(m.at) FILTER (WHERE m.step = 'clarify_referral') AS clear,
            min(m.at) FILTER (WHERE m.step = 'begin_preparation') AS yes, min(m.at) FILTER (WHERE m.step = 'call_back') AS back,
            min(m.at) FILTER (WHERE m.step = 'end_in_preparation') AS ended, max(m.at) FILTER (WHERE m.step = 'close') AS closed,
            min(m.at) FILTER (WHERE m.step = 'open_conference') AS opened, max(m.at) FILTER (WHERE m.step = 'open_conference') AS latest,
            count(*) FILTER (WHERE m.step = 'open_conference') AS openings
        FROM move m JOIN c ON c.id = m.conference GROUP BY m.conference
    ),
    n AS (
        SELECT m.*, CASE WHEN openings = 2 THEN latest WHEN openings > 2 THEN (
            SELECT o.at FROM move o WHERE o.conference = m.conference AND o.step = 'open_conference' ORDER BY o.at OFFSET 1 LIMIT 1
        ) END AS again
        FROM m
    ),
    way AS MATERIALIZED (
        SELECT c.*, n.again AS again_at, n.closed AS closed_at, n.back < coalesce(n.again, 'infinity') AS back,
            {day_of("n.clear")} AS clear, {day_of("n.yes")} AS yes, {day_of("n.ended")} AS ended, {day_of("n.opened")} AS held,
            {day_of("n.again")} AS again, {day_of("n.closed")} AS closed
        FROM c LEFT JOIN n ON n.conference = c.id
    ),
    talks AS (
        SELECT pa.conference, min(t.at) AS first FROM talk t JOIN participant pa ON pa.id = t.participant JOIN c ON c.id = pa.conference
        GROUP BY pa.conference
    )"""  # noqa: S608

#: The first meeting: who was there, and how. Coordination and caseworker are always there.
_TABLE = f"""
    alone AS (
        SELECT pt.conference, (extract(epoch FROM sum(pt.ended_at - pt.started_at)) / 60)::int AS minutes
        FROM private_time pt JOIN way w ON w.id = pt.conference
        WHERE pt.ended_at IS NOT NULL AND pt.started_at < coalesce(w.again_at, 'infinity') GROUP BY pt.conference
    ),
    brought AS (
        SELECT participant FROM put_away
        WHERE what = 'view' AND sitting = 1 AND content->>'words' <> '' AND content->>'only_coordinator' IS DISTINCT FROM 'true'
    ),
    people AS (
        SELECT pa.conference, pa.role, pa.side, pa.role IN ('family', 'child', 'supporter') AS ours,
            i1.participant IS NOT NULL OR i2.participant IS NOT NULL AS there,
            i.participant IS NOT NULL AND w.sitting = 1 OR pi.id IS NOT NULL AS invited,
            w.sitting = 1 AND v.words <> '' AND NOT v.only_coordinator OR b.participant IS NOT NULL AS view,
            coalesce(CASE WHEN w.sitting = 1 THEN cp.how END, pc.content->>'how', '') AS how, pa.relation
        FROM participant pa JOIN way w ON w.id = pa.conference AND w.held IS NOT NULL
        LEFT JOIN presence i1 ON i1.participant = pa.id AND i1.sitting = 1 AND i1.phase = 'information'
        LEFT JOIN presence i2 ON i2.participant = pa.id AND i2.sitting = 1 AND i2.phase = 'agreeing'
        LEFT JOIN invitation i ON i.participant = pa.id
        LEFT JOIN past_invitation pi ON pi.participant = pa.id AND pi.sitting = 1
        LEFT JOIN own_view v ON v.participant = pa.id LEFT JOIN brought b ON b.participant = pa.id
        LEFT JOIN childs_part cp ON cp.participant = pa.id
        LEFT JOIN put_away pc ON pc.participant = pa.id AND pc.what = 'childs_part' AND pc.sitting = 1
    ),
    round AS (
        SELECT conference, count(*) FILTER (WHERE ours AND there) AS family,
            2 + count(*) FILTER (WHERE role IN ('information_giver', 'advocate') AND there) AS professionals,
            count(*) FILTER (WHERE ours AND invited AND there) AS came, count(*) FILTER (WHERE ours AND invited AND NOT there) AS absent,
            count(*) FILTER (WHERE ours AND invited AND NOT there AND view) AS brought,
            bool_or(role = 'family' AND side IN ('mother', 'both') AND there) AS mothers,
            bool_or(role = 'family' AND side IN ('father', 'both') AND there) AS fathers,
            bool_or(role = 'family' AND side IN ('father', 'both') AND there AND relation ~* '{FATHER_IN_WORDS}') AS father,
            count(*) FILTER (WHERE role = 'child' AND there AND how <> 'part_of_the_time') AS children_there,
            count(*) FILTER (WHERE role = 'child' AND there AND how = 'part_of_the_time') AS children_partly,
            count(*) FILTER (WHERE role = 'child' AND NOT there AND how IN ('letter', 'drawing', 'recording')) AS children_sent,
            count(*) FILTER (WHERE role = 'child' AND NOT there AND how = 'advocate') AS children_advocate,
            count(*) FILTER (WHERE role = 'child' AND NOT there AND how IN ('', 'present', 'part_of_the_time')) AS children_unknown
        FROM people GROUP BY conference
    ),
    tongues AS (
        SELECT b.conference, bool_or(b.state = 'confirmed') AS found, bool_or(b.state = 'not_found') AS missing
        FROM interpreting_booking b JOIN c ON c.id = b.conference WHERE b.sitting = 1 GROUP BY b.conference
    )"""  # noqa: S608

#: Plans, what became of them, and what it took.
_PLANS = f"""
    decided AS MATERIALIZED (
        SELECT v.conference, v.id, v.contingency, v.guardian, v.review_on, d.accepted, d.at, c.office,
            {day_of("d.at")} AS day
        FROM decision d JOIN plan_version v ON v.id = d.version JOIN c ON c.id = v.conference
    ),
    first AS MATERIALIZED (SELECT DISTINCT ON (conference) * FROM decided WHERE accepted ORDER BY conference, at),
    complete AS (
        SELECT f.conference, f.office, f.day, f.contingency <> '' AS contingency, f.review_on IS NOT NULL AS review,
            coalesce(bool_and(a.who IS NOT NULL AND (a.due_on IS NOT NULL OR a.due_words <> '')), false) AS who_when,
            f.guardian IS NOT NULL OR coalesce(bool_and(a.checker IS NOT NULL), false) AS checked
        FROM first f LEFT JOIN agreement a ON a.version = f.id
        GROUP BY f.conference, f.office, f.day, f.contingency, f.review_on, f.guardian
    ),
    in_force AS (
        SELECT DISTINCT ON (d.conference) d.conference, d.id, w.office, coalesce(w.again, w.closed) AS day,
            coalesce(w.again_at, w.closed_at) AS until
        FROM decided d JOIN way w ON w.id = d.conference
        WHERE d.accepted AND d.at < coalesce(w.again_at, w.closed_at) ORDER BY d.conference, d.at DESC
    ),
    owed AS MATERIALIZED (
        SELECT f.conference, f.office, f.day, f.until, a.promise FROM in_force f JOIN agreement a ON a.version = f.id
    ),
    said AS (
        SELECT DISTINCT ON (s.conference, s.promise) s.conference, s.promise, s.state FROM (
            SELECT conference, promise, state, at FROM progress_note WHERE shared
            UNION ALL SELECT conference, promise, CASE worked WHEN 'yes' THEN 'done' WHEN 'no' THEN 'open' ELSE worked END, at
            FROM promise_check WHERE shared
            UNION ALL SELECT conference, promise, CASE worked WHEN 'worked' THEN 'done' WHEN 'not' THEN 'open' ELSE worked END, at
            FROM review_answer WHERE sitting = 2
        ) s JOIN owed o ON o.conference = s.conference AND o.promise = s.promise AND s.at <= o.until
        ORDER BY s.conference, s.promise, s.at DESC
    ),
    copies AS MATERIALIZED (
        SELECT w.office, w.id, w.held, h.language, v.sitting, {day_of("h.at")} AS day, count(*) AS number
        FROM handed_out h JOIN plan_version v ON v.id = h.version JOIN way w ON w.id = v.conference GROUP BY 1, 2, 3, 4, 5, 6
    ),
    worked AS (SELECT conference, sum(minutes) AS minutes FROM hours GROUP BY conference),
    paid AS (SELECT conference, sum(actual_cents) AS cents FROM cost GROUP BY conference)"""  # noqa: S608


def stories(which: str) -> str:
    """Of the conferences `c` for which this holds."""
    return f"{_WAY.replace('{which}', which)},{_TABLE},{_PLANS}"
