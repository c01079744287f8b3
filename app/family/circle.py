"""What I need and want to say, who else should be there, and the family's map."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, get, post

from app.circle import commands
from app.circle.forms import OwnViewForm, ProposalForm
from app.circle.queries import Preparing, own_preparing, own_proposals
from app.conferences.seats import Seat, TheSeat
from app.family.pages import my_page
from app.kit import i18n
from app.kit.access import needs
from app.kit.errors import NoSuchThing, Overtaken
from app.kit.forms import Form, read
from app.kit.i18n import gettext as _
from app.kit.pages import Page, go
from app.network.pages import about_the_map
from app.network.queries import map_of
from app.practice.languages import LANGUAGES
from app.practice.rights import Right
from app.practice.roles import Role
from app.practice.taking_part import NEED_NAMES, OWN_TAKES_PART_NAMES, NeedKind
from app.safety.queries import unseen_by

Asked = Request[Any, Any, Any]


@get("/my/view", opt=needs(Right.SAY_OWN_VIEW))
async def see_view(seat: TheSeat) -> Page:
    return await view_page(seat)


@post("/my/view", opt=needs(Right.SAY_OWN_VIEW))
async def say_view(request: Asked, seat: TheSeat) -> Response[Any]:
    form = await read(request, OwnViewForm)
    participant, _known = await own_view(seat)
    if form.value is None:
        return await view_page(seat, form)
    try:
        await commands.say_own(seat.conference, participant, form.value, language=i18n.language(), by=seat.person.id)
    except Overtaken as no:
        return await view_page(seat, form, overtaken=no.sentence)
    return go("/my/view")


async def view_page(seat: Seat, form: Form[OwnViewForm] | None = None, *, overtaken: str = "") -> Page:
    """With `overtaken`, what was written meanwhile stands beside what was typed."""
    _participant, known = await own_view(seat)
    form = form or Form(OwnViewForm, filled=_as_filled(known))
    if overtaken:
        form.typed["edited"] = str(known.edited)
    return my_page(
        "view",
        409 if overtaken else 422 if form.errors else 200,
        seat=seat,
        form=form,
        kept=bool(known.needs or known.own_needs or known.how) if seat.role is Role.CHILD else known.edited > 0,
        overtaken=overtaken,
        theirs=known.words,
        need_kinds=[(kind.value, _(name)) for kind, name in NEED_NAMES.items() if kind is not NeedKind.OTHER],
        languages_to_write=[(each.code, each.name) for each in LANGUAGES.values()],
        ways=[(way.value, _(name)) for way, name in OWN_TAKES_PART_NAMES.items()] if seat.role is Role.CHILD else [],
    )


def _as_filled(known: Preparing) -> dict[str, Any]:
    return {
        "kinds": list(known.needs),
        "needs": known.own_needs,
        "how": known.how or "",
        "words": known.words,
        "lang": known.lang or i18n.language(),
        "for_whom": "only" if known.only_coordinator else "all",
        "wished_reader": known.wished_reader,
        "edited": known.edited,
    }


async def own_view(seat: Seat) -> tuple[UUID, Preparing]:
    found = await own_preparing(seat.conference.id, seat.person.id)
    if found is None:
        raise NoSuchThing
    return found


@get("/my/circle", opt=needs(Right.PROPOSE_PEOPLE))
async def who_else(seat: TheSeat) -> Page:
    return await proposing_page(seat)


@post("/my/circle", opt=needs(Right.PROPOSE_PEOPLE))
async def propose(request: Asked, seat: TheSeat) -> Response[Any]:
    form = await read(request, ProposalForm)
    if form.value is None:
        return await proposing_page(seat, form)
    await commands.propose(seat.conference, form.value, by=seat.person.id)
    return go("/my/circle")


async def proposing_page(seat: Seat, form: Form[ProposalForm] | None = None) -> Page:
    proposed = await own_proposals(seat.conference.id, seat.person.id)
    return my_page("circle", 422 if form else 200, seat=seat, proposed=proposed, form=form or Form(ProposalForm))


@get("/my/map", opt=needs(Right.SEE_OWN_MAP))
async def see_map(seat: TheSeat) -> Page:
    """The map that the coordinator shows. Whoever must not meet somebody sees the same as where none is shown: none."""
    seen = await map_of(seat.conference.id)
    shown = seen.shared and not await unseen_by(seat.conference.id, seat.person.id)
    people = [each._replace(tie="") for each in seen.people if each.for_family] if shown else []
    return my_page("map", seat=seat, people=people, **about_the_map(people))
