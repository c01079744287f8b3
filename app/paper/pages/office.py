"""What the coordinator prints for the family: empty plans, the plan for each in their language, emergency cards."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from litestar import Response
from msgspec.structs import replace

from app.childs_plan.queries import ChildsPlan, childs_plan_of
from app.conferences.seats import Seat
from app.directory.queries import HowReached
from app.kit import i18n
from app.kit.clock import day_of
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
from app.plans.rules import Plan
from app.practice.languages import LANGUAGES
from app.practice.roles import Role
from app.translations.queries import telling
from app.translations.rules import Office, Telling, lines_of


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
        own=own,
        spoken=[(code, LANGUAGES[code].name) for code in LANGUAGES if code in i18n.available()],
        people=[(each.person, each.name) for each in everybody if each.reads],
        layouts=Layout,
        told=seat.may("read_childs_plan") and bool(await _told(seat, everybody)),
    )


async def for_readers(seat: Seat, wanted: PlansForm) -> list[OnPaper]:
    """The plan as each of these people reads it."""
    readers = [each for each in await queries.readers_of(seat.conference) if each.reads and wanted.who in {None, each.person}]
    versions = {sitting: await plan_in_force(seat.conference.id, sitting) for sitting in {each.reads for each in readers}}
    helpers = await queries.helpers_of(seat.conference.id)
    return [await _on_paper(seat, each, shown, helpers, wanted) for each in readers if (shown := versions[each.reads])]


async def of_the_office(seat: Seat) -> list[OnPaper]:
    """The plan as the staff reads it, in their own language."""
    shown = await plan_on_the_table(seat.conference.id, seat.conference.phase)
    if shown is None:
        raise NoSuchThing
    helpers = await queries.helpers_of(seat.conference.id)
    language = i18n.language()
    plan = replace(shown.plan, review_on=seat.conference.looks_again_on(shown.plan.review_on))
    told = await _telling(seat, plan, shown, language)
    presented = day_of(shown.presented_at)
    return [OnPaper(plan, _answers(shown, helpers), language, told, presented_on=presented, calls=files.calls(seat))]


async def _on_paper(seat: Seat, one: PlanReader, shown: PresentedPlan, helpers: Mapping[UUID, HowReached], wanted: PlansForm) -> OnPaper:
    plan = as_read_by(shown.plan, one.role, one.meeting, seat.conference.looks_again_on(shown.plan.review_on))
    language = wanted.language or one.language
    return OnPaper(
        plan=plan,
        answers=_answers(shown, helpers),
        language=language,
        telling=await _telling(seat, plan, shown, language, one.person),
        name=one.name,
        presented_on=day_of(shown.presented_at) if knows_days(one.meeting) else None,
        calls=files.calls(seat),
        beside=i18n.FALLBACK if wanted.beside == "yes" else "",
    )


async def _telling(seat: Seat, plan: Plan, shown: PresentedPlan, language: str, reader: UUID | None = None) -> Telling:
    """The lines of the plan and the office's answers. `plan`: as they read it."""
    office = Office({request: each.words for request, each in shown.promised.items()})
    return await telling(seat.conference.id, (line.text for line in lines_of(plan, office)), language, reader=reader)


def _answers(shown: PresentedPlan, helpers: Mapping[UUID, HowReached]) -> dict[UUID, Answer]:
    return {
        request: Answer(each.decision, each.promised_on, each.words, each.kept_on, helpers.get(request))
        for request, each in shown.promised.items()
    }


async def plans_of(seat: Seat, wanted: PlansForm) -> Response[Any]:
    return await files.plans(await for_readers(seat, wanted))


async def cards_of(seat: Seat, wanted: PlansForm) -> Response[Any]:
    return await files.cards(await for_readers(seat, wanted))


async def childs_plans_of(seat: Seat) -> Response[Any]:
    return await files.childs_plans(seat, await _told(seat, await queries.readers_of(seat.conference)))


async def _told(seat: Seat, everybody: Sequence[PlanReader]) -> list[ChildsPlan]:
    """The plan as it was told to each child, up to the meeting that the child knows of."""
    children = [each for each in everybody if each.role is Role.CHILD and each.reads]
    found = [await childs_plan_of(seat.conference.id, each.person, sitting=each.reads or 0) for each in children]
    return [each for each in found if each is not None]
