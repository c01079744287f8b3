"""What information-givers are asked and write, before the day."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, Router, get, post
from litestar.params import FromPath

from app.conferences.seats import TheSeat
from app.information import commands, pages
from app.information.forms import AskForm, FactsForm
from app.kit.access import needs
from app.kit.errors import Overtaken
from app.kit.forms import posted, read
from app.kit.pages import go
from app.practice.rights import Right

Asked = Request[Any, Any, Any]


@get("", opt=needs(Right.SEE_FACTS))
async def show_facts(seat: TheSeat) -> Response[Any]:
    return await pages.facts_page(seat)


@post("/{participant_id:uuid}/ask", opt=needs(Right.GATHER_FACTS))
async def ask(request: Asked, seat: TheSeat, participant_id: FromPath[UUID]) -> Response[Any]:
    form = await read(request, AskForm)
    if form.value is None:
        return await pages.facts_page(seat, asking=(participant_id, form))
    await commands.ask(seat.conference, participant_id, form.value, by=seat.person.id)
    return go(f"{pages.root(seat)}#p-{participant_id}")


@post("/{participant_id:uuid}", opt=needs(Right.GATHER_FACTS))
async def write_down(request: Asked, seat: TheSeat, participant_id: FromPath[UUID]) -> Response[Any]:
    form = await read(request, FactsForm)
    if form.value is None:
        return await pages.facts_page(seat, writing=(participant_id, form))
    try:
        await commands.write_facts(seat.conference, participant_id, form.value.text, edited=form.value.edited, by=seat.person.id)
    except Overtaken as no:
        return await pages.facts_page(seat, writing=(participant_id, form), overtaken=no.sentence)
    return go(f"{pages.root(seat)}#p-{participant_id}")


@post("/{participant_id:uuid}/show", opt=needs(Right.GATHER_FACTS))
async def show_to_family(request: Asked, seat: TheSeat, participant_id: FromPath[UUID]) -> Response[Any]:
    seen = (await posted(request)).get("edited", [""])[0]
    edited = int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 7 else -1
    await commands.show_to_family(seat.conference, participant_id, edited=edited, by=seat.person.id)
    return go(f"{pages.root(seat)}#p-{participant_id}")


routes = Router("/conferences/{conference_id:uuid}/facts", route_handlers=[show_facts, ask, write_down, show_to_family])
