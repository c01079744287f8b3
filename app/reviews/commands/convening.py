"""Convening a review and calling it off, and a plan that goes on as it is."""

from datetime import date
from uuid import UUID

from msgspec import structs

from app.circle import commands as circle
from app.circle.commands import make_link
from app.conferences.commands import call_off as tell_that_it_is_off
from app.conferences.commands import hold_alone, take
from app.conferences.queries import ConferenceLine
from app.conferences.tables import Conference
from app.database import all_or_nothing, row, rows
from app.dates import commands as dates
from app.dates.queries.poll import written_to
from app.day import commands as day
from app.information import commands as information
from app.invitations import commands as invitations
from app.kit.clock import now, today
from app.kit.errors import Refused
from app.kit.i18n import gettext as _
from app.logistics.commands.past import call_off as give_back
from app.outbox.writing import write_to_family, write_to_staff
from app.plans.commands import keep_plan
from app.practice.mail import Kind
from app.practice.phases import Phase, Step
from app.profile import commands as profile
from app.reviews.tables import ReviewWish
from app.safety.commands import take_back_closing

#: A review that was called off did not take place: the next one is the same.
_CALLED_OFF = """
    SELECT step FROM move WHERE conference = $1 AND step IN ('convene_review', 'call_off_review', 'open_conference')
    ORDER BY at DESC, id LIMIT 1
"""
_TO_ASK = """
    SELECT pa.person FROM participant pa JOIN meeting m ON m.participant = pa.id LEFT JOIN contact k ON k.participant = pa.id
    WHERE pa.conference = $1 AND pa.left_at IS NULL AND pa.role IN ('family', 'child') AND m.reads_plan AND {by_us}
    ORDER BY pa.made_at
"""


async def convene(conference: ConferenceLine, *, by: UUID) -> ConferenceLine:
    """The family is to meet again. What belongs to the meeting before is put away, room by room, and everybody is asked to look back.

    The conference is moved first: of two who convene at the same moment, the second is told.
    """
    async with all_or_nothing():
        last = await row(_CALLED_OFF, conference.id)
        again = last is not None and last["step"] == Step.CALL_OFF_REVIEW
        await take(Step.CONVENE_REVIEW, conference, by=by)
        await take_back_closing(structs.replace(conference, phase=Phase.REVIEW), by=by)
        await _put_away(conference, held=not again)
        review = structs.replace(conference, phase=Phase.REVIEW, sitting=conference.sitting + (not again), convened_at=now())
        await Conference.update({Conference.sitting: review.sitting, Conference.convened_at: review.convened_at}).where(
            Conference.id == conference.id
        )
        await ReviewWish.update({ReviewWish.settled_at: now()}).where(
            ReviewWish.conference == conference.id, ReviewWish.withdrawn_at.is_null(), ReviewWish.settled_at.is_null()
        )
        for each in await rows(_TO_ASK.replace("{by_us}", written_to()), conference.id):
            link = await make_link(review, each["person"], by=by)
            await write_to_family(Kind.LOOK_BACK, each["person"], office=conference.office, conference=conference.id, link=link)
        await write_to_staff(Kind.DESK_NEWS, conference.caseworker, office=conference.office, conference=conference.id)
    return review


async def _put_away(conference: ConferenceLine, *, held: bool) -> None:
    """Rooms and arrangements need nothing: each belongs to its meeting."""
    await circle.put_away(conference)
    await information.put_away(conference)
    await day.put_away(conference)
    await invitations.put_away(conference, held=held)
    await profile.put_away(conference)
    await dates.put_away(conference)


async def call_off(conference: ConferenceLine, why: str, *, by: UUID) -> None:
    """The family does not meet again for now; its plan goes on. Whoever was told a day hears that it is off."""
    async with all_or_nothing():
        await take(Step.CALL_OFF_REVIEW, conference, by=by, why=why)
        await tell_that_it_is_off(conference)
        await _keep_what_was_said(conference)
        await give_back(conference)
        await Conference.update({Conference.convened_at: now()}).where(Conference.id == conference.id)
        await write_to_staff(Kind.DESK_NEWS, conference.caseworker, office=conference.office, conference=conference.id)


async def _keep_what_was_said(conference: ConferenceLine) -> None:
    """As after a meeting that was held; only that who knew the day still knows it, so that a calendar can take it out."""
    await circle.put_away(conference)
    await information.put_away(conference)
    await day.put_away(conference)
    await invitations.put_away(conference, held=False)
    await profile.put_away(conference)
    await dates.put_away(conference, held=False)


async def go_on(conference: ConferenceLine, review_on: date, *, by: UUID) -> None:
    """The plan goes on as it is, and is looked at again on this day."""
    async with all_or_nothing():
        await hold_alone(conference)
        if review_on <= today(conference.zone):
            raise Refused(_("Choose a day on which you look at the plan together."))
        await Conference.update({Conference.review_on: review_on}).where(Conference.id == conference.id)
        await keep_plan(conference, by=by)
