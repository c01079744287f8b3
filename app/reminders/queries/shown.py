"""What pages show: whom the coordinator phones, and which reminders somebody has switched off."""

from datetime import date
from uuid import UUID

from msgspec import Struct

from app.database import row, rows
from app.kit.clock import today
from app.practice.reminders import Reminder
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
    until: date
    seen_to: bool


_TO_PHONE = f"""
    SELECT r.id, pa.id AS participant, p.name, p.language, coalesce(k.way, 'phone') AS way,
           CASE WHEN k.hidden THEN '' ELSE coalesce(k.phone, '') END AS phone, coalesce(k.hidden, false) AS hidden,
           r.reminder, coalesce(nullif(a.what, ''), a.own_words) AS what, a.due_on, a.due_words, r.until,
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


class NoneFor(Struct, frozen=True):
    """Which reminders somebody has switched off."""

    all: bool
    promises: frozenset[UUID]


_NONE = """
    SELECT coalesce(bool_or(promise IS NULL), false) AS all,
           coalesce(array_agg(promise) FILTER (WHERE promise IS NOT NULL), '{}') AS promises
    FROM no_reminders WHERE conference = $1 AND person = $2
"""


async def none_for(conference: UUID, person: UUID) -> NoneFor:
    found = await row(_NONE, conference, person)
    return NoneFor(found["all"], frozenset(found["promises"])) if found else NoneFor(False, frozenset())
