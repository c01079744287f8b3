"""The directory: to look for a partner, to print for a crisis, to write, to take along."""

from typing import Any
from uuid import UUID

from litestar import Response
from msgspec import Struct

from app.conferences.seats import Visitor
from app.directory import queries, rules
from app.directory.forms import PartnerForm, RenewForm
from app.directory.queries import PartnerLine
from app.kit import i18n, sheets
from app.kit.clock import today
from app.kit.errors import NoSuchThing
from app.kit.forms import Form
from app.kit.i18n import gettext as _
from app.kit.i18n import listed
from app.kit.pages import Page, page
from app.kit.sheets import Row
from app.practice.directory import HOLDS_FOR, PARTNER_KIND_NAMES, TALKS, PartnerKind
from app.practice.languages import LANGUAGES
from app.practice.rights import DESK_RIGHTS, DeskRight

SHEETS = {"sheet.csv": "csv", "sheet.xlsx": "xlsx"}


class Wanted(Struct, frozen=True):
    """What somebody looks for. Whatever no list knows is left out, so that an old bookmark still shows something."""

    words: str = ""
    kind: str = ""
    language: str = ""
    crisis: bool = False


def wanted(asked: Any) -> Wanted:
    kind, language = asked.get("kind", ""), asked.get("language", "")
    return Wanted(
        words=asked.get("q", "")[:120],
        kind=kind if kind in set(PartnerKind) else "",
        language=language if language in TALKS else "",
        crisis=asked.get("crisis", "") == "yes",
    )


def kind_names() -> dict[PartnerKind, str]:
    return {kind: _(name) for kind, name in PARTNER_KIND_NAMES.items()}


def talks() -> dict[str, str]:
    return {code: _(name) if code not in LANGUAGES else name for code, name in TALKS.items()}


def keeps(visitor: Visitor) -> bool:
    return visitor.staff_role in DESK_RIGHTS[DeskRight.KEEP_DIRECTORY]


async def directory_page(visitor: Visitor, looked_for: Wanted) -> Page:
    everybody = await queries.all_partners_of(visitor.office)
    here = [each for each in everybody if each.archived_at is None]
    names = kind_names()
    shown = rules.found(
        here, words=looked_for.words, kind=looked_for.kind, language=looked_for.language, crisis=looked_for.crisis, names=names
    )
    filled = {"q": looked_for.words, "kind": looked_for.kind, "language": looked_for.language, "crisis": "yes" if looked_for.crisis else ""}
    return page(
        "directory/directory",
        partners=shown,
        of=len(here),
        looking=looked_for != Wanted(),
        archived=[each for each in everybody if each.archived_at is not None] if keeps(visitor) else [],
        form=Form(PartnerForm, filled=filled),
        kinds=[(kind, names[kind]) for kind in PartnerKind if any(each.kind is kind for each in here)],
        spoken=[(code, name) for code, name in talks().items() if any(code in each.languages for each in here)],
        keeps=keeps(visitor),
        fresh=visitor.is_fresh,
        **_words(),
    )


async def crisis_page(visitor: Visitor) -> Page:
    """Whom to ring, on one sheet for the wall."""
    partners = [each for each in await queries.partners_of(visitor.office) if each.crisis]
    return page("directory/crisis", partners=partners, today=today(), **_words())


def _words() -> dict[str, Any]:
    return {"kind_names": kind_names(), "talks": talks(), "listed": listed, "renewal": lambda each: rules.renewal(each.renew_on, today())}


async def partner_page(
    visitor: Visitor, partner: UUID, form: Form[PartnerForm] | None = None, *, renewing: Form[RenewForm] | None = None, overtaken: str = ""
) -> Page:
    """A partner. With `overtaken`, what a colleague wrote stands beside what was typed, and may now be written over."""
    found = await queries.partner_of(visitor.office, partner)
    if found is None:
        raise NoSuchThing
    if not keeps(visitor):
        return page("directory/partner", partner=found, keeps=False, **_words())
    form = form or Form(PartnerForm, filled={name: getattr(found, name, "") for name in PartnerForm.__struct_fields__})
    if overtaken:
        form.typed["edited"] = str(found.edited)
    return page(
        "directory/partner",
        409 if overtaken else 422 if form.errors or (renewing and renewing.errors) else 200,
        partner=found,
        keeps=True,
        form=form,
        renewing=renewing or Form(RenewForm, filled={"renew_on": today() + HOLDS_FOR}),
        writing=bool(overtaken or form.errors),
        overtaken=overtaken,
        theirs=_in_words(found) if overtaken else [],
        at=f"/directory/{partner}",
        **await _choices(visitor),
        **_words(),
    )


async def new_partner_page(visitor: Visitor, form: Form[PartnerForm]) -> Page:
    return page("directory/new", 422 if form.errors else 200, form=form, at="/directory/new", **await _choices(visitor))


async def _choices(visitor: Visitor) -> dict[str, Any]:
    return {
        "kinds": list(kind_names().items()),
        "all_languages": list(talks().items()),
        "renewers": await queries.renewers_in(visitor.office),
    }


def _in_words(found: PartnerLine) -> list[tuple[str, str]]:
    names = talks()
    told = [
        (_("Name"), found.name),
        (_("Kind of service"), kind_names()[found.kind]),
        (_("What they offer"), found.offers),
        (_("For whom"), found.for_whom),
        (_("Languages"), listed(names[code] for code in found.languages if code in names)),
        (_("How they are reached"), " · ".join(filter(None, (found.phone, found.email, found.address, found.hours)))),
        (_("In a crisis"), " · ".join(filter(None, (found.crisis_phone, found.crisis_hours)))),
        (_("Our contact there"), " · ".join(filter(None, (found.contact, found.contact_phone, found.contact_email)))),
        (_("How we work together"), found.agreed),
        (_("To be renewed by"), found.renew_on.isoformat() if found.renew_on else ""),
        (_("Who sees to it"), found.renewer_name),
    ]
    return [(label, value or "–") for label, value in told]


async def sheet(visitor: Visitor, kind: str) -> Response[bytes]:
    """The directory as it stands, to take along: nothing in it is about a family."""
    head: Row = [
        _("Kind of service"), _("Name"), _("What they offer"), _("For whom"), _("Languages"), _("Telephone"), _("E-mail"), _("Address"),
        _("When they are reached"), _("Number in a crisis"), _("Hours in a crisis"), _("Contact person"), _("Telephone of the contact"),
        _("E-mail of the contact"), _("How we work together"), _("To be renewed by"), _("Who sees to it"),
    ]  # fmt: skip
    names, spoken = kind_names(), talks()
    lines: list[Row] = [
        [
            names[each.kind], each.name, each.offers, each.for_whom, listed(spoken[code] for code in each.languages if code in spoken),
            each.phone, each.email, each.address, each.hours, each.crisis_phone, each.crisis_hours, each.contact, each.contact_phone,
            each.contact_email, each.agreed, each.renew_on, each.renewer_name,
        ]
        for each in await queries.partners_of(visitor.office)
    ]  # fmt: skip
    if kind == "csv":
        content, media_type = sheets.csv_of([head, *lines]), sheets.CSV
    else:
        from_the_right = LANGUAGES[i18n.language()].dir == "rtl"
        content, media_type = sheets.xlsx_of([head, *lines], name=_("Directory"), from_the_right=from_the_right), sheets.XLSX
    return Response(content, media_type=media_type, headers={"Content-Disposition": f'attachment; filename="Verzeichnis.{kind}"'})
