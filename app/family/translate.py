"""Whoever translates the plan: its lines and what the office said to it, side by side, by their own link, and nothing else."""

from typing import Any

from litestar import Request, Response, get, post
from litestar.params import FromPath

from app.conferences.seats import Seat, TheSeat
from app.family.pages import my_page
from app.kit.access import needs, shows_plan
from app.kit.errors import NoSuchThing
from app.kit.forms import posted
from app.kit.pages import Page, go
from app.practice.looking import Look
from app.practice.phases import Phase
from app.practice.rights import Right
from app.translations import commands
from app.translations.commands import ByWhom
from app.translations.forms import entries
from app.translations.pages import about_lines, called, not_kept, status_of
from app.translations.queries import Work, orders_for

TRANSLATING = needs(Right.TRANSLATE_PLAN) | shows_plan(Look.TRANSLATION)


@get("/my/translate", opt=TRANSLATING)
async def translate(seat: TheSeat) -> Response[Any]:
    """The only order, or the first that is not finished."""
    works = await _orders(seat)
    work = next((each for each in works if each.finished_at is None), works[0])
    return _page(seat, work, works)


@get("/my/translate/{language:str}", opt=TRANSLATING)
async def translate_into(seat: TheSeat, language: FromPath[str]) -> Response[Any]:
    works = await _orders(seat)
    return _page(seat, _in(works, language), works)


@post("/my/translate/{language:str}", opt=TRANSLATING)
async def keep(request: Request[Any, Any, Any], seat: TheSeat, language: FromPath[str]) -> Response[Any]:
    """Keeps every line that was typed. `finished`: and tells the coordinator that all is said."""
    work, fields = _in(await _orders(seat), language), await posted(request)
    sent, me = entries(fields), seat.person
    overtaken = await commands.write_lines(seat.conference, work, sent, ByWhom(me.name, me.id), by=me.id)
    status = status_of(sent, overtaken, not_kept(work, sent))
    if status != 200:
        works = await _orders(seat)
        return _page(seat, _in(works, language), works, status, sent=sent, overtaken=overtaken)
    if "finished" in fields:
        await commands.finish(seat.conference, language, by=me.id)
    return go(f"/my/translate/{language}{_place(fields.get('at', ['']))}")


async def _orders(seat: Seat) -> list[Work]:
    """Without an order there is nothing to see."""
    works = await orders_for(seat.conference.id, seat.person.id, sitting=seat.sitting, agreeing=seat.phase is Phase.AGREEING)
    if not works:
        raise NoSuchThing
    return works


def _in(works: list[Work], language: str) -> Work:
    found = next((each for each in works if each.language == language), None)
    if found is None:
        raise NoSuchThing
    return found


def _place(typed: list[str]) -> str:
    """Where one goes on reading after saving: the next piece."""
    return f"#g-{int(typed[0]) + 1}" if typed[0].isascii() and typed[0].isdigit() and len(typed[0]) < 4 else ""


def _page(seat: Seat, work: Work, works: list[Work], status: int = 200, **typed: Any) -> Page:
    others = [(each.language, called(each.language)) for each in works if each is not work]
    return my_page("translate", status, seat=seat, others=others, at_form=f"/my/translate/{work.language}", **about_lines(work, **typed))
