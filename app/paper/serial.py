"""Letters for many, made beside the requests of this process: written one after the other, then typeset together.

How far they are stands in the database, so that any process can tell; what is in them stands in memory alone
until it is shut into its box. What a restart interrupts is lost, and its page says so.
"""

import asyncio
import contextlib
import logging
from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from msgspec import Struct

from app.conferences.queries import ConferenceLine
from app.invitations import queries as invitations
from app.invitations.pages.letters import Job, Sender, letter
from app.invitations.queries import Recipient, Wording
from app.kit import i18n, pdf
from app.kit.i18n import gettext as _
from app.paper.commands import printing
from app.paper.rules.printing import Making

log = logging.getLogger("familienrat.paper")
#: After so many letters it is noted how far we are, and looked whether anybody still wants them.
A_PORTION = 10
#: While all of them are typeset, in seconds.
A_MOMENT = 0.5
#: So many letters may be left out because they cannot be made. If there are more, it lies with the typesetter and not with them.
FEW = 5
#: Typesetting many takes half a gigabyte and a processor: one after the other in this process.
_one_at_a_time = asyncio.Lock()

_going_on: set[asyncio.Task[None]] = set()


class Order(Struct, frozen=True):
    """The letters of one family, and who signs them."""

    conference: ConferenceLine
    letters: Sequence[Recipient]
    sender: Sender


class Letter(Struct, frozen=True):
    """What stands in it; None where that could not even be written."""

    participant: UUID
    data: dict[str, Any] | None


class Made(Struct, frozen=True):
    """One PDF, if any letter could be made, and for whom none could."""

    pdf: bytes | None
    left_out: list[UUID]


def start(job: UUID, orders: Sequence[Order]) -> None:
    task = asyncio.create_task(_make(job, orders), name=f"letters {job}")
    _going_on.add(task)
    task.add_done_callback(_going_on.discard)


async def finished() -> None:
    """Wait until nothing is being made here."""
    while _going_on:
        await asyncio.wait(set(_going_on))


async def end() -> None:
    """The server ends: what is being made is lost, and is begun again by whoever wants it."""
    for task in set(_going_on):
        task.cancel()
    await finished()


async def _make(job: UUID, orders: Sequence[Order]) -> None:
    try:
        letters = await _written(job, orders)
        if letters is not None:
            made = await _typeset(job, letters)
            if made is not None and made.pdf is not None:
                await printing.put_into_box(job, made.pdf, made.left_out)
            elif made is not None:
                await printing.fail(job, made.left_out)
    except Exception as problem:  # whatever it is: its page says that it did not work
        log.error("letters were not made: %s", type(problem).__name__)
        with contextlib.suppress(Exception):
            await printing.fail(job)


async def _written(job: UUID, orders: Sequence[Order]) -> list[Letter] | None:
    """Each letter. Between two of them whoever waits for a page has their turn. None where nobody wants them any more."""
    written: list[Letter] = []
    for order in orders:
        wording = await invitations.wording_of(order.conference.id)
        for each in _letters(order, wording):
            written.append(each)
            if len(written) % A_PORTION == 0 and not await printing.go_on(job, len(written)):
                return None
            await asyncio.sleep(0)
    return written


def _letters(order: Order, wording: Wording) -> Iterator[Letter]:
    for each in order.letters:
        try:
            data = letter(each, wording, order.sender, Job())
        except Exception as problem:  # whatever it is: the others get theirs
            log.error("a letter was not written: %s", type(problem).__name__)
            data = None
        yield Letter(each.participant, data)


async def _typeset(job: UUID, letters: list[Letter]) -> Made | None:
    """All of them as one PDF; what waits or is being made ends where nobody wants it any more."""
    work = asyncio.create_task(_in_turn(letters))
    try:
        while not work.done():
            if not await printing.go_on(job, len(letters), Making.SETTING):
                return None
            await asyncio.wait([work], timeout=A_MOMENT)
        return work.result()
    finally:
        work.cancel()
        with contextlib.suppress(asyncio.CancelledError, pdf.NotMade):
            await work


async def _in_turn(letters: list[Letter]) -> Made:
    left_out = [each.participant for each in letters if each.data is None]
    written = [each for each in letters if each.data is not None]
    async with _one_at_a_time:
        made = await _all_set(written, left_out) if written else None
        if made is None and (rest := [each for each in written if each.participant not in left_out]):
            made = await _set(rest)
    return Made(made, left_out)


async def _all_set(letters: list[Letter], left_out: list[UUID]) -> bytes | None:
    """All in one PDF. Where that cannot be, it is tried with each half, until those are known who are left out.

    Raises pdf.NotMade where the letters are not to blame.
    """
    try:
        return await _set(letters)
    except pdf.NotMade:
        half = len(letters) // 2
        if half:
            await _all_set(letters[:half], left_out)
            await _all_set(letters[half:], left_out)
        else:
            left_out.append(letters[0].participant)
        if len(left_out) > FEW:
            raise
    return None


async def _set(letters: list[Letter]) -> bytes:
    with i18n.speaking(i18n.FALLBACK):
        title = _("Letter")
    told = {"title": title, "letters": [each.data for each in letters]}
    return await pdf.typeset_many("letter", told, language=i18n.FALLBACK)
