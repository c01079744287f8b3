"""What waits for somebody of staff: looked up by index, and only the first few of each kind."""

from collections.abc import Sequence
from datetime import date, time, timedelta
from uuid import UUID

import asyncpg
from msgspec import Struct

from app.childs_plan.queries import TO_TELL_ANEW
from app.database import rows
from app.follow_up.queries import FRESH
from app.kit.clock import today
from app.practice.directory import RENEW_AHEAD
from app.practice.reminders import LATE_IS_SEEN_BY
from app.practice.reviews import AHEAD
from app.practice.scale import EVERY
from app.reminders.queries import STILL_TO_PHONE
from app.translations.queries import TO_READ_BACK

#: Of each kind of thing that waits, so many are shown; one more is asked for, to know whether there are more.
FEW = 8
#: A review is shown this long before its day.
REVIEW_AHEAD = AHEAD
A_WEEK = timedelta(days=7)

OPEN = "c.phase NOT IN ('closed', 'ended_in_preparation')"


class Waiting(Struct, frozen=True):
    """Something that waits for somebody. `name` is a person's, `words` are the family's or the office's."""

    kind: str
    conference: UUID
    reference: str
    family_name: str
    name: str
    words: str
    on: date | None
    at: time | None
    late: bool


def _waits(*parts: str) -> str:
    return " UNION ALL ".join(f"({part} LIMIT {FEW + 1})" for part in parts)


def _about(kind: str, *, name: str = "''", words: str = "''", on: str = "NULL", at: str = "NULL") -> str:
    return (
        f"SELECT '{kind}' AS kind, c.id AS conference, c.reference, c.family_name, {name} AS name, {words} AS words,"
        f" {on}::date AS on, {at}::time AS at"
    )


#: What a cost comes to: the actual amount once it is known.
_AMOUNT = "coalesce(k.actual_cents, k.planned_cents, 0)"

_OWED = f"""
    {_about("owed", name="p.name")}
    FROM assent_given g JOIN plan_version v ON v.id = g.version JOIN conference c ON c.id = v.conference JOIN person p ON p.id = g.person
    WHERE g.owed_by = $1 AND g.answer = 'not_yet' AND c.phase IN ('agreeing', 'follow_up', 'review')
      AND NOT EXISTS (SELECT 1 FROM assent_given l WHERE l.version = g.version AND l.person = g.person AND l.at > g.at)
      AND NOT EXISTS (SELECT 1 FROM plan_version n WHERE n.conference = v.conference AND n.number > v.number AND n.presented_at IS NOT NULL)
    ORDER BY g.at
"""  # noqa: S608  # only our own constants are put together
#: What was agreed with a partner of the directory is to be renewed soon: {whose} says on whose desk it stands.
_RENEW = """
    SELECT 'renew' AS kind, t.id AS conference, '' AS reference, t.name AS family_name, '' AS name, '' AS words,
           t.renew_on AS on, NULL::time AS at
    FROM partner t
    WHERE {whose} AND t.archived_at IS NULL AND t.agreed <> '' AND t.renew_on <= {until}
    ORDER BY t.renew_on
"""
_COORDINATOR_WAITS = _waits(
    f"""
    {_about("meets", words="CASE WHEN c.phase <> 'private_time' THEN c.place ELSE '' END", on="c.meets_on", at="c.meets_at")}
    FROM conference c
    WHERE c.coordinator = $1 AND c.meets_on BETWEEN $2 AND $3
      AND c.phase IN ('preparation', 'review', 'information', 'private_time', 'agreeing')
    ORDER BY c.meets_on, c.meets_at
    """,
    f"""
    {_about("undelivered", name="p.name")}
    FROM outbox_message m JOIN conference c ON c.id = m.conference JOIN person p ON p.id = m.person
    WHERE (m.state IN ('given_up', 'bounced') OR m.state = 'withheld' AND m.problem IN ('no_address', 'no_email') AND m.link IS NOT NULL)
      AND m.seen_to_at IS NULL AND c.coordinator = $1 AND {OPEN} AND c.phase <> 'private_time'
      AND m.person <> $1
    ORDER BY m.made_at
    """,
    f"""
    {_about("remind", name="p.name", on="(r.until - 1)")}
    FROM conference c JOIN reminded r ON r.conference = c.id JOIN person p ON p.id = r.person
    WHERE c.coordinator = $1 AND c.phase IN ('follow_up', 'review') AND {STILL_TO_PHONE.format(today="$2::date")}
    ORDER BY r.until, p.name
    """,
    f"""
    {_about("misdirected", name="p.name")}
    FROM access_link l JOIN conference c ON c.id = l.conference JOIN person p ON p.id = l.person
    WHERE l.misdirected_at IS NOT NULL AND l.withdrawn_at IS NULL AND c.coordinator = $1 AND {OPEN} AND c.phase <> 'private_time'
    ORDER BY l.misdirected_at
    """,
    f"""
    {_about("consent", name="p.name")}
    FROM consent k JOIN participant pa ON pa.id = k.participant JOIN conference c ON c.id = pa.conference JOIN person p ON p.id = pa.person
    WHERE k.withdrawn_at IS NOT NULL AND pa.left_at IS NULL AND c.coordinator = $1 AND {OPEN} AND c.phase <> 'private_time'
      AND NOT EXISTS (SELECT 1 FROM consent n WHERE n.participant = pa.id AND (n.withdrawn_at IS NULL OR n.withdrawn_at > k.withdrawn_at))
    ORDER BY k.withdrawn_at
    """,  # noqa: S608
    f"""
    {_about("proposed", name="q.name", words="q.relation")}
    FROM proposal q JOIN conference c ON c.id = q.conference
    WHERE q.decision = '' AND c.coordinator = $1 AND c.phase IN ('clarified', 'preparation', 'review')
    ORDER BY q.at
    """,
    f"""
    {_about("answered", on="min(d.day)")}
    FROM date_proposal d JOIN conference c ON c.id = d.conference
    WHERE d.withdrawn_at IS NULL AND d.day >= $2 AND c.coordinator = $1 AND c.phase IN ('preparation', 'review') AND c.meets_on IS NULL
      AND EXISTS (SELECT 1 FROM asked a WHERE a.conference = c.id)
      AND NOT EXISTS (SELECT 1 FROM asked a JOIN meeting m ON m.participant = a.participant
                      JOIN date_proposal o ON o.conference = a.conference AND o.slot IS NOT DISTINCT FROM m.slot AND o.withdrawn_at IS NULL
                      WHERE a.conference = c.id
                        AND NOT EXISTS (SELECT 1 FROM date_answer x WHERE x.proposal = o.id AND x.participant = a.participant))
    GROUP BY c.id ORDER BY min(d.day)
    """,  # noqa: S608
    _OWED,
    f"""
    {_about("wished", name="p.name", words="w.words")}
    FROM review_wish w JOIN conference c ON c.id = w.conference JOIN person p ON p.id = w.person
    WHERE w.withdrawn_at IS NULL AND w.settled_at IS NULL AND c.coordinator = $1 AND c.phase = 'follow_up'
    ORDER BY w.at
    """,
    f"""
    {_about("child", name="p.name")}
    FROM conference c JOIN childs_tap t ON t.conference = c.id JOIN person p ON p.id = t.child
    WHERE t.talked_at IS NULL AND c.coordinator = $1 AND c.phase IN ('agreeing', 'follow_up', 'review')
    GROUP BY c.id, p.id ORDER BY min(t.at)
    """,
    f"""
    {_about("retell", name="p.name")}
    FROM conference c JOIN LATERAL ({TO_TELL_ANEW}) k ON true JOIN person p ON p.id = k.child
    WHERE c.coordinator = $1 AND c.phase IN ('agreeing', 'follow_up', 'review')
    ORDER BY c.phase_since, p.name
    """,
    f"""
    {_about("translated", name="k.name")}
    FROM conference c JOIN LATERAL ({TO_READ_BACK}) k ON true
    WHERE c.coordinator = $1 AND c.phase IN ('agreeing', 'follow_up', 'review')
    ORDER BY k.finished_at
    """,
    f"""
    {_about("review", on="c.review_on")}
    FROM conference c WHERE c.coordinator = $1 AND c.phase = 'follow_up' AND c.review_on <= $4 ORDER BY c.review_on
    """,
    f"""
    {_about("arrange", on="min(late.until)")}
    FROM conference c JOIN (
        SELECT conference, sitting, until FROM arrangement WHERE state IN ('open', 'underway')
        UNION ALL SELECT conference, sitting, until FROM venue_booking WHERE state IN ('asked', 'held')
        UNION ALL SELECT conference, sitting, until FROM interpreting_booking WHERE state IN ('needed', 'asked')
    ) late ON late.conference = c.id AND late.sitting = c.sitting AND late.until < $2
    WHERE c.coordinator = $1 AND c.phase IN ('clarified', 'preparation', 'review')
    GROUP BY c.id ORDER BY min(late.until)
    """,  # noqa: S608
    f"""
    {_about("refused", words="k.what")}
    FROM cost k JOIN conference c ON c.id = k.conference
    WHERE c.coordinator = $1 AND {OPEN} AND c.phase <> 'private_time' AND {_AMOUNT} >= k.refused_cents
    ORDER BY k.decided_at
    """,
    f"""
    {_about("clarify")}
    FROM conference c WHERE c.coordinator = $1 AND c.phase = 'enquiry' ORDER BY c.phase_since
    """,
    _RENEW.format(whose="t.renewer = $1", until="$5"),
    f"""
    {_about("how", name="p.name")}
    FROM conference c JOIN scale_asked s ON s.conference = c.id AND s.by_phone AND s.on > $2::date - {EVERY.days}
    JOIN person p ON p.id = s.person
    WHERE c.coordinator = $1 AND c.phase IN ('follow_up', 'review')
      AND NOT EXISTS (SELECT 1 FROM scale_off o WHERE o.conference = c.id AND o.person = s.person)
      AND NOT EXISTS (SELECT 1 FROM how_it_is h WHERE h.conference = c.id AND h.person = s.person AND h.on >= s.on)
      AND NOT EXISTS (SELECT 1 FROM scale_asked l WHERE l.conference = c.id AND l.person = s.person AND l.on > s.on)
    ORDER BY s.on, p.name
    """,  # noqa: S608
    f"""
    {_about("paper")}
    FROM conference c
    WHERE c.coordinator = $1 AND c.phase IN ('follow_up', 'review', 'closed')
      AND EXISTS (SELECT 1 FROM feedback_asked a WHERE a.conference = c.id AND a.on_paper AND a.until > $2
                  AND NOT EXISTS (SELECT 1 FROM feedback_given g WHERE g.conference = c.id AND g.sitting = a.sitting AND g.person IS NULL))
    ORDER BY c.phase_since
    """,  # noqa: S608
    # No task: it stands in a group of its own.
    f"""
    {_about("news", name="p.name", words="n.words")}
    FROM good_news n JOIN conference c ON c.id = n.conference JOIN person p ON p.id = n.by
    WHERE n.shared AND n.at > ($2::date - {FRESH.days})::timestamp AT TIME ZONE c.zone AND c.coordinator = $1
    ORDER BY n.at DESC
    """,
)
_MANAGER_WAITS = _waits(
    f"""
    {_about("second")}
    FROM second_look l JOIN conference c ON c.id = l.conference
    WHERE l.office = $1 AND l.answered_at IS NULL AND {OPEN} AND c.phase <> 'private_time'
    ORDER BY l.asked_at
    """,
    f"""
    {_about("cost", words="k.what")}
    FROM cost k JOIN conference c ON c.id = k.conference LEFT JOIN profile o ON o.office = c.office
    WHERE c.office = $1 AND {OPEN} AND c.phase <> 'private_time'
      AND {_AMOUNT} > greatest(coalesce(o.approve_above_cents, 10000), coalesce(k.approved_cents, 0))
      AND (k.refused_cents IS NULL OR {_AMOUNT} < k.refused_cents)
    ORDER BY k.made_at
    """,
    # Of a duty of the office that is late, its lead learns the reference and since when: not the family, and not what it asked for.
    f"""
    {_about("late", on="min(h.promised_on)").replace("c.family_name", "c.reference AS family_name")}
    FROM promised_help h JOIN conference c ON c.id = h.conference
    WHERE h.kept_on IS NULL AND h.decision = 'granted' AND h.promised_on <= $3 AND c.office = $1
      AND c.phase IN ('agreeing', 'follow_up', 'review')
    GROUP BY c.id ORDER BY min(h.promised_on)
    """,
    _RENEW.format(whose="t.office = $1", until="$2"),
)


async def waits_for_coordinator(person: UUID) -> list[Waiting]:
    """What a coordinator's day brings: conferences that meet this week first, then what waits."""
    day = today()
    return _waiting(await rows(_COORDINATOR_WAITS, person, day, day + A_WEEK, day + REVIEW_AHEAD, day + RENEW_AHEAD), day)


async def waits_for_manager(office: UUID) -> list[Waiting]:
    """What waits for a yes or no, or for the signature, of the service's manager; and where the office has been late for long."""
    day = today()
    late = day - timedelta(days=LATE_IS_SEEN_BY.manager)
    return _waiting(await rows(_MANAGER_WAITS, office, day + RENEW_AHEAD, late), day)


def _waiting(found: Sequence[asyncpg.Record], day: date) -> list[Waiting]:
    return [Waiting(**dict(each), late=each["on"] is not None and each["on"] < day) for each in found]
