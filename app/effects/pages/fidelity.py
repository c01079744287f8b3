"""Was this conference held as it is meant? Sentences with yes, no or not known; no name of the family, no judgement of a person."""

from msgspec import Struct

from app.conferences.seats import Seat
from app.effects.queries.fidelity import Held, held_as
from app.kit.html import number
from app.kit.i18n import gettext as _
from app.kit.i18n import ngettext
from app.kit.pages import Page, page


class Point(Struct, frozen=True):
    """`so` is None where it is not known."""

    sentence: str
    so: bool | None
    more: str = ""


async def fidelity_page(seat: Seat) -> Page:
    found = await held_as(seat.conference.id)
    return page("effects/fidelity", seat=seat, found=found, meeting=_meeting(found), plan=_plan(found) if found.plan else [])


def _meeting(found: Held) -> list[Point]:
    alone = found.minutes is not None
    minutes = ngettext("%(number)s minute", "%(number)s minutes", found.minutes or 0) % {"number": number(found.minutes)} if alone else ""
    people = _("Family and network: %(family)s. Professionals: %(professionals)s, with the coordination and the caseworker.")
    counted = people % {"family": number(found.family), "professionals": number(found.professionals)}
    return [
        Point(_("All three phases were held: information, private family time, agreeing the plan."), alone and bool(found.back)),
        Point(_("The family had private time, without any professional."), alone, minutes),
        Point(
            _("The coordinator is independent."),
            found.independent,
            _("Not the caseworker, and of no family the caseworker, as far as our data tell."),
        ),
        Point(
            _("More family than professionals were in the room."),
            found.family > found.professionals if found.family else None,
            counted if found.family else _("Nobody was noted as there."),
        ),
    ]


def _plan(found: Held) -> list[Point]:
    return [
        Point(_("Every agreement says who and by when."), found.who_when),
        Point(_("The plan says what to do if things go wrong."), found.contingency),
        Point(_("The plan says when it is looked at again."), found.review),
        Point(_("The plan says who looks after it."), found.checked),
    ]
