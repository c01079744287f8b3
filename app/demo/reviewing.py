"""The review that a story prepares: convened, with a day, everybody invited, and some have said how it went."""

from datetime import timedelta
from uuid import UUID

from app.dates.commands import set_date
from app.dates.forms import DateForm
from app.demo.inviting import invite_everybody
from app.demo.story import Going
from app.kit.clock import now, pretending, today
from app.practice.reviews import Went
from app.reviews.commands import convene, finish, say_how_it_went

CONVENED, INVITED, SAID = 6, 5, 2  # days ago
USUAL, SUNDAY = 120, 6


async def prepare_review(going: Going, promises: dict[str, UUID]) -> None:
    """`promises`: by the key of who does it."""
    story, by = going.story, going.coordinator
    with pretending(now() - timedelta(days=CONVENED)):
        await convene(await going.line(), by=by)
    with pretending(now() - timedelta(days=INVITED)):
        line = await going.line()
        day = going.day(story.review) or today()
        day += timedelta(days=day.weekday() == SUNDAY)
        await set_date(line, DateForm(day=day, clock=story.at, place=story.place, minutes=USUAL, edited=line.edited), by=by)
        await invite_everybody(story, await going.line(), going.people, going.seats, by=by)
    known = set(promises.values())
    for hours, (who, answers, well, different) in enumerate(story.since.before_review):
        with pretending(now() - timedelta(days=SAID, hours=hours)):
            line, person = await going.line(), going.people[who]
            for whose, went, words in answers:
                await say_how_it_went(line, person, promises[whose], Went(went), words, known=known, by=person)
            await finish(line, person, well, different, by=person)
