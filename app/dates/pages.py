"""The page of the day, put together from what was asked of the database."""

from app.conferences.seats import Seat
from app.dates import queries
from app.dates.forms import DateForm
from app.kit.clock import today
from app.kit.forms import Form
from app.kit.pages import Page, page


def root(seat: Seat) -> str:
    return f"/conferences/{seat.conference.id}"


async def date_page(seat: Seat, *, form: Form[DateForm] | None = None, overtaken: str = "") -> Page:
    """Day, time and place. With `overtaken`, what stands there now is shown beside what was typed, and may now be written over."""
    standing = await queries.date_of(seat.conference.id)
    form = form or Form(DateForm, filled={"day": standing.meets_on, "clock": standing.meets_at, "place": standing.place})
    if overtaken or "edited" not in form.typed:
        form.typed["edited"] = str(standing.edited)
    return page(
        "dates/date",
        409 if overtaken else 422 if form.errors else 200,
        seat=seat,
        at=f"{root(seat)}/date",
        form=form,
        standing=standing,
        overtaken=overtaken,
        first_day=today(seat.conference.zone).isoformat(),
    )
