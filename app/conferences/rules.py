"""What somebody is told about day, time and place, and which phase they see."""

from datetime import date, time

from msgspec import Struct

from app.practice.phases import LIVING, Phase

TOGETHER, SEPARATELY, IN_WRITING = "together", "separately", "in_writing"


class Meeting(Struct, frozen=True):
    """The meeting to which somebody comes: the common one, or one of their own. Nothing in it tells of any other.

    `takes_part` is together, separately or in_writing. Whoever takes part in writing, or is excluded, has no day.
    """

    on: date | None
    at: time | None
    zone: str
    place: str
    arrives_at: time | None = None
    arrives_where: str = ""
    takes_part: str = TOGETHER
    excluded: bool = False
    other_way: str = ""
    other_words: str = ""
    excluded_until: date | None = None
    reads_plan: bool = True
    after_the_common_one: bool = False
    several_meetings: bool = False
    sitting: int = 1  # the first meeting, or which review after it

    @property
    def apart(self) -> bool:
        return self.takes_part != TOGETHER


def seen_as(phase: Phase, meeting: Meeting, today: date) -> Phase:
    """The phase that somebody sees who comes by a personal link.

    Whoever does not sit at the common table sees nothing of what happens there, and not when: for them
    it goes on being prepared; a review over the plan that they know. The plan opens to them on the day of their own
    meeting, if it is the later one; else once the plan lives. Who does not read it sees a preparation, and no plan.
    """
    if not meeting.apart:
        return phase
    before = Phase.REVIEW if meeting.sitting > 1 and meeting.reads_plan else Phase.PREPARATION
    if phase in {Phase.INFORMATION, Phase.PRIVATE_TIME}:
        return before
    if phase is Phase.AGREEING:
        here = meeting.on is not None and meeting.after_the_common_one and meeting.on <= today and meeting.reads_plan
        return Phase.AGREEING if here else before
    if phase in LIVING | {Phase.CLOSED} and not meeting.reads_plan:
        return Phase.PREPARATION
    if phase is Phase.FOLLOW_UP and meeting.on is not None and meeting.on > today:
        return before
    return phase
