"""Keeping photos of a paper plan, turning one, taking one away. Pictures are drawn before anything is locked."""

from uuid import UUID, uuid4

from app.audit.commands import record
from app.conferences.commands import hold, hold_alone
from app.conferences.queries import ConferenceLine
from app.database import all_or_nothing, row
from app.kit.errors import NoSuchThing
from app.paper import looking
from app.paper.looking import Picture
from app.paper.queries.photos import boxed, picture_of
from app.paper.rules.unreadable import MOST_PAGES, No, Unreadable
from app.paper.tables import PaperPhoto


async def keep_photos(conference: ConferenceLine, files: list[bytes], *, by: UUID) -> None:
    """All of them or none. Raises Unreadable."""
    if not files:
        raise Unreadable(No.NOTHING)
    if len(files) > MOST_PAGES:
        raise Unreadable(No.MANY_PAGES)
    pictures: list[Picture] = []
    for file in files:
        if len(pictures) == MOST_PAGES:
            raise Unreadable(No.MANY_PAGES)
        pictures += await looking.pages_of(file, MOST_PAGES - len(pictures))
    async with all_or_nothing():
        await hold_alone(conference)  # pages are counted: who sends twice sends one after the other
        found = await row(
            "SELECT count(*) AS pages, coalesce(max(position), 0) AS last FROM paper_photo WHERE conference = $1 AND sitting = $2",
            conference.id,
            conference.sitting,
        )
        assert found is not None  # noqa: S101  # a count is always there
        if found["pages"] + len(pictures) > MOST_PAGES:
            raise Unreadable(No.MANY_PAGES)
        await PaperPhoto.insert(
            *(_photo(conference, picture, found["last"] + place, by) for place, picture in enumerate(pictures, start=1))
        )
        await record("keep_paper_plan", who=by, office=conference.office, conference=conference.id, pages=len(pictures))


def _photo(conference: ConferenceLine, picture: Picture, position: int, by: UUID) -> PaperPhoto:
    id = uuid4()
    return PaperPhoto(
        id=id,
        conference=conference.id,
        sitting=conference.sitting,
        position=position,
        width=picture.width,
        height=picture.height,
        box=boxed(conference.id, id, picture.jpeg),
        made_by=by,
    )


async def turn_photo(conference: ConferenceLine, photo: UUID) -> None:
    """A quarter to the right, and kept so. Of two who turn it at once, it is turned once."""
    seen = await picture_of(conference.id, photo)
    picture = await looking.turned(seen.jpeg)
    async with all_or_nothing():
        await hold(conference)
        await PaperPhoto.update(
            {
                PaperPhoto.box: boxed(conference.id, photo, picture.jpeg),
                PaperPhoto.width: picture.width,
                PaperPhoto.height: picture.height,
                PaperPhoto.turns: seen.turns + 1,
            }
        ).where(PaperPhoto.conference == conference.id, PaperPhoto.id == photo, PaperPhoto.turns == seen.turns)


async def remove_photo(conference: ConferenceLine, photo: UUID, *, by: UUID) -> None:
    async with all_or_nothing():
        await hold(conference)
        gone = await PaperPhoto.delete().where(PaperPhoto.conference == conference.id, PaperPhoto.id == photo).returning(PaperPhoto.id)
        if not gone:
            raise NoSuchThing
        await record("remove_paper_plan", who=by, office=conference.office, conference=conference.id)
