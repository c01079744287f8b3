"""The run sheet of the day, put together from what was asked of the database."""

from msgspec import Struct

from app.conferences.seats import Seat
from app.day import queries
from app.day.forms import DayPlanForm
from app.day.rules import missing_to_open, part_of_the_day
from app.invitations.queries import standing_of
from app.invitations.rules import Standing
from app.kit.clock import today
from app.kit.forms import Form
from app.kit.i18n import gettext as _
from app.kit.i18n import names_of
from app.kit.pages import Page, page
from app.practice.agenda import agenda_of
from app.practice.phases import PHASE_NAMES, PREPARING
from app.practice.roles import ROLE_NAMES
from app.practice.taking_part import INVITED_NAMES, PRESENT_NAMES


class Part(Struct, frozen=True):
    """A part of the day on the run sheet."""

    name: str
    now: bool
    lines: list[str]


async def day_page(seat: Seat) -> Page:
    conference = seat.conference
    standing = await standing_of(conference.id)
    return page(
        "day/day",
        seat=seat,
        at=f"{seat.root}/day",
        root=seat.root,
        standing=standing,
        missing=missing_to_open(standing) if seat.may("open_conference") else [],
        not_today=_not_today(standing),
        sheet=await queries.sheet_of(conference.id),
        part=part_of_the_day(conference.phase),
        part_name=_(PHASE_NAMES[part_of_the_day(conference.phase)]),
        agenda=[
            Part(
                _("Before it begins") if phase in PREPARING else _(PHASE_NAMES[phase]),
                phase is conference.phase,
                [_(line) for line in lines],
            )
            for phase, lines in agenda_of(conference.sitting).items()
        ],
        role_names=names_of(ROLE_NAMES),
        answer_names=names_of(INVITED_NAMES),
        present_names=names_of(PRESENT_NAMES),
    )


async def plan_page(seat: Seat, form: Form[DayPlanForm] | None = None, *, overtaken: str = "") -> Page:
    """Where the coordinator writes down how the day is to be, beside what people wish for it."""
    sheet = await queries.sheet_of(seat.conference.id)
    filled = {name: getattr(sheet, name) for name in DayPlanForm.__struct_fields__}
    return page(
        "day/plan",
        409 if overtaken else 422 if form else 200,
        seat=seat,
        at=f"{seat.root}/day",
        sheet=sheet,
        form=form or Form(DayPlanForm, filled=filled),
        overtaken=overtaken,
    )


def _not_today(standing: Standing) -> bool:
    return standing.meets_on is not None and standing.meets_on != today(standing.zone)
