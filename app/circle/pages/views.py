"""What is read out on the day, and by whom."""

from app.circle import queries
from app.circle.pages.choices import home
from app.conferences.seats import Seat
from app.kit.i18n import names_of
from app.kit.pages import Page, page
from app.practice.taking_part import CHILD_TAKES_PART_NAMES, INVITED_NAMES, ChildTakesPart, Invited

#: Whoever takes part in these ways is not in the room, or not all of the time: something may be read out for them.
FROM_AFAR = {Invited.NO, Invited.ANOTHER_WAY}


async def views_page(seat: Seat) -> Page:
    """Everybody of whom something is read out, and who will be absent and has not been asked what they want said."""
    circle = await queries.circle_of(seat.conference.id)
    views = await queries.views_of(seat.conference.id)
    silent = [
        each
        for each in circle
        if not each.left and not each.said and (each.answer in FROM_AFAR or each.part not in {"", ChildTakesPart.PRESENT})
    ]
    return page(
        "circle/views",
        seat=seat,
        home=home(seat),
        read_out=[view for view in views if not view.only_coordinator],
        kept=[view for view in views if view.only_coordinator],
        silent=silent,
        answers=names_of(INVITED_NAMES),
        child_parts=names_of(CHILD_TAKES_PART_NAMES),
    )
