"""What the pages about a plan share: addresses, forms that were refused, people as answers."""

from typing import Any
from uuid import UUID

from app.conferences.seats import Seat
from app.kit.errors import Refused
from app.kit.forms import Form
from app.plans.rules import Named

UNPROCESSABLE, CONFLICT, GONE_FROM_HERE = 422, 409, 404
REFUSED = "refused"  # under this name a form keeps why the change said no


def address(seat: Seat) -> str:
    return f"/conferences/{seat.conference.id}/plan"


def named(people: list[Named]) -> list[tuple[UUID, str]]:
    """People as the answers of a choice."""
    return [(each.id, each.name) for each in people]


def refused(form: Form[Any], problem: Refused) -> None:
    """The change said no: its sentence on top of the form, and below it all that was typed."""
    form.wrong(REFUSED, problem.sentence)


def status_of(*forms: Form[Any] | None) -> int:
    wrong = [form.errors for form in forms if form and form.errors]
    return 200 if not wrong else CONFLICT if any(REFUSED in errors for errors in wrong) else UNPROCESSABLE
