"""The desk's pages: the day of each part, the first page of a conference."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import Any
from unicodedata import normalize

from msgspec import Struct

from app.conferences.closing import ends_without_review
from app.conferences.forms import EndForm
from app.conferences.queries import coordinators_of
from app.conferences.seats import Seat, Visitor
from app.desk import queries, waiting
from app.desk.queries import Row
from app.desk.tasks import tasks_of
from app.desk.waiting import FEW, Waiting
from app.kit.clock import today
from app.kit.forms import Form
from app.kit.i18n import gettext as _
from app.kit.i18n import lazy
from app.kit.pages import Page, page
from app.learning.queries import cards_for
from app.practice.checklists import Task, missing
from app.practice.languages import LANGUAGES
from app.practice.learning import LEVEL_NAMES
from app.practice.next_steps import Next, next_step
from app.practice.phases import ENDS, IN_ORDER, PHASE_NAMES, PREPARING, ROAD, Phase
from app.practice.promises import OUTCOME_NAMES, WAYS_TO_CLOSE, Outcome
from app.practice.roles import GENDER_WISHES, Gender, Role, StaffRole
from app.safety.queries.exclusions import how_many_excluded
from app.safety.queries.second import closing_asked


class WaitLine(Struct, frozen=True):
    """Something that waits, as it is shown: the sentence, and where to do it. `names`: of whom, where one visit there does for all."""

    sentence: str
    href: str
    badge: str
    badge_kind: str
    about: Waiting
    names: list[str]


class WaitGroup(Struct, frozen=True):
    lines: list[WaitLine]
    more: bool


#: Kind -> what it means, where it is seen to, and how loud it is.
_WAITS: dict[str, tuple[str, str, str, str]] = {
    "second": (lazy("A colleague asks for a second signature."), "", lazy("To sign"), "warn"),
    "proposed": (lazy("The family thinks of somebody else."), "/circle", lazy("Talk with the family"), "info"),
    "answered": (lazy("Everybody has said which days are possible. Please choose one."), "/date", lazy("Choose a day"), "info"),
    "undelivered": (lazy("A message did not arrive. Please phone."), "/messages", lazy("Please phone"), "warn"),
    "remind": (lazy("Please phone: no message of ours reaches them. At the latest on"), "/reminders", lazy("To phone"), "info"),
    "misdirected": (lazy("The personal link reached somebody else. Please give a new one."), "/circle", lazy("Link"), "warn"),
    "consent": (lazy("Consent was taken back. Please talk with the person."), "/referral#consents", lazy("Consent"), "warn"),
    "owed": (lazy("Could not answer yet. You promised to ask again."), "/plan", lazy("To ask"), "info"),
    "arrange": (lazy("Something should be arranged by now."), "/arrangements", lazy("To arrange"), "info"),
    "refused": (lazy("A cost was not approved."), "/costs", lazy("Not approved"), "warn"),
    "cost": (lazy("A cost waits for your approval."), "/costs/approval", lazy("Costs"), "info"),
    "wished": (lazy("Somebody of the family asks to look at the plan earlier."), "/review/convene", lazy("Review"), "warn"),
    "child": (lazy("A child would like to talk about the plan."), "/childs-plan", lazy("To talk about"), "info"),
    "retell": (
        lazy("A child’s plan does not fit any more. Please tell it anew with the child."),
        "/childs-plan",
        lazy("To talk about"),
        "info",
    ),
    "translated": (lazy("Not everything was read back to the family yet."), "/translations", lazy("In other languages"), "info"),
    "review": (lazy("A review is due. Please prepare it."), "/review/convene", lazy("Review"), "info"),
    "late": (
        lazy("For more than a week the office has not kept what it promised. Please talk with the caseworker."),
        "",
        lazy("Late"),
        "warn",
    ),
    "how": (lazy("Please ask on the phone how it is now."), "/how-it-is#on-the-phone", lazy("To phone"), "info"),
    "paper": (lazy("Some people say on paper how it was for them."), "/feedback/paper", lazy("On paper"), "info"),
    "clarify": (lazy("A referral is to be clarified."), "", lazy("To clarify"), "info"),
    "renew": (lazy("What we have agreed with them is to be renewed."), "", lazy("Directory"), "info"),
}


#: Several people of one family are one line: they are seen to on one page.
_TOGETHER = frozenset({"how", "remind", "owed", "undelivered", "child", "retell"})


def _wait_line(each: Waiting, names: list[str]) -> WaitLine:
    sentence, path, badge, kind = _WAITS[each.kind]
    late = each.late and each.kind in {"review", "arrange", "renew", "late"}
    elsewhere = {"second": "/second", "renew": f"/directory/{each.conference}"}
    href = elsewhere.get(each.kind) or f"/conferences/{each.conference}{path}"
    return WaitLine(_(sentence), href, _("Late") if late else _(badge), "warn" if late else kind, each, names)


def _wait_groups(found: Iterable[Waiting]) -> list[WaitGroup]:
    groups = [(kind, list(each)) for kind, each in groupby(found, key=lambda each: each.kind)]
    ordered = sorted(groups, key=lambda group: list(_WAITS).index(group[0]))
    return [WaitGroup(_wait_lines(several[:FEW]), more=len(several) > FEW) for _kind, several in ordered]


def _wait_lines(several: list[Waiting]) -> list[WaitLine]:
    """The first of its family stands for the others, where one visit does for all."""
    lines: dict[Any, WaitLine] = {}
    for at, each in enumerate(several):
        same = (each.conference, each.on, each.words) if each.kind in _TOGETHER and each.name else at
        if same in lines:
            lines[same].names.append(each.name)
        else:
            lines[same] = _wait_line(each, [each.name] if each.name else [])
    return list(lines.values())


class DeskRow(Struct, frozen=True):
    """One conference on somebody's desk: where it stands, what comes next, what is missing."""

    row: Row
    phase: str
    quiet: bool  # the family is among itself, or it has ended
    next: Next
    missing: list[Task]


def _desk_row(each: Row, role: Role) -> DeskRow:
    return DeskRow(
        each,
        _(PHASE_NAMES[each.phase]),
        quiet=each.phase is Phase.PRIVATE_TIME or each.phase in ENDS,
        next=next_step(role, each.phase, each.facts),
        missing=missing(role, each.phase, each.facts)[1:],
    )


async def coordinator_desk(visitor: Visitor, *, after: str, before: str) -> Page:
    found = await waiting.waits_for_coordinator(visitor.id)
    meets = [each for each in found if each.kind == "meets"]
    listed = await queries.conferences_of(visitor.id, StaffRole.COORDINATOR, after=after, before=before)
    unclaimed = await queries.unclaimed_in(visitor.office)
    return page(
        "desk/coordinator",
        today=[each for each in meets if each.on == today()],
        this_week=[each for each in meets if each.on != today()],
        waits=_wait_groups(each for each in found if each.kind not in {"meets", "news"}),
        news=[each for each in found if each.kind == "news"],
        rows=[_desk_row(each, Role.COORDINATOR) for each in listed.rows],
        unclaimed=unclaimed[: queries.ROWS_A_PAGE],
        more_unclaimed=len(unclaimed) > queries.ROWS_A_PAGE,
        **_pages("/desk", listed),
        **_wishes(),
    )


async def manager_desk(visitor: Visitor) -> Page:
    unclaimed = await queries.unclaimed_in(visitor.office)
    return page(
        "desk/manager",
        waits=_wait_groups(await waiting.waits_for_manager(visitor.office)),
        unclaimed=unclaimed[: queries.ROWS_A_PAGE],
        more_unclaimed=len(unclaimed) > queries.ROWS_A_PAGE,
        coordinators=await coordinators_of(visitor.office),
        **_wishes(),
    )


async def overview_page(visitor: Visitor, phase: str, *, after: str, before: str) -> Page:
    chosen = Phase(phase) if phase in set(Phase) else None
    listed = await queries.conferences_of_office(visitor.office, chosen, after=after, before=before)
    return page(
        "desk/overview",
        rows=listed.rows,
        excluded=await how_many_excluded(visitor.office),
        names=PHASE_NAMES,
        ends=ENDS,
        form=Form(EndForm, filled={"phase": chosen or ""}),
        phases=[(each.value, _(PHASE_NAMES[each])) for each in Phase],
        chosen=chosen,
        **_pages(f"/overview?phase={chosen}" if chosen else "/overview", listed),
    )


def _pages(path: str, listed: queries.Listed) -> dict[str, str]:
    mark = "&" if "?" in path else "?"
    return {
        "before": f"{path}{mark}before={listed.before}" if listed.before else "",
        "after": f"{path}{mark}after={listed.after}" if listed.after else "",
    }


def _wishes() -> dict[str, Any]:
    return {
        "spoken": {language.code: language.name for language in LANGUAGES.values()},
        "genders": {gender.value: _(GENDER_WISHES[gender]) for gender in Gender},
    }


async def search_page(visitor: Visitor, typed: str) -> Page:
    words = search_words(typed)
    role = visitor.staff_role or StaffRole.ADMINISTRATOR
    whose = visitor.office if role is StaffRole.MANAGER else visitor.id
    found = await queries.search(role, whose, words)
    return page(
        "desk/search",
        typed=" ".join(words),
        role=role.value,
        found=found[: queries.MOST_FOUND],
        more=len(found) > queries.MOST_FOUND,
        names=PHASE_NAMES,
    )


class StepShown(Struct, frozen=True):
    label: str
    state: str


def steps(phase: Phase) -> list[StepShown]:
    """The road of a conference, and where on it this one stands. One that ended in preparation leaves the road there."""
    other_roads = {Phase.REVIEW: IN_ORDER, Phase.ENDED_IN_PREPARATION: (*ROAD[:3], Phase.ENDED_IN_PREPARATION)}
    road = other_roads.get(phase, ROAD)
    here = road.index(phase)
    return [StepShown(_(PHASE_NAMES[each]), "past" if at < here else "now" if at == here else "next") for at, each in enumerate(road)]


async def conference_page(seat: Seat) -> Page:
    """The first page of a conference: for coordinator and caseworker all of it, for the others what their part needs."""
    standing = await queries.standing_of(seat.conference.id)
    about: dict[str, Any] = {
        "seat": seat,
        "at": f"/conferences/{seat.conference.id}",
        "steps": steps(seat.conference.phase),
        "standing": standing,
        "outcome": _(OUTCOME_NAMES[Outcome(seat.conference.outcome)]) if seat.conference.outcome else "",
    }
    if seat.role is Role.STANDBY:
        return page("desk/standby", **about, **_wishes())
    if seat.role is Role.MANAGER:
        return page("desk/for_manager", **about, **_wishes())
    phase = seat.conference.phase
    return page(
        "desk/conference",
        **about,
        next=next_step(seat.role, phase, standing.facts),
        tasks=await tasks_of(seat, standing.facts),
        cards=cards_for(seat.role, phase, standing.facts, standing.own_cards, standing.cards_away),
        level_names={level: _(words) for level, words in LEVEL_NAMES.items()},
        days=_days_until(seat),
    )


def _days_until(seat: Seat) -> int | None:
    """Days until it meets; None where no day is set or it has met."""
    meets: date | None = seat.conference.meets_on
    if meets is None or seat.conference.phase not in PREPARING:
        return None
    return (meets - today(seat.conference.zone)).days


async def close_page(seat: Seat, form: Form[EndForm]) -> Page:
    """How it ends. Where nobody has looked at the plan again, a second person signs."""
    return page(
        "desk/close",
        422 if form.errors else 200,
        seat=seat,
        at=f"/conferences/{seat.conference.id}",
        outcomes=[(outcome, _(OUTCOME_NAMES[outcome])) for outcome in WAYS_TO_CLOSE],
        outcome_names=OUTCOME_NAMES,
        by_two=await ends_without_review(seat.conference.id),
        waits=await closing_asked(seat.conference.id),
        form=form,
    )


def search_words(typed: str) -> list[str]:
    """The words of a search: letters and digits only, so that no sign means anything else."""
    letters = "".join(sign if sign.isalnum() else " " for sign in normalize("NFC", typed[:200]))
    return letters.split()[:8]
