"""The office's rooms and interpreters."""

from typing import Any
from uuid import UUID

from app.conferences.seats import Visitor
from app.kit.errors import NoSuchThing
from app.kit.forms import Form
from app.kit.i18n import gettext as _
from app.kit.money import as_typed
from app.kit.pages import Page, page
from app.logistics.forms.office import InterpreterForm, VenueForm
from app.logistics.queries import office as queries
from app.logistics.rules.needing import language_name
from app.practice.arrangements import INTERPRETED
from app.practice.roles import GENDER_WISHES, Gender


async def venues_page(visitor: Visitor) -> Page:
    venues = await queries.venues_of(visitor.office)
    return page(
        "logistics/venues",
        venues=[each for each in venues if each.archived_at is None],
        archived=[each for each in venues if each.archived_at is not None],
    )


def new_venue_page(form: Form[VenueForm]) -> Page:
    return page("logistics/venue", 422 if form.errors else 200, venue=None, form=form, overtaken="", at="/venues/new")


async def venue_page(visitor: Visitor, venue: UUID, form: Form[VenueForm] | None = None, *, overtaken: str = "") -> Page:
    """A room. With `overtaken`, what a colleague wrote stands beside what was typed, and may now be written over."""
    found = await queries.venue_of(visitor.office, venue)
    if found is None:
        raise NoSuchThing
    filled = {name: getattr(found, name, "") for name in VenueForm.__struct_fields__} | {"cost": as_typed(found.cost_cents)}
    form = form or Form(VenueForm, filled=filled)
    if overtaken:
        form.typed["edited"] = str(found.edited)
    return page(
        "logistics/venue",
        status_of(form, overtaken),
        venue=found,
        form=form,
        overtaken=overtaken,
        theirs=[(_("Name"), found.name), (_("Address"), found.address), (_("Notes"), found.notes or "–")],
        at=f"/venues/{venue}",
    )


async def interpreters_page(visitor: Visitor) -> Page:
    found = await queries.interpreters_of(visitor.office)
    return page(
        "logistics/interpreters",
        interpreters=[each for each in found if each.archived_at is None],
        archived=[each for each in found if each.archived_at is not None],
        language_name=language_name,
        genders=genders(),
    )


def new_interpreter_page(form: Form[InterpreterForm]) -> Page:
    return page(
        "logistics/interpreter",
        422 if form.errors else 200,
        interpreter=None,
        form=form,
        overtaken="",
        at="/interpreters/new",
        **_interpreter_choices(),
    )


async def interpreter_page(visitor: Visitor, interpreter: UUID, form: Form[InterpreterForm] | None = None, *, overtaken: str = "") -> Page:
    found = await queries.interpreter_of(visitor.office, interpreter)
    if found is None:
        raise NoSuchThing
    filled = {name: getattr(found, name, "") for name in InterpreterForm.__struct_fields__} | {"rate": as_typed(found.rate_cents)}
    form = form or Form(InterpreterForm, filled=filled)
    if overtaken:
        form.typed["edited"] = str(found.edited)
    return page(
        "logistics/interpreter",
        status_of(form, overtaken),
        interpreter=found,
        form=form,
        overtaken=overtaken,
        theirs=[
            (_("Name"), found.name),
            (_("Telephone"), found.phone or "–"),
            (_("E-mail"), found.email or "–"),
            (_("Notes"), found.notes or "–"),
        ],
        at=f"/interpreters/{interpreter}",
        **_interpreter_choices(),
    )


def status_of(form: Form[Any], overtaken: str = "") -> int:
    return 409 if overtaken else 422 if form.errors else 200


def genders() -> dict[str, str]:
    return {gender.value: _(GENDER_WISHES[gender]) for gender in Gender}


def languages_to_choose() -> list[tuple[str, str]]:
    """By their names in the reader's language, the two that are no language of a page at the end."""
    return [(code, language_name(code)) for code in INTERPRETED]


def _interpreter_choices() -> dict[str, Any]:
    return {"all_languages": languages_to_choose(), "genders": [("", _("not said")), *genders().items()]}
