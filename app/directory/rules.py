"""Which partners somebody looks for, and whether what was agreed is to be renewed."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Protocol, TypeVar
from unicodedata import combining, normalize

from app.practice.directory import RENEW_AHEAD, PartnerKind


class Findable(Protocol):
    @property
    def kind(self) -> PartnerKind: ...
    @property
    def name(self) -> str: ...
    @property
    def offers(self) -> str: ...
    @property
    def for_whom(self) -> str: ...
    @property
    def contact(self) -> str: ...
    @property
    def languages(self) -> list[str]: ...
    @property
    def crisis(self) -> bool: ...


T = TypeVar("T", bound=Findable)


def plain(text: str) -> str:
    """Small letters without marks, so that LÖWE, löwe and lowe are the same."""
    return "".join(sign for sign in normalize("NFKD", text.casefold()) if not combining(sign))


def found(
    partners: Iterable[T], *, words: str = "", kind: str = "", language: str = "", crisis: bool = False, names: Mapping[PartnerKind, str]
) -> list[T]:
    """Those in whom every word occurs, of this kind, who talk this language, who are there in a crisis. Empty: whichever."""
    wanted = plain(words).split()

    def fits(each: T) -> bool:
        text = plain(f"{each.name} {each.offers} {each.for_whom} {each.contact} {names[each.kind]}")
        return (
            all(word in text for word in wanted)
            and kind in {"", each.kind}
            and (not language or language in each.languages)
            and (each.crisis or not crisis)
        )

    return [each for each in partners if fits(each)]


def renewal(renew_on: date | None, today: date) -> str:
    """`late`, `soon`, or nothing to do yet."""
    if renew_on is None or renew_on - today > RENEW_AHEAD:
        return ""
    return "late" if renew_on < today else "soon"
