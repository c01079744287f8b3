"""Many people at once: a table with a row for each, read row by row; what is left open follows from the relation."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

from app.circle.forms import ParticipantForm
from app.circle.forms.people import PartOfAnInvited, not_on_this_side
from app.circle.rules import MOST_AT_ONCE, Listed, Reached, guessed, reached_by, usual_way
from app.kit.fields import Email, Name, Phone
from app.kit.forms import Fields, Form
from app.kit.i18n import gettext as _
from app.practice.languages import LANGUAGES
from app.practice.roles import Role, Side, fits
from app.practice.taking_part import ConsentHow, Way

ROWS_AT_FIRST = 8
COLUMNS = ("name", "relation", "contact", "language", "side", "role", "way")


class RowForm(Struct, frozen=True):
    """One person. Side, part and way may stay open."""

    name: Name
    relation: Annotated[str, Meta(max_length=80)] = ""
    contact: Annotated[str, Meta(max_length=300)] = ""
    language: Annotated[str, Meta(max_length=12)] = "de"
    side: Side | None = None
    role: PartOfAnInvited | None = None
    way: Way | None = None


class _Contact(Struct, frozen=True):
    email: Email = ""
    phone: Phone = ""


class AboutAll(Struct, frozen=True):
    """What is said of all rows together, which button was pressed, and a list that was pasted."""

    consent: ConsentHow | None = None
    do: Literal["save", "more", "read"] = "save"
    list: Annotated[str, Meta(max_length=20_000)] = ""


class ManyForm:
    """The table as it was typed. `people` are those who can be added when `errors` is empty, each with its row."""

    def __init__(self, rows: list[Form[RowForm]], about_all: Form[AboutAll]) -> None:
        self.rows, self.about_all = rows, about_all
        self.people: list[tuple[int, ParticipantForm]] = []

    @property
    def errors(self) -> dict[str, str]:
        """All mistakes, by the ids of their fields."""
        of_rows = {f"{i}-{name}": sentence for i, form in enumerate(self.rows) for name, sentence in form.errors.items()}
        return of_rows | self.about_all.errors

    def more(self) -> None:
        """Some more rows, as many as fit."""
        self.rows += [empty_row(self.rows[-1].typed["language"])] * min(ROWS_AT_FIRST, MOST_AT_ONCE - len(self.rows))

    def take_in(self, listed: list[Listed], language: str) -> None:
        """Put what was pasted into the rows: behind those that are filled."""
        filled = [form for form in self.rows if not is_empty(form.typed)]
        new = [_from_list(each, language) for each in listed]
        rest = max(0, ROWS_AT_FIRST - len(filled) - len(new))
        self.rows = (filled + new + [empty_row(language)] * rest)[:MOST_AT_ONCE]
        self.about_all.typed["list"] = ""


def empty_row(language: str) -> Form[RowForm]:
    return Form(RowForm, filled={"language": language})


def empty_table(language: str) -> ManyForm:
    return ManyForm([empty_row(language) for _row in range(ROWS_AT_FIRST)], Form(AboutAll))


def _from_list(listed: Listed, language: str) -> Form[RowForm]:
    return Form(
        RowForm,
        filled={
            "name": listed.name,
            "relation": listed.relation,
            "contact": listed.contact,
            "language": listed.language or language,
            "side": guessed(listed.relation).side or "",
        },
    )


def is_empty(typed: Mapping[str, Any]) -> bool:
    """A row in which nobody stands: a language alone is nobody."""
    return not any(typed.get(name) for name in ("name", "relation", "contact"))


def read_many(fields: Fields) -> ManyForm:
    about_all = Form(AboutAll, {name: values for name, values in fields.items() if name in AboutAll.__struct_fields__})
    numbers = [i for i in range(MOST_AT_ONCE) if f"{i}-name" in fields]
    rows = [Form(RowForm, {name: fields.get(f"{i}-{name}", []) for name in COLUMNS}) for i in numbers]
    many = ManyForm(rows or [empty_row("de")], about_all)
    saving = about_all.value is None or about_all.value.do == "save"
    for number, form in enumerate(many.rows):
        if is_empty(form.typed) or not saving:
            form.errors.clear()
        else:
            _look(many, number, form)
    return many


def _look(many: ManyForm, number: int, form: Form[RowForm]) -> None:
    """One filled row: what is open is worked out, what does not fit is told."""
    value = form.value
    if value is None:
        return
    guess = guessed(value.relation)
    part: PartOfAnInvited = value.role or guess.role.value  # type: ignore[assignment]  # a guess is never of staff
    role, side = Role(part), value.side or guess.side
    reached = reached_by(value.contact)
    if reached is None or Form(_Contact, {"email": [reached.email], "phone": [reached.phone]}).errors:
        form.wrong("contact", _("An e-mail address, a telephone number, or both with a comma between."))
        reached = Reached("", "")
    way = value.way or usual_way(reached)
    if side is None:
        form.wrong("side", _("The relation does not tell the side. Please choose it."))
    elif not fits(role, side):
        form.wrong("side", not_on_this_side(role))
    if value.language not in LANGUAGES:
        form.wrong("language", _("Please choose one of the answers."))
    if "contact" not in form.errors and (sentence := _misses(way, reached)):
        form.wrong("contact", sentence)
    if not form.errors and side is not None:
        person = ParticipantForm(
            name=value.name, role=part, side=side, language=value.language, way=way, relation=value.relation,
            email=reached.email, phone=reached.phone,
        )  # fmt: skip
        many.people.append((number, person))


def _misses(way: Way, reached: Reached) -> str:
    if way is Way.EMAIL and not reached.email:
        return _("To write an e-mail we need the address. Fill it in, or choose another way.")
    if way in {Way.TEXT, Way.PHONE} and not reached.phone:
        return _("For a text message or a call we need the number. Fill it in, or choose another way.")
    return ""
