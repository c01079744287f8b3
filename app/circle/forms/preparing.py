"""What is noted in a talk: what somebody needs, what is to be read out, how a child takes part, and that it was."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from msgspec import Meta, Struct

from app.kit.clock import today
from app.kit.fields import EARLIEST, Name, Version, Words
from app.kit.forms import Form
from app.kit.i18n import gettext as _
from app.practice.languages import Spoken
from app.practice.pictograms import Pictogram
from app.practice.roles import Side
from app.practice.taking_part import ChildTakesPart, NeedKind, TalkHow
from app.practice.three_houses import Furnished, House, Houses

Yes = Literal["yes"]
ONLY_US = "only"
#: Somebody who reads out: a participant, nobody yet, or nobody ever.
Reader = Annotated[str, Meta(max_length=36)]
Bit = Annotated[str, Meta(max_length=300)]
#: All houses together still fit into the field in which the coordination reads them.
InAHouse = Annotated[str, Meta(max_length=700)]
Tapped = Annotated[list[Pictogram], Meta(max_length=50)]


class NeedsForm(Struct, frozen=True):
    """Ticks, and beside each of them words. `other` is what fits no kind."""

    kinds: list[NeedKind] = []
    interpreter: Bit = ""
    wheelchair: Bit = ""
    childcare: Bit = ""
    food: Bit = ""
    travel: Bit = ""
    phone_or_video: Bit = ""
    companion: Bit = ""
    other: Words = ""

    def needed(self) -> dict[NeedKind, str]:
        """Each kind with its words; words without a tick are a tick."""
        said: dict[NeedKind, str] = {kind: getattr(self, kind) for kind in NeedKind}
        return {kind: words for kind, words in said.items() if kind in self.kinds or words}


class TalkForm(Struct, frozen=True):
    on: date
    how: TalkHow
    minutes: Annotated[int, Meta(ge=1, le=1_440)] | None = None
    words: Words = ""
    prepared: Yes | None = None


class ViewForm(Struct, frozen=True):
    """`reader` is a participant's id, empty as long as nobody is named, or `only` for the coordination."""

    words: Words = ""
    reader: Reader = ""
    in_german: Words = ""
    edited: Version = 0


class PartForm(Struct, frozen=True):
    how: ChildTakesPart
    words: Words = ""
    advocate: UUID | None = None


class OwnViewForm(Struct, frozen=True):
    """The same on the phone, where no list of people is shown."""

    kinds: list[NeedKind] = []
    needs: Words = ""
    how: ChildTakesPart | None = None
    words: Words = ""
    lang: Spoken | None = None
    for_whom: Literal["all", "only"] = "all"
    wished_reader: Name = ""
    edited: Version = 0


class HousesForm(Struct, frozen=True):
    """What a child wants to say: pictures that it taps, and words, in three houses."""

    good: Tapped = []
    good_words: InAHouse = ""
    worry: Tapped = []
    worry_words: InAHouse = ""
    wish: Tapped = []
    wish_words: InAHouse = ""
    more: InAHouse = ""
    for_whom: Literal["all", "only"] = "all"
    wished_reader: Name = ""
    edited: Version = 0

    def houses(self) -> Houses:
        said = {house: Furnished(list(dict.fromkeys(getattr(self, house))), getattr(self, f"{house}_words")) for house in House}
        return Houses(**{house.value: furnished for house, furnished in said.items()}, more=self.more)


class ProposalForm(Struct, frozen=True):
    name: Name
    relation: Annotated[str, Meta(max_length=80)] = ""
    words: Words = ""


class TakeForm(Struct, frozen=True):
    """Who was proposed comes into the circle, on this side."""

    side: Side


class ThoughtForm(Struct, frozen=True):
    side: Side
    again: Yes | None = None


def look_at_the_talk(form: Form[TalkForm]) -> None:
    if form.value is not None and not EARLIEST <= form.value.on <= today():
        form.wrong("on", _("A talk is noted when it has been. Please look at the day."))


def reader_of(form: Form[ViewForm]) -> UUID | None:
    """The participant who reads out. What is no participant's id is told at the field."""
    if form.value is None or form.value.reader in {"", ONLY_US}:
        return None
    try:
        return UUID(form.value.reader)
    except ValueError:
        form.wrong("reader", _("Please choose one of the answers."))
        return None
