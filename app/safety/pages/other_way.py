"""Taking part in another way: the record, and the sheet for the person, which tells no reason."""

from datetime import date, timedelta
from uuid import UUID

from app.conferences.seats import Seat
from app.kit import html, i18n
from app.kit.clock import today
from app.kit.errors import NoSuchThing
from app.kit.forms import Form
from app.kit.i18n import gettext as _
from app.kit.pages import Page, page
from app.practice.languages import LANGUAGES
from app.practice.roles import Role
from app.practice.safety import CRITERION_NAMES, OTHER_WAY_NAMES, TO_THEM, OtherWay
from app.safety.forms import ExclusionForm
from app.safety.pages.circle import home
from app.safety.queries.exclusions import exclusions_of
from app.safety.queries.overview import Guarded, guarded


async def other_way_page(seat: Seat, participant: UUID, form: Form[ExclusionForm] | None = None) -> Page:
    who = await _who(seat, participant)
    record = await exclusions_of(seat.conference.id, participant)
    form = form or Form(ExclusionForm, filled={"until": max(today() + timedelta(weeks=4), _common_day(seat, who) or today())})
    return page(
        "safety/other_way",
        422 if form.errors else 200,
        seat=seat,
        home=home(seat),
        at=f"{home(seat)}/{participant}/other-way",
        who=who,
        now=next((each for each in record if each.in_force), None),
        waiting=next((each for each in record if each.waits), None),
        before=[each for each in record if not each.in_force and not each.waits],
        form=form,
        criteria=[(value.value, _(name)) for value, name in CRITERION_NAMES.items()],
        ways=[(value.value, _(name)) for value, name in OTHER_WAY_NAMES.items()],
    )


async def common_day_for(seat: Seat, participant: UUID) -> date | None:
    """The day that this person would be told again once it ends; None for whoever has a meeting of their own."""
    return _common_day(seat, await _who(seat, participant))


def _common_day(seat: Seat, who: Guarded) -> date | None:
    return seat.conference.meets_on if who.slot is None else None


async def sheet_page(seat: Seat, participant: UUID) -> Page:
    """To print and hand over, in the person's language: how they take part, until when, and how to object."""
    who = await _who(seat, participant)
    now = next((each for each in await exclusions_of(seat.conference.id, participant) if each.in_force), None)
    if now is None:
        raise NoSuchThing
    with i18n.speaking(who.language, to_a_child=who.role == Role.CHILD):
        spoken = LANGUAGES[i18n.language()]
        sentences = [
            _("Your view counts. You take part in another way:"),
            _(TO_THEM[OtherWay(now.other_way)]),
        ]
        objecting = [
            _("Do you see it differently? You may object at any time, in writing or by a call, in your own words."),
            _("Somebody who was not part of the decision looks at it anew, and you get an answer. Nothing bad comes of it for you."),
        ]
        hello = _("Hello %(name)s,") % {"name": who.name}
        until = _("This holds until %(day)s and ends by itself then.") % {"day": html.day(now.until)}
    return page(
        "safety/sheet",
        seat=seat,
        back=f"{home(seat)}/{participant}/other-way",
        hello=hello,
        sentences=sentences,
        words=now.other_words,
        until=until,
        objecting=objecting,
        office=seat.person.office_name,
        phone=seat.person.office_phone,
        spoken_code=spoken.code.replace("_", "-"),
        spoken_dir=spoken.dir,
    )


async def _who(seat: Seat, participant: UUID) -> Guarded:
    found = next((each for each in await guarded(seat.conference.id) if each.participant == participant), None)
    if found is None:
        raise NoSuchThing
    return found
