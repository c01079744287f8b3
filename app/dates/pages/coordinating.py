"""The coordinator's page of the day: what is set, what is proposed, who says what, who knows it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from msgspec import Struct

from app.conferences.seats import Seat
from app.dates import queries
from app.dates.commands import Doubtful
from app.dates.forms import LENGTHS, ROWS, DateForm, NeededForm, ProposeForm, ZoneForm
from app.dates.pages.boards import boards_of, without_school_calendar
from app.dates.pages.questions import filled_form, questions
from app.dates.queries import Poll, ProposalLine, Somebody
from app.kit.clock import today
from app.kit.errors import NoSuchThing
from app.kit.forms import Form
from app.kit.i18n import gettext as _
from app.kit.i18n import names_of, ngettext
from app.kit.pages import Page, page
from app.practice.clocks import CLOCKS
from app.practice.mail import NOT_ARRIVED
from app.practice.taking_part import SAYS_NAMES


class Silent(Struct, frozen=True):
    """Somebody who was asked and has not answered all, with what can be done about it."""

    one: Somebody
    reminded_at: datetime | None
    remind_at: datetime | None
    can_be_reminded: bool
    please_phone: bool


async def date_page(
    seat: Seat,
    *,
    form: Form[DateForm] | None = None,
    proposing: Form[Any] | None = None,
    overtaken: str = "",
) -> Page:
    """With `overtaken`, what stands there now is shown beside what was typed, and may now be written over."""
    poll = await queries.poll_of(seat.conference.id)
    around = await queries.surroundings_of(seat.conference.id, [each.day for each in poll.proposals])
    at = f"{seat.root}/date"
    wrong = (form and form.errors) or (proposing and proposing.errors)
    return page(
        "dates/date",
        409 if overtaken else 422 if wrong else 200,
        seat=seat,
        at=at,
        poll=poll,
        form=_with_version(form or _as_set(poll), poll, overtaken),
        proposing=proposing or _blank(poll),
        needing=Form(NeededForm, filled={"who": [each.participant for each in poll.people if each.needed]}),
        overtaken=overtaken,
        set_directly=bool(form),
        rows=ROWS,
        lengths=[(minutes, length(minutes)) for minutes in LENGTHS],
        boards=boards_of(poll, around, today(seat.conference.zone), at),
        silent=[_silent(each) for each in poll.people if each.asked_at and poll.unanswered(each)],
        to_ask=sum(poll.to_ask(each) for each in poll.people) + poll.caseworker_to_ask(),
        unconfirmed=[each for each in poll.people if each.told is not None and (each.knows_another_day or not each.confirmed)],
        knowing=[each for each in poll.people if each.told is not None and each.confirmed and not each.knows_another_day],
        to_tell=sum(each.knows_another_day for each in poll.people),
        unknown_years=without_school_calendar(poll, around.land),
        says_names=names_of(SAYS_NAMES),
        not_arrived=NOT_ARRIVED,
    )


def length(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    if rest:
        return _("%(hours)s h %(minutes)s min") % {"hours": hours, "minutes": rest}
    return ngettext("%(num)s hour", "%(num)s hours", hours) % {"num": hours}


def _as_set(poll: Poll) -> Form[DateForm]:
    return Form(DateForm, filled={"day": poll.meets_on, "clock": poll.meets_at, "place": poll.place, "minutes": poll.minutes})


def _with_version(form: Form[DateForm], poll: Poll, overtaken: str) -> Form[DateForm]:
    if overtaken or "edited" not in form.typed:
        form.typed["edited"] = str(poll.edited)
    return form


def _blank(poll: Poll) -> Form[Any]:
    """The time, length and place of the last proposal are offered again: most often only the day differs."""
    last = max(poll.proposals, key=lambda each: each.since, default=None)
    filled: Mapping[str, Any] = (
        {"clock": last.starts, "minutes": last.minutes, "place": last.place} if last else {"minutes": poll.minutes, "place": poll.place}
    )
    return Form(ProposeForm, filled=filled)


def _silent(one: Somebody) -> Silent:
    reaches = one.by_us and one.message not in NOT_ARRIVED
    return Silent(one, one.reminded_at, one.remind_at, reaches and one.reminded_at is None, one.reminded_at is not None or not reaches)


async def sure_page(seat: Seat, proposal: UUID, doubtful: Doubtful) -> Page:
    """What speaks against a day, before it is chosen all the same."""
    poll = await queries.poll_of(seat.conference.id)
    chosen = next((each for each in poll.proposals if each.id == proposal), None)
    if chosen is None:
        raise NoSuchThing
    return page(
        "dates/sure",
        409,
        seat=seat,
        at=f"{seat.root}/date",
        line=chosen,
        question=questions([chosen])[0],
        doubts=doubtful.doubts,
        seen=doubtful.mark,
        edited=poll.edited,
    )


async def answers_page(seat: Seat, part: str, participant: UUID | None = None, *, form: Form[Any] | None = None) -> Page:
    """What somebody said in a call, or whether the room can be had: written down by the coordinator."""
    poll = await queries.poll_of(seat.conference.id)
    one = next((each for each in poll.people if each.participant == participant), None)
    if participant is not None and one is None:
        raise NoSuchThing
    proposals = answerable(poll, part, one)
    said = {each.id: line.says if (line := poll.said(each.id, part, participant)) else None for each in proposals}
    words = one.words if one else poll.caseworker.words if part == "caseworker" else ""
    form = form or filled_form(said, words)
    name = one.name if one else poll.caseworker.name if part == "caseworker" else _("The room")
    return page(
        "dates/answers",
        422 if form.errors else 200,
        seat=seat,
        at=f"{seat.root}/date",
        post=f"{seat.root}/date/" + (f"answers/{participant}" if one else part),
        one=one,
        part=part,
        name=name,
        form=form,
        questions=questions(proposals, one.zone if one else ""),
        proposals=proposals,
        zone_form=Form(ZoneForm, filled={"zone": one.zone if one else ""}),
        zones=CLOCKS,
        says=_own_names(),
    )


def answerable(poll: Poll, part: str, one: Somebody | None) -> Sequence[ProposalLine]:
    """What this part can still say something to."""
    if part == "participant":
        return queries.open_proposals(poll.proposals, one.slot) if one else []
    return [each for slot in (None, *(each.id for each in poll.slots)) for each in queries.open_proposals(poll.proposals, slot)]


def _own_names() -> list[tuple[str, str]]:
    return [(value.value, _(name)) for value, name in SAYS_NAMES.items()]


async def dates_page(seat: Seat, *, form: Form[Any] | None = None) -> Page:
    """The caseworker says which days are possible. Nobody else's answer stands there."""
    own = await queries.caseworkers_dates(seat.conference.id)
    form = form or filled_form({each.id: each.says for each in own.proposals}, own.words)
    return page(
        "dates/dates",
        422 if form.errors else 200,
        seat=seat,
        at=f"{seat.root}/dates",
        own=own,
        form=form,
        questions=questions(each for each in own.proposals if not each.chosen),
        says=_own_names(),
    )
