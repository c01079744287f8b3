"""The learning list, one entry, and the near miss."""

from typing import Any
from uuid import UUID

from app.conferences.seats import Visitor
from app.kit.errors import NoSuchThing
from app.kit.forms import Form
from app.kit.i18n import gettext as _
from app.kit.pages import Page, page
from app.learning import queries
from app.learning.forms import ChangeForm, ClearForm, NearMissForm, OutcomeForm, months_ahead, months_back
from app.learning.pages import showing
from app.learning.queries import StillNamed
from app.learning.tables import this_month
from app.practice.learning import CHANGE_NAMES, Change, Level
from app.practice.phases import Phase
from app.practice.rights import DESK_RIGHTS, DeskRight


def may_keep(visitor: Visitor) -> bool:
    return visitor.staff_role in DESK_RIGHTS[DeskRight.KEEP_LEARNING]


async def list_page(visitor: Visitor, *, level: str = "", after: str = "", clear: Form[ClearForm] | None = None) -> Page:
    chosen = Level(level) if level in set(Level) else None
    shown = await queries.entries_of(visitor.office, chosen, after)
    marked = f"level={chosen}&" if chosen else ""
    return page(
        "learning/list",
        422 if clear and clear.errors else 200,
        entries=shown.entries,
        after=f"/learning?{marked}after={shown.after}" if shown.after else "",
        first=not after,
        changes=[] if after else await queries.changes_of(visitor.office),
        drafts=[] if after else await queries.drafts_of(visitor.office),
        level=chosen,
        levels=showing.plain_levels(),
        may_keep=may_keep(visitor),
        form=Form(NearMissForm, filled={"level": level}),
        clear=clear or Form(ClearForm),
        months=showing.months(months_back()),
        now=this_month(),
        **showing.names(),
    )


async def entry_page(
    visitor: Visitor,
    entry: UUID,
    *,
    change: Form[ChangeForm] | None = None,
    outcome: Form[OutcomeForm] | None = None,
    no: StillNamed | None = None,
    overtaken: str = "",
) -> Page:
    found = await queries.entry_of(visitor.office, entry)
    if found is None:
        raise NoSuchThing
    wrong = any(form and form.errors for form in (change, outcome))
    filled = {"change": found.change, "who": found.who, "by_month": found.by_month, "edited": found.edited}
    return page(
        "learning/entry",
        409 if overtaken else 422 if wrong else 200,
        entry=found,
        change=change or Form(ChangeForm, filled=filled),
        outcome=outcome or Form(OutcomeForm, filled={"state": found.state, "word": found.word, "edited": found.edited}),
        states=[(each.value, _(words)) for each, words in CHANGE_NAMES.items()],
        state=_(CHANGE_NAMES[Change(found.state)]),
        overtaken=overtaken,
        caught=showing.caught(no),
        only_perhaps=no is not None and no.only_perhaps,
        about_change=change is not None,
        parts_of_ours=showing.parts(),
        months=showing.months(months_ahead()),
        may_keep=may_keep(visitor),
        **showing.names(),
    )


def near_miss_page(phase: str = "", *, form: Form[NearMissForm] | None = None, no: StillNamed | None = None) -> Page:
    known = phase if phase in set(Phase) else ""
    about: dict[str, Any] = {"levels": showing.levels(), "phases": showing.phases(), "caught": showing.caught(no)}
    return page(
        "learning/near_miss",
        422 if form and form.errors else 200,
        form=form or Form(NearMissForm, filled={"phase": known}),
        only_perhaps=no is not None and no.only_perhaps,
        **about,
    )
