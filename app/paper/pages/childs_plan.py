"""The plan as it is told to a child, on paper: big pictures, short sentences, in the child's language."""

from collections.abc import Iterator, Sequence
from typing import Any

from app.childs_plan.queries import ChildsPlan
from app.kit import html, i18n
from app.kit.i18n import gettext as _
from app.paper.pages.plan import Call
from app.paper.pages.saying import dir_of, ours, tag_of, theirs
from app.practice.childs_words import OWN_NAMES
from app.practice.pictograms import PICTOGRAMS, Pictogram


def childs_plan(plan: ChildsPlan, calls: Sequence[Call]) -> dict[str, Any]:
    """The data of one child's plan, as templates/letters/childs_plan.typ reads it. What it is about does not even reach this page."""
    language = i18n.closest(plan.language)
    with i18n.speaking(language):
        return {
            "lang": tag_of(language),
            "dir": dir_of(language),
            "title": _("My plan"),
            "name": theirs(plan.name),
            "changed": _("The plan has changed.") if plan.changed else "",
            "sections": [each for each in _sections(plan) if each["lines"]],
            "with": _("You wrote this with us on %(day)s.") % {"day": html.day(plan.with_child_on)} if plan.with_child_on else "",
            "calls": [(theirs(each.name) if each.name else ours(_(each.label)), each.number) for each in calls],
        }


def _sections(plan: ChildsPlan) -> Iterator[dict[str, Any]]:
    own = plan.language
    yield {"head": _("Who is there for me"), "lines": [_line(each.pictogram, each.name, each.words, own) for each in plan.people]}
    yield {"head": _("What was promised"), "lines": [_line(each.pictogram, "", each.words, own) for each in plan.promises]}
    yield {"head": _("My own words"), "lines": [_line(each.pictogram, _(OWN_NAMES[each.about]), each.words, own) for each in plan.own]}


def _line(picture: Pictogram, head: str, words: str, language: str) -> dict[str, Any]:
    return {
        "picture": picture.value,
        "alt": _(PICTOGRAMS[picture].label),
        "head": theirs(head) if head else None,
        "words": theirs(words, language) if words else None,
    }
