"""How others do it: the figures beside each other, and the files."""

from uuid import UUID

from litestar import Response

from app.comparison import queries
from app.comparison.forms import CommentForm, GiveOutForm
from app.comparison.rules.beside import beside, by_name
from app.comparison.rules.signing import fingerprint_of, public_of
from app.comparison.rules.times import choices, usual
from app.conferences.seats import Visitor
from app.effects.rules import quarter_as
from app.kit.clock import today
from app.kit.forms import Form
from app.kit.i18n import gettext as _
from app.kit.pages import Page, page
from app.practice.indicators import GROUP_NAMES, Unit

FILE_TYPES = {"json": "application/json", "csv": "text/csv"}


async def comparison_page(
    visitor: Visitor, period: str, *, commenting: tuple[UUID, Form[CommentForm]] | None = None, overtaken: str = ""
) -> Page:
    """Everybody's figures of one quarter or year. `commenting`: what was typed about one of the files, where it could not be kept."""
    times = choices(today())
    period = period if period in times else usual(today())
    files = {each.municipality: each for each in await queries.files_of(visitor.office, period)}
    own = await queries.own_content(visitor.office, visitor.office_name, period)
    contents = [own, *(each.content for each in files.values())]
    names = by_name(each.municipality for each in contents)
    return page(
        "comparison/comparison",
        409 if overtaken else 422 if commenting else 200,
        period=period,
        period_name=period_name(period),
        choosing=Form(GiveOutForm, filled={"period": period}),
        periods=[(each, period_name(each)) for each in times],
        groups=[(_(GROUP_NAMES[group]), rows) for group, rows in beside(contents).items()],
        unit_of=unit_of,
        names=names,
        own=own,
        said=[(name, own if name == own.municipality else files[name].content, files.get(name)) for name in names],
        forms={each.id: _comment_form(each, commenting, overtaken) for each in files.values()},
        overtaken=overtaken,
        about=commenting[0] if commenting else None,
    )


def _comment_form(file: queries.TheirFile, commenting: tuple[UUID, Form[CommentForm]] | None, overtaken: str) -> Form[CommentForm]:
    if commenting is None or commenting[0] != file.id:
        return Form(CommentForm, filled={"comment": file.comment, "edited": file.edited})
    if overtaken:
        commenting[1].typed["edited"] = str(file.edited)  # saved again, it is saved knowingly
    return commenting[1]


async def files_page(visitor: Visitor, *, giving: Form[GiveOutForm] | None = None, no: str = "", status: int = 200) -> Page:
    """Ours to give out, theirs to take in. `no`: why a file was not taken."""
    times = choices(today())
    services = await queries.services_of(visitor.office)
    filled = {"period": usual(today()), "municipality": await queries.our_name(visitor.office, visitor.office_name), "kind": "json"}
    return page(
        "comparison/files",
        422 if giving and giving.errors else status,
        giving=giving or Form(GiveOutForm, filled=filled),
        periods=[(each, period_name(each)) for each in times],
        kinds=[("json", _("JSON: for the other program")), ("csv", _("CSV: for a spreadsheet as well"))],
        services=[(each, fingerprint_of(bytes.fromhex(each.public_key))) for each in services],
        own_fingerprint=fingerprint_of(public_of(visitor.office)),
        period_name=period_name,
        fresh=visitor.is_fresh,
        no=no,
    )


def period_name(period: str) -> str:
    """The year 2025; 1st quarter of 2026."""
    quarter = quarter_as(period)
    if quarter is None:
        return _("The year %(year)s") % {"year": period}
    return _("%(year)s, quarter %(number)s") % {"year": quarter.year, "number": quarter.number}


def unit_of(unit: Unit) -> str:
    """What stands behind a middle value."""
    return {
        Unit.COUNT: "",
        Unit.DAYS: _("days"),
        Unit.PEOPLE: _("people"),
        Unit.MINUTES: _("minutes"),
        Unit.HOURS: _("hours"),
        Unit.EUROS: "€",
    }[unit]


def file_answer(content: bytes, kind: str, period: str) -> Response[bytes]:
    name = f"Vergleich-{period}.{kind}"
    return Response(content, media_type=FILE_TYPES[kind], headers={"Content-Disposition": f'attachment; filename="{name}"'})
