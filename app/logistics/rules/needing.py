"""Who needs what, and what of it nobody has thought of yet."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from uuid import UUID

from msgspec import Struct

from app.kit import i18n
from app.kit.i18n import gettext as _
from app.logistics.rules.standing import Clash, InterpretingLine, Need, Speaker, ThingLine
from app.practice.arrangements import (
    ARRANGED_FOR_NEED,
    INTERPRETED,
    INTERPRETER_NEED,
    OTHER_LANGUAGE,
    ROOM_IS_TAKEN,
    SIGN_LANGUAGE,
    USUAL,
    Interpreting,
    Thing,
)

#: The language of the office: nobody interprets into it, so whoever needs an interpreter all the same needs another way, such as signs.
HOME = "de"


class Language(Struct, frozen=True):
    """A language that somebody needs, and who they are."""

    code: str
    people: list[str]


def language_name(code: str) -> str:
    """The name of a language in the reader's own: Türkisch, Turkish, التركية."""
    if code in {SIGN_LANGUAGE, OTHER_LANGUAGE}:
        return _(INTERPRETED[code])
    return str(i18n.locale().languages.get(code, INTERPRETED.get(code, code)))


def languages_without(needs: Iterable[Need], booked: Iterable[InterpretingLine]) -> list[Language]:
    """The languages of those who said that they need an interpreter, for which nothing was begun yet.

    Somebody whose language is German needs one too if they say so: for signs, or a language that is not on our list.
    """
    begun = {each.language for each in booked if each.state is not Interpreting.CANCELLED}
    by_language: dict[str, list[str]] = {}
    for need in needs:
        if need.kind == INTERPRETER_NEED:
            by_language.setdefault(OTHER_LANGUAGE if need.language == HOME else need.language, []).append(need.name)
    return [Language(code, people) for code, people in by_language.items() if not _has(begun, code)]


def languages_to_ask_about(speakers: Iterable[Speaker], needs: Iterable[Need], booked: Iterable[InterpretingLine]) -> list[Language]:
    """Languages other than German of those who have not said whether they need an interpreter. Only a question: many need none."""
    begun = {each.language for each in booked}
    said = {need.participant for need in needs if need.kind == INTERPRETER_NEED}
    by_language: dict[str, list[str]] = {}
    for each in speakers:
        if each.language != HOME and each.participant not in said:
            by_language.setdefault(each.language, []).append(each.name)
    return [Language(code, people) for code, people in by_language.items() if code not in begun]


def _has(begun: set[str], code: str) -> bool:
    return code in begun or (code == OTHER_LANGUAGE and SIGN_LANGUAGE in begun)


class Suggestion(Struct, frozen=True):
    """Something for the list: from the usual list (`usual`), or what somebody needs. `ref` names it in a form."""

    ref: str
    thing: Thing
    usual: str = ""
    participant: UUID | None = None
    name: str = ""
    words: str = ""


def suggestions(needs: Iterable[Need], things: Sequence[ThingLine]) -> list[Suggestion]:
    """What people need and what is usual, as far as it is not on the list yet. What somebody needs comes first."""
    there = {(each.thing, each.participant) for each in things}
    usual_there = {each.usual for each in things}
    needed = [
        Suggestion(f"{thing}_{need.participant}", thing, participant=need.participant, name=need.name, words=need.words)
        for need in needs
        if (thing := ARRANGED_FOR_NEED.get(need.kind)) and (thing, need.participant) not in there
    ]
    return needed + [Suggestion(key, usual.thing, usual=key) for key, usual in USUAL.items() if key not in usual_there]


def due_by(usual: str, meets_on: date | None) -> date | None:
    """By when something of the usual list should stand; what somebody needs, a week before the day."""
    if meets_on is None:
        return None
    return meets_on - timedelta(days=USUAL[usual].days_before if usual in USUAL else 7)


def clashing(clashes: Iterable[Clash], meets_at: time | None) -> list[Clash]:
    """Those of the same day whose hours could meet ours. Without an hour, all of them."""
    return [each for each in clashes if meets_at is None or each.meets_at is None or _apart(each.meets_at, meets_at) < ROOM_IS_TAKEN]


def _apart(one: time, other: time) -> timedelta:
    day = date(2000, 1, 1)
    return abs(datetime.combine(day, one) - datetime.combine(day, other))
