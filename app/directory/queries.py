"""The services and partners of an office. Whoever reads for a family takes `HowReached`: nothing else of a partner is for them."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from msgspec import Struct

from app.database import row, rows
from app.practice.directory import PartnerKind


class HowReached(Struct, frozen=True):
    """What a family may know of a partner that helps it."""

    name: str
    phone: str
    email: str
    hours: str


class PartnerLine(Struct, frozen=True):
    """A partner, as staff see it."""

    id: UUID
    kind: PartnerKind
    name: str
    offers: str
    for_whom: str
    languages: list[str]
    phone: str
    email: str
    address: str
    hours: str
    crisis: bool
    crisis_phone: str
    crisis_hours: str
    contact: str
    contact_phone: str
    contact_email: str
    agreed: str
    renew_on: date | None
    renewer: UUID | None
    renewer_name: str
    archived_at: datetime | None
    edited: int


#: As the alias `t` with the renewer's name, for other rooms' questions as well.
_OWN = ", ".join(f"t.{name}" for name in PartnerLine.__struct_fields__ if name != "renewer_name")
PARTNER = f"{_OWN}, coalesce((SELECT rn.name FROM person rn WHERE rn.id = t.renewer), '') AS renewer_name"  # noqa: S608  # only our own constants are put together


def partner_line(found: Any) -> PartnerLine:
    values = {name: found[name] for name in PartnerLine.__struct_fields__}
    return PartnerLine(**values | {"kind": PartnerKind(values["kind"]), "languages": list(values["languages"])})


async def partners_of(office: UUID) -> list[PartnerLine]:
    """Those who are there, by kind and name."""
    found = await rows(
        f"SELECT {PARTNER} FROM partner t WHERE t.office = $1 AND t.archived_at IS NULL ORDER BY lower(t.name), t.id",  # noqa: S608
        office,
    )
    return _by_kind([partner_line(each) for each in found])


async def all_partners_of(office: UUID) -> list[PartnerLine]:
    """With those who are archived."""
    found = await rows(f"SELECT {PARTNER} FROM partner t WHERE t.office = $1 ORDER BY lower(t.name), t.id", office)  # noqa: S608
    return _by_kind([partner_line(each) for each in found])


def _by_kind(found: list[PartnerLine]) -> list[PartnerLine]:
    order = list(PartnerKind)
    return sorted(found, key=lambda each: order.index(each.kind))


async def partner_of(office: UUID, partner: UUID) -> PartnerLine | None:
    found = await row(f"SELECT {PARTNER} FROM partner t WHERE t.office = $1 AND t.id = $2", office, partner)  # noqa: S608
    return partner_line(found) if found else None


_RENEWERS = """
    SELECT p.id, p.name FROM staff s JOIN person p ON p.id = s.person
    WHERE p.office = $1 AND s.role IN ('coordinator', 'manager') ORDER BY p.name, p.id
"""


async def renewers_in(office: UUID) -> list[tuple[UUID, str]]:
    """Who may see to it that something is agreed anew."""
    return [(each["id"], each["name"]) for each in await rows(_RENEWERS, office)]
