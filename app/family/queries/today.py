"""The first page: how things stand for somebody, in one question."""

from msgspec import Struct

from app.database import row
from app.family.queries.reader import Reader
from app.kit.clock import today
from app.practice.promises import Assent
from app.practice.reminders import CHECKED_BY_ANSWER
from app.practice.taking_part import Invited


class Today(Struct, frozen=True):
    """What the first page needs to know, and nothing that it does not show."""

    invited: bool
    answer: Invited | None
    to_confirm: bool
    consent: bool
    number: int | None  # of the latest presented version
    accepted: bool | None
    my_answer: Assent | None
    still_ahead: int  # own promises not yet marked
    looks_after: int  # promises that the family asked them to look after
    to_check: int  # of these, whose day has come or which we asked about, and they have not said whether it works
    late: bool  # the office has not kept a promise of its own in time
    facts: bool  # there is something of information-givers to read beforehand
    asked: bool  # they themselves are asked for facts
    map: bool  # the coordinator shows the family its map
    days: str  # open: there are proposed days to say something about; answered: all is said
    told: bool  # they know a day
    looked_back: bool  # they have said how the promises went
    wished: bool  # they have asked for the review earlier
    ask_to_keep: bool  # there is a plan, and they have not said yet whether they want it on their phone
    said_before: bool  # there is something that they said for an earlier meeting
    renewed: bool  # the plan is one of the latest meeting
    reviewed: bool  # the latest meeting was a review, and it was held
    pictures: list[str]  # of a child: the plan as it is told to them, by its pictures; nothing where none is shown
    children: bool  # there is a child for whom the plan can be told, and of whom they may know
    to_translate: str  # open: they are asked to translate the plan; done: they said that they are finished


_TODAY = """
    SELECT i.participant IS NOT NULL AS invited, coalesce(i.answer, '') AS answer, coalesce(i.to_confirm, false) AS to_confirm,
           EXISTS (SELECT 1 FROM consent k WHERE k.participant = pa.id AND k.withdrawn_at IS NULL) AS consent,
           v.number, d.accepted, coalesce(s.answer, '') AS my_answer,
           (SELECT count(*) FROM jsonb_array_elements(v.content -> 'agreements') a
            WHERE a -> 'who' ->> 'id' = pa.person::text
              AND coalesce((SELECT n.state FROM progress_note n
                            WHERE n.conference = v.conference AND n.promise = (a ->> 'promise')::uuid
                            ORDER BY n.at DESC LIMIT 1), 'open') = 'open') AS still_ahead,
           o.looks_after, o.to_check,
           EXISTS (SELECT 1 FROM jsonb_array_elements(v.content -> 'services') a JOIN promised_help h ON h.request = (a ->> 'request')::uuid
                   WHERE h.conference = pa.conference AND h.decision = 'granted' AND h.kept_on IS NULL AND h.promised_on < $3) AS late,
           EXISTS (SELECT 1 FROM facts f JOIN participant g ON g.id = f.participant
                   WHERE g.conference = pa.conference AND g.left_at IS NULL AND f.shown_at IS NOT NULL
                     AND NOT EXISTS (SELECT 1 FROM unseen u
                                     WHERE u.conference = pa.conference AND u.person = pa.person AND u.other = g.person))
           OR EXISTS (SELECT 1 FROM put_away y JOIN participant g ON g.id = y.participant
                      WHERE y.conference = pa.conference AND y.what = 'facts' AND y.content ->> 'shown_at' IS NOT NULL
                        AND NOT EXISTS (SELECT 1 FROM unseen u
                                        WHERE u.conference = pa.conference AND u.person = pa.person AND u.other = g.person)) AS facts,
           EXISTS (SELECT 1 FROM facts f WHERE f.participant = pa.id) AS asked,
           EXISTS (SELECT 1 FROM shared_map s WHERE s.conference = pa.conference)
             AND NOT EXISTS (SELECT 1 FROM unseen u WHERE u.conference = pa.conference AND u.person = pa.person) AS map,
           (SELECT CASE WHEN count(*) = 0 OR bool_or(d.chosen_at IS NOT NULL) THEN ''
                        WHEN bool_or(x.id IS NULL) THEN 'open' ELSE 'answered' END
            FROM date_proposal d LEFT JOIN date_answer x ON x.proposal = d.id AND x.participant = pa.id
            WHERE d.conference = pa.conference AND d.slot IS NOT DISTINCT FROM m.slot AND d.withdrawn_at IS NULL
              AND EXISTS (SELECT 1 FROM asked q WHERE q.participant = pa.id)) AS days,
           EXISTS (SELECT 1 FROM told t WHERE t.participant = pa.id) AS told,
           EXISTS (SELECT 1 FROM review_words w WHERE w.conference = pa.conference AND w.sitting = m.sitting AND w.person = pa.person
                   AND w.finished_at IS NOT NULL) AS looked_back,
           EXISTS (SELECT 1 FROM review_wish w WHERE w.conference = pa.conference AND w.person = pa.person
                   AND w.withdrawn_at IS NULL AND w.settled_at IS NULL) AS wished,
           v.number IS NOT NULL AND NOT EXISTS (SELECT 1 FROM asked_to_keep k
                                                WHERE k.conference = pa.conference AND k.person = pa.person) AS ask_to_keep,
           EXISTS (SELECT 1 FROM put_away y WHERE y.participant = pa.id
                   UNION ALL SELECT 1 FROM past_invitation y WHERE y.participant = pa.id AND y.answer <> '') AS said_before,
           coalesce(v.sitting = m.sitting, false) AS renewed,
           m.sitting > 1 AND EXISTS (SELECT 1 FROM move o JOIN conference c ON c.id = o.conference
                                     WHERE o.conference = pa.conference AND o.step = 'open_conference'
                                       AND o.at >= c.convened_at) AS reviewed,
           (SELECT CASE WHEN bool_or(x.finished_at IS NULL) THEN 'open' WHEN count(*) > 0 THEN 'done' ELSE '' END
            FROM translation_order x WHERE x.translator = pa.id) AS to_translate,
           ARRAY(SELECT x ->> 'pictogram' FROM childs_plan k
                 JOIN LATERAL (SELECT s.* FROM childs_plan_shown s WHERE s.childs_plan = k.id AND s.sitting <= $4
                               ORDER BY s.at DESC, s.id LIMIT 1) s ON s.taken_back_at IS NULL,
                 jsonb_array_elements((s.content -> 'promises') || (s.content -> 'own')) x
                 WHERE k.conference = pa.conference AND k.child = pa.person LIMIT 4) AS pictures,
           pa.role = 'family' AND EXISTS (
               SELECT 1 FROM participant x WHERE x.conference = pa.conference AND x.role = 'child' AND x.left_at IS NULL
                 AND NOT EXISTS (SELECT 1 FROM unseen u
                                 WHERE u.conference = pa.conference AND u.person = pa.person AND u.other = x.person)) AS children
    FROM participant pa
    JOIN meeting m ON m.participant = pa.id
    LEFT JOIN invitation i ON i.participant = pa.id
    LEFT JOIN LATERAL (SELECT v.* FROM plan_version v LEFT JOIN decision e ON e.version = v.id
                       WHERE v.conference = pa.conference AND v.presented_at IS NOT NULL AND v.sitting <= $4
                       ORDER BY NOT $5 AND coalesce(e.accepted, false) DESC, v.number DESC LIMIT 1) v ON true
    LEFT JOIN LATERAL (
        SELECT count(*) AS looks_after, count(*) FILTER (
            WHERE ((a ->> 'due_on')::date < $3 OR EXISTS (
                      SELECT 1 FROM reminded r WHERE r.conference = v.conference AND r.person = pa.person
                        AND r.about = (a ->> 'promise')::uuid AND r.reminder = ANY($6)))
              AND NOT EXISTS (SELECT 1 FROM promise_check k WHERE k.conference = v.conference AND k.promise = (a ->> 'promise')::uuid
                              AND k.by = pa.person)) AS to_check
        FROM jsonb_array_elements(v.content -> 'agreements') a WHERE a -> 'checker' ->> 'id' = pa.person::text
    ) o ON true
    LEFT JOIN decision d ON d.version = v.id
    LEFT JOIN LATERAL (SELECT g.answer FROM assent_given g WHERE g.version = v.id AND g.person = pa.person
                       ORDER BY g.at DESC LIMIT 1) s ON true
    WHERE pa.conference = $1 AND pa.person = $2
"""


async def today_of(reader: Reader) -> Today:
    found = await row(_TODAY, reader.conference, reader.person, today(), reader.sitting, reader.agreeing, list(CHECKED_BY_ANSWER))
    assert found is not None  # noqa: S101  # whoever asks has a seat
    return Today(
        **{
            **found,
            "answer": Invited(found["answer"]) if found["answer"] else None,
            "my_answer": Assent(found["my_answer"]) if found["my_answer"] else None,
        }
    )
