"""What a conference costs, and the hours that were spent on it."""

from datetime import date, datetime
from uuid import UUID

from msgspec import Struct

from app.database import row, rows
from app.logistics.rules.counting import Month
from app.practice.arrangements import CostKind, Work
from app.practice.phases import Phase


class CostEntry(Struct, frozen=True):
    """One cost. `decided_by` is the manager who approved or refused."""

    id: UUID
    kind: CostKind
    what: str
    planned_cents: int | None
    actual_cents: int | None
    paid_on: date | None
    approved_cents: int | None
    refused_cents: int | None
    decided_by: str
    decided_at: datetime | None
    why: str
    edited: int
    approve_above: int


_COSTS = """
    SELECT k.id, k.kind, k.what, k.planned_cents, k.actual_cents, k.paid_on, k.approved_cents, k.refused_cents,
           coalesce(p.name, '') AS decided_by, k.decided_at, k.why, k.edited, coalesce(o.approve_above_cents, 10000) AS approve_above
    FROM cost k
    JOIN conference c ON c.id = k.conference
    LEFT JOIN profile o ON o.office = c.office
    LEFT JOIN person p ON p.id = k.decided_by
    WHERE k.conference = $1
"""


async def costs_of(conference: UUID) -> list[CostEntry]:
    return [_cost(dict(each)) for each in await rows(f"{_COSTS} ORDER BY k.made_at, k.id", conference)]


async def cost_of(conference: UUID, cost: UUID) -> CostEntry | None:
    found = await row(f"{_COSTS} AND k.id = $2", conference, cost)
    return _cost(dict(found)) if found else None


def _cost(found: dict[str, object]) -> CostEntry:
    return CostEntry(**{**found, "kind": CostKind(found["kind"])})  # type: ignore[arg-type]


class HoursLine(Struct, frozen=True):
    """Time that somebody spent. No word and no name of a family."""

    id: UUID
    person: UUID
    name: str
    reference: str
    day: date
    phase: Phase
    work: Work
    minutes: int


_HOURS = """
    SELECT h.id, h.person, p.name, c.reference, h.day, h.phase, h.work, h.minutes
    FROM hours h JOIN conference c ON c.id = h.conference JOIN person p ON p.id = h.person
"""


async def hours_of(conference: UUID) -> list[HoursLine]:
    """All hours of one conference, the latest first."""
    return [_hours(dict(each)) for each in await rows(f"{_HOURS} WHERE h.conference = $1 ORDER BY h.day DESC, h.made_at DESC", conference)]


async def hours_in(month: Month, *, office: UUID, person: UUID | None) -> list[HoursLine]:
    """One month of somebody, or of everybody in the office; person by person, the first day on top."""
    sql = f"""{_HOURS} WHERE c.office = $1 AND h.day >= $2 AND h.day < $3 AND ($4::uuid IS NULL OR h.person = $4)
              ORDER BY lower(p.name), p.id, h.day, h.made_at"""
    return [_hours(dict(each)) for each in await rows(sql, office, month.first, month.end, person)]


def _hours(found: dict[str, object]) -> HoursLine:
    return HoursLine(**{**found, "phase": Phase(found["phase"]), "work": Work(found["work"])})  # type: ignore[arg-type]
