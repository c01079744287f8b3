"""What pages show: whom the coordinator phones, and which reminders somebody has switched off."""

from datetime import date
from uuid import UUID

import msgspec
from msgspec import Struct

from app.database import row, rows
from app.kit.clock import today
from app.practice.promises import Worked
from app.practice.reminders import CHECKED_BY_ANSWER, Reminder
from app.practice.taking_part import Way
from app.reminders.queries.wanted import IN_FORCE, STILL_TO_PHONE


class ToPhone(Struct, frozen=True):
    """Somebody whom no message of ours reaches. A hidden number is not in it: the room `safety` shows it when asked."""

    id: UUID
    participant: UUID
    name: str
    language: str
    way: Way
    phone: str
    hidden: bool
    reminder: Reminder
    what: str
    due_on: date | None
    due_words: str
    last: date  # the last day on which it makes sense
    seen_to: bool


_TO_PHONE = f"""
    SELECT r.id, pa.id AS participant, p.name, p.language, coalesce(k.way, 'phone') AS way,
           CASE WHEN k.hidden THEN '' ELSE coalesce(k.phone, '') END AS phone, coalesce(k.hidden, false) AS hidden,
           r.reminder, coalesce(nullif(a.what, ''), a.own_words) AS what, a.due_on, a.due_words, r.until - 1 AS last,
           r.seen_to_at IS NOT NULL AS seen_to
    FROM reminded r
    JOIN participant pa ON pa.conference = r.conference AND pa.person = r.person AND pa.left_at IS NULL
    JOIN person p ON p.id = r.person
    LEFT JOIN contact k ON k.participant = pa.id
    JOIN conference c ON c.id = r.conference
    JOIN LATERAL ({IN_FORCE}) v ON true
    JOIN agreement a ON a.version = v.version AND a.promise = r.about
    WHERE r.conference = $1 AND (r.seen_to_at >= now() - interval '1 day' AND r.until > $2 OR {STILL_TO_PHONE.format(today="$2")})
    ORDER BY r.seen_to_at NULLS FIRST, r.until, p.name, a.position
"""  # noqa: S608  # only our own constants are put together


async def to_phone(conference: UUID) -> list[ToPhone]:
    """Whom to phone, the soonest first; at the end whom somebody has phoned since yesterday."""
    found = await rows(_TO_PHONE, conference, today())
    return [ToPhone(**{**each, "way": Way(each["way"]), "reminder": Reminder(each["reminder"])}) for each in map(dict, found)]


class Checked(Struct, frozen=True):
    """What whoever looks after a promise said of it last. Words that the reader may not read are not in it."""

    id: UUID
    by: str
    mine: bool
    worked: Worked
    words: str
    shared: bool
    on: date


class Beside(Struct, frozen=True):
    """What stands beside the promises on somebody's phone: whether they worked, and which reminders are switched off."""

    checks: dict[UUID, Checked]
    asked: frozenset[UUID]  # of these we have asked this person whether they work
    no_reminders: bool
    silent: frozenset[UUID]

    def off(self, promise: UUID) -> bool:
        return self.no_reminders or promise in self.silent


#: A child ($3) reads the words about promises of its own, and its own words. Nobody reads of whom they are shown nothing.
_BESIDE = """
    WITH unseen_by AS (SELECT other FROM unseen WHERE conference = $1 AND person = $2),
    latest AS (
        SELECT DISTINCT ON (k.promise) k.*, a.who
        FROM promise_check k
        LEFT JOIN LATERAL (SELECT a.who FROM agreement a JOIN plan_version v ON v.id = a.version
                           WHERE v.conference = k.conference AND v.presented_at IS NOT NULL AND a.promise = k.promise
                           ORDER BY v.number DESC LIMIT 1) a ON true
        WHERE k.conference = $1
          AND (k.by = $2 OR k.by NOT IN (TABLE unseen_by) AND (a.who IS NULL OR a.who NOT IN (TABLE unseen_by)))
        ORDER BY k.promise, k.at DESC
    )
    SELECT json_build_object(
        'checks', (SELECT coalesce(json_object_agg(l.promise, json_build_object(
                       'id', l.id, 'by', p.name, 'mine', l.by = $2, 'worked', l.worked, 'shared', l.shared,
                       'on', (l.at AT TIME ZONE 'Europe/Berlin')::date,
                       'words', CASE WHEN l.by = $2 OR l.who = $2 OR NOT $3 THEN l.words ELSE '' END)), '{}')
                   FROM latest l JOIN person p ON p.id = l.by),
        'asked', (SELECT coalesce(json_agg(r.about), '[]') FROM reminded r
                  WHERE r.conference = $1 AND r.person = $2 AND r.reminder = ANY($4)),
        'no_reminders', EXISTS (SELECT 1 FROM no_reminders o WHERE o.conference = $1 AND o.person = $2 AND o.promise IS NULL),
        'silent', (SELECT coalesce(json_agg(o.promise), '[]') FROM no_reminders o
                   WHERE o.conference = $1 AND o.person = $2 AND o.promise IS NOT NULL)) AS beside
"""
_decoder = msgspec.json.Decoder(Beside)


async def beside_promises(conference: UUID, person: UUID, *, child: bool) -> Beside:
    """For somebody of the family, in one question."""
    found = await row(_BESIDE, conference, person, child, list(CHECKED_BY_ANSWER))
    assert found is not None  # noqa: S101  # one line always
    return _decoder.decode(found["beside"])
