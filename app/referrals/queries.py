"""Reading a referral: its words, its lines, and who has agreed."""

from datetime import date, datetime
from uuid import UUID

from msgspec import Struct

from app.database import row, rows
from app.practice.facts import Facts
from app.practice.promises import LineKind
from app.practice.roles import Role


class LineView(Struct, frozen=True):
    number: int
    text: str


class ReferralView(Struct, frozen=True):
    """What the caseworker says, as both who may read it see it. `edited` is what a later change must have seen."""

    concern: str
    good: str
    available_help: str
    question: str
    bottom_lines: list[LineView]
    urgent: bool
    wished_language: str
    wished_gender: str
    written_at: datetime
    edited: int


_REFERRAL = """
    SELECT r.concern, r.good, r.available_help, r.written_at, r.edited, c.urgent, c.wished_language, c.wished_gender,
           l.kind, l.number, l.text
    FROM referral r
    JOIN conference c ON c.id = r.conference
    LEFT JOIN line l ON l.conference = r.conference
    WHERE r.conference = $1
    ORDER BY l.number
"""


async def referral_of(conference: UUID) -> ReferralView | None:
    found = await rows(_REFERRAL, conference)
    if not found:
        return None
    first = found[0]
    return ReferralView(
        concern=first["concern"],
        good=first["good"],
        available_help=first["available_help"],
        question=next((each["text"] for each in found if each["kind"] == LineKind.QUESTION), ""),
        bottom_lines=[LineView(each["number"], each["text"]) for each in found if each["kind"] == LineKind.BOTTOM_LINE],
        urgent=first["urgent"],
        wished_language=first["wished_language"],
        wished_gender=first["wished_gender"],
        written_at=first["written_at"],
        edited=first["edited"],
    )


class ConsentLine(Struct, frozen=True):
    """A child, or somebody with custody, and whether they agree. No address and no phone."""

    participant: UUID
    name: str
    role: Role
    relation: str
    born: date | None
    custody: bool
    how: str
    given_on: date | None
    withdrawn_at: datetime | None


_CONSENTS = """
    SELECT pa.id AS participant, p.name, pa.role, pa.relation, pa.born, pa.custody,
           CASE WHEN k.withdrawn_at IS NULL THEN coalesce(k.how, '') ELSE '' END AS how,
           CASE WHEN k.withdrawn_at IS NULL THEN k.given_on END AS given_on, k.withdrawn_at
    FROM participant pa
    JOIN person p ON p.id = pa.person
    LEFT JOIN LATERAL (
        SELECT how, given_on, withdrawn_at FROM consent
        WHERE participant = pa.id ORDER BY withdrawn_at IS NULL DESC, withdrawn_at DESC LIMIT 1
    ) k ON true
    WHERE pa.conference = $1 AND pa.left_at IS NULL AND (pa.custody OR pa.role = 'child')
    ORDER BY (pa.role = 'child'), pa.made_at, p.name
"""


async def consents_of(conference: UUID) -> list[ConsentLine]:
    """Those with custody first, then the children."""
    return [ConsentLine(**{**each, "role": Role(each["role"])}) for each in map(dict, await rows(_CONSENTS, conference))]


_FACTS = """
    SELECT c.coordinator IS NOT NULL AS coordinator,
           EXISTS (SELECT 1 FROM referral WHERE conference = c.id AND concern <> '') AS concern,
           EXISTS (SELECT 1 FROM line WHERE conference = c.id AND kind = 'question') AS question,
           (SELECT count(*) FROM line WHERE conference = c.id AND kind = 'bottom_line') AS bottom_lines,
           count(pa.id) AS custody,
           count(pa.id) FILTER (WHERE NOT EXISTS
               (SELECT 1 FROM consent k WHERE k.participant = pa.id AND k.withdrawn_at IS NULL)) AS custody_without_consent
    FROM conference c
    LEFT JOIN participant pa ON pa.conference = c.id AND pa.custody AND pa.left_at IS NULL
    WHERE c.id = $1
    GROUP BY c.id
"""


async def facts_of(conference: UUID) -> Facts:
    """How far the referral is."""
    found = await row(_FACTS, conference)
    return Facts(**dict(found)) if found else Facts()
