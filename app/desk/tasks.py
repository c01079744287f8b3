"""What is to be done in this phase, and by when: everybody's list, and what the office asks for besides."""

from msgspec import Struct

from app.conferences.seats import Seat
from app.kit.clock import day_of, today
from app.kit.html import day
from app.kit.i18n import gettext as _
from app.practice.checklists import CHECKLISTS, Item, checklist, due_on
from app.practice.facts import Facts
from app.practice.rights import Right
from app.practice.roles import Role
from app.profile.queries import Entry, entries_in


class TaskShown(Struct, frozen=True):
    """Something to do: where it is done, or, with `action`, the button that ticks it."""

    label: str
    href: str
    done: bool
    hint: str = ""
    action: str = ""


async def tasks_of(seat: Seat, facts: Facts) -> list[TaskShown]:
    """What belongs to this phase, by when, and what the office asks the coordinator for besides."""
    phase, here = seat.conference.phase, f"/conferences/{seat.conference.id}"
    entries = await entries_in(seat.conference.office, phase, seat.conference.id)
    said = {each.key: each for each in entries if each.key}
    deadlines = {item.key: said.get(item.key, item) for item in CHECKLISTS[phase]}
    tasks = [
        TaskShown(_(task.label if task.done else task.to_do), here + task.where, task.done, _by_when(seat, deadlines[task.key], task.done))
        for task in checklist(seat.role, phase, facts)
    ]
    if seat.role is Role.COORDINATOR:
        tasks += [
            TaskShown(
                each.label, "", bool(each.done_at), _by_when(seat, each, bool(each.done_at)),
                f"{here}/tasks/{each.id}{'/undo' if each.done_at else ''}" if seat.may(Right.ARRANGE) else "",
            )
            for each in entries
            if not each.key and (each.short or not facts.urgent)
        ]  # fmt: skip
    return tasks


def _by_when(seat: Seat, said: Item | Entry, done: bool) -> str:
    conference = seat.conference
    began = day_of(conference.phase_since, conference.zone)
    due = due_on(said.days, said.counts, began=began, meets=conference.meets_on, urgent=conference.urgent)
    if done or due is None:
        return ""
    return (_("Was to be done by %(day)s") if due < today(conference.zone) else _("By %(day)s")) % {"day": day(due)}
