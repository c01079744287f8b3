"""The pages on which a plan is told for a child. The coordinator and the grown-ups of the family have the same ones."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from msgspec import Struct
from msgspec.structs import asdict

from app.childs_plan.commands.showing import as_told, mark
from app.childs_plan.forms import FrameForm, OwnForm, PersonForm, PromiseForm, sentence_in
from app.childs_plan.queries import ChildLine, Line, Writing
from app.childs_plan.rules import first_name, mark_of, sentences
from app.conferences.seats import Seat
from app.kit import i18n
from app.kit.errors import NoSuchThing
from app.kit.forms import Form
from app.kit.i18n import gettext as _
from app.kit.pages import Page, page
from app.plans.rules import Agreement
from app.practice.childs_words import OWN_HINTS, OWN_NAMES, OWN_PICTURES, TAP_NAMES, LineKind, OwnWords, picture_of
from app.practice.languages import LANGUAGES
from app.practice.pictograms import GROUP_NAMES, PICTOGRAMS, Group, Pictogram, proposed_for
from app.practice.roles import Role

UNPROCESSABLE, CONFLICT = 422, 409
LABELS = {key: each.label for key, each in PICTOGRAMS.items()}
Show = Callable[..., Page]


class Place(Struct, frozen=True):
    """Where a page stands: at whose door, and how a page looks there."""

    root: str
    show: Show


def at_the_desk(seat: Seat) -> Place:
    def show(name: str, status: int = 200, /, **about: Any) -> Page:
        return page(f"family/childs_plan_{name}", status, seat=seat, frame="base.html", **about)

    return Place(f"/conferences/{seat.conference.id}/childs-plan", show)


def list_page(place: Place, children: Sequence[ChildLine]) -> Page:
    return place.show("list", root=place.root, children=children)


def writing_page(
    place: Place, seat: Seat, writing: Writing, frame: Form[FrameForm] | None = None, *, status: int = 200, wrong: str = ""
) -> Page:
    """All lines, what has changed in the plan, and the tap that shows it to the child. What was typed stays beside what is saved now."""
    if frame is not None and status == CONFLICT:
        frame.typed["edited"] = str(writing.edited)  # saved again, it is saved knowingly
    told = as_told(writing)
    filled = {"language": writing.language, "with_child": "yes" if writing.with_child_on else "", "with_child_on": writing.with_child_on}
    return place.show(
        "write", status, root=place.root, to=_to(place, writing), writing=writing, told=told, seen=mark(told), wrong=wrong,
        overtaken=frame is not None and status == CONFLICT, frame_form=frame or Form(FrameForm, filled=filled | {"edited": writing.edited}),
        told_in=[(each.code, each.name) for each in LANGUAGES.values() if each.code in i18n.available()],
        own_names=OWN_NAMES, tap_names=TAP_NAMES, first=first_name(writing.name), mark_of=mark_of,
        is_shown_as_it_is=writing.shown == told, coordinator=seat.role is Role.COORDINATOR,
    )  # fmt: skip


def look_page(place: Place, writing: Writing) -> Page:
    """As the child would see it if it were shown now."""
    return place.show("look", root=place.root, to=_to(place, writing), writing=writing, told=as_told(writing), **about_reading())


def about_reading() -> dict[str, Any]:
    return {"own_names": OWN_NAMES, "tap_names": TAP_NAMES, "labels": LABELS}


def promise_page(place: Place, writing: Writing, promise: UUID, form: Form[PromiseForm] | None = None, *, meanwhile: bool = False) -> Page:
    """One promise beside what the plan says. With `meanwhile`, what somebody else has saved as well."""
    agreement, line = writing.agreement(promise), writing.of_promise(promise)
    chosen = _chosen(form, line, proposed_for(f"{agreement.own_words} {agreement.what}"))
    choices = proposed_sentences(writing, chosen, **_doer(writing, agreement))
    first = next(iter(choices.values()), "")
    filled = _filled(line) | {"words": line.words if line else first, "mark": mark_of(agreement)}
    form = form or Form(PromiseForm, filled=filled | {"pictogram": chosen[0], "left_out": "yes" if line and line.left_out else ""})
    changed = writing.is_changed(agreement, line)
    return _line_page(
        "promise", place, writing, form, line, meanwhile, pictures=chosen, choices=choices, agreement=agreement, changed=changed
    )


def person_page(
    place: Place, writing: Writing, line_id: UUID | None, form: Form[PersonForm] | None = None, *, meanwhile: bool = False, who: str = ""
) -> Page:
    """Somebody who is there for the child: first whom, then the name, a picture and a sentence."""
    line = line_of(writing, line_id, LineKind.PERSON)
    somebody = next((each for each in writing.people if str(each.id) == who), None)
    chosen = _chosen(form, line, [picture_of(somebody.relation) if somebody else Pictogram.PERSON, Pictogram.SAFE_PERSON, Pictogram.FRIEND])
    name = line.title if line else first_name(somebody.name) if somebody else ""
    name = str(form.typed.get("name") or "") if form else name
    choices = proposed_sentences(writing, [Pictogram.PERSON, Pictogram.LISTEN, Pictogram.HUG], name)
    words = line.words if line else next(iter(choices.values()), "")
    filled = {"name": name, "who": (line.person or "") if line else who, "words": words, "pictogram": chosen[0]}
    form = form or Form(PersonForm, filled=_filled(line) | filled)
    return _line_page("person", place, writing, form, line, meanwhile, pictures=chosen, choices=choices, who=who, somebody=somebody)


def own_page(
    place: Place, writing: Writing, line_id: UUID | None, form: Form[OwnForm] | None = None, *, meanwhile: bool = False, about: str = ""
) -> Page:
    """Words of the child's own."""
    line = line_of(writing, line_id, LineKind.OWN)
    kind = OwnWords(str(form.typed["about"])) if form and form.typed.get("about") in list(OwnWords) else _own(line.about if line else about)
    chosen = _chosen(form, line, [OWN_PICTURES[kind], Pictogram.TALK, Pictogram.HAPPY])
    form = form or Form(OwnForm, filled=_filled(line) | {"about": kind, "pictogram": chosen[0], "words": line.words if line else ""})
    title, hint = _(OWN_NAMES[kind]), _(OWN_HINTS[kind])
    return _line_page("own", place, writing, form, line, meanwhile, pictures=chosen, choices={}, title=title, hint=hint)


def _own(about: str | None) -> OwnWords:
    if about not in list(OwnWords):
        raise NoSuchThing
    return OwnWords(about)


def line_of(writing: Writing, line: UUID | None, kind: LineKind) -> Line | None:
    if line is None:
        return None
    found = next((each for each in writing.lines if each.id == line and each.kind is kind), None)
    if found is None:
        raise NoSuchThing
    return found


def proposed_sentences(
    writing: Writing, pictures: Sequence[Pictogram], name: str, *, own: bool = False, all_of_them: bool = False
) -> dict[str, str]:
    """In the language in which it is told; each sentence once, unless all are asked for."""
    with i18n.speaking(writing.language):
        found = sentences(pictures, name, own=own)
    if all_of_them:
        return found
    return {key: said for at, (key, said) in enumerate(found.items()) if said not in list(found.values())[:at]}


def promise_words(writing: Writing, promise: UUID, form: Form[PromiseForm]) -> str:
    """What is kept of what was posted; without words there is something to mend, unless it is left out."""
    doer = _doer(writing, writing.agreement(promise))
    left_out = form.value is not None and bool(form.value.left_out)
    return _words(form, proposed_sentences(writing, list(Pictogram), **doer, all_of_them=True), needed=not left_out)


def _doer(writing: Writing, agreement: Agreement) -> dict[str, Any]:
    """Who does it, as the child says it."""
    who = agreement.who
    return {"name": writing.called(who.id, who.name) if who else "", "own": who is not None and who.id == writing.child}


def person_words(writing: Writing, form: Form[PersonForm]) -> str:
    name = form.value.name if form.value else ""
    return _words(form, proposed_sentences(writing, list(Pictogram), name, all_of_them=True), needed=False)


def _words(form: Form[Any], choices: dict[str, str], *, needed: bool) -> str:
    if form.value is None:
        return ""
    words = sentence_in(form.value, choices)
    form.typed["words"] = words
    if needed and not words:
        form.wrong("words", _("Choose a sentence, or write one."))
    return words


def _line_page(name: str, place: Place, writing: Writing, form: Form[Any], line: Line | None, meanwhile: bool, /, **about: Any) -> Page:
    if meanwhile and line is not None:
        form.typed["edited"] = str(line.edited)  # saved again, it is saved knowingly
    return place.show(
        name, CONFLICT if meanwhile else UNPROCESSABLE if form.errors else 200, root=place.root, to=_to(place, writing), writing=writing,
        form=form, line=line, meanwhile=meanwhile, groups=_groups(), labels=LABELS, first=first_name(writing.name), **about,
    )  # fmt: skip


def _groups() -> list[tuple[str, list[Pictogram]]]:
    return [(GROUP_NAMES[group], [key for key, each in PICTOGRAMS.items() if each.group is group]) for group in Group]


def _chosen(form: Form[Any] | None, line: Line | None, proposed: Sequence[Pictogram]) -> list[Pictogram]:
    """The pictures at hand: the one that is chosen stands first."""
    typed = form.typed.get("pictogram") if form else None
    first = [Pictogram(str(typed))] if typed in list(Pictogram) else [line.pictogram] if line else []
    return list(dict.fromkeys([*first, *proposed]))


def _filled(line: Line | None) -> dict[str, Any]:
    return {name: value for name, value in asdict(line).items() if name in {"edited", "pictogram"}} if line else {"edited": 0}


def _to(place: Place, writing: Writing) -> str:
    return f"{place.root}/{writing.child}"
