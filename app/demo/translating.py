"""Interpreters translate a plan of the demo by the room's own commands, on the days on which they did."""

from app.demo.families.telling import Translated
from app.demo.story import Going
from app.kit.clock import pretending, today
from app.translations.commands import ByWhom, ask, finish, read_back, write_lines
from app.translations.forms import AskForm, Entry, ReadBackForm
from app.translations.queries import Work, work_in


async def translate(going: Going, told: Translated) -> None:
    name = next(who.name for who in going.story.people if who.key == told.by)
    person = going.people[told.by]
    with pretending(going.day_of_meeting(2, hours=1)):
        await ask(await going.line(), AskForm(language=told.language, translator=going.seats[told.by]), by=going.coordinator)
    with pretending(going.day_of_meeting(told.days, hours=-2)):
        work = await _work(going, told.language)
        sent = [Entry(line.checksum, told.words[line.text], "") for line in work.lines if line.text in told.words]
        await write_lines(await going.line(), work, sent, ByWhom(name, person), by=person)
        if not (await _work(going, told.language)).untranslated:
            await finish(await going.line(), told.language, by=person)
    if told.read_back is not None:
        with pretending(going.day_of_meeting(told.read_back, hours=1)):
            form = ReadBackForm(on=today(), by=name, seen=(await _work(going, told.language)).stands)
            await read_back(await going.line(), told.language, form, by=going.coordinator)


async def _work(going: Going, language: str) -> Work:
    line = await going.line()
    work = await work_in(line.id, language, sitting=line.sitting, phase=line.phase)
    assert work is not None  # noqa: S101  # the plan is presented
    return work
