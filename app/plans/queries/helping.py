"""The partners of the directory, for whoever answers a family's wishes."""

from uuid import UUID

from msgspec import Struct

from app.database import rows
from app.directory.queries import PARTNER, PartnerLine, partner_line


class Helpers(Struct, frozen=True):
    """Whom one may name, and who is named: by the wish. One that is archived by now is still shown where it helps."""

    to_choose: list[PartnerLine]
    named: dict[UUID, PartnerLine]


_HELPERS = f"""
    SELECT {PARTNER}, ARRAY(SELECT h.request FROM helps h WHERE h.partner = t.id AND h.conference = $1) AS requests
    FROM partner t JOIN conference c ON c.office = t.office
    WHERE c.id = $1 ORDER BY lower(t.name), t.id
"""  # noqa: S608  # only our own constants are put together


async def helpers_of(conference: UUID) -> Helpers:
    found = [(partner_line(each), each["requests"]) for each in await rows(_HELPERS, conference)]
    named = {request: partner for partner, requests in found for request in requests}
    return Helpers([partner for partner, requests in found if partner.archived_at is None or requests], named)
