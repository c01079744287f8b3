"""What of the run sheet is taken along: everything that is needed at the table, in the coordinator's language."""

from typing import Any

from app.conferences.seats import Seat
from app.day import queries
from app.day.queries import ReadOut, Sheet
from app.day.rules import part_of_the_day
from app.invitations.queries import standing_of
from app.invitations.rules import Standing
from app.kit import csrf
from app.kit.html import clock, is_foreign, language_name, weekday
from app.kit.i18n import gettext as _
from app.kit.i18n import names_of
from app.practice.agenda import agenda_of
from app.practice.phases import PHASE_NAMES, PREPARING
from app.practice.roles import ROLE_NAMES
from app.practice.taking_part import INVITED_NAMES, PRESENT_NAMES, Invited


async def taken_along(seat: Seat) -> dict[str, Any]:
    conference = seat.conference
    sheet, standing, part = await queries.sheet_of(conference.id), await standing_of(conference.id), part_of_the_day(conference.phase)
    when = _(", ").join(
        filter(None, (weekday(standing.meets_on), clock(standing.meets_at) if standing.meets_at else "", standing.place))
        if standing.meets_on
        else ()
    )
    return {
        "conference": str(conference.id),
        "csrf": {"name": csrf.FIELD, "value": csrf.token_for(seat.person.shown.token)},
        "part": part.value,
        "title": f"{conference.family_name} · {when}" if when else conference.family_name,
        "ways": names_of(PRESENT_NAMES) | {"away": _("Not here")},
        "people": [
            {
                "participant": str(each.participant),
                "name": each.name,
                "facts": " · ".join(filter(None, (each.relation, _(ROLE_NAMES[each.role]), _said(each.answer)))),
                "way": each.here(part) or "",
            }
            for each in sheet.people
        ],
        "pages": [chapter for chapter in _chapters(sheet, standing, conference.sitting) if chapter["lines"]],
    }


def _said(answer: Invited | None) -> str:
    return _(INVITED_NAMES[answer]) if answer else _("no answer yet")


def _read_out(each: ReadOut) -> str:
    """What is read out, in German where that was written down: at the table there is no time to translate."""
    words = "\n".join(filter(None, (each.words, each.in_german)))
    note = _("Written in %(language)s, needs translating") % {"language": language_name(each.lang)} if is_foreign(each.lang) else ""
    reader = each.reader or each.wished_reader
    return f"{each.name}: {words} ({reader})" + (f" – {note}" if note and not each.in_german else "")


def _chapters(sheet: Sheet, standing: Standing, sitting: int) -> list[dict[str, Any]]:
    return [
        {"title": _("As the family wishes it"), "lines": [f"{_(label)}: {words}" for label, words in sheet.wished]},
        {"title": _("What causes worry"), "lines": [standing.concern] if standing.concern else []},
        {"title": _("The question to the family"), "lines": [standing.question] if standing.question else []},
        {"title": _("Bottom lines"), "lines": list(standing.bottom_lines)},
        {"title": _("What is read out"), "lines": [_read_out(each) for each in sheet.read_out]},
        {"title": _("Who gives information"), "lines": [f"{each.name}: {each.shown}" for each in sheet.told if each.shown]},
        *(
            {"title": _("Before it begins") if phase in PREPARING else _(PHASE_NAMES[phase]), "lines": [_(line) for line in lines]}
            for phase, lines in agenda_of(sitting).items()
        ),
    ]
