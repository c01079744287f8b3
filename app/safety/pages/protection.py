"""Danger for a child: the list, a new record, and one that was opened."""

from typing import Any
from uuid import UUID

from app.conferences.seats import Visitor
from app.kit.forms import Form
from app.kit.i18n import names_of
from app.kit.pages import Page, page, page_once
from app.practice.roles import STAFF_ROLE_NAMES
from app.safety.forms import MoreProtectionForm, ProtectionForm, ReadersForm
from app.safety.queries.protection import Opened, colleagues_of, records_of

HOME = "/protection"


async def protection_page(visitor: Visitor) -> Page:
    return page("safety/protection", records=await records_of(visitor.office, visitor.id), at=HOME)


async def new_protection_page(visitor: Visitor, form: Form[ProtectionForm] | None = None) -> Page:
    form = form or Form(ProtectionForm)
    return page("safety/protection_new", 422 if form.errors else 200, at=HOME, form=form, colleagues=await _to_name(visitor, set()))


async def opened_page(
    visitor: Visitor, found: Opened, *, more: Form[MoreProtectionForm] | None = None, readers: Form[ReadersForm] | None = None
) -> Page:
    wrong: Any = (more and more.errors) or (readers and readers.errors)
    return page_once(
        "safety/protection_opened",
        422 if wrong else 200,
        at=f"{HOME}/{found.id}",
        home=HOME,
        found=found,
        more=more or Form(MoreProtectionForm),
        readers=readers or Form(ReadersForm),
        colleagues=await _to_name(visitor, found.reader_ids),
    )


async def _to_name(visitor: Visitor, named: set[UUID]) -> list[tuple[UUID, str]]:
    names = names_of(STAFF_ROLE_NAMES)
    return [
        (each.person, f"{each.name} ({names[each.role]})")
        for each in await colleagues_of(visitor.office, visitor.id)
        if each.person not in named
    ]
