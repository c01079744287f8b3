"""How one conference was held: facts in numbers and yes or no. No name and no word of anybody's."""

from uuid import UUID

from msgspec import Struct

from app.database import row
from app.effects.queries.events import stories


class Held(Struct, frozen=True):
    """`None` is not known. The same statements as behind the sums of the office."""

    held: bool
    minutes: int | None  # of private time
    back: bool | None  # the family called the others back
    independent: bool | None
    family: int
    professionals: int
    plan: bool  # there is an accepted plan
    who_when: bool | None
    contingency: bool | None
    review: bool | None
    checked: bool | None


_HELD = f"""
    WITH {stories("c.id = $1")}
    SELECT w.held IS NOT NULL AS held, a.minutes, w.back, w.independent, coalesce(r.family, 0) AS family,
        coalesce(r.professionals, 2) AS professionals, f.conference IS NOT NULL AS plan, f.who_when, f.contingency, f.review, f.checked
    FROM way w LEFT JOIN round r ON r.conference = w.id LEFT JOIN alone a ON a.conference = w.id
    LEFT JOIN complete f ON f.conference = w.id"""  # noqa: S608


async def held_as(conference: UUID) -> Held:
    found = await row(_HELD, conference)
    assert found is not None  # noqa: S101  # whoever asks has a seat in it
    return Held(**dict(found))
