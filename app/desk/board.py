"""The caseworker's board: what is due in all their families, in one question, and the families themselves, in another.

Both begin with the same few families, found by an index, so that neither grows with the office.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

import asyncpg
from msgspec import Struct

from app.database import rows
from app.follow_up.queries import FRESH, IN_FORCE
from app.kit.clock import now, today
from app.practice.board import CAN_BE_LATE, MOST_FAMILIES, QUIET_AFTER, REVIEW_AHEAD, Due
from app.practice.facts import Facts
from app.practice.phases import Phase

_LIVING = "c.phase IN ('follow_up', 'review')"
_MINE = f"""
    mine AS MATERIALIZED (
        SELECT * FROM conference c WHERE c.caseworker = $1 AND c.phase NOT IN ('closed', 'ended_in_preparation')
        ORDER BY c.phase_since DESC, c.id DESC LIMIT {MOST_FAMILIES})
"""  # noqa: S608  # only our own constants are put together, here and below


class DueLine(Struct, frozen=True):
    """Something that is due in one family. `thing` is the request that a promise of the office is about."""

    kind: Due
    conference: UUID
    family_name: str
    name: str
    words: str
    on: date | None
    thing: UUID | None
    number: int
    late: bool


def _about(kind: Due, *, name: str = "''", words: str = "''", on: str = "NULL", thing: str = "NULL", number: str = "0") -> str:
    return (
        f"SELECT '{kind}' AS kind, c.id AS conference, c.family_name, {name} AS name, {words} AS words,"
        f" ({on})::date AS on, {thing}::uuid AS thing, ({number})::int AS number"
    )


_PROMISES = f"""
    {_about(Due.PROMISE, words="h.what", on="h.promised_on", thing="h.request")}
    FROM mine c JOIN promised_help h ON h.conference = c.id AND h.kept_on IS NULL AND h.decision = 'granted'
    WHERE c.phase = 'agreeing' OR {_LIVING}
"""
_TO_DECIDE = f"""
    {_about(Due.DECIDE, on="(v.presented_at AT TIME ZONE c.zone)")}
    FROM mine c JOIN LATERAL (SELECT * FROM plan_version v WHERE v.conference = c.id ORDER BY v.number DESC LIMIT 1) v ON true
    WHERE c.phase = 'agreeing' AND v.presented_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM decision d WHERE d.version = v.id)
"""  # noqa: S608
_WISHES = f"""
    {_about(Due.WISH, words="q.what", on="(v.presented_at AT TIME ZONE c.zone)")}
    FROM mine c
    JOIN LATERAL (SELECT * FROM plan_version v WHERE v.conference = c.id AND v.presented_at IS NOT NULL
                  ORDER BY v.number DESC LIMIT 1) v ON true
    JOIN requested_service q ON q.version = v.id AND NOT EXISTS (SELECT 1 FROM promised_help h WHERE h.request = q.request)
    WHERE c.phase = 'agreeing' OR {_LIVING}
"""  # noqa: S608
_ASKS_FOR_HELP = f"""
    {_about(Due.HELP, name="p.name", words="n.words", on="(n.at AT TIME ZONE c.zone)")}
    FROM mine c JOIN progress_note n ON n.conference = c.id AND n.state = 'needs_help' AND n.shared JOIN person p ON p.id = n.by
    WHERE {_LIVING}
      AND NOT EXISTS (SELECT 1 FROM progress_note l WHERE l.promise = n.promise AND l.conference = n.conference AND l.at > n.at)
"""  # noqa: S608
#: Of a promise whose day has come only this is told: that nobody has shared a word about it. Neither which one nor whose.
_TO_LOOK_AFTER = f"""
    {_about(Due.CHECK, on="min((a ->> 'due_on')::date)", number="count(*)")}
    FROM ({IN_FORCE.format(where="v.conference IN (SELECT c.id FROM mine c WHERE " + _LIVING + ")")}) v
    JOIN mine c ON c.id = v.conference CROSS JOIN LATERAL jsonb_array_elements(v.content -> 'agreements') a
    LEFT JOIN LATERAL (SELECT n.shared AND n.state <> 'open' AS told FROM progress_note n
                       WHERE n.conference = c.id AND n.promise = (a ->> 'promise')::uuid ORDER BY n.at DESC LIMIT 1) n ON true
    LEFT JOIN LATERAL (SELECT k.shared AS told FROM promise_check k
                       WHERE k.conference = c.id AND k.promise = (a ->> 'promise')::uuid ORDER BY k.at DESC LIMIT 1) k ON true
    WHERE (a ->> 'due_on')::date <= $2 AND NOT coalesce(n.told, false) AND NOT coalesce(k.told, false)
    GROUP BY c.id, c.family_name
"""  # noqa: S608
_HEARD = """
    greatest(
        (c.phase_since AT TIME ZONE c.zone)::date,
        (SELECT max(n.at AT TIME ZONE c.zone)::date FROM progress_note n WHERE n.conference = c.id AND n.shared),
        (SELECT max(k.at AT TIME ZONE c.zone)::date FROM promise_check k WHERE k.conference = c.id AND k.shared),
        (SELECT max(s.on) FROM how_it_is s WHERE s.conference = c.id AND s.shared),
        (SELECT max(g.at AT TIME ZONE c.zone)::date FROM good_news g WHERE g.conference = c.id AND g.shared),
        (SELECT max(w.at AT TIME ZONE c.zone)::date FROM review_wish w WHERE w.conference = c.id),
        (SELECT max(h.on) FROM heard_from h WHERE h.conference = c.id))
"""
_QUIET = f"""
    {_about(Due.QUIET, name="coalesce(co.name, '')", words="coalesce(cs.phone, '')", on="heard.on")}
    FROM mine c CROSS JOIN LATERAL (SELECT {_HEARD} AS on) heard
    LEFT JOIN person co ON co.id = c.coordinator LEFT JOIN staff cs ON cs.person = c.coordinator
    WHERE c.phase = 'follow_up' AND heard.on <= $4
"""
_REVIEWS = f"""
    {
    _about(
        Due.REVIEW,
        on="CASE WHEN c.phase = 'review' AND c.meets_on >= $2 THEN c.meets_on ELSE c.review_on END",
        number="(SELECT count(*) FROM review_wish w WHERE w.conference = c.id AND w.withdrawn_at IS NULL AND w.settled_at IS NULL)",
    )
}
    FROM mine c
    WHERE c.phase = 'review' OR c.phase = 'follow_up'
      AND (c.review_on <= $3 OR EXISTS (SELECT 1 FROM review_wish w WHERE w.conference = c.id AND w.withdrawn_at IS NULL
                                        AND w.settled_at IS NULL))
"""  # noqa: S608
_DAYS = f"""
    {_about(Due.DAYS, on="min(d.day)")}
    FROM mine c JOIN asked a ON a.conference = c.id AND a.participant IS NULL
    JOIN date_proposal d ON d.conference = c.id AND d.withdrawn_at IS NULL AND d.day >= $2
    WHERE c.phase IN ('preparation', 'review')
      AND NOT EXISTS (SELECT 1 FROM date_answer x WHERE x.proposal = d.id AND x.part = 'caseworker')
      AND NOT EXISTS (SELECT 1 FROM date_proposal z WHERE z.conference = c.id AND z.slot IS NOT DISTINCT FROM d.slot
                      AND z.chosen_at IS NOT NULL AND z.withdrawn_at IS NULL)
    GROUP BY c.id, c.family_name
"""  # noqa: S608
_OWED = f"""
    {_about(Due.OWED, name="p.name", on="(g.at AT TIME ZONE c.zone)")}
    FROM mine c JOIN plan_version v ON v.conference = c.id JOIN assent_given g ON g.version = v.id JOIN person p ON p.id = g.person
    WHERE g.owed_by = $1 AND g.answer = 'not_yet' AND (c.phase = 'agreeing' OR {_LIVING})
      AND NOT EXISTS (SELECT 1 FROM assent_given l WHERE l.version = g.version AND l.person = g.person AND l.at > g.at)
      AND NOT EXISTS (SELECT 1 FROM plan_version n WHERE n.conference = v.conference AND n.number > v.number AND n.presented_at IS NOT NULL)
"""  # noqa: S608
_ALL = (_PROMISES, _TO_DECIDE, _WISHES, _ASKS_FOR_HELP, _TO_LOOK_AFTER, _QUIET, _REVIEWS, _DAYS, _OWED)
_BOARD = f"WITH {_MINE} " + " UNION ALL ".join(f"({each})" for each in _ALL) + ' ORDER BY "on" NULLS LAST, family_name, thing'


async def due_for(caseworker: UUID) -> list[DueLine]:
    """Whatever is due in their families, by day: of the reviews also those of the next weeks, of the promises all."""
    day = today()
    found = await rows(_BOARD, caseworker, day, day + REVIEW_AHEAD, day - QUIET_AFTER)
    return [_due(each, day) for each in found]


def _due(found: asyncpg.Record, day: date) -> DueLine:
    kind = Due(found["kind"])
    late = kind in CAN_BE_LATE and found["on"] is not None and found["on"] < day
    return DueLine(**{**found, "kind": kind, "late": late})


class Family(Struct, frozen=True):
    """One of the caseworker's families: where it stands, and every day that lies before it."""

    id: UUID
    reference: str
    family_name: str
    phase: Phase
    urgent: bool
    meets_on: date | None
    review_on: date | None
    promised_on: date | None
    facts: Facts
    news: str = ""  # good news that the family shared lately: nothing to do, only to read
    news_by: str = ""


#: Of what a conference's first page knows only that on which the caseworker's next step hangs and that is not due anyway.
_FAMILIES = f"""
    WITH {_MINE}
    SELECT c.id, c.reference, c.family_name, c.phase, c.urgent, c.meets_on, c.review_on, c.coordinator IS NOT NULL AS coordinator,
           custody.custody, custody.custody_without_consent, said.concern, said.question, said.bottom_lines,
           coalesce(news.words, '') AS news, coalesce(news.by_name, '') AS news_by
    FROM mine c
    LEFT JOIN LATERAL (
        SELECT n.words, p.name AS by_name FROM good_news n JOIN person p ON p.id = n.by
        WHERE n.conference = c.id AND n.shared AND n.at > $2 ORDER BY n.at DESC LIMIT 1
    ) news ON true
    LEFT JOIN LATERAL (
        SELECT count(*) AS custody, count(*) FILTER (WHERE k.id IS NULL) AS custody_without_consent
        FROM participant pa LEFT JOIN consent k ON k.participant = pa.id AND k.withdrawn_at IS NULL
        WHERE pa.conference = c.id AND pa.left_at IS NULL AND pa.custody AND c.phase IN ('enquiry', 'clarified')
    ) custody ON true
    LEFT JOIN LATERAL (
        SELECT count(*) FILTER (WHERE l.kind = 'question') > 0 AS question, count(*) FILTER (WHERE l.kind = 'bottom_line') AS bottom_lines,
               EXISTS (SELECT 1 FROM referral r WHERE r.conference = c.id AND r.concern <> '') AS concern
        FROM line l WHERE l.conference = c.id AND c.phase = 'enquiry'
    ) said ON true
    ORDER BY lower(c.family_name), c.reference
"""  # noqa: S608
_OWN = ("id", "reference", "family_name", "urgent", "meets_on", "review_on", "news", "news_by")
_KNOWN = ("coordinator", "custody", "custody_without_consent", "concern", "question", "bottom_lines", "urgent")


async def families_of(caseworker: UUID, due: Sequence[DueLine]) -> list[Family]:
    """Every family of theirs that is not closed, by name, beside what is due in it."""
    here: dict[UUID, list[DueLine]] = {}
    for line in due:
        here.setdefault(line.conference, []).append(line)
    return [_family(each, here.get(each["id"], [])) for each in await rows(_FAMILIES, caseworker, now() - FRESH)]


def _family(found: asyncpg.Record, due: list[DueLine]) -> Family:
    count = Counter(line.kind for line in due)
    promised = [line.on for line in due if line.kind is Due.PROMISE and line.on is not None]
    facts = Facts(**{name: found[name] for name in _KNOWN})._replace(
        presented=count[Due.DECIDE] > 0, wishes=count[Due.WISH], promises=count[Due.PROMISE], review_due=count[Due.REVIEW] > 0
    )
    own = {name: found[name] for name in _OWN}
    return Family(**own, phase=Phase(found["phase"]), promised_on=min(promised, default=None), facts=facts)


class Done(NamedTuple):
    """What has just been noted, so that it can be taken back."""

    conference: UUID
    family_name: str
    words: str
    on: date


_KEPT = """
    SELECT c.id AS conference, c.family_name, h.what AS words, h.kept_on AS on
    FROM promised_help h JOIN conference c ON c.id = h.conference
    WHERE h.request = $2 AND c.caseworker = $1 AND h.kept_on IS NOT NULL
"""
_SPOKEN = """
    SELECT c.id AS conference, c.family_name, '' AS words, h.on
    FROM heard_from h JOIN conference c ON c.id = h.conference
    WHERE h.conference = $2 AND h.by = $1 AND c.caseworker = $1 ORDER BY h.at DESC LIMIT 1
"""


async def just_kept(caseworker: UUID, request: UUID) -> Done | None:
    found = await rows(_KEPT, caseworker, request)
    return Done(**found[0]) if found else None


async def just_spoken(caseworker: UUID, conference: UUID) -> Done | None:
    found = await rows(_SPOKEN, caseworker, conference)
    return Done(**found[0]) if found else None
