"""An office keeps its directory. Nothing is deleted: who is no longer there is archived."""

from datetime import date
from typing import Any
from uuid import UUID

from piccolo.columns import Column

from app.audit.commands import record
from app.database import all_or_nothing
from app.directory.forms import PartnerForm, partner_fields
from app.directory.queries import partner_of, renewers_in
from app.directory.tables import Partner
from app.kit.clock import now
from app.kit.errors import NoSuchThing, Refused
from app.kit.i18n import gettext as _
from app.kit.rewriting import rewrite


async def add_partner(value: PartnerForm, *, office: UUID, by: UUID) -> UUID:
    async with all_or_nothing():
        await _can_renew(value.renewer, office)
        partner = Partner(office=office, **partner_fields(value))
        await Partner.insert(partner)
        await record("add_partner", who=by, office=office, partner=partner.id)
    return UUID(str(partner.id))


async def change_partner(partner: UUID, value: PartnerForm, *, office: UUID, by: UUID) -> None:
    """Write a partner anew; the log says which of its fields. Raises Overtaken when a colleague was quicker."""
    async with all_or_nothing():
        before = await partner_of(office, partner)
        if before is None:
            raise NoSuchThing
        if value.renewer != before.renewer:
            await _can_renew(value.renewer, office)
        fields = partner_fields(value)
        await rewrite(Partner, fields, (Partner.id == partner) & (Partner.office == office), seen=value.edited)
        changed = sorted(name for name, text in fields.items() if getattr(before, name) != text)
        await record("change_partner", who=by, office=office, partner=partner, changed=changed)


async def renew(partner: UUID, until: date, *, office: UUID, by: UUID) -> None:
    """What was agreed was looked at together, and holds on."""
    async with all_or_nothing():
        before = await partner_of(office, partner)
        if before is None or not before.agreed:
            raise NoSuchThing
        values: dict[Column | str, Any] = {Partner.renew_on: until, Partner.edited: Partner.edited + 1}
        await Partner.update(values).where(Partner.id == partner, Partner.office == office)
        await record("renew_partner", who=by, office=office, partner=partner, until=until, before=before.renew_on)


async def archive_partner(partner: UUID, *, office: UUID, by: UUID) -> None:
    """It is offered to nobody any more. `use_partner_again` undoes it."""
    await _archive(partner, True, office=office, by=by)


async def use_partner_again(partner: UUID, *, office: UUID, by: UUID) -> None:
    await _archive(partner, False, office=office, by=by)


async def _archive(partner: UUID, away: bool, *, office: UUID, by: UUID) -> None:
    async with all_or_nothing():
        here = (Partner.id == partner, Partner.office == office)
        if not await Partner.exists().where(*here):
            raise NoSuchThing
        still = Partner.archived_at.is_null() if away else Partner.archived_at.is_not_null()
        changed = await Partner.update({Partner.archived_at: now() if away else None}).where(*here, still).returning(Partner.id)
        if changed:
            await record("archive_partner" if away else "use_partner_again", who=by, office=office, partner=partner)


async def _can_renew(renewer: UUID | None, office: UUID) -> None:
    if renewer is not None and renewer not in dict(await renewers_in(office)):
        raise Refused(_("Only somebody of the coordination or the management of this service can see to it."))
