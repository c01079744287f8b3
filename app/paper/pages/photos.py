"""The page of the photos, and one of them by itself."""

from typing import Any
from uuid import UUID

from litestar import Response

from app.conferences.seats import Seat
from app.kit.pages import Page, page
from app.kit.policy import PICTURE_ALONE
from app.paper.queries.photos import photos_of, picture_of
from app.paper.rules.unreadable import MOST_PAGES
from app.practice.phases import Phase


async def photos_page(seat: Seat, no: str = "") -> Page:
    found = await photos_of(seat.conference.id)
    now = [each for each in found if each.sitting == seat.conference.sitting]
    return page(
        "paper/photos",
        422 if no else 200,
        seat=seat,
        at=f"/conferences/{seat.conference.id}/plan",
        sheets=now,
        earlier=[each for each in found if each.sitting != seat.conference.sitting],
        left=MOST_PAGES - len(now),
        writing=seat.phase is Phase.AGREEING,
        no=no,
    )


async def picture(seat: Seat, photo: UUID) -> Response[Any]:
    found = await picture_of(seat.conference.id, photo)
    headers = {"Content-Disposition": 'inline; filename="Seite.jpg"', "Content-Security-Policy": PICTURE_ALONE}
    return Response(found.jpeg, media_type="image/jpeg", headers=headers)
