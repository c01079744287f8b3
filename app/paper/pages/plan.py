"""A plan as it is printed: for one reader, in their language, and beside it in another if they like."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from msgspec import Struct

from app.directory.queries import HowReached
from app.invitations.pages.letters import alone
from app.kit import html, i18n
from app.kit.i18n import gettext as _
from app.paper.pages.saying import Block, Cell, Fact, Line, dir_of, ours, tag_of, theirs, words
from app.plans.rules import Agreement, Plan, Wish
from app.practice.promises import HelpDecision
from app.translations.rules import Telling


class Answer(Struct, frozen=True):
    """What the office answered to a wish for help."""

    decision: str
    promised_on: date | None
    words: str
    kept_on: date | None
    helper: HowReached | None = None


class Call(Struct, frozen=True):
    """A number to ring. `name` where it is somebody's own."""

    label: str
    number: str
    name: str = ""


class OnPaper(Struct, frozen=True):
    """A plan and its reader. `presented_on` is None where the day would tell of another meeting; so is the review's in the plan."""

    plan: Plan
    answers: Mapping[UUID, Answer]
    language: str
    telling: Telling
    name: str = ""  # of the reader, where several plans are printed
    presented_on: date | None = None
    calls: list[Call] = []
    beside: str = ""

    @property
    def languages(self) -> list[str]:
        own = i18n.closest(self.language)
        return [own, self.beside] if self.beside and tag_of(self.beside) != tag_of(own) else [own]


def document(one: OnPaper) -> dict[str, Any]:
    """The data of one plan, as templates/letters/plan.typ reads it."""
    each_way = [list(_in(one, language)) for language in one.languages]
    blocks = [Block(of[0].kind, [cell for block in of for cell in block.cells], of[0].number) for of in zip(*each_way, strict=True)]
    main = one.languages[0]
    with i18n.speaking(main):
        return {
            "lang": tag_of(main),
            "dir": dir_of(main),
            "title": _("Our plan"),
            "name": one.name,
            "version": _version(one),
            "blocks": blocks,
            "translators": _translators(one),
            "calls": [(_(each.label), each.number) for each in one.calls],
        }


def _version(one: OnPaper) -> str:
    if one.presented_on is None:
        return _("Version %(number)s") % {"number": one.plan.number}
    return _("Version %(number)s, presented on %(day)s") % {"number": one.plan.number, "day": html.day(one.presented_on)}


def _translators(one: OnPaper) -> list[str]:
    """Who translated, and what to mind of it."""
    if not one.telling.lines:
        return []
    told = [_("Translated by %(name)s.") % {"name": alone(name)} for name in one.telling.names]
    if one.telling.machine:
        told.append(_("A machine made some lines. They can be wrong."))
    if one.telling.not_read_back:
        told.append(_("Not everything was read back to the family yet."))
    return [*told, _("The original counts.")]


def _in(one: OnPaper, language: str) -> Iterator[Block]:
    """The whole plan in one language."""
    with i18n.speaking(language):
        found = list(_Speaking(one, language).blocks())
    yield from found


class _Speaking:
    """Says the pieces of a plan in the language that is spoken."""

    def __init__(self, one: OnPaper, language: str) -> None:
        self.plan, self.one, self.language = one.plan, one, language
        self.telling = one.telling if language == one.languages[0] else Telling(language)
        self.alone = len(one.languages) == 1

    def blocks(self) -> Iterator[Block]:
        yield self.section(_("What we do"))
        for number, each in enumerate(self.plan.agreements, 1):
            yield self.agreement(each, number)
        if self.plan.services:
            yield self.section(_("Help that we ask for"))
            yield from map(self.wish, self.plan.services)
        yield self.section(_("If something goes wrong"))
        yield self.piece(
            [
                self.words(self.plan.contingency)
                if self.plan.contingency
                else self.sentence(_("The family does not want an emergency plan."))
            ]
        )
        yield from self.whom_to_call()
        if self.plan.guardian:
            yield self.section(_("Who keeps an eye on the plan"))
            yield self.piece([Line(theirs(self.plan.guardian.name))])
        if self.plan.review_on:
            yield self.section(_("When we look at it together again"))
            yield self.piece([self.sentence(html.weekday(self.plan.review_on))])
        yield from self.ground()

    def agreement(self, each: Agreement, number: int) -> Block:
        first = self.telling.first(each.own_words, each.what)
        lines = [self.words(first, strong=True)]
        if first != each.own_words:
            lines.append(self.words(each.own_words, label=_("In own words")))
        elif each.what and each.what != each.own_words:
            lines.append(self.words(each.what, label=_("Said more exactly:")))
        more = [(_("How we notice that it works"), each.sign), (_("If it does not work"), each.plan_b)]
        lines += [self.words(text, label=label) for label, text in more if text]
        return self.piece(lines, list(self.facts(each)), kind="entry", number=number)

    def facts(self, each: Agreement) -> Iterator[Fact]:
        yield Fact(_("Who"), theirs(each.who.name) if each.who else ours(_("Not said yet")))
        if each.due_on:
            yield Fact(_("When"), ours(html.day(each.due_on)))
        if each.due_words:
            yield Fact("" if each.due_on else _("When"), self.words(each.due_words).said)
        for label, who in ((_("Helps"), each.helper), (_("Checks whether it works"), each.checker)):
            if who:
                yield Fact(label, theirs(who.name))

    def wish(self, each: Wish) -> Block:
        lines = [self.words(each.what, strong=True)]
        facts = [Fact(_("From whom"), self.words(each.from_whom).said)] if each.from_whom else []
        answer = self.one.answers.get(each.request)
        if answer is None:
            return self.piece([*lines, self.sentence(_("The office has not answered yet."))], facts, kind="entry")
        if answer.words:
            lines.append(self.words(answer.words))
        lines.append(self.sentence(_what_the_office_says(answer)))
        return self.piece(lines, facts + list(_helper(answer)), kind="entry")

    def whom_to_call(self) -> Iterator[Block]:
        agreed = self.plan.escalation
        if not agreed:
            return
        yield self.section(_("You agreed whom to call, and when"))
        lines = [Line(theirs(agreed.whom.name), strong=True)] if agreed.whom else []
        yield self.piece(lines + ([self.words(agreed.words)] if agreed.words else []))

    def ground(self) -> Iterator[Block]:
        """What it is about. A child's plan has none of it."""
        asked = [
            (_("The question to you"), self.plan.question),
            (_("What goes well"), self.plan.good),
            (_("What causes worry"), self.plan.concern),
        ]
        lines = [self.words(text, label=label) for label, text in asked if text]
        certain = [
            self.words(each.text, label=f"{_('What must be certain in the end')} – {each.number}") for each in self.plan.bottom_lines
        ]
        if lines or certain:
            yield self.section(_("What it is about"))
            for line in lines + certain:
                yield self.piece([line])

    def words(self, text: str, *, strong: bool = False, label: str = "") -> Line:
        return words(text, self.telling, original=self.alone, strong=strong, label=label)

    def sentence(self, text: str) -> Line:
        return Line(ours(text))

    def section(self, head: str) -> Block:
        return Block("section", [Cell(tag_of(self.language), dir_of(self.language), head)])

    def piece(self, lines: list[Line], facts: list[Fact] | None = None, *, kind: str = "plain", number: int = 0) -> Block:
        return Block(kind, [Cell(tag_of(self.language), dir_of(self.language), "", lines, facts or [])], number)


def _what_the_office_says(answer: Answer) -> str:
    if answer.decision == HelpDecision.REFUSED:
        return _("The office says no to this.")
    if answer.kept_on:
        return _("The office has kept this on %(day)s.") % {"day": html.day(answer.kept_on)}
    return _("The office has promised this until %(day)s.") % {"day": html.day(answer.promised_on)}


def _helper(answer: Answer) -> Iterator[Fact]:
    """Who gives the help, and how they are reached."""
    helper = answer.helper
    if helper is None:
        return
    yield Fact(_("Who gives the help:"), theirs(helper.name))
    if helper.phone:
        yield Fact(_("Phone"), theirs(helper.phone))
    if helper.hours:
        yield Fact(_("When they are reached"), theirs(helper.hours))
    if helper.email:
        yield Fact(_("E-mail"), theirs(helper.email))
