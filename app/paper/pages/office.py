"""What the coordinator prints for the family: empty plans, the plan for each in their language, emergency cards."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from litestar import Response

from app.childs_plan.queries import children_of, childs_plan_of
from app.conferences.seats import Seat
from app.kit import i18n
from app.kit.errors import NoSuchThing
from app.kit.forms import Form
from app.kit.pages import Page, page
from app.paper import queries
from app.paper.forms import Layout, PlansForm, SheetsForm
from app.paper.pages import files
from app.paper.pages.plan import Answer, OnPaper
from app.paper.queries import PlanReader
from app.paper.rules.reading import as_read_by, knows_days
from app.plans.queries import PresentedPlan, plan_in_force, plan_on_the_table
from app.practice.languages import LANGUAGES
from app.translations.queries import telling
from app.translations.rules import Telling, lines_of


async def paper_page(seat: Seat, sheets: Form[SheetsForm] | None = None) -> Page:
    """All that can be printed for this family."""
    everybody = await queries.readers_of(seat.conference)
    own = [each for each in queries.languages_of(everybody) if each in i18n.available()] or [i18n.FALLBACK]
    return page(
        "paper/paper",
        422 if sheets and sheets.errors else 200,
        seat=seat,
        at=f"/conferences/{seat.conference.id}/paper",
        sheets=sheets or Form(SheetsForm, filled={"language": own, "layout": Layout.BOXES, "copies": 1}),
        plans=Form(PlansForm, filled={}),
        spoken=[(code, LANGUAGES[code].name) for code in LANGUAGES if code in i18n.available()],
        people=[(each.person, each.name) for each in everybody if each.reads],
        layouts=Layout,
        told=seat.may("read_childs_plan") and any(each.shown for each in await children_of(seat.conference.id, reader=None)),
    )


async def for_readers(seat: Seat, wanted: PlansForm) -> list[OnPaper]:
    """The plan as each of these people reads it. Raises NoSuchThing where none of them reads one."""
    everybody = [each for each in await queries.readers_of(seat.conference) if each.reads and wanted.who in {None, each.person}]
    versions = await _versions(seat, everybody)
    found = []
    for each in everybody:
        shown = versions.get(each.reads.sitting if each.reads else 0)
        if shown is not None:
            found.append((each, shown, wanted.language or each.language))
    told = await _told(seat, found)
    return [_on_paper(seat, one, shown, told[one.person], wanted) for one, shown, _language in found]


async def of_the_office(seat: Seat) -> list[OnPaper]:
    """The plan as the staff reads it, in their own language."""
    shown = await plan_on_the_table(seat.conference.id, seat.conference.phase)
    if shown is None:
        raise NoSuchThing
    language = i18n.language()
    told = await telling(seat.conference.id, (line.text for line in lines_of(shown.plan)), language)
    presented = shown.presented_at.date()
    return [OnPaper(shown.plan, _answers(shown), language, told, presented_on=presented, calls=files.calls(seat))]


async def _versions(seat: Seat, readers: Sequence[PlanReader]) -> Mapping[int, PresentedPlan]:
    """By the meeting up to which somebody knows it: one for nearly every family, two while some review it without the others."""
    found = {}
    for sitting in {each.reads.sitting for each in readers if each.reads}:
        whole = sitting == seat.conference.sitting
        shown = await (
            plan_on_the_table(seat.conference.id, seat.conference.phase) if whole else plan_in_force(seat.conference.id, sitting)
        )
        if shown is not None:
            found[sitting] = shown
    return found


async def _told(seat: Seat, wanted: Sequence[tuple[PlanReader, PresentedPlan, str]]) -> dict[UUID, Telling]:
    """What was translated, for each reader: without the names of whom they must not meet."""
    told = {}
    for one, shown, language in wanted:
        texts = [line.text for line in lines_of(as_read_by(shown.plan, one.role, one.meeting))]
        told[one.person] = await telling(seat.conference.id, texts, i18n.closest(language), reader=one.person)
    return told


def _on_paper(seat: Seat, one: PlanReader, shown: PresentedPlan, told: Telling, wanted: PlansForm) -> OnPaper:
    return OnPaper(
        plan=as_read_by(shown.plan, one.role, one.meeting),
        answers=_answers(shown),
        language=wanted.language or one.language,
        telling=told,
        reader=one.person,
        name=one.name,
        presented_on=shown.presented_at.date() if knows_days(one.meeting) else None,
        calls=files.calls(seat),
        beside=i18n.FALLBACK if wanted.beside == "yes" else "",
    )


def _answers(shown: PresentedPlan) -> dict[UUID, Answer]:
    return {request: Answer(each.decision, each.promised_on, each.words, each.kept_on) for request, each in shown.promised.items()}


async def plans_of(seat: Seat, wanted: PlansForm) -> Response[Any]:
    return await files.plans(await for_readers(seat, wanted))


async def cards_of(seat: Seat, wanted: PlansForm) -> Response[Any]:
    return await files.cards(await for_readers(seat, wanted))


async def childs_plans_of(seat: Seat) -> Response[Any]:
    """Of every child to whom the plan was told."""
    children = await children_of(seat.conference.id, reader=None)
    found = [await childs_plan_of(seat.conference.id, each.id) for each in children if each.shown]
    return await files.childs_plans(seat, [each for each in found if each is not None])
