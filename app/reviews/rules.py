"""In which order the promises are told at a review: what was kept comes first, and nobody is ranked. Pure."""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from msgspec import Struct

from app.plans.rules import Agreement, Wish
from app.practice.promises import HelpDecision, Progress
from app.practice.reviews import Chapter, Went


class Saying(Struct, frozen=True):
    """How a promise went, as somebody says it. Whose words they are stands here for the coordinator and for themselves."""

    promise: UUID
    person: UUID
    name: str
    went: Went
    words: str
    by_phone: bool


class Office(Struct, frozen=True):
    """What the office said to a wish, and when it kept it."""

    decision: HelpDecision
    promised_on: date | None
    kept_on: date | None


class Told(Struct, frozen=True):
    """One promise of the family with what everybody says of it."""

    promise: Agreement
    sayings: list[Saying]

    @property
    def counted(self) -> list[tuple[Went, int]]:
        """How many say what; no name stands in it."""
        return [(went, number) for went in Went if (number := sum(each.went is went for each in self.sayings))]

    @property
    def words(self) -> list[str]:
        return [each.words for each in self.sayings if each.words]


def is_kept(sayings: Sequence[Saying], state: Progress) -> bool:
    """Whoever says something of it says that it worked; where nobody does, it is marked as done."""
    return all(each.went is Went.WORKED for each in sayings) if sayings else state is Progress.DONE


def in_chapters(agreements: Iterable[Agreement], sayings: Sequence[Saying], states: dict[UUID, Progress]) -> dict[Chapter, list[Told]]:
    """The promises of the family: those that were kept, and the rest, each in the order of the plan."""
    chapters: dict[Chapter, list[Told]] = {Chapter.KEPT: [], Chapter.REST: []}
    for each in agreements:
        said = [saying for saying in sayings if saying.promise == each.promise]
        kept = is_kept(said, states.get(each.promise, Progress.OPEN))
        chapters[Chapter.KEPT if kept else Chapter.REST].append(Told(each, said))
    return chapters


def office_first_kept(services: Iterable[Wish], answered: dict[UUID, Office]) -> list[tuple[Wish, Office | None]]:
    """What the office was asked for: what it kept, then what it promised, then the rest; in the order of the plan."""
    pairs = [(each, answered.get(each.request)) for each in services]
    return sorted(
        pairs, key=lambda pair: (pair[1] is None, not (pair[1] and pair[1].kept_on), bool(pair[1] and pair[1].decision == "refused"))
    )
