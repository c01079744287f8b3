"""What other municipalities gave us, and what we gave out."""

from datetime import datetime
from uuid import UUID

import msgspec
from msgspec import Struct

from app.comparison.rules.format import FORMAT, VERSION, Content, in_order
from app.comparison.rules.ours import lines_of
from app.comparison.rules.times import span
from app.database import row, rows
from app.effects.queries.figures import figures
from app.kit.clock import now, today


class Service(Struct, frozen=True):
    """Somebody who sent us files; the periods of these, the newest first."""

    id: UUID
    public_key: str
    municipality: str
    service: str
    seen_at: datetime
    confirmed_at: datetime | None
    confirmed_by: str
    periods: list[str]


class TheirFile(Struct, frozen=True):
    """A file that may be shown, and what we say to it."""

    id: UUID
    municipality: str
    content: Content
    comment: str
    edited: int


class Given(Struct, frozen=True):
    """What we called ourselves the last time, and what we said to the figures of one period."""

    municipality: str
    comment: str


_SERVICES = """
    SELECT k.id, k.public_key, k.municipality, k.service, k.seen_at, k.confirmed_at, coalesce(p.name, '') AS confirmed_by,
           ARRAY(SELECT f.period FROM compared_file f WHERE f.known = k.id ORDER BY f.period DESC) AS periods
    FROM known_service k LEFT JOIN person p ON p.id = k.confirmed_by
    WHERE k.office = $1 ORDER BY lower(k.municipality), k.id
"""


async def services_of(office: UUID) -> list[Service]:
    return [Service(**{**each, "periods": list(each["periods"])}) for each in await rows(_SERVICES, office)]


_FILES = """
    SELECT f.id, k.municipality, f.content, f.comment, f.edited
    FROM compared_file f JOIN known_service k ON k.id = f.known
    WHERE k.office = $1 AND f.period = $2 AND k.confirmed_at IS NOT NULL
"""


async def files_of(office: UUID, period: str) -> list[TheirFile]:
    """Only of those whose fingerprint was compared."""
    return [_file(dict(each)) for each in await rows(_FILES, office, period)]


def _file(found: dict[str, object]) -> TheirFile:
    return msgspec.convert(found | {"content": msgspec.json.decode(str(found["content"]), type=Content)}, TheirFile, from_attributes=True)


_GIVEN = """
    SELECT coalesce((SELECT g.municipality FROM given_out g WHERE g.office = $1 ORDER BY g.at DESC LIMIT 1), '') AS municipality,
           coalesce((SELECT g.comment FROM given_out g WHERE g.office = $1 AND g.period = $2), '') AS comment
"""


async def given_out(office: UUID, period: str) -> Given:
    found = await row(_GIVEN, office, period)
    return Given(**dict(found)) if found else Given("", "")


async def our_name(office: UUID, office_name: str) -> str:
    return (await given_out(office, "")).municipality or usual_name(office_name)


def usual_name(office_name: str) -> str:
    """Familienratsbüro Bremen-Hemelingen works for Bremen-Hemelingen, as long as nobody says otherwise."""
    words = office_name.split()
    return in_order(" ".join(words[1:] if len(words) > 1 and words[0].startswith("Familienrat") else words))[:80].strip()


async def own_content(office: UUID, office_name: str, period: str) -> Content:
    """Our figures of a quarter or year that is over, as a file tells them: small numbers are away already."""
    since, until = span(period)
    found = await figures(office, since=since, until=until, today=today())
    given = await given_out(office, period)
    return Content(
        format=FORMAT,
        version=VERSION,
        municipality=given.municipality or usual_name(office_name),
        service=in_order(" ".join(office_name.split()))[:120],
        period=period,
        made_at=now().strftime("%Y-%m-%dT%H:%M:%SZ"),
        comment=given.comment,
        figures=lines_of(found.sums),
    )
