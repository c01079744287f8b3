"""Looking back. The conference is left behind before anything is written: no address below /learning knows it."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, get, post
from litestar.params import FromPath

from app.conferences.seats import TheSeat, TheVisitor
from app.kit.access import needs
from app.kit.errors import Overtaken
from app.kit.forms import Form, read
from app.kit.i18n import gettext as _
from app.kit.pages import Page, go, page
from app.learning import commands
from app.learning.forms import PointForm, months_ahead
from app.learning.pages import looking_back as pages
from app.learning.pages import showing
from app.learning.pages.looking_back import Wrong
from app.learning.queries import StillNamed
from app.practice.learning import STAGES
from app.practice.rights import DeskRight, Right

Asked = Request[Any, Any, Any]
_LEARNS = needs(DeskRight.LEARN)


@get("/conferences/{conference_id:uuid}/look-back", opt=needs(Right.LOOK_BACK_AND_LEARN))
async def show_timeline(seat: TheSeat) -> Page:
    return await pages.timeline_page(seat)


@get("/learning/look-backs/new", opt=_LEARNS)
async def tell_how_it_goes() -> Page:
    return page("learning/begin", stages=[_(stage.question) for stage in STAGES])


@post("/learning/look-backs", opt=_LEARNS)
async def begin(visitor: TheVisitor) -> Response[Any]:
    look_back = await commands.begin_look_back(office=visitor.office)
    return go(f"/learning/look-backs/{look_back}/1")


@get("/learning/look-backs/{look_back:uuid}", opt=_LEARNS)
async def read_all(visitor: TheVisitor, look_back: FromPath[UUID]) -> Page:
    return await pages.reading_page(visitor, look_back)


@get("/learning/look-backs/{look_back:uuid}/{stage:int}", opt=_LEARNS)
async def show_stage(visitor: TheVisitor, look_back: FromPath[UUID], stage: FromPath[int]) -> Page:
    return await pages.stage_page(visitor, look_back, stage)


@post("/learning/look-backs/{look_back:uuid}/{stage:int}", opt=_LEARNS)
async def keep(request: Asked, visitor: TheVisitor, look_back: FromPath[UUID], stage: FromPath[int]) -> Response[Any]:
    """Keep a point. With `piece` only its own form comes back, so that the others are left alone."""
    form = await read(request, PointForm)
    alone = "piece" in request.query_params
    _look_closely(form, stage)
    wrong = Wrong(form) if form.value is None else await _kept(look_back, stage, form, visitor.office)
    if alone and (point := _point(form)):
        return await pages.piece(visitor, look_back, stage, point, wrong=wrong)
    if wrong:
        return await pages.stage_page(visitor, look_back, stage, wrong=wrong)
    return go(f"/learning/look-backs/{look_back}/{stage}")


def _point(form: Form[PointForm]) -> UUID | None:
    """Whose form it is, also when something else in it is wrong."""
    try:
        return UUID(form.typed.get("point") or "")
    except ValueError:
        return None


def _look_closely(form: Form[PointForm], stage: int) -> None:
    value = form.value
    if value is None:
        return
    if value.point is None and value.level is None:
        form.wrong("level", _("Please choose one of the answers."))
    if not value.what and (value.point is None or "what" in STAGES[min(max(stage, 1), len(STAGES)) - 1].fields):
        form.wrong("what", _("Please fill this in."))
    if value.by_month and value.by_month not in months_ahead():
        form.wrong("by_month", _("Please choose one of the answers."))


async def _kept(look_back: UUID, stage: int, form: Form[PointForm], office: UUID) -> Wrong | None:
    """None where it was kept."""
    assert form.value is not None  # noqa: S101
    try:
        if form.value.point is None:
            await commands.add_point(look_back, form.value, office=office)
        elif 1 <= stage <= len(STAGES):
            await commands.change_point(look_back, stage, form.value, office=office)
    except StillNamed as no:
        showing.mark(form, no)
        return Wrong(form, no)
    except Overtaken as no:
        return Wrong(form, overtaken=no.sentence)
    return None


@post("/learning/look-backs/{look_back:uuid}/points/{point:uuid}/remove", opt=_LEARNS)
async def remove_point(visitor: TheVisitor, look_back: FromPath[UUID], point: FromPath[UUID]) -> Response[Any]:
    await commands.remove_point(look_back, point, office=visitor.office)
    return go(f"/learning/look-backs/{look_back}")


@post("/learning/look-backs/{look_back:uuid}/finish", opt=_LEARNS)
async def finish(visitor: TheVisitor, look_back: FromPath[UUID]) -> Response[Any]:
    await commands.finish(look_back, office=visitor.office)
    return go("/learning")


@post("/learning/look-backs/{look_back:uuid}/discard", opt=_LEARNS)
async def discard(visitor: TheVisitor, look_back: FromPath[UUID]) -> Response[Any]:
    await commands.discard(look_back, office=visitor.office)
    return go("/learning")


HANDLERS = [show_timeline, tell_how_it_goes, begin, read_all, show_stage, keep, remove_point, finish, discard]
