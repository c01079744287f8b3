"""Whom the coordinator phones, because no message of ours reaches them; and that it is done."""

from typing import Any
from uuid import UUID

from litestar import Response, Router, get, post
from litestar.params import FromPath

from app.conferences.seats import TheSeat
from app.kit.access import needs, shows_plan
from app.kit.pages import Page, go, page
from app.practice.languages import LANGUAGES
from app.practice.looking import Look
from app.practice.reminders import REASONS
from app.practice.rights import Right
from app.practice.taking_part import ON_PAPER, WAY_NAMES
from app.reminders import commands, queries


@get("/", opt=needs(Right.REMIND_BY_PHONE) | shows_plan(Look.PROGRESS))
async def show_reminders(seat: TheSeat) -> Page:
    found = await queries.to_phone(seat.conference.id)
    return page(
        "reminders/reminders",
        seat=seat,
        at=f"/conferences/{seat.conference.id}/reminders",
        waiting=[each for each in found if not each.seen_to],
        done=[each for each in found if each.seen_to],
        reasons=REASONS,
        way_names=WAY_NAMES,
        on_paper=ON_PAPER,
        languages_by_code=LANGUAGES,
    )


@post("/{reminder_id:uuid}/phoned", opt=needs(Right.REMIND_BY_PHONE))
async def phoned(seat: TheSeat, reminder_id: FromPath[UUID]) -> Response[Any]:
    await commands.phoned(seat.conference, reminder_id, by=seat.person.id)
    return go(f"/conferences/{seat.conference.id}/reminders")


@post("/{reminder_id:uuid}/not-phoned", opt=needs(Right.REMIND_BY_PHONE))
async def not_phoned(seat: TheSeat, reminder_id: FromPath[UUID]) -> Response[Any]:
    await commands.phoned(seat.conference, reminder_id, seen_to=False, by=seat.person.id)
    return go(f"/conferences/{seat.conference.id}/reminders")


routes = Router("/conferences/{conference_id:uuid}/reminders", route_handlers=[show_reminders, phoned, not_phoned])
