"""Giving our figures out, taking files of others in, and what we say to them."""

from datetime import UTC, datetime, time, timedelta
from typing import Any
from uuid import UUID

import msgspec
from msgspec import Struct

from app.audit.commands import record
from app.comparison.queries import our_name, own_content
from app.comparison.rules import format as file_format
from app.comparison.rules.format import Content, in_order
from app.comparison.rules.reading import No, Taken, Unreadable, read
from app.comparison.rules.signing import public_of, sign
from app.comparison.rules.times import choices, ends
from app.comparison.tables import ComparedFile, GivenOut, KnownService
from app.database import all_or_nothing, row, rows
from app.kit.clock import now, today
from app.kit.errors import NoSuchThing, Refused
from app.kit.i18n import gettext as _
from app.kit.rewriting import rewrite

#: More municipalities than this nobody compares; and a service has so many quarters and years at most.
MOST_SERVICES, MOST_FILES = 60, 60
#: Clocks of two servers are not the same.
_AHEAD = timedelta(days=1)


class Taking(Struct, frozen=True):
    """Whose file was taken, and whether their fingerprint is still to be compared."""

    known: UUID
    to_confirm: bool


async def give_out(office: UUID, office_name: str, period: str, municipality: str, comment: str, *, kind: str, by: UUID) -> bytes:
    """Our figures as a signed file, and what we say to them; both are remembered for the next time."""
    if period not in choices(today()):
        raise Refused(_("A quarter or a year is given out once it is over. Please choose another."))
    async with all_or_nothing():
        await say_of_ours(office, period, municipality, comment)
        content = await own_content(office, office_name, period)
        await record("give_out_figures", who=by, office=office, period=period, kind=kind)
    write = file_format.csv_of if kind == "csv" else file_format.json_of
    return write(content, sign(content, office))


async def say_of_ours(office: UUID, period: str, municipality: str, comment: str) -> None:
    """Under which name we stand beside the others, and what explains our figures."""
    said = GivenOut(office=office, period=period, municipality=in_order(municipality), comment=in_order(comment), at=now())
    await GivenOut.insert(said).on_conflict(
        action="DO UPDATE", target=(GivenOut.office, GivenOut.period), values=[GivenOut.municipality, GivenOut.comment, GivenOut.at]
    )


async def take_in(file: bytes, *, office: UUID, office_name: str, by: UUID) -> Taking:
    """Take a file of another municipality. Raises Unreadable, with the reason, for whatever is not in good order."""
    taken = read(file)
    made_at = _made_at(taken.content)
    if taken.public_key == public_of(office):
        raise Unreadable(No.OWN)
    async with all_or_nothing():
        await row("SELECT id FROM office WHERE id = $1 FOR UPDATE", office)  # two files at once come one after the other
        if await _is_our_name(taken.content.municipality, office, office_name):
            raise Unreadable(No.SAME_NAME)
        known, confirmed = await _whose(taken, office)
        await _keep(taken.content, made_at, known, by=by)
        await record("take_in_figures", who=by, office=office, known=known, period=taken.content.period, made_at=taken.content.made_at)
    return Taking(known, not confirmed)


def _made_at(content: Content) -> datetime:
    """When it was made: after its time was over, and not in the future."""
    try:
        made_at = datetime.strptime(content.made_at, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    except ValueError:
        raise Unreadable(No.BROKEN) from None
    over = datetime.combine(ends(content.period), time(0), UTC) - _AHEAD
    if not over <= made_at <= now() + _AHEAD:
        raise Unreadable(No.BROKEN)
    return made_at


async def _is_our_name(name: str, office: UUID, office_name: str) -> bool:
    return name.casefold() == (await our_name(office, office_name)).casefold()


_KNOWN = """
    SELECT id, public_key = $2 AS same_key, lower(municipality) = lower($3) AS same_name, confirmed_at IS NOT NULL AS confirmed,
           count(*) OVER () AS number
    FROM known_service WHERE office = $1 ORDER BY public_key = $2 DESC, lower(municipality) = lower($3) DESC LIMIT 2
"""


async def _whose(taken: Taken, office: UUID) -> tuple[UUID, bool]:
    """The service with this key. Its name may be new; then the fingerprint is compared once more."""
    key, content = taken.public_key.hex(), taken.content
    found = await rows(_KNOWN, office, key, content.municipality)
    same = next((each for each in found if each["same_key"]), None)
    if any(each["same_name"] and not each["same_key"] for each in found):
        raise Unreadable(No.OTHER_KEY)
    if same is None:
        if found and found[0]["number"] >= MOST_SERVICES:
            raise Unreadable(No.FULL)
        known = KnownService(office=office, public_key=key, municipality=content.municipality, service=content.service, seen_at=now())
        await KnownService.insert(known)
        return UUID(str(known.id)), False
    confirmed = same["confirmed"] and same["same_name"]
    changed: dict[Any, Any] = {"municipality": content.municipality, "service": content.service}
    again = {} if confirmed else {"confirmed_at": None, "confirmed_by": None}
    await KnownService.update(changed | again).where(KnownService.id == same["id"])
    return same["id"], confirmed


async def _keep(content: Content, made_at: datetime, known: UUID, *, by: UUID) -> None:
    """The newest of each quarter or year; what we said to the one before stays."""
    text = msgspec.json.encode(content).decode()
    before = await row("SELECT id, made_at, content FROM compared_file WHERE known = $1 AND period = $2", known, content.period)
    values: dict[Any, Any] = {"made_at": made_at, "content": text, "taken_at": now(), "taken_by": by}
    if before is None:
        if await ComparedFile.count().where(ComparedFile.known == known) >= MOST_FILES:
            raise Unreadable(No.FULL)
        await ComparedFile.insert(ComparedFile(known=known, period=content.period, **values))
        return
    if before["made_at"] >= made_at:
        same = msgspec.json.decode(before["content"], type=Content) == content
        raise Unreadable(No.TWICE if same else No.OLDER)
    await ComparedFile.update(values).where(ComparedFile.id == before["id"])


async def confirm(known: UUID, *, office: UUID, by: UUID) -> None:
    """Somebody has rung them, and the fingerprints are the same: from now on their figures are shown."""
    async with all_or_nothing():
        here = (KnownService.id == known, KnownService.office == office)
        if not await KnownService.exists().where(*here):
            raise NoSuchThing
        changed = (
            await KnownService.update({KnownService.confirmed_at: now(), KnownService.confirmed_by: by})
            .where(*here, KnownService.confirmed_at.is_null())
            .returning(KnownService.id)
        )
        if changed:
            await record("confirm_service", who=by, office=office, known=known)


async def let_go(known: UUID, *, office: UUID, by: UUID) -> None:
    """Their key and all their files are gone from here; whoever sends one again is somebody new."""
    async with all_or_nothing():
        if not await KnownService.delete().where(KnownService.id == known, KnownService.office == office).returning(KnownService.id):
            raise NoSuchThing
        await record("let_go_of_service", who=by, office=office, known=known)


async def comment_on(file: UUID, comment: str, *, seen: int, office: UUID, by: UUID) -> None:
    """What we say to their figures. Raises Overtaken when a colleague was quicker."""
    async with all_or_nothing():
        if (
            await row(
                "SELECT 1 FROM compared_file f JOIN known_service k ON k.id = f.known WHERE f.id = $1 AND k.office = $2", file, office
            )
            is None
        ):
            raise NoSuchThing
        await rewrite(ComparedFile, {ComparedFile.comment: comment}, ComparedFile.id == file, seen=seen)
        await record("comment_on_figures", who=by, office=office, file=file)
