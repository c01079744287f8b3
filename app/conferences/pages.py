"""The pages on which a conference is handed over, ended, or looked back at."""

from app.conferences import queries
from app.conferences.forms import AssignForm, EndForm, StartForm, WithdrawForm
from app.conferences.phoning import to_phone_when_off
from app.conferences.seats import Seat
from app.kit.forms import Form
from app.kit.i18n import gettext as _
from app.kit.i18n import names_of
from app.kit.pages import Page, page
from app.practice.phases import STEPS_TAKEN
from app.practice.promises import ENDS_IN_PREPARATION, OUTCOME_NAMES, Outcome


async def assign_page(seat: Seat, form: Form[AssignForm] | None = None) -> Page:
    coordinators = await queries.coordinators_of(seat.conference.office)
    return page(
        "conferences/assign",
        422 if form and form.errors else 200,
        seat=seat,
        at=seat.root,
        coordinators=coordinators,
        form=form or Form(AssignForm, filled={"coordinator": seat.conference.coordinator}),
    )


def start_page(seat: Seat, form: Form[StartForm] | None = None) -> Page:
    return page(
        "conferences/start",
        422 if form and form.errors else 200,
        seat=seat,
        at=seat.root,
        form=form or Form(StartForm, filled={"begins_on": seat.conference.begins_on}),
    )


async def end_page(seat: Seat, form: Form[EndForm] | None = None) -> Page:
    return page(
        "conferences/end",
        422 if form and form.errors else 200,
        seat=seat,
        at=seat.root,
        to_phone=await to_phone_when_off(seat.conference.id),
        outcomes=[(outcome, _(OUTCOME_NAMES[outcome])) for outcome in ENDS_IN_PREPARATION],
        form=form or Form(EndForm),
    )


def withdraw_page(seat: Seat, form: Form[WithdrawForm] | None = None) -> Page:
    return page("conferences/withdraw", 422 if form and form.errors else 200, seat=seat, at=seat.root, form=form or Form(WithdrawForm))


async def history_page(seat: Seat) -> Page:
    moves = await queries.moves_of(seat.conference.id)
    return page(
        "conferences/history",
        seat=seat,
        at=seat.root,
        moves=moves,
        names=names_of(STEPS_TAKEN),
        outcome=OUTCOME_NAMES[Outcome(seat.conference.outcome)] if seat.conference.outcome else "",
    )
