"""What the families of the demo said since their plan began: by the rooms' own commands, on the days on which they said it."""

from uuid import UUID

from app.audit.commands import looked
from app.demo.story import Going
from app.follow_up.commands.checks import check_promise
from app.follow_up.commands.hearing import note_a_call
from app.follow_up.commands.news import tell_good_news
from app.follow_up.commands.scale import say_how_it_is
from app.follow_up.forms import CheckForm, NewsForm, ScaleForm
from app.kit.clock import pretending, today
from app.practice.looking import Look


def _ticked(yes: bool) -> list[str]:
    return ["yes"] if yes else []


async def tell_since(going: Going, promises: dict[str, UUID]) -> None:
    """`promises`: by the key of who does it."""
    since, people = going.story.since, going.people
    for who, whose, days, worked, words, shared in since.checks:
        with pretending(going.day_of_meeting(days, hours=2)):
            form = CheckForm(worked=worked, words=words, shared=_ticked(shared))
            await check_promise(await going.line(), promises[whose], form, by=people[who])
    for who, said, shared in since.scale:
        for days, number in said:
            with pretending(going.day_of_meeting(days, hours=3)):
                form_of_scale = ScaleForm(number=number, for_family=["yes"], shared=_ticked(shared))
                await say_how_it_is(await going.line(), form_of_scale, today(), by=people[who])
    for who, days, words, shared in since.news:
        with pretending(going.day_of_meeting(days, hours=4)):
            await tell_good_news(await going.line(), NewsForm(words=words, shared=_ticked(shared)), by=people[who])
    for days in since.calls:
        with pretending(going.day_of_meeting(days, hours=-3)):
            await note_a_call(await going.line(), today(), by=going.coordinator)
    for staff, days in since.looked:
        with pretending(going.day_of_meeting(days, hours=-4)):
            await looked(Look.PLAN, who=going.staff[staff], office=going.office, conference=going.id)
