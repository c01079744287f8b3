"""What of the plan somebody reads who comes by a personal link, so that paper says no more to them than their phone."""

from datetime import date

from msgspec.structs import replace

from app.conferences.rules import Meeting, seen_as
from app.plans.rules import Plan
from app.practice.phases import Phase
from app.practice.rights import Right, may
from app.practice.roles import Role


def reads(role: Role, phase: Phase, meeting: Meeting, sitting: int, today: date) -> int | None:
    """Up to which meeting they know the plan; None for whoever reads none."""
    seen = seen_as(phase, meeting, today)
    if not may(role, Right.READ_PLAN, seen):
        return None
    before = seen is Phase.REVIEW and phase is not Phase.REVIEW
    return sitting - before


def as_read_by(plan: Plan, role: Role, meeting: Meeting, again: date | None) -> Plan:
    """A child's without what it is about; whoever comes apart does not learn when the others meet `again`."""
    if role is Role.CHILD:
        plan = replace(plan, concern="", good="", question="", bottom_lines=[])
    return replace(plan, review_on=None if meeting.apart else again)


def knows_days(meeting: Meeting) -> bool:
    """Where there are several meetings, the day on which something happened would tell of another one."""
    return not (meeting.several_meetings or meeting.apart)
