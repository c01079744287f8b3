"""The page on which an office says how it works."""

from typing import Any

from msgspec import Struct

from app.conferences.seats import Visitor
from app.kit.forms import Form
from app.kit.i18n import gettext as _
from app.kit.pages import Page, page
from app.practice.checklists import CHECKLISTS, COUNTS_NAMES
from app.practice.phases import IN_ORDER, PHASE_NAMES, Phase
from app.practice.reviews import RHYTHM_NAMES
from app.profile import queries
from app.profile.forms import ProfileForm, list_form
from app.profile.queries import Entry, OfficeProfile

LANDS = {
    "BW": "Baden-Württemberg",
    "BY": "Bayern",
    "BE": "Berlin",
    "BB": "Brandenburg",
    "HB": "Bremen",
    "HH": "Hamburg",
    "HE": "Hessen",
    "MV": "Mecklenburg-Vorpommern",
    "NI": "Niedersachsen",
    "NW": "Nordrhein-Westfalen",
    "RP": "Rheinland-Pfalz",
    "SL": "Saarland",
    "SN": "Sachsen",
    "ST": "Sachsen-Anhalt",
    "SH": "Schleswig-Holstein",
    "TH": "Thüringen",
}
#: The phases that have a list.
LISTED = tuple(phase for phase in IN_ORDER if CHECKLISTS[phase])


class Asked(Struct, frozen=True):
    """One line of a list: `ref` ends the names of its fields; `words` are everybody's, the office's own are typed."""

    ref: str
    words: str = ""


class ListShown(Struct, frozen=True):
    phase: Phase
    name: str
    lines: list[Asked]
    form: Form[Any]


async def practice_page(
    visitor: Visitor,
    *,
    form: Form[ProfileForm] | None = None,
    listed: tuple[Phase, Form[Any]] | None = None,
    overtaken: str = "",
) -> Page:
    profile, entries = await queries.profile_of(visitor.office), await queries.entries_of(visitor.office)
    wrong = any(each.errors for each in (form, listed and listed[1]) if each)
    return page(
        "profile/practice",
        409 if overtaken else 422 if wrong else 200,
        form=form or Form(ProfileForm, filled=_filled(profile)),
        lists=[_list(phase, entries, profile.edited, listed) for phase in LISTED],
        opened=listed[0] if listed else None,
        lands=list(LANDS.items()),
        rhythms=[(each.value, _(words)) for each, words in RHYTHM_NAMES.items()],
        counts=[(each.value, _(words)) for each, words in COUNTS_NAMES.items()],
        edited=profile.edited,
        overtaken=overtaken,
    )


def own_of(entries: list[Entry], phase: Phase) -> list[Entry]:
    return [each for each in entries if each.phase is phase and not each.key]


def _list(phase: Phase, entries: list[Entry], edited: int, listed: tuple[Phase, Form[Any]] | None) -> ListShown:
    own = own_of(entries, phase)
    lines = [Asked(item.key, _(item.to_do)) for item in CHECKLISTS[phase]] + [Asked(each.id.hex) for each in own] + [Asked("new")]
    if listed and listed[0] is phase:
        return ListShown(phase, _(PHASE_NAMES[phase]), lines, listed[1])
    stored = {each.key: each for each in entries if each.phase is phase and each.key}
    filled: dict[str, Any] = {"edited": edited, "short_new": True}
    for item in CHECKLISTS[phase]:
        said = stored.get(item.key, item)
        filled |= {f"days_{item.key}": said.days, f"counts_{item.key}": said.counts}
    for each in own:
        ref = each.id.hex
        filled |= {f"label_{ref}": each.label, f"days_{ref}": each.days, f"counts_{ref}": each.counts, f"short_{ref}": each.short}
    return ListShown(phase, _(PHASE_NAMES[phase]), lines, Form(list_form(phase, [each.id.hex for each in own]), filled=filled))


def _filled(profile: OfficeProfile) -> dict[str, Any]:
    money = {"hour": profile.hour_cents, "approve_above": profile.approve_above_cents}
    typed = {name: f"{cents // 100},{cents % 100:02}" for name, cents in money.items()}
    return {name: getattr(profile, name) for name in profile.__struct_fields__} | typed
