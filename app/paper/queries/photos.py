"""The photos of a family's paper plan: which there are, and one as it is looked at."""

from uuid import UUID

import msgspec
from msgspec import Struct

from app.database import row, rows
from app.kit import boxes
from app.kit.errors import NoSuchThing

_PURPOSE = "paper photo"


class Photo(Struct, frozen=True):
    """Everything but the picture."""

    id: UUID
    sitting: int
    width: int
    height: int
    turns: int


class Shown(Struct, frozen=True):
    """One picture, taken out of its box."""

    jpeg: bytes
    turns: int


async def photos_of(conference_id: UUID) -> list[Photo]:
    """The meeting that was last first, each in the order of its pages."""
    found = await rows(
        "SELECT id, sitting, width, height, turns FROM paper_photo WHERE conference = $1 ORDER BY sitting DESC, position", conference_id
    )
    return [msgspec.convert(dict(each), Photo) for each in found]


async def picture_of(conference_id: UUID, photo: UUID) -> Shown:
    found = await row("SELECT box, turns FROM paper_photo WHERE conference = $1 AND id = $2", conference_id, photo)
    if found is None:
        raise NoSuchThing
    try:
        return Shown(boxes.opened_bytes(_PURPOSE, whose(conference_id, photo), found["box"]), found["turns"])
    except boxes.WillNotOpen:
        raise NoSuchThing from None  # shut under another secret of the operator


def boxed(conference_id: UUID, photo: UUID, jpeg: bytes) -> bytes:
    return boxes.shut_bytes(_PURPOSE, whose(conference_id, photo), jpeg)


def whose(conference_id: UUID, photo: UUID) -> str:
    return f"{conference_id}|{photo}"
