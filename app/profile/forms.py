"""What an office may say of its own way."""

from collections.abc import Sequence
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct, defstruct

from app.kit.fields import Clock, Short, Version
from app.practice.checklists import CHECKLISTS, Counts
from app.practice.phases import Phase
from app.practice.reviews import Rhythm

Land = Literal["BB", "BE", "BW", "BY", "HB", "HE", "HH", "MV", "NI", "NW", "RP", "SH", "SL", "SN", "ST", "TH"]
Days = Annotated[int, Meta(ge=0, le=365)]
Weeks = Annotated[int, Meta(ge=1, le=52)]
#: Euros and cents as people write them; what an hour costs stays below 1,000 euros.
Money = Annotated[str, Meta(pattern=r"^[0-9]{1,3}([,.][0-9]{1,2})?$")]
BigMoney = Annotated[str, Meta(pattern=r"^[0-9]{1,5}([,.][0-9]{1,2})?$")]


class ProfileForm(Struct, frozen=True):
    land: Land
    quiet_from: Clock
    quiet_until: Clock
    first_talk_days: Days
    prepare_weeks: Weeks
    review_rhythm: Rhythm = Rhythm.OWN
    review_weeks: Weeks = 8
    hour: Money = "0"
    approve_above: BigMoney = "100"
    hints: Literal["yes", ""] = ""
    edited: Version = 0


def cents(money: str) -> int:
    euros, _, rest = money.replace(",", ".").partition(".")
    return int(euros) * 100 + int(rest.ljust(2, "0") or 0)


def list_form(phase: Phase, own: Sequence[str]) -> type[Struct]:
    """The form of one phase's list: for each thing its deadline, for each of the office's own also its words; and room for a new one.

    `own` are the ids of what is the office's own, in hex. Fields are named after what they are about: `days_consents`, `label_<id>`,
    `gone_<id>`, `days_new`.
    """
    fields: list[Any] = [("edited", Version, 0)]
    for item in CHECKLISTS[phase]:
        fields += [(f"days_{item.key}", Days | None, None), (f"counts_{item.key}", Counts, item.counts)]
    for ref in [*own, "new"]:
        fields += [
            (f"label_{ref}", Short, ""),
            (f"days_{ref}", Days | None, None),
            (f"counts_{ref}", Counts, Counts.AFTER_BEGIN),
            (f"short_{ref}", Literal["yes", ""], ""),
            (f"gone_{ref}", Literal["yes", ""], ""),
        ]
    return defstruct("ListForm", fields, frozen=True)
