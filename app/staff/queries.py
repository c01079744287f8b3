"""Reading accounts: one's own, and those of the office."""

from enum import StrEnum
from typing import Any
from uuid import UUID

import msgspec
from msgspec import Struct

from app.database import row, rows
from app.kit.i18n import lazy as _
from app.practice.roles import StaffRole


class AccountState(StrEnum):
    ACTIVE = "active"
    INVITED = "invited"
    RUN_OUT = "run_out"  # invited, but the invitation is too old by now
    CLOSED = "closed"


ACCOUNT_STATE_NAMES = {
    AccountState.ACTIVE: _("Active"),
    AccountState.INVITED: _("Invited"),
    AccountState.RUN_OUT: _("Invitation has run out"),
    AccountState.CLOSED: _("Account closed"),
}


class Factor(Struct, frozen=True):
    """What the second step of signing in asks: a code, or first of all an authenticator app."""

    enrolled: bool
    email: str


class Account(Struct, frozen=True):
    """One's own account."""

    name: str
    email: str
    role: StaffRole
    recovery_codes: int
    sessions: int


class Colleague(Struct, frozen=True):
    id: UUID
    name: str
    email: str
    phone: str
    role: StaffRole
    state: AccountState
    second_factor: bool
    sessions: int


class OfficeLine(Struct, frozen=True):
    name: str
    phone: str
    emergency_phone: str


_COLLEAGUE = """
    SELECT p.id, p.name, s.email, s.phone, s.role, s.totp_nonce IS NOT NULL AS second_factor,
           (SELECT count(*) FROM session e WHERE e.person = p.id AND e.stage = 'full' AND e.expires_at > now()) AS sessions,
           CASE WHEN NOT s.active THEN 'closed'
                WHEN s.password_hash IS NOT NULL THEN 'active'
                WHEN EXISTS (SELECT 1 FROM ticket t WHERE t.person = p.id AND t.used_at IS NULL AND t.expires_at > now()) THEN 'invited'
                ELSE 'run_out' END AS state
    FROM staff s JOIN person p ON p.id = s.person
    WHERE p.office = $1
"""


async def factor_of(person: UUID) -> Factor:
    found = await row("SELECT totp_nonce IS NOT NULL AS enrolled, email FROM staff WHERE person = $1", person)
    return Factor(found["enrolled"], found["email"]) if found else Factor(False, "")


async def account_of(person: UUID) -> Account | None:
    found = await row(
        """
        SELECT p.name, s.email, s.role,
               (SELECT count(*) FROM recovery_code r WHERE r.person = p.id AND r.used_at IS NULL) AS recovery_codes,
               (SELECT count(*) FROM session e WHERE e.person = p.id AND e.stage = 'full' AND e.expires_at > now()) AS sessions
        FROM staff s JOIN person p ON p.id = s.person
        WHERE p.id = $1
        """,
        person,
    )
    return msgspec.convert(dict(found), Account) if found else None


async def colleagues_of(office: UUID) -> list[Colleague]:
    found = await rows(f"{_COLLEAGUE} ORDER BY s.active DESC, lower(p.name), p.id", office)
    return [_colleague(each) for each in found]


async def colleague_of(office: UUID, person: UUID) -> Colleague | None:
    found = await row(f"{_COLLEAGUE} AND p.id = $2", office, person)
    return _colleague(found) if found else None


async def about_person(person: UUID) -> list[str]:
    """Name and address of an account: what its password should not be made of."""
    found = await row("SELECT p.name, s.email FROM staff s JOIN person p ON p.id = s.person WHERE p.id = $1", person)
    return list(found) if found else []


async def office_line(office: UUID) -> OfficeLine | None:
    found = await row("SELECT name, phone, emergency_phone FROM office WHERE id = $1", office)
    return OfficeLine(**found) if found else None


def _colleague(found: Any) -> Colleague:
    return msgspec.convert(dict(found), Colleague)
