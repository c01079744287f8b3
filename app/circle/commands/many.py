"""Many people come into the circle in one go."""

from collections.abc import Sequence
from uuid import UUID

from app.circle.commands.people import SameName, add_participant
from app.circle.forms import ParticipantForm
from app.conferences.commands import give_consent
from app.conferences.queries import ConferenceLine
from app.database import all_or_nothing
from app.kit.clock import today
from app.kit.errors import Refused
from app.kit.i18n import gettext as _
from app.practice.taking_part import ConsentHow


class SameNames(Refused):
    """Somebody of these names is in the circle already. `rows` says which; nobody was added."""

    def __init__(self, rows: list[int]) -> None:
        super().__init__(_("Somebody of this name is in the circle already. If it is another person, add what tells them apart."))
        self.rows = rows


async def add_many(
    conference: ConferenceLine, people: Sequence[tuple[int, ParticipantForm]], *, by: UUID, consent: ConsentHow | None = None
) -> None:
    """All of them or nobody. With `consent`, each has agreed today."""
    same: list[int] = []
    async with all_or_nothing():
        for row, value in people:
            try:
                added = await add_participant(conference, value, by=by)
            except SameName:
                same.append(row)
                continue
            if consent is not None:
                await give_consent(conference, added, how=consent, on=today(conference.zone), by=by)
        if same:
            raise SameNames(same)
