"""How the promises stand: the family's among themselves and as far as they share it, the office's with their dates."""

from datetime import date, datetime
from uuid import UUID

import asyncpg
from msgspec import Struct

from app.database import rows
from app.follow_up import rules
from app.kit.clock import today
from app.practice.promises import Progress, Worked


class Check(Struct, frozen=True):
    """What whoever looks after a promise said of it last. Whether `words` may be read is for the page to know: see `shared`."""

    id: UUID
    by: UUID
    worked: Worked
    words: str
    shared: bool
    at: datetime


class PromiseLine(Struct, frozen=True):
    """What somebody of the family has taken on, and how it stands by their latest tap."""

    promise: UUID
    what: str
    own_words: str
    who: UUID | None
    who_name: str
    due_on: date | None
    due_words: str
    helper_name: str
    state: Progress
    words: str
    shared: bool
    at: datetime | None
    checker: UUID | None = None
    checker_name: str = ""
    check: Check | None = None


class OfficePromise(Struct, frozen=True):
    """Help that the family asked for, and what the office has promised: granted, refused, or not answered yet."""

    request: UUID
    conference: UUID
    reference: str
    family_name: str
    what: str
    from_whom: str
    decision: str
    promised_on: date | None
    words: str
    kept_on: date | None
    late: bool


class SharedLine(Struct, frozen=True):
    """How a promise stands, as far as the family shares it with the office."""

    conference: UUID
    reference: str
    family_name: str
    promise: UUID
    what: str
    who_name: str
    state: Progress
    words: str
    at: datetime


#: The version that is in force: the latest accepted one, or, as long as none is, the latest presented one.
IN_FORCE = """
    SELECT DISTINCT ON (v.conference) v.id, v.conference, v.number, v.content
    FROM plan_version v LEFT JOIN decision d ON d.version = v.id
    WHERE v.presented_at IS NOT NULL AND {where}
    ORDER BY v.conference, coalesce(d.accepted, false) DESC, v.number DESC
"""
LATEST = """
    SELECT n.* FROM progress_note n
    WHERE n.conference = v.conference AND n.promise = (a ->> 'promise')::uuid
    ORDER BY n.at DESC LIMIT 1
"""
LATEST_CHECK = """
    SELECT k.* FROM promise_check k
    WHERE k.conference = v.conference AND k.promise = (a ->> 'promise')::uuid
    ORDER BY k.at DESC LIMIT 1
"""

_PROGRESS = f"""
    WITH v AS ({IN_FORCE.format(where="v.conference = $1 AND ($2::int IS NULL OR v.sitting <= $2)")})
    SELECT (a ->> 'promise')::uuid AS promise, a ->> 'what' AS what, a ->> 'own_words' AS own_words,
           (a -> 'who' ->> 'id')::uuid AS who, coalesce(a -> 'who' ->> 'name', '') AS who_name,
           (a ->> 'due_on')::date AS due_on, coalesce(a ->> 'due_words', '') AS due_words,
           coalesce(a -> 'helper' ->> 'name', '') AS helper_name,
           coalesce(n.state, 'open') AS state, coalesce(n.words, '') AS words, coalesce(n.shared, true) AS shared, n.at,
           (a -> 'checker' ->> 'id')::uuid AS checker, coalesce(a -> 'checker' ->> 'name', '') AS checker_name,
           k.id AS check_id, k.by AS check_by, k.worked AS check_worked, k.words AS check_words, k.shared AS check_shared, k.at AS check_at
    FROM v CROSS JOIN LATERAL jsonb_array_elements(v.content -> 'agreements') WITH ORDINALITY AS each (a, place)
    LEFT JOIN LATERAL ({LATEST}) n ON true
    LEFT JOIN LATERAL ({LATEST_CHECK}) k ON true
    ORDER BY place
"""  # noqa: S608  # only our own constants are put together

_SHARED = f"""
    WITH v AS ({IN_FORCE.format(where="{whose}")})
    SELECT v.conference, c.reference, c.family_name, n.promise, coalesce(nullif(a ->> 'what', ''), a ->> 'own_words') AS what,
           coalesce(a -> 'who' ->> 'name', '') AS who_name, n.state, n.words, n.at
    FROM v JOIN conference c ON c.id = v.conference
    CROSS JOIN LATERAL jsonb_array_elements(v.content -> 'agreements') AS each (a)
    JOIN LATERAL ({LATEST}) n ON n.shared AND n.state <> 'open'
    ORDER BY array_position(ARRAY['needs_help', 'partly', 'done', 'no_longer_needed'], n.state), n.at DESC
"""  # noqa: S608

_OFFICE = """
    SELECT h.request, h.conference, c.reference, c.family_name, h.what, '' AS from_whom, h.decision, h.promised_on, h.words, h.kept_on
    FROM promised_help h JOIN conference c ON c.id = h.conference
    WHERE {where}
    ORDER BY (h.kept_on IS NOT NULL), (h.decision <> 'granted'), h.promised_on, h.at
"""


async def progress_of(conference: UUID, sitting: int | None = None) -> list[PromiseLine]:
    """For the family: every promise of the plan in force, in the plan's order, shared with the office or not.

    `sitting`: the plan as it is known to somebody who does not know of the meetings after it.
    """
    return [_promise(each) for each in await rows(_PROGRESS, conference, sitting)]


async def shared_progress_of(conference: UUID) -> list[SharedLine]:
    """For coordinator and caseworker: what the family shares of one conference, calls for help first."""
    return [_shared(each) for each in await rows(_SHARED.format(whose="v.conference = $1"), conference)]


async def shared_with_caseworker(caseworker: UUID, *, most: int = 50) -> list[SharedLine]:
    """What their families share, of all conferences in follow-up; calls for help first."""
    whose = "v.conference IN (SELECT id FROM conference WHERE caseworker = $1 AND phase IN ('follow_up', 'review'))"
    return [_shared(each) for each in await rows(_SHARED.format(whose=whose) + " LIMIT $2", caseworker, most)]


async def office_promises_of(conference: UUID) -> list[OfficePromise]:
    """What the office answered to the family's wishes; open ones first, by date."""
    return [_office(each) for each in await rows(_OFFICE.format(where="h.conference = $1"), conference)]


async def open_promises_of_caseworker(caseworker: UUID, *, most: int = 50) -> list[OfficePromise]:
    """What the office still owes the families of this caseworker: late ones first, then by date."""
    where = "c.caseworker = $1 AND h.decision = 'granted' AND h.kept_on IS NULL AND c.phase IN ('agreeing', 'follow_up', 'review')"
    return [_office(each) for each in await rows(_OFFICE.format(where=where) + " LIMIT $2", caseworker, most)]


def _promise(found: asyncpg.Record) -> PromiseLine:
    line = {name: found[name] for name in PromiseLine.__struct_fields__ if name != "check"}
    said = {name: found[f"check_{name}"] for name in Check.__struct_fields__}
    check = Check(**said | {"worked": Worked(said["worked"])}) if said["id"] else None
    return PromiseLine(**line | {"state": Progress(found["state"]), "check": check})


def _shared(found: asyncpg.Record) -> SharedLine:
    return SharedLine(**{**found, "state": Progress(found["state"])})


def _office(found: asyncpg.Record) -> OfficePromise:
    return OfficePromise(**found, late=rules.is_late(found["decision"], found["promised_on"], found["kept_on"], today()))
