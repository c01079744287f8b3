"""The sheet for whoever works here, sheets of paper, and the three voices side by side."""

from typing import Any
from uuid import UUID

from litestar import Response

from app.conferences.seats import Seat, Visitor
from app.feedback import queries
from app.feedback.forms import FeedbackForm, PaperForm, PeriodForm
from app.feedback.queries import PaperFor
from app.kit import i18n, pdf
from app.kit.clock import today
from app.kit.forms import Form
from app.kit.i18n import gettext as _
from app.kit.pages import Page, page, pdf_file
from app.kit.pictures import PICTURES, svg
from app.practice.feedback import (
    CANNOT_SAY,
    FACTOR_NAMES,
    ITEMS,
    TOGETHER,
    VALUE_NAMES,
    VALUES,
    VOICE_NAMES,
    VOICE_OF,
    Factor,
    Voice,
    quarter_of,
    quarters,
)
from app.practice.languages import LANGUAGES

#: How far back one may look, and what is shown at first.
YEARS_BACK, AT_FIRST = 6, 4
#: What a sheet asks, for every page that shows one.
SHEET: dict[str, Any] = {"items": ITEMS, "values": VALUES, "cannot_say": CANNOT_SAY, "value_names": VALUE_NAMES, "pictures": PICTURES}
VOICES_SHOWN: dict[str, Any] = {
    "voice_names": VOICE_NAMES,
    "factor_names": FACTOR_NAMES,
    "items_of": {factor: [item for item in ITEMS if item.factor is factor] for factor in Factor},
    "together": TOGETHER,
}


async def own_page(seat: Seat, form: Form[FeedbackForm] | None = None, *, problem: str = "") -> Page:
    """Of coordinator or caseworker."""
    standing = await queries.standing(seat)
    status = 409 if problem else 422 if form else 200
    return page(
        "feedback/own", status, seat=seat, here=seat.root, standing=standing, form=form or Form(FeedbackForm), problem=problem,
        voice=VOICE_OF[seat.role], **SHEET,
    )  # fmt: skip


async def paper_page(seat: Seat, form: Form[PaperForm] | None = None, *, problem: str = "", entered: bool = False) -> Page:
    wanted = await queries.on_paper(seat.conference.id)
    return page(
        "feedback/paper", 409 if problem else 422 if form else 200, seat=seat, here=seat.root, form=form or Form(PaperForm),
        problem=problem, wanted=wanted, entered=entered, languages_of={each.code: each.name for each in LANGUAGES.values()},
        printed=[(code, LANGUAGES[code].name) for code in LANGUAGES if code in i18n.available()],
        voices=[(voice.value, _(VOICE_NAMES[voice])) for voice in Voice], voice_names=VOICE_NAMES, **SHEET,
    )  # fmt: skip


async def sheets(wanted: list[PaperFor]) -> Response[Any]:
    """Sheets to print, one a page: nothing on them says whose they are, or of which conference."""
    data = {"title": _("Feedback"), "sheets": [_sheet(each) for each in wanted]}
    content = await pdf.typeset("feedback", data, language=i18n.closest(wanted[0].language))
    return pdf_file(content, "Rueckmeldung")


def _sheet(one: PaperFor) -> dict[str, Any]:
    language = i18n.closest(one.language)
    child = one.voice is Voice.CHILD
    with i18n.speaking(language, to_a_child=child):
        return {
            "lang": language.partition("_")[0],
            "title": _("How was it for you?"),
            "lead": _("One mark in each line. There is no right and no wrong answer, and you may leave a line out."),
            "alone": _("Please write no name on it. Nobody learns who said what."),
            "answers": [{"name": _(VALUE_NAMES[value]), "svg": svg(f"face-{value}") if child else ""} for value in (*VALUES, CANNOT_SAY)],
            "items": [{"words": _(item.words[one.voice]), "svg": svg(item.key) if child else ""} for item in ITEMS],
            "back": _("Put it into an envelope and give it to whoever gave it to you."),
        }


async def voices_page(visitor: Visitor, asked: Form[PeriodForm]) -> Page:
    """Three voices beside each other, of the own office. What was asked for is put right silently: an address is no form."""
    known = quarters(today(), 4 * YEARS_BACK)
    since, until = _period(asked, known)
    return page(
        "feedback/voices",
        voices=await queries.voices(visitor.office, since, until),
        form=Form(PeriodForm, filled={"since": since, "until": until}),
        quarters=[(each, quarter_name(each)) for each in reversed(known)],
        **VOICES_SHOWN,
    )


def _period(asked: Form[PeriodForm], known: list[str]) -> tuple[str, str]:
    typed = asked.value or PeriodForm()
    until = typed.until if typed.until in known else known[-1]
    since = typed.since if typed.since in known else known[-AT_FIRST]
    return min(since, until), max(since, until)


def quarter_name(quarter: str) -> str:
    year, _sep, number = quarter.partition("-Q")
    return _("Quarter %(number)s, %(year)s") % {"number": number, "year": year}


async def what_others_say(office: UUID) -> list[queries.VoiceLine]:
    """For families, of the last year: only the voices of which there are enough."""
    now = today()
    found = await queries.voices(office, quarters(now, AT_FIRST)[0], quarter_of(now))
    return [each for each in found if each.sheets is not None]
