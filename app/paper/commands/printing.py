"""Letters for many: begun, counted on, put into a box, fetched once, forgotten."""

from collections.abc import Sequence
from uuid import UUID

from app.conferences.queries import ConferenceLine
from app.database import all_or_nothing, row, rows
from app.invitations.commands import note_printing
from app.invitations.queries import Recipient
from app.kit import boxes
from app.kit.clock import now
from app.kit.errors import NoSuchThing, Refused
from app.kit.i18n import gettext as _
from app.paper.rules.printing import MOST, Making
from app.practice.waits import PRINT_KEPT

_PURPOSE = "letters for many"
#: In the place of what stood there, under another id: of two that are begun at once, the later one is made.
_BEGIN = """
    INSERT INTO print_job (office, by, total, made_at, beat_at) VALUES ($1, $2, $3, $4, $4)
    ON CONFLICT (by) DO UPDATE SET id = gen_random_uuid(), office = excluded.office, state = 'making', done = 0, total = excluded.total,
        left_out = '{}', box = '', made_at = excluded.made_at, beat_at = excluded.beat_at
    RETURNING id
"""
_READY = "UPDATE print_job SET box = $2, state = $3, done = total - cardinality($5::uuid[]), beat_at = $4, left_out = $5 WHERE id = $1"


async def begin(orders: Sequence[tuple[ConferenceLine, Sequence[Recipient]]], *, office: UUID, by: UUID) -> UUID:
    """A new job; what its starter had begun before is given up. Of each conference it is written down that letters were made."""
    total = sum(len(letters) for _conference, letters in orders)
    if not total:
        raise Refused(_("There is no letter to be made."))
    if total > MOST:
        raise Refused(_("These are too many for one file. Please choose fewer families."))
    async with all_or_nothing():
        for conference, letters in orders:
            await note_printing(conference, letters, with_hidden=False, by=by)
        made = await row(_BEGIN, office, by, total, now())
    assert made is not None  # noqa: S101  # it was just put in
    return UUID(str(made["id"]))


async def go_on(job: UUID, done: int, state: Making = Making.MAKING) -> bool:
    """Note how far it is. False where nobody wants it any more: then it is given up."""
    return bool(await rows("UPDATE print_job SET done = $2, state = $3, beat_at = $4 WHERE id = $1 RETURNING id", job, done, state, now()))


async def put_into_box(job: UUID, pdf: bytes, left_out: Sequence[UUID]) -> None:
    box = boxes.shut_bytes(_PURPOSE, str(job), pdf)
    await rows(_READY, job, box, Making.READY, now(), left_out)


async def fail(job: UUID, left_out: Sequence[UUID] = ()) -> None:
    await rows("UPDATE print_job SET state = $2, box = $3, left_out = $4 WHERE id = $1", job, Making.FAILED, b"", left_out)


async def fetch(job: UUID, *, by: UUID) -> bytes:
    """The PDF, for its starter and once: afterwards it is nowhere. Raises NoSuchThing."""
    found = await row(
        "DELETE FROM print_job WHERE id = $1 AND by = $2 AND state = $3 AND made_at >= $4 RETURNING box",
        job,
        by,
        Making.READY,
        now() - PRINT_KEPT,
    )
    if found is None:
        raise NoSuchThing
    return boxes.opened_bytes(_PURPOSE, str(job), found["box"])


async def give_up(job: UUID, *, by: UUID) -> None:
    """Whoever makes it notices with the next letter that nobody wants it."""
    await rows("DELETE FROM print_job WHERE id = $1 AND by = $2", job, by)


async def tidy() -> None:
    await rows("DELETE FROM print_job WHERE made_at < $1", now() - PRINT_KEPT)
