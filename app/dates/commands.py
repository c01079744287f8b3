"""Setting the day, and telling those who had the old one."""

from datetime import datetime
from uuid import UUID

from app.audit.commands import record
from app.conferences.commands import hold_alone
from app.conferences.queries import ConferenceLine
from app.conferences.tables import Conference
from app.database import all_or_nothing, rows
from app.dates import queries
from app.dates.forms import DateForm, by_the_clock
from app.dates.rules import give_up_at
from app.kit.clock import moment_of, now
from app.kit.errors import Overtaken
from app.kit.i18n import gettext as _
from app.outbox.tables import OutboxMessage
from app.outbox.writing import write_to_family
from app.practice.mail import Kind, State


async def set_date(conference: ConferenceLine, value: DateForm, *, by: UUID) -> None:
    """Set or change day, time and place. Whoever is invited already is told, once for each change, and asked to confirm their answer.

    Raises Overtaken when somebody else set them since the page was opened.
    """
    clock = by_the_clock(value)
    async with all_or_nothing():
        await hold_alone(conference)
        before = await queries.date_of(conference.id)
        set_now = (
            await Conference.update(
                {
                    Conference.meets_on: value.day,
                    Conference.meets_at: clock,
                    Conference.place: value.place,
                    Conference.edited: value.edited + 1,
                }
            )
            .where(Conference.id == conference.id, Conference.edited == value.edited)
            .returning(Conference.id)
        )
        if not set_now:
            raise Overtaken(_("Day or place were changed in the meantime. Please look at what stands there now."))
        await record("set_date", who=by, office=conference.office, conference=conference.id)
        if before.frozen and (before.meets_on, before.meets_at, before.place) != (value.day, clock, value.place):
            await _tell_of_the_change(conference, moment_of(value.day, clock, before.zone))


#: The invitations of the room above: what was given by hand is to be given anew, what was answered is to be confirmed.
_TO_BE_CONFIRMED = """
    UPDATE invitation i SET given_at = NULL, to_confirm = i.answer <> ''
    FROM participant pa
    LEFT JOIN contact k ON k.participant = pa.id
    JOIN access_link l ON l.conference = pa.conference AND l.person = pa.person AND l.withdrawn_at IS NULL
    WHERE pa.id = i.participant AND pa.conference = $1 AND pa.left_at IS NULL
    RETURNING pa.person, l.id AS link, coalesce(k.way, '') = 'email' AND NOT (
        EXISTS (SELECT 1 FROM consent c WHERE c.participant = pa.id)
        AND NOT EXISTS (SELECT 1 FROM consent c WHERE c.participant = pa.id AND c.withdrawn_at IS NULL)
    ) AS by_mail
"""


async def _tell_of_the_change(conference: ConferenceLine, meets: datetime) -> None:
    until = give_up_at(meets, now())
    await OutboxMessage.update({OutboxMessage.give_up_at: until}).where(
        OutboxMessage.conference == conference.id,
        OutboxMessage.state == State.WAITING,
        OutboxMessage.kind.is_in([Kind.INVITATION, Kind.CHANGED]),
    )
    waiting = {each["person"] for each in await rows(_WAITS, conference.id, Kind.CHANGED.value)}
    for each in await rows(_TO_BE_CONFIRMED, conference.id):
        if each["by_mail"] and each["person"] not in waiting:
            await write_to_family(
                Kind.CHANGED, each["person"], office=conference.office, conference=conference.id, link=each["link"], give_up_at=until
            )


_WAITS = "SELECT person FROM outbox_message WHERE conference = $1 AND kind = $2 AND state = 'waiting'"
