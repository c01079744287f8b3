"""The Yılmaz family's plan on its way into Turkish."""

from datetime import timedelta

from app.kit.clock import today
from app.plans.commands import answer_wish, decide
from app.plans.forms import WishForm
from app.plans.rules import Point, Verdicts
from app.practice.promises import HelpDecision
from app.translations import commands, queries
from app.translations.commands import ByWhom
from app.translations.forms import AskForm, Entry, ReadBackForm, short
from app.translations.queries import Work
from tests.circle import seat_of
from tests.plans import all_yes, present_plan, the_latest
from tests.world import World

OWN = "Oma holt sie morgens ab, dann klappt das."
WHAT = "Ayşe bringt Elif jeden Schultag um 7:30 Uhr zur Schule."
IN_ARABIC = {OWN: "ستأخذها جدتها صباحا وبهذا ننجح.", WHAT: "تأخذ عائشة إليف إلى المدرسة كل يوم."}
IN_TURKISH = {OWN: "Sabahları babaannesi alacak, o zaman olur.", WHAT: "Ayşe, Elif'i her okul günü saat 7.30'da okula götürür."}

ANSWER, UNCLEAR, UNMET = "Frau Lübben ruft an.", "Wann ist „abends“?", "Wer ist am Wochenende da?"
BY_THE_OFFICE = {ANSWER: "ستتصل السيدة لوبن.", UNCLEAR: "متى يكون المساء؟", UNMET: "من موجود في نهاية الأسبوع؟"}


async def answered(world: World, words: str = ANSWER) -> None:
    """The office promises the help that was asked for."""
    wish = (await the_latest(world)).plan.services[0].request
    form = WishForm(decision=HelpDecision.GRANTED, promised_on=today() + timedelta(days=10), words=words)
    await answer_wish(await world.as_it_is(), wish, form, by=world.idris.id)


async def sent_back(world: World, unclear: str = UNCLEAR, unmet: str = UNMET) -> None:
    """The office says what is missing: in the plan, and to the second bottom line."""
    yes = all_yes(await the_latest(world))
    verdicts = Verdicts(yes.number, Point(False, unclear), yes.safe, yes.lawful, yes.lines | {2: Point(False, unmet)})
    assert not await decide(await world.as_it_is(), verdicts, by=world.idris.id)


async def work_in(world: World, language: str = "tr") -> Work:
    conference = await world.as_it_is()
    found = await queries.work_in(conference.id, language, sitting=conference.sitting, phase=conference.phase)
    assert found is not None
    return found


async def ask_leyla(world: World, language: str = "tr", *, ground: bool = False) -> None:
    form = AskForm(language=language, translator=await seat_of(world, world.interpreter), ground="yes" if ground else None)
    await commands.ask(await world.as_it_is(), form, by=world.nora.id)


async def write(world: World, words: dict[str, str], language: str = "tr", *, by: ByWhom | None = None) -> frozenset[str]:
    """As the translator writes it who has just opened the page."""
    work = await work_in(world, language)
    there = {line.text: line for line in work.lines}
    sent = []
    for text, said in words.items():
        old = work.written.get(there[text].checksum)
        sent.append(Entry(there[text].checksum, said, short(old.words) if old else ""))
    whose = by or ByWhom(world.interpreter.name, world.interpreter.id)
    return await commands.write_lines(await world.as_it_is(), work, sent, whose, by=whose.person or world.nora.id)


async def read_back(world: World, language: str = "tr") -> None:
    work = await work_in(world, language)
    form = ReadBackForm(on=today(), by=world.interpreter.name, seen=work.stands)
    await commands.read_back(await world.as_it_is(), language, form, by=world.nora.id)


async def in_turkish(world: World) -> None:
    """Presented, asked for, two lines translated by Leyla."""
    await present_plan(world)
    await ask_leyla(world)
    await write(world, IN_TURKISH)


def fields_of(page: str) -> list[tuple[str, str]]:
    """What a browser would send of the lines' form: each line with its mark, in order."""
    import re
    from html import unescape

    words = [unescape(each) for each in re.findall(r'<textarea[^>]*name="words"[^>]*>\n?(.*?)</textarea>', page, re.DOTALL)]
    marks = re.findall(r'name="line" value="([^"]+)"', page)
    assert len(words) == len(marks)
    return list(zip(marks, words, strict=True))
