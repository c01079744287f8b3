"""The page of the caseworker's board: groups of what is due, late ones first, and every family with its next day."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from msgspec import Struct

from app.conferences.seats import Visitor
from app.desk import board
from app.desk.board import Done, DueLine, Family
from app.follow_up.forms import DoneForm
from app.kit.clock import today
from app.kit.forms import Form
from app.kit.i18n import gettext as _
from app.kit.pages import Page, page
from app.practice.board import GROUPS, MOST_FAMILIES, PROMISES_AHEAD, Due
from app.practice.next_steps import next_step
from app.practice.phases import LIVING, PHASE_NAMES, PREPARING
from app.practice.roles import Role


class GroupShown(Struct, frozen=True):
    """One kind of thing that is due: what lies near stands open, what lies `ahead` is folded away."""

    kind: Due
    title: str
    what_to_do: str
    where: str
    lines: list[DueLine]
    ahead: list[DueLine]

    @property
    def count(self) -> int:
        return len(self.lines)

    @property
    def late(self) -> int:
        return sum(line.late for line in self.lines)


class Wrong(Struct, frozen=True):
    """A day that could not be noted: of which thing, what was typed, and why not."""

    thing: UUID
    typed: str
    why: str


class News(Struct, frozen=True):
    """Good news of a family, to be read: nothing has to be done."""

    conference: UUID
    family_name: str
    name: str
    words: str


class FamilyShown(Struct, frozen=True):
    """One family: its phase, its next day and what that is, and what comes next."""

    family: Family
    phase: str
    on: date | None
    what: str
    next: str
    late: bool


async def board_page(visitor: Visitor, *, kept: UUID | None = None, spoken: UUID | None = None, wrong: Wrong | None = None) -> Page:
    """`kept` and `spoken`: what was just noted, to be taken back. `wrong`: a day that could not be noted."""
    due = await board.due_for(visitor.id)
    families = await board.families_of(visitor.id, due)
    return page(
        "desk/caseworker",
        422 if wrong else 200,
        groups=groups_of(due, today()),
        families=[_family(each, today()) for each in families],
        news=[News(each.id, each.family_name, each.news_by, each.news) for each in families if each.news],
        many=len(families) >= MOST_FAMILIES,
        done=await _done(visitor, kept, spoken),
        kept=kept,
        wrong=wrong,
        today=today(),
    )


async def _done(visitor: Visitor, kept: UUID | None, spoken: UUID | None) -> Done | None:
    if kept is not None:
        return await board.just_kept(visitor.id, kept)
    return await board.just_spoken(visitor.id, spoken) if spoken is not None else None


def groups_of(due: Sequence[DueLine], day: date) -> list[GroupShown]:
    """Only what there is, in the order of the table."""
    shown = []
    for kind, group in GROUPS.items():
        lines = [each for each in due if each.kind is kind]
        ahead = [each for each in lines if kind is Due.PROMISE and each.on is not None and each.on > day + PROMISES_AHEAD]
        near = [each for each in lines if each not in ahead]
        if lines:
            shown.append(GroupShown(kind, _(group.title), _(group.what_to_do), group.where, near, ahead))
    return shown


def _family(each: Family, day: date) -> FamilyShown:
    on, what = next_day(each, day)
    label = next_step(Role.CASEWORKER, each.phase, each.facts).label
    return FamilyShown(each, _(PHASE_NAMES[each.phase]), on, what, _(label), late=on is not None and on < day)


def next_day(family: Family, day: date) -> tuple[date | None, str]:
    """The day that comes first, and what it is: a meeting, a review, or what the office promised, which may be late."""
    days = [(family.promised_on, _("promised by the office"))]
    meets = family.phase in PREPARING and family.meets_on is not None and family.meets_on >= day
    if family.phase in LIVING:
        days.append((family.meets_on if meets else family.review_on, _("review")))
    elif meets:
        days.append((family.meets_on, _("meeting")))
    found = sorted((on, what) for on, what in days if on is not None)
    return found[0] if found else (None, "")


def wrong_in(form: Form[DoneForm], thing: UUID) -> Wrong:
    return Wrong(thing, str(form.typed["on"]), form.errors["on"])
