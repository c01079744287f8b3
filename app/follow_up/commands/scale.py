"""Saying how it is now: once a day, changed or taken back on the same day."""

from datetime import date
from uuid import UUID

from app.audit.commands import record
from app.conferences.commands import hold
from app.conferences.queries import ConferenceLine
from app.conferences.tables import Participant
from app.database import all_or_nothing, rows
from app.follow_up.forms import PhonedForm, ScaleForm
from app.follow_up.tables import HowItIs
from app.kit.clock import now
from app.kit.errors import NoSuchThing, Refused
from app.kit.i18n import gettext as _
from app.practice.roles import FAMILY_GROUP

#: A later number of the same day takes the place of the earlier one; what somebody said themselves is not written over for them.
_SAY = """
    INSERT INTO how_it_is (conference, person, "on", number, words, for_family, shared, by_phone, at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
    ON CONFLICT ON CONSTRAINT once_a_day
    DO UPDATE SET number = $4, words = $5, for_family = $6, shared = $7, by_phone = $8, at = $9 WHERE how_it_is.by_phone OR NOT $8
    RETURNING id
"""


async def say_how_it_is(conference: ConferenceLine, form: ScaleForm, on: date, *, by: UUID) -> None:
    """For oneself. The log of deeds says that somebody did, not which number."""
    async with all_or_nothing():
        await hold(conference)
        await rows(
            _SAY, conference.id, by, on, form.number, form.words, bool(form.for_family), bool(form.shared), False, now()
        )  # fmt: skip
        await record("say_how_it_is", who=by, office=conference.office, conference=conference.id)


async def take_back_how_it_is(conference: ConferenceLine, on: date, *, by: UUID) -> None:
    """It is as if nothing had been said on this day."""
    async with all_or_nothing():
        await hold(conference)
        gone = (
            await HowItIs.delete().where(HowItIs.conference == conference.id, HowItIs.person == by, HowItIs.on == on).returning(HowItIs.id)
        )
        if gone:
            await record("take_back_how_it_is", who=by, office=conference.office, conference=conference.id)


async def note_how_it_is(conference: ConferenceLine, form: PhonedForm, on: date, *, by: UUID) -> None:
    """The coordinator writes down what somebody says on the phone, and who may see it."""
    async with all_or_nothing():
        await hold(conference)
        if not await Participant.exists().where(
            Participant.conference == conference.id,
            Participant.person == form.person,
            Participant.left_at.is_null(),
            Participant.role.is_in(sorted(FAMILY_GROUP)),
        ):
            raise NoSuchThing
        noted = await rows(_SAY, conference.id, form.person, on, form.number, "", bool(form.for_family), bool(form.shared), True, now())
        if not noted:
            raise Refused(_("They have said it themselves today. Thank you for asking all the same."))
        await record("note_how_it_is", who=by, office=conference.office, conference=conference.id, person=form.person)
