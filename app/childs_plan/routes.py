"""Telling a plan for a child. One set of doors, at the desk and on the family's phone."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, Router, get, post
from litestar.params import FromPath

from app.childs_plan import commands, pages
from app.childs_plan.forms import FrameForm, MoveForm, OwnForm, PersonForm, PromiseForm, ShowForm, look_again_at_frame
from app.childs_plan.pages import CONFLICT, Place
from app.childs_plan.queries import Writing, children_of, writing_for
from app.conferences.seats import Seat, TheSeat
from app.kit.access import needs, shows_plan
from app.kit.clock import today
from app.kit.errors import NoSuchThing, Refused
from app.kit.forms import read
from app.kit.pages import Page, go
from app.plans.commands import EditedMeanwhile
from app.practice.looking import Look
from app.practice.rights import Right
from app.practice.roles import Role

AnyRequest = Request[Any, Any, Any]
Answer = Response[Any]
MAY_TELL = needs(Right.WRITE_CHILDS_PLAN)
TELLING = MAY_TELL | shows_plan(Look.CHILDS_PLAN)


def _line(request: AnyRequest) -> UUID | None:
    """The line that the path names; a new one where it names none."""
    return request.path_params.get("line")


class Telling(Controller):
    """Whoever tells a plan. Subclassed for each door, which says where it stands."""

    path = "/"

    @staticmethod
    def place(seat: Seat) -> Place:
        return pages.at_the_desk(seat)

    async def writing(self, seat: Seat, child: UUID) -> Writing:
        """Whoever does not sit at the common table neither reads nor writes what is written there."""
        if seat.meeting is not None and seat.meeting.apart:
            raise NoSuchThing
        found = await writing_for(seat.conference.id, child, writer=None if seat.role is Role.COORDINATOR else seat.person.id)
        if found is None:
            raise NoSuchThing
        return found

    @get("/", opt=MAY_TELL)
    async def choose_child(self, seat: TheSeat) -> Answer:
        if seat.meeting is not None and seat.meeting.apart:
            raise NoSuchThing
        children = await children_of(seat.conference.id, reader=None if seat.role is Role.COORDINATOR else seat.person.id)
        place = self.place(seat)
        return go(f"{place.root}/{children[0].id}") if len(children) == 1 else pages.list_page(place, children)

    @get("/{child:uuid}", opt=TELLING)
    async def see_lines(self, seat: TheSeat, child: FromPath[UUID]) -> Page:
        return pages.writing_page(self.place(seat), seat, await self.writing(seat, child))

    @get("/{child:uuid}/look", opt=TELLING)
    async def look(self, seat: TheSeat, child: FromPath[UUID]) -> Page:
        return pages.look_page(self.place(seat), await self.writing(seat, child))

    @post("/{child:uuid}", opt=TELLING)
    async def set_frame(self, request: AnyRequest, seat: TheSeat, child: FromPath[UUID]) -> Answer:
        form, writing = await read(request, FrameForm), await self.writing(seat, child)
        look_again_at_frame(form, today=today(seat.conference.zone))
        if form.value is None:
            return pages.writing_page(self.place(seat), seat, writing, form, status=pages.UNPROCESSABLE)
        try:
            await commands.set_frame(seat.conference, writing, form.value, by=seat.person.id)
        except Refused as no:
            return pages.writing_page(self.place(seat), seat, await self.writing(seat, child), form, status=CONFLICT, wrong=no.sentence)
        return go(f"{self.place(seat).root}/{child}#frame")

    @get("/{child:uuid}/promises/{promise:uuid}", opt=TELLING)
    async def see_promise(self, seat: TheSeat, child: FromPath[UUID], promise: FromPath[UUID]) -> Page:
        return pages.promise_page(self.place(seat), await self.writing(seat, child), promise)

    @post("/{child:uuid}/promises/{promise:uuid}", opt=TELLING)
    async def tell_promise(self, request: AnyRequest, seat: TheSeat, child: FromPath[UUID], promise: FromPath[UUID]) -> Answer:
        form, writing, place = await read(request, PromiseForm), await self.writing(seat, child), self.place(seat)
        words = pages.promise_words(writing, promise, form)
        if form.value is None:
            return pages.promise_page(place, writing, promise, form)
        try:
            await commands.tell_promise(seat.conference, writing, promise, form.value, words, by=seat.person.id)
        except Refused as no:
            form.wrong("words", no.sentence)
            now = await self.writing(seat, child)
            return pages.promise_page(place, now, promise, form, meanwhile=isinstance(no, EditedMeanwhile))
        return go(f"{place.root}/{child}#p-{promise}")

    @get(["/{child:uuid}/people", "/{child:uuid}/people/{line:uuid}"], opt=TELLING)
    async def see_person(self, request: AnyRequest, seat: TheSeat, child: FromPath[UUID]) -> Page:
        who = request.query_params.get("who", "")[:40]
        return pages.person_page(self.place(seat), await self.writing(seat, child), _line(request), who=who)

    @post(["/{child:uuid}/people", "/{child:uuid}/people/{line:uuid}"], opt=TELLING)
    async def tell_person(self, request: AnyRequest, seat: TheSeat, child: FromPath[UUID]) -> Answer:
        form, writing, place = await read(request, PersonForm), await self.writing(seat, child), self.place(seat)
        words = pages.person_words(writing, form)
        if form.value is None:
            return pages.person_page(place, writing, _line(request), form)
        try:
            await commands.tell_person(seat.conference, writing, _line(request), form.value, words, by=seat.person.id)
        except Refused as no:
            form.wrong("words", no.sentence)
            now = await self.writing(seat, child)
            return pages.person_page(place, now, _line(request), form, meanwhile=isinstance(no, EditedMeanwhile))
        return go(f"{place.root}/{child}#people")

    @get(["/{child:uuid}/own", "/{child:uuid}/own/{line:uuid}"], opt=TELLING)
    async def see_own(self, request: AnyRequest, seat: TheSeat, child: FromPath[UUID]) -> Page:
        about = request.query_params.get("about", "")[:20]
        return pages.own_page(self.place(seat), await self.writing(seat, child), _line(request), about=about)

    @post(["/{child:uuid}/own", "/{child:uuid}/own/{line:uuid}"], opt=TELLING)
    async def tell_own(self, request: AnyRequest, seat: TheSeat, child: FromPath[UUID]) -> Answer:
        form, writing, place = await read(request, OwnForm), await self.writing(seat, child), self.place(seat)
        if form.value is None:
            return pages.own_page(place, writing, _line(request), form)
        try:
            await commands.tell_own(seat.conference, writing, _line(request), form.value, by=seat.person.id)
        except Refused as no:
            form.wrong("words", no.sentence)
            now = await self.writing(seat, child)
            return pages.own_page(place, now, _line(request), form, meanwhile=isinstance(no, EditedMeanwhile))
        return go(f"{place.root}/{child}#own")

    @post("/{child:uuid}/lines/{line:uuid}/move", opt=MAY_TELL)
    async def move_line(self, request: AnyRequest, seat: TheSeat, child: FromPath[UUID], line: FromPath[UUID]) -> Answer:
        form, writing = await read(request, MoveForm), await self.writing(seat, child)
        if form.value is not None:
            await commands.move_line(seat.conference, writing, line, form.value.direction, by=seat.person.id)
        return go(f"{self.place(seat).root}/{child}#l-{line}")

    @post("/{child:uuid}/lines/{line:uuid}/remove", opt=MAY_TELL)
    async def remove_line(self, seat: TheSeat, child: FromPath[UUID], line: FromPath[UUID]) -> Answer:
        await commands.remove_line(seat.conference, await self.writing(seat, child), line, by=seat.person.id)
        return go(f"{self.place(seat).root}/{child}")

    @post("/{child:uuid}/show", opt=TELLING)
    async def show(self, request: AnyRequest, seat: TheSeat, child: FromPath[UUID]) -> Answer:
        form, writing, place = await read(request, ShowForm), await self.writing(seat, child), self.place(seat)
        try:
            await commands.show(seat.conference, writing, seen=form.value.seen if form.value else "", by=seat.person.id)
        except Refused as no:
            return pages.writing_page(place, seat, writing, status=CONFLICT, wrong=no.sentence)
        return go(f"{place.root}/{child}#shown")

    @post("/{child:uuid}/take-back", opt=MAY_TELL)
    async def take_back(self, seat: TheSeat, child: FromPath[UUID]) -> Answer:
        await self.writing(seat, child)
        await commands.take_back(seat.conference, child, by=seat.person.id)
        return go(f"{self.place(seat).root}/{child}#shown")


class TellingAtTheDesk(Telling):
    """The same, and what the child has tapped: that is the coordinator's alone."""

    path = "/conferences/{conference_id:uuid}/childs-plan"

    @post("/{child:uuid}/taps/{tap:uuid}/talked", opt=MAY_TELL)
    async def talked(self, seat: TheSeat, child: FromPath[UUID], tap: FromPath[UUID]) -> Answer:
        await commands.talked(seat.conference, child, tap, by=seat.person.id)
        return go(f"{self.place(seat).root}/{child}#taps")


routes = Router("/", route_handlers=[TellingAtTheDesk])
