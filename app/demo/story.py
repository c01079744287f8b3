"""One story on its way: who is who, which conference it became, and which day it is."""

from datetime import date, datetime, timedelta
from uuid import UUID

from app.conferences.queries import ConferenceLine, conference_seen_by
from app.demo.families import Story
from app.kit.clock import day_of, moment_of, now, today
from app.practice.roles import StaffRole


class Going:
    """A story while it is lived through. `people` and `seats` by the keys of the story."""

    def __init__(self, staff: dict[str, UUID], story: Story) -> None:
        self.staff, self.story = staff, story
        self.people: dict[str, UUID] = {}
        self.seats: dict[str, UUID] = {}
        self.id: UUID
        self.real_now = now()
        self.beginning = self.real_now - timedelta(days=story.began)
        self.meeting = today() + timedelta(days=story.meets or 0)
        self.office = staff[story.office]
        self.caseworker = staff[story.caseworker]

    @property
    def coordinator(self) -> UUID:
        """Every story past the enquiry names one."""
        return self.staff[self.story.coordinator]

    def day_of_meeting(self, days: int = 0, *, hours: float = 0) -> datetime:
        """That many days and hours after the conference began; of one that has begun never later than now."""
        moment = moment_of(self.meeting + timedelta(days=days), self.story.at) + timedelta(hours=hours)
        return min(moment, self.real_now) if self.meeting <= day_of(self.real_now) else moment

    def day(self, after: int | None) -> date | None:
        return None if after is None else self.meeting + timedelta(days=after)

    async def line(self) -> ConferenceLine:
        """The conference as it stands now."""
        found = await conference_seen_by(self.caseworker, self.office, StaffRole.MANAGER, self.id)
        assert found is not None  # noqa: S101  # planted a moment ago
        return found[0]
