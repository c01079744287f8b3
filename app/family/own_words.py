"""What a child wants to say: pictures to tap, and words, in three houses."""

from typing import Any

from litestar import Request, Response, get, post

from app.circle import commands
from app.circle.forms import HousesForm
from app.circle.queries import Preparing
from app.conferences.seats import Seat, TheSeat
from app.family.circle import own_view
from app.family.pages import my_page
from app.kit import i18n
from app.kit.access import needs
from app.kit.errors import Overtaken
from app.kit.forms import Form, read
from app.kit.pages import Page, go
from app.practice.pictograms import PICTOGRAMS
from app.practice.rights import Right
from app.practice.roles import Role
from app.practice.three_houses import HOUSES, Houses


@get("/my/say", opt=needs(Right.SAY_OWN_VIEW))
async def see_houses(seat: TheSeat) -> Response[Any]:
    """A page for children; everybody else writes on the page on which they say what they need."""
    return await houses_page(seat) if seat.role is Role.CHILD else go("/my/view")


@post("/my/say", opt=needs(Right.SAY_OWN_VIEW))
async def say_houses(request: Request[Any, Any, Any], seat: TheSeat) -> Response[Any]:
    if seat.role is not Role.CHILD:
        return go("/my/view")
    form = await read(request, HousesForm)
    participant, _known = await own_view(seat)
    if form.value is None:
        return await houses_page(seat, form)
    try:
        await commands.say_houses(seat.conference, participant, form.value, language=i18n.language(), by=seat.person.id)
    except Overtaken as no:
        return await houses_page(seat, form, overtaken=no.sentence)
    return go("/my/say")


async def houses_page(seat: Seat, form: Form[HousesForm] | None = None, *, overtaken: str = "") -> Page:
    _participant, known = await own_view(seat)
    form = form or Form(HousesForm, filled=_as_filled(known))
    if overtaken:
        form.typed["edited"] = str(known.edited)
    return my_page(
        "own_words", 409 if overtaken else 422 if form.errors else 200,
        seat=seat, form=form, houses=HOUSES, pictures=PICTOGRAMS, kept=known.words != "", overtaken=overtaken, theirs=known.words,
    )  # fmt: skip


def _as_filled(known: Preparing) -> dict[str, Any]:
    """What the coordination wrote down for the child stands where no house is."""
    filled: dict[str, Any] = {"more": known.houses.more if known.houses != Houses() else known.words}
    for house in HOUSES:
        put = getattr(known.houses, house)
        filled |= {house.value: put.pictures, f"{house}_words": put.words}
    return filled | {"for_whom": "only" if known.only_coordinator else "all", "wished_reader": known.wished_reader, "edited": known.edited}
