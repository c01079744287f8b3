"""A plan over time as a picture: where everything lies, and the same as lines of a table. Pure."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from app.follow_up.queries.over_time import OverTime
from app.kit.i18n import gettext as _
from app.practice.promises import PROGRESS_NAMES, WORKED_NAMES, Progress, Worked
from app.practice.scale import HIGHEST

WIDTH, SIDE, HEAD = 760, 24, 44
LANE, SCALE_LANE = 46, 70
#: So many days a picture holds at least, and so many months are named at most.
SHORTEST, MOST_MONTHS = timedelta(days=28), 12
LONGEST_LABEL = 46  # signs: what a phone shows at once, so that a sentence against the reading direction begins in sight too
APART = 22  # from the middle of a sign to the next

#: Which shape tells what; the colour only repeats it.
SAID = {Progress.DONE: "done", Progress.PARTLY: "partly", Progress.NEEDS_HELP: "help", Progress.NO_LONGER_NEEDED: "over"}
CHECKED = {Worked.YES: "works", Worked.PARTLY: "works-partly", Worked.NO: "works-not", Worked.UNKNOWN: "works-unknown"}


class Mark(NamedTuple):
    """Something on one day: its shape, its place and what it says."""

    shape: str
    x: float
    on: date
    says: str
    number: str = ""


class Span(NamedTuple):
    """From one day to another: what lasts, or is late."""

    kind: str
    start: float
    end: float


class Lane(NamedTuple):
    """One line of the picture. `label` is said above it; with `points` it is a curve."""

    label: str
    y: float
    marks: list[Mark]
    spans: list[Span]
    points: str = ""


class Line(NamedTuple):
    """One line of the table: on which day, what, and about what."""

    on: date
    what: str
    about: str


class Picture(NamedTuple):
    width: int
    height: float
    lanes: list[Lane]
    months: list[tuple[float, date]]
    today: float
    lines: list[Line]  # the same as the marks, by day
    since: date
    until: date
    rtl: bool


class _Days:
    """Where a day lies: from the side where one begins to read."""

    def __init__(self, days: Sequence[date], today: date, rtl: bool) -> None:
        self.since = min([*days, today])
        self.until = max([*days, today, self.since + SHORTEST])
        self.rtl = rtl

    def x(self, day: date) -> float:
        share = (day - self.since).days / (self.until - self.since).days
        at = SIDE + share * (WIDTH - 2 * SIDE)
        return round(WIDTH - at if self.rtl else at, 1)

    def months(self) -> list[tuple[float, date]]:
        firsts = [
            date(year, month, 1)
            for year in range(self.since.year, self.until.year + 1)
            for month in range(1, 13)
            if self.since <= date(year, month, 1) <= self.until
        ]
        return [(self.x(day), day) for day in firsts[:: -(-len(firsts) // MOST_MONTHS) or 1]]


def picture(plan: OverTime, *, today: date, rtl: bool, days_of_meetings: bool = True) -> Picture:
    """`days_of_meetings`: without them where there are several meetings, whose days are not everybody's to know."""
    lines = list(_lines(plan, days_of_meetings))
    days = _Days([line.on for line in lines], today, rtl)
    lanes: list[Lane] = []
    y = float(HEAD)
    for label, marks, spans in _rows(plan, days, today, days_of_meetings):
        y += LANE
        lanes.append(Lane(_short(label), y, _beside(marks, rtl=rtl), spans))
    for label, curve in _curves(plan, days):
        y += SCALE_LANE
        lanes.append(_curve(label, curve, y))
    lines.sort(key=lambda line: line.on)
    return Picture(WIDTH, y + 24, lanes, days.months(), days.x(today), lines, days.since, days.until, rtl)


def _short(label: str) -> str:
    """It runs as what was promised runs: a name before it does not turn it round."""
    return _alone(label if len(label) <= LONGEST_LABEL else label[: LONGEST_LABEL - 1].rstrip() + "…")


def _alone(text: str) -> str:
    return f"\N{FIRST STRONG ISOLATE}{text}\N{POP DIRECTIONAL ISOLATE}"


def _beside(marks: list[Mark], *, rtl: bool) -> list[Mark]:
    """What happened on nearly the same day lies side by side, in the order of the days, and never beyond the edge."""
    forward = -1 if rtl else 1
    ordered = sorted(marks, key=lambda mark: mark.on)
    placed: list[Mark] = []
    for mark in ordered:
        x = mark.x
        if placed and (x - placed[-1].x) * forward < APART:
            x = placed[-1].x + APART * forward
        placed.append(mark._replace(x=x))
    beyond = max(0.0, max(((mark.x if forward > 0 else WIDTH - mark.x) for mark in placed), default=0.0) - (WIDTH - SIDE / 2))
    return [mark._replace(x=round(mark.x - beyond * forward, 1)) for mark in placed] if beyond else placed


Row = tuple[str, list[Mark], list[Span]]


def _rows(plan: OverTime, days: _Days, today: date, days_of_meetings: bool) -> Iterator[Row]:
    if days_of_meetings:
        yield _("The plan and its meetings"), _of_plan(plan, days), []
    for promise in plan.promises:
        marks = [Mark(SAID[each.state], days.x(each.on), each.on, _(PROGRESS_NAMES[each.state])) for each in promise.said]
        marks += [Mark(CHECKED[each.worked], days.x(each.on), each.on, _(WORKED_NAMES[each.worked])) for each in promise.checked]
        if promise.due_on:
            marks.insert(0, Mark("due", days.x(promise.due_on), promise.due_on, _("The day that was promised")))
        yield f"{_alone(promise.who)}: {promise.what}" if promise.who else promise.what, marks, []
    for each in plan.help:
        marks = [Mark("promised", days.x(each.promised_on), each.promised_on, _("Promised by the office"))]
        end = each.kept_on or today
        if each.kept_on:
            marks.append(Mark("kept", days.x(each.kept_on), each.kept_on, _("Kept by the office")))
        late = [Span("late", days.x(each.promised_on), days.x(end))] if end > each.promised_on else []
        yield _("The office: %(what)s") % {"what": each.what}, marks, late


def _of_plan(plan: OverTime, days: _Days) -> list[Mark]:
    marks = [Mark("meeting", days.x(on), on, _meeting(at)) for at, on in enumerate(plan.meetings)]
    for each in plan.versions:
        said = _("Version %(number)s presented") % {"number": each.number}
        marks.append(Mark("version", days.x(each.on), each.on, said, str(each.number)))
    if plan.review_on:
        marks.append(Mark("review", days.x(plan.review_on), plan.review_on, _("Day of the review")))
    return marks


def _meeting(at: int) -> str:
    return _("The first meeting") if at == 0 else _("Review number %(number)s") % {"number": at}


def _curves(plan: OverTime, days: _Days) -> Iterator[tuple[str, list[tuple[float, int, date]]]]:
    """Each person's numbers in a line of its own: nobody lies above or below anybody."""
    for person in dict.fromkeys(each.person for each in plan.numbers):
        own = [each for each in plan.numbers if each.person == person]
        yield _("How it is for %(name)s, from 0 to 10") % {"name": own[0].name}, [(days.x(each.on), each.number, each.on) for each in own]


def _curve(label: str, said: list[tuple[float, int, date]], y: float) -> Lane:
    places = [(x, round(y + 8 - number / HIGHEST * (SCALE_LANE - 34), 1)) for x, number, _on in said]
    marks = [Mark("number", x, on, str(number), str(at)) for (x, number, on), (_x, at) in zip(said, places, strict=True)]
    return Lane(_short(label), y, marks, [], " ".join(f"{x},{at}" for x, at in places))


def _lines(plan: OverTime, days_of_meetings: bool) -> Iterator[Line]:
    if days_of_meetings:
        for at, on in enumerate(plan.meetings):
            yield Line(on, _meeting(at), "")
        for version in plan.versions:
            yield Line(version.on, _("Version %(number)s presented") % {"number": version.number}, "")
            if version.accepted_on:
                yield Line(version.accepted_on, _("Version %(number)s accepted") % {"number": version.number}, "")
        if plan.review_on:
            yield Line(plan.review_on, _("Day of the review"), "")
    for promise in plan.promises:
        about = f"{promise.who}: {promise.what}" if promise.who else promise.what
        if promise.due_on:
            yield Line(promise.due_on, _("The day that was promised"), about)
        for said in promise.said:
            yield Line(said.on, _(PROGRESS_NAMES[said.state]), about)
        for check in promise.checked:
            yield Line(check.on, _(WORKED_NAMES[check.worked]), about)
    for each in plan.help:
        yield Line(each.promised_on, _("Promised by the office"), each.what)
        if each.kept_on:
            yield Line(each.kept_on, _("Kept by the office"), each.what)
    for number in plan.numbers:
        yield Line(number.on, _("How it is: %(number)s") % {"number": number.number}, number.name)
