"""Looking back: the timeline of a conference, and the four stages that know nothing of it."""

from typing import Any
from uuid import UUID

from msgspec import Struct

from app.conferences.seats import Seat, Visitor
from app.kit.errors import NoSuchThing
from app.kit.forms import Form
from app.kit.i18n import gettext as _
from app.kit.pages import Page, page
from app.learning import queries
from app.learning.forms import PointForm, months_ahead
from app.learning.pages import showing
from app.learning.queries import EntryLine, StillNamed
from app.learning.rules.timeline import EVENT_NAMES, timeline
from app.practice.learning import STAGES, Noted
from app.practice.roles import Role


async def timeline_page(seat: Seat) -> Page:
    happened = await queries.happened_in(seat.conference.id, with_talks=seat.role is Role.COORDINATOR)
    return page(
        "learning/timeline", seat=seat, moments=timeline(happened), event_names={each: _(EVENT_NAMES[each]) for each in EVENT_NAMES}
    )


class PointShown(Struct, frozen=True):
    """A point of the look back with the form of the stage that is open."""

    entry: EntryLine
    form: Form[PointForm]
    caught: list[showing.Caught]
    only_perhaps: bool = False
    saved: bool = False
    overtaken: str = ""


class Wrong(Struct, frozen=True):
    """A form that was not kept, and why."""

    form: Form[PointForm]
    no: StillNamed | None = None
    overtaken: str = ""

    @property
    def point(self) -> str:
        return self.form.typed.get("point") or ""

    @property
    def status(self) -> int:
        return 409 if self.overtaken else 422


async def stage_page(visitor: Visitor, look_back: UUID, stage: int, *, wrong: Wrong | None = None) -> Page:
    points = await _points(visitor, look_back)
    if not 1 <= stage <= len(STAGES):
        raise NoSuchThing
    of_new = wrong if wrong and not wrong.point else None
    return page(
        "learning/stage",
        wrong.status if wrong else 200,
        at=f"/learning/look-backs/{look_back}",
        stage=stage,
        asked=STAGES[stage - 1],
        last=len(STAGES),
        points=[_shown(each, wrong if wrong and wrong.point == str(each.id) else None) for each in _of_stage(points, stage)],
        form=of_new.form if of_new else Form(PointForm, filled={"kind": "success" if stage == 1 else "mistake"}),
        caught=showing.caught(of_new.no) if of_new else [],
        only_perhaps=bool(of_new and of_new.no and of_new.no.only_perhaps),
        **_choices(),
    )


def _of_stage(points: list[EntryLine], stage: int) -> list[EntryLine]:
    """First only what went well; then everything. Successes stand first throughout."""
    return [each for each in points if each.kind is Noted.SUCCESS] if stage == 1 else points


async def piece(visitor: Visitor, look_back: UUID, stage: int, point: UUID, *, wrong: Wrong | None = None) -> Page:
    """One point's form alone, after a field was left: everything else on the page stays as it is."""
    found = next((each for each in await _points(visitor, look_back) if each.id == point), None)
    if found is None:
        raise NoSuchThing
    return page(
        "learning/_point",
        wrong.status if wrong else 200,
        at=f"/learning/look-backs/{look_back}",
        stage=stage,
        asked=STAGES[stage - 1],
        point=_shown(found, wrong, saved=wrong is None),
        **_choices(),
    )


async def reading_page(visitor: Visitor, look_back: UUID) -> Page:
    points = await _points(visitor, look_back)
    return page("learning/reading", at=f"/learning/look-backs/{look_back}", points=points, last=len(STAGES), **showing.names())


async def _points(visitor: Visitor, look_back: UUID) -> list[EntryLine]:
    points = await queries.points_of(visitor.office, look_back)
    if points is None:
        raise NoSuchThing
    return points


def _shown(entry: EntryLine, wrong: Wrong | None, *, saved: bool = False) -> PointShown:
    if wrong:
        no = wrong.no
        return PointShown(entry, wrong.form, showing.caught(no), no is not None and no.only_perhaps, overtaken=wrong.overtaken)
    filled = {name: getattr(entry, name) for name in ("what", "expected", "helped", "hindered", "change", "who", "by_month", "edited")}
    return PointShown(entry, Form(PointForm, filled=filled), [], saved=saved)


def _choices() -> dict[str, Any]:
    return {
        "levels": showing.levels(),
        "phases": showing.phases(),
        "parts_of_ours": showing.parts(),
        "months": showing.months(months_ahead()),
        "kinds": [("mistake", _("It did not go well")), ("success", _("It went well"))],
        **showing.names(),
    }
