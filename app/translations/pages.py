"""The pages on which a plan is translated: the coordinator's overview and lines; the lines also for the translator's own page."""

from collections.abc import Collection, Sequence
from typing import Any

from msgspec import Struct

from app.conferences.seats import Seat
from app.kit.clock import today
from app.kit.errors import NoSuchThing
from app.kit.forms import Form
from app.kit.i18n import gettext as _
from app.kit.pages import Page, page
from app.practice.languages import LANGUAGES, called_by_both
from app.translations import queries
from app.translations.forms import AskForm, ByWhomForm, Entry, ReadBackForm, mark, short
from app.translations.machine import machine, offered
from app.translations.queries import Standing, Work, Written
from app.translations.rules import AROUND, GROUND, MISSING, PROMISES, UNTIL_NOW, WRITTEN_IN, Line, at_once, grouped, may_be_german

called = called_by_both


class Item(Struct, frozen=True):
    """A line as its form shows it. `ticked`: right, or stays as it is; `theirs`: what somebody else wrote while this was typed."""

    line: Line
    said: Written | None
    before: Written | None
    words: str
    mark: str
    ticked: bool = False
    theirs: str = ""
    wrong: str = ""

    @property
    def id(self) -> str:
        return self.line.checksum[:12]

    @property
    def written_in(self) -> str:
        """The language of the original, where it can be told: families write their own words in their own."""
        return WRITTEN_IN if may_be_german(self.line.text) else ""


class Group(Struct, frozen=True):
    """Lines that belong together, under one heading."""

    title: str
    items: list[Item]


def groups(work: Work, sent: Sequence[Entry] = (), overtaken: Collection[str] = ()) -> list[Group]:
    """All lines, with what was typed where it could not be kept."""
    typed = {each.checksum: each for each in sent if each.wrong or each.checksum in overtaken}
    lines = at_once(work.lines, work.written)
    promises = list(dict.fromkeys(line.group for line in work.lines if line.group.startswith(PROMISES)))
    return [
        Group(_title(group, promises), [_item(work, line, typed.get(line.checksum)) for line in each]) for group, each in grouped(lines)
    ]


def _title(group: str, promises: Sequence[str]) -> str:
    if group in promises:
        return _("Promise %(number)s") % {"number": promises.index(group) + 1}
    if group.startswith(UNTIL_NOW):
        return _("Until now (version %(number)s)") % {"number": group.rpartition("/")[2]}
    titles = {
        GROUND: _("What it is about"),
        MISSING: _("The office cannot say yes yet. These are its reasons:"),
        AROUND: _("Also in the plan"),
    }
    return titles.get(group, _("Help that we ask for"))


def _item(work: Work, line: Line, typed: Entry | None) -> Item:
    said = work.written.get(line.checksum)
    stands = said.words if said else ""
    return Item(
        line=line,
        said=said,
        before=work.before.get(line.key),
        words=typed.words if typed and not typed.as_it_is else stands,
        mark=mark(line.checksum, stands),
        ticked=bool(typed and (typed.confirmed or typed.as_it_is)),
        theirs=stands if typed and typed.shown != short(stands) else "",
        wrong=typed.wrong if typed else "",
    )


def not_kept(work: Work, sent: Sequence[Entry]) -> list[str]:
    """What was typed at lines that the plan no longer has."""
    return [each.words for each in sent if each.words and not each.untouched and work.line(each.checksum) is None]


def about_lines(work: Work, sent: Sequence[Entry] = (), overtaken: Collection[str] = ()) -> dict[str, Any]:
    """What `family/lines.html` needs, and what is said above it."""
    found = groups(work, sent, overtaken)
    return {
        "work": work,
        "groups": found,
        "gone": not_kept(work, sent),
        "overtaken": any(item.theirs for group in found for item in group.items),
        "into": LANGUAGES[work.language],
    }


def status_of(sent: Sequence[Entry], overtaken: Collection[str], gone: Collection[str]) -> int:
    return 422 if any(each.wrong for each in sent) else 409 if overtaken or gone else 200


def root(seat: Seat) -> str:
    return f"/conferences/{seat.conference.id}/translations"


async def overview(seat: Seat, form: Form[AskForm] | None = None) -> Page:
    standing = await queries.standing_of(seat.conference.id, sitting=seat.conference.sitting, phase=seat.conference.phase)
    return page(
        "translations/overview",
        422 if form else 200,
        seat=seat,
        at=root(seat),
        standing=standing,
        named=LANGUAGES,
        called=called,
        form=form or Form(AskForm, filled=_first(standing)),
        into=[(code, called(code)) for code in LANGUAGES],
        translators=[(str(each.participant), each.name) for each in standing.interpreters],
    )


def _first(standing: Standing) -> dict[str, Any]:
    """What she most likely wants: the first language that somebody reads, and the only interpreter."""
    wanted, who = list(standing.wanted), standing.interpreters
    return {"language": wanted[0] if wanted else "", "translator": who[0].participant if len(who) == 1 else ""}


async def work_of(seat: Seat, language: str) -> Work:
    """For a language that nobody was asked for and that has no line there is no page."""
    known = language in LANGUAGES
    found = (
        await queries.work_in(seat.conference.id, language, sitting=seat.conference.sitting, phase=seat.conference.phase) if known else None
    )
    if found is None or not found.is_there:
        raise NoSuchThing
    return found


async def lines_page(
    seat: Seat,
    work: Work,
    *,
    sent: Sequence[Entry] = (),
    overtaken: Collection[str] = (),
    whose: Form[ByWhomForm] | None = None,
    reading: Form[ReadBackForm] | None = None,
    notice: str = "",
    status: int = 200,
) -> Page:
    """The lines in one language. `sent`: what could not be kept; `notice`: why something was not done."""
    name = work.translator_name or next((each.by_name for each in work.written.values() if each.by_name), "")
    service = machine() if offered(work.language) else None
    return page(
        "translations/lines",
        status,
        seat=seat,
        at=f"{root(seat)}/{work.language}",
        called=called(work.language),
        whose=whose or Form(ByWhomForm, filled={"by": name}),
        reading=reading or Form(ReadBackForm, filled={"on": today(seat.conference.zone), "by": name}),
        service=service.host if service else "",
        refused=notice,
        **about_lines(work, sent, overtaken),
    )
