"""The network map and the genogram: for the coordinator. The family's own map is shown on its phone, in app.family."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, Router, get, post
from litestar.params import FromPath

from app.circle.pages.many import usual_language
from app.circle.queries import around
from app.conferences.seats import TheSeat
from app.kit.access import needs
from app.kit.errors import NoSuchThing
from app.kit.forms import read
from app.kit.pages import go
from app.network import commands, pages
from app.network.forms import AboutForm, BondForm, MentionForm, PlaceForm, ShareForm
from app.practice.rights import Right

Asked = Request[Any, Any, Any]


@get("/map", opt=needs(Right.PREPARE))
async def show_map(seat: TheSeat) -> Response[Any]:
    return await pages.map_page(seat)


@post("/map/place", opt=needs(Right.PREPARE))
async def place(request: Asked, seat: TheSeat) -> Response[Any]:
    """By dragging, by keys, or by the form on the person's page: the same fields."""
    form = await read(request, PlaceForm)
    if form.value is not None:
        await commands.place(seat.conference, form.value, by=seat.person.id)
        return go(pages.home(seat))
    if "who" in form.errors:
        raise NoSuchThing
    return await pages.person_page(seat, UUID(form.typed["who"]), pages.Typed(place=form))


@post("/map/people", opt=needs(Right.PREPARE))
async def mention(request: Asked, seat: TheSeat) -> Response[Any]:
    form = await read(request, MentionForm)
    if form.value is None:
        return await pages.map_page(seat, form)
    await commands.mention(seat.conference, form.value, by=seat.person.id)
    return go(pages.home(seat))


@get("/map/people/{key:uuid}", opt=needs(Right.PREPARE))
async def show_person(seat: TheSeat, key: FromPath[UUID]) -> Response[Any]:
    return await pages.person_page(seat, key)


@post("/map/people/{key:uuid}", opt=needs(Right.PREPARE))
async def tell_about(request: Asked, seat: TheSeat, key: FromPath[UUID]) -> Response[Any]:
    form = await read(request, AboutForm)
    if form.value is None:
        return await pages.person_page(seat, key, pages.Typed(about=form))
    await commands.tell_about(seat.conference, key, form.value, by=seat.person.id)
    return go(f"{pages.home(seat)}/people/{key}")


@post("/map/people/{key:uuid}/forget", opt=needs(Right.PREPARE))
async def forget(seat: TheSeat, key: FromPath[UUID]) -> Response[Any]:
    await commands.forget(seat.conference, key, by=seat.person.id)
    return go(pages.home(seat))


@post("/map/people/{key:uuid}/take", opt=needs(Right.PREPARE))
async def take_into_circle(seat: TheSeat, key: FromPath[UUID]) -> Response[Any]:
    language = usual_language((await around(seat.conference.id)).languages)
    added = await commands.take_into_circle(seat.conference, key, language, by=seat.person.id)
    return go(f"/conferences/{seat.conference.id}/circle/{added}")


@post("/map/people/{key:uuid}/bonds", opt=needs(Right.PREPARE))
async def bind(request: Asked, seat: TheSeat, key: FromPath[UUID]) -> Response[Any]:
    form = await read(request, BondForm)
    if form.value is None:
        return await pages.person_page(seat, key, pages.Typed(bond=form))
    await commands.bind(seat.conference, key, form.value.kind, form.value.other, by=seat.person.id)
    return go(f"{pages.home(seat)}/people/{key}")


@post("/map/people/{key:uuid}/bonds/{bond_id:uuid}/remove", opt=needs(Right.PREPARE))
async def unbind(seat: TheSeat, key: FromPath[UUID], bond_id: FromPath[UUID]) -> Response[Any]:
    await commands.unbind(seat.conference, bond_id, by=seat.person.id)
    return go(f"{pages.home(seat)}/people/{key}")


@get("/map/genogram", opt=needs(Right.PREPARE))
async def show_genogram(seat: TheSeat) -> Response[Any]:
    return await pages.genogram_page(seat)


@post("/map/genogram/told", opt=needs(Right.PREPARE))
async def bind_as_told(seat: TheSeat) -> Response[Any]:
    await commands.bind_as_told(seat.conference, by=seat.person.id)
    return go(f"{pages.home(seat)}/genogram")


@post("/map/share", opt=needs(Right.PREPARE))
async def share(request: Asked, seat: TheSeat) -> Response[Any]:
    form = await read(request, ShareForm)
    if form.value is not None:
        await commands.share(seat.conference, shared=form.value.shared == "yes", by=seat.person.id)
    return go(pages.home(seat))


routes = Router(
    "/conferences/{conference_id:uuid}",
    route_handlers=[
        show_map,
        place,
        mention,
        show_person,
        tell_about,
        forget,
        take_into_circle,
        bind,
        unbind,
        show_genogram,
        bind_as_told,
        share,
    ],
)
