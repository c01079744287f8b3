"""The day of a meeting that was held."""

from app.conferences.putting_away import keep
from app.conferences.queries import ConferenceLine
from app.conferences.tables import Conference
from app.database import all_or_nothing, rows
from app.dates.tables import Asked, Needed, Proposal
from app.practice.reviews import USUAL_MINUTES
from app.safety.tables import Slot

_THE_DAY = "SELECT NULL::uuid AS participant, c.meets_on, c.meets_at, c.zone, c.place FROM conference c WHERE c.id = $1"
_OWN_DAYS = "SELECT NULL::uuid AS participant, s.name, s.meets_on, s.meets_at, s.zone, s.place FROM slot s WHERE s.conference = $1"
_WORDS = """
    SELECT a.participant, a.words FROM asked a WHERE a.conference = $1 AND a.words <> ''
"""
#: An hour of arrival was one of that day; which door somebody comes through stays.
_NO_HOUR = """
    UPDATE separate w SET arrives_at = NULL FROM participant pa
    WHERE pa.id = w.participant AND pa.conference = $1 AND w.arrives_at IS NOT NULL
"""
_FORGET_TOLD = "DELETE FROM told t USING participant pa WHERE pa.id = t.participant AND pa.conference = $1"
#: What still waits would ask to a day that is over.
_NOT_NOW = """
    UPDATE outbox_message SET state = 'withheld', problem = 'not_now', next_try_at = NULL
    WHERE conference = $1 AND state = 'waiting' AND leased_until IS NULL
      AND kind IN ('invitation', 'changed', 'dates', 'dates_reminder', 'date_chosen', 'facts_wanted', 'look_back')
"""


async def put_away(conference: ConferenceLine, *, held: bool = True) -> None:
    """The common day and those of second meetings are over; who comes to which stays. What was asked about days is taken away.

    The numbers of everybody's days rise with it (the database sees to that), so that a calendar's file of the next day is the newer one.
    Whoever was told the day of a meeting that is called off still knows it: their calendar takes it out again.
    """
    async with all_or_nothing():
        await keep("meeting", _THE_DAY, conference)
        await keep("slot", _OWN_DAYS, conference)
        await keep("date_words", _WORDS, conference)
        await Conference.update(
            {
                Conference.meets_on: None,
                Conference.meets_at: None,
                Conference.place: "",
                Conference.minutes: USUAL_MINUTES,
                Conference.edited: Conference.edited + 1,
            }
        ).where(Conference.id == conference.id)
        await Slot.update({Slot.meets_on: None, Slot.meets_at: None, Slot.place: "", Slot.edited: Slot.edited + 1}).where(
            Slot.conference == conference.id
        )
        await Proposal.delete().where(Proposal.conference == conference.id)
        await Needed.delete().where(Needed.conference == conference.id)
        await Asked.delete().where(Asked.conference == conference.id)
        if held:
            await rows(_FORGET_TOLD, conference.id)
        await rows(_NO_HOUR, conference.id)
        await rows(_NOT_NOW, conference.id)
