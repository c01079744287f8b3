"""Many people at once."""

from app.circle import queries
from app.circle.many import COLUMNS, ManyForm, empty_table
from app.circle.pages.choices import choices, home, short_languages
from app.conferences.seats import Seat
from app.kit.i18n import gettext as _
from app.kit.i18n import names_of
from app.kit.pages import Page, page
from app.practice.taking_part import CONSENT_HOW_NAMES


async def many_page(seat: Seat, many: ManyForm | None = None) -> Page:
    """The table, at first empty and in the language that most of the family speak."""
    if many is None:
        many = empty_table(usual_language((await queries.around(seat.conference.id)).languages))
    labels = dict(zip(COLUMNS, _labels(), strict=True))
    return page(
        "circle/many",
        422 if many.errors else 200,
        seat=seat,
        at=f"{home(seat)}/many",
        home=home(seat),
        many=many,
        labels=labels,
        row_labels={
            f"{number}-{column}": _("%(column)s in row %(number)s") % {"column": labels[column], "number": number + 1}
            for number in range(len(many.rows))
            for column in COLUMNS
        },
        short_languages=short_languages(),
        consent_ways=names_of(CONSENT_HOW_NAMES).items(),
        **choices(),
    )


def usual_language(languages: list[str]) -> str:
    return languages[0] if languages else "de"


def _labels() -> list[str]:
    return [_("Name"), _("Relation"), _("E-mail or telephone"), _("Language"), _("Side"), _("Takes part as"), _("Way")]
