"""Which span is shown, and what a service intends."""

from typing import Annotated

from msgspec import Meta, Struct

from app.kit.fields import Version
from app.kit.forms import Form
from app.kit.i18n import gettext as _
from app.practice.indicators import INDICATORS, Unit

MOST, LEAST = 4, 2
#: By which a service may want to see an effect: every indicator but the single languages.
CHOSEN = tuple(each.key for each in INDICATORS if not each.key.startswith("copies_"))
Sentence = Annotated[str, Meta(max_length=600)]
Key = Annotated[str, Meta(max_length=40, pattern=f"^({'|'.join(CHOSEN)})$")]
Aimed = Annotated[int, Meta(ge=0, le=100_000)]
How = Annotated[str, Meta(pattern="^(least|most)$")]


class SpanForm(Struct, frozen=True):
    """From which quarter to which, and of what: read leniently, since it stands in an address."""

    since: str = ""
    until: str = ""
    where: str = ""


class IntentionsForm(Struct, frozen=True):
    """Two to four sentences for a year, each with an indicator and, where wanted, an aim."""

    edited: Version
    words_1: Sentence = ""
    indicator_1: Key = ""
    aim_1: Aimed | None = None
    how_1: How = "least"
    words_2: Sentence = ""
    indicator_2: Key = ""
    aim_2: Aimed | None = None
    how_2: How = "least"
    words_3: Sentence = ""
    indicator_3: Key = ""
    aim_3: Aimed | None = None
    how_3: How = "least"
    words_4: Sentence = ""
    indicator_4: Key = ""
    aim_4: Aimed | None = None
    how_4: How = "least"

    def lines(self) -> list[tuple[str, str, int | None, bool]]:
        """What was filled in, in order."""
        numbered = range(1, MOST + 1)
        every = [tuple(getattr(self, f"{name}_{number}") for name in ("words", "indicator", "aim", "how")) for number in numbered]
        return [(words, indicator, aim, how == "least") for words, indicator, aim, how in every if words or indicator]


def look_at_intentions(form: Form[IntentionsForm]) -> None:
    value = form.value
    if value is None:
        return
    shares = {each.key for each in INDICATORS if each.of and each.unit is Unit.COUNT}
    for number in range(1, MOST + 1):
        words, indicator, aim = (getattr(value, f"{name}_{number}") for name in ("words", "indicator", "aim"))
        if words and not indicator:
            form.wrong(f"indicator_{number}", _("Please choose by which number you want to see it."))
        elif indicator and not words:
            form.wrong(f"words_{number}", _("Please say in a sentence what you intend."))
        elif aim is not None and not words:
            form.wrong(f"words_{number}", _("There is an aim, but no sentence. Please write it, or take the aim out."))
        elif aim is not None and indicator in shares and aim > 100:
            form.wrong(f"aim_{number}", _("This is a share: please write a number up to 100."))
    if not form.errors and len(value.lines()) < LEAST:
        empty = next(number for number in range(1, MOST + 1) if not getattr(value, f"words_{number}"))
        form.wrong(f"words_{empty}", _("Please write at least two sentences."))
