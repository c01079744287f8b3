"""The partners of the directory, for whoever answers a family's wishes."""

from uuid import UUID

from msgspec import Struct

from app.database import row
from app.directory.queries import PARTNER, PartnerLine
from app.kit.errors import NoSuchThing
from app.plans.queries.presented import PresentedPlan, on_the_table, presented_in
from app.plans.queries.shared import decoded
from app.practice.directory import PartnerKind
from app.practice.phases import Phase


class Helpers(Struct, frozen=True):
    """Whom one may name, and who is named: by the wish. One that is archived by now is still shown where it helps."""

    to_choose: list[PartnerLine]
    named: dict[UUID, PartnerLine]


_HELPERS = f"""
    SELECT {PARTNER}, ARRAY(SELECT h.request FROM helps h WHERE h.partner = t.id AND h.conference = $1) AS requests
    FROM partner t JOIN conference c ON c.office = t.office
    WHERE c.id = $1 ORDER BY lower(t.name), t.id
"""  # noqa: S608  # only our own constants are put together


class _Helper(PartnerLine, frozen=True):
    requests: list[UUID]


_BOTH = """
    SELECT v.*, (SELECT coalesce(json_agg(to_jsonb(t) ORDER BY lower(t.name), t.id), '[]') FROM ({helpers}) t)::text AS helpers
    FROM ({presented}) v
"""


async def plan_and_helpers(conference: UUID, phase: Phase) -> tuple[PresentedPlan, Helpers]:
    """What everybody talks about, and who of the directory may help: in one question. Raises NoSuchThing where there is no plan yet."""
    both = await row(_BOTH.format(helpers=_HELPERS, presented=on_the_table(phase)), conference)
    plan = presented_in(both)
    if both is None or plan is None:
        raise NoSuchThing
    found = sorted(decoded(both["helpers"], list[_Helper]), key=lambda each: list(PartnerKind).index(each.kind))
    named: dict[UUID, PartnerLine] = {request: each for each in found for request in each.requests}
    return plan, Helpers([each for each in found if each.archived_at is None or each.requests], named)
