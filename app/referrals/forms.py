"""What a caseworker types into a referral: the words, and three lists of rows that work without a script."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Annotated, Any, Generic, Literal, TypeVar
from uuid import UUID

from msgspec import Meta, Struct

from app.kit.clock import today
from app.kit.fields import EARLIEST, Name, Phone, Version, Words
from app.kit.forms import Fields, Form
from app.kit.i18n import gettext as _
from app.practice.languages import Spoken
from app.practice.roles import Gender, Side
from app.practice.taking_part import ConsentHow

T = TypeVar("T", bound=Struct)

MOST_CHILDREN, MOST_WITH_CUSTODY, MOST_LINES = 6, 4, 8
Sentence = Annotated[str, Meta(max_length=1_000)]


class WordsForm(Struct, frozen=True):
    """The words of a referral. `key` is the same when a form is sent twice; `edited` is what was seen of it."""

    family_name: Name
    concern: Words
    question: Sentence
    good: Words = ""
    available_help: Words = ""
    wished_language: Spoken = ""
    wished_gender: Gender | None = None
    urgent: Literal["yes", ""] = ""
    key: UUID | None = None
    edited: Version = 0


class LineRow(Struct, frozen=True):
    bottom_line: Sentence


class ChildRow(Struct, frozen=True):
    child_name: Name
    child_born: date | None = None
    child_consent: ConsentHow | None = None
    child_consent_on: date | None = None


class CustodyRow(Struct, frozen=True):
    custody_name: Name
    custody_side: Side
    custody_relation: Annotated[str, Meta(max_length=80)] = ""
    custody_phone: Phone = ""
    custody_language: Spoken = "de"
    custody_consent: ConsentHow | None = None
    custody_consent_on: date | None = None


class ConsentForm(Struct, frozen=True):
    participant: UUID
    how: ConsentHow
    given_on: date


class NewReferral(Struct, frozen=True):
    """A whole referral, as it is written down."""

    words: WordsForm
    lines: list[str]
    children: list[ChildRow]
    custody: list[CustodyRow]


class Rows(Generic[T]):
    """Rows of one kind, each a form of its own. A row in which nobody wrote anything is as good as none.

    `chosen` are fields that a page fills in by itself: alone they do not make a row.
    """

    def __init__(
        self,
        shape: type[T],
        fields: Fields | None = None,
        *,
        shown: int,
        most: int,
        chosen: frozenset[str] = frozenset(),
        filled: Iterable[Mapping[str, Any]] = (),
    ) -> None:
        self.most = most
        self.forms: list[Form[T]] = [Form(shape, filled=each) for each in filled]
        names = shape.__struct_fields__
        for number in range(max((len(fields.get(name, [])) for name in names), default=0) if fields else 0):
            row = {name: [_at(fields or {}, name, number)] for name in names}
            meant = any(text.strip() for name, [text] in row.items() if name not in chosen)
            self.forms.append(Form(shape, row) if meant else Form(shape, filled={name: text for name, [text] in row.items()}))
        self.add(shown - len(self.forms), shape)

    def add(self, number: int, shape: type[T]) -> None:
        self.forms.extend(Form(shape) for _each in range(number))

    @property
    def values(self) -> list[T]:
        return [form.value for form in self.forms if form.value is not None]

    @property
    def meant(self) -> int:
        """How many rows somebody wrote into, rightly or wrongly."""
        return sum(form.value is not None or bool(form.errors) for form in self.forms)

    @property
    def full(self) -> bool:
        return len(self.forms) >= self.most


class Sheet:
    """The page of a referral as it was typed: words, bottom lines, children, people with custody."""

    def __init__(
        self,
        fields: Fields | None = None,
        *,
        with_people: bool = True,
        filled: Mapping[str, Any] | None = None,
        lines: Iterable[str] = (),
    ) -> None:
        self.words = Form(WordsForm, fields, filled=filled)
        self.lines = Rows(LineRow, fields, shown=3, most=MOST_LINES, filled=[{"bottom_line": text} for text in lines])
        people = fields if with_people else None
        self.children = Rows(ChildRow, people, shown=2, most=MOST_CHILDREN)
        self.custody = custody_rows(people, shown=2)
        wanted = (fields or {}).get("more", [""])[0]
        self.asks_for_more = wanted in {"lines", "children", "custody"}
        if self.asks_for_more:
            self._one_more(wanted)
        elif fields is not None:
            self._look_closer(with_people)

    @property
    def value(self) -> NewReferral | None:
        if self.words.value is None:
            return None
        lines = [row.bottom_line for row in self.lines.values]
        return NewReferral(self.words.value, lines, self.children.values, self.custody.values)

    def _one_more(self, wanted: str) -> None:
        """Nothing is wrong yet: somebody only asked for another row."""
        shapes: dict[str, tuple[Rows[Any], type[Any]]] = {
            "lines": (self.lines, LineRow),
            "children": (self.children, ChildRow),
            "custody": (self.custody, CustodyRow),
        }
        rows, shape = shapes[wanted]
        if not rows.full:
            rows.add(1, shape)
        every: list[Form[Any]] = [self.words, *self.lines.forms, *self.children.forms, *self.custody.forms]
        for form in every:
            form.errors.clear()
            form.value = None

    def _look_closer(self, with_people: bool) -> None:
        too_many = _("This is more than fits on one page. Please leave out a row; the coordination can add people later.")
        groups: dict[str, Rows[Any]] = {"line": self.lines, "child": self.children, "custody": self.custody}
        for rows in groups.values():
            for number, form in enumerate(rows.forms, 1):
                _look_at_days(form)
                if number > rows.most and (form.value or form.errors):
                    form.wrong(form.shape.__struct_fields__[0], too_many)
        if self.lines.meant == 0:
            self.lines.forms[0].wrong("bottom_line", _("Please write at least one bottom line."))
        if with_people and self.children.meant == 0:
            self.children.forms[0].wrong("child_name", _("Please name the child."))
        if with_people and self.custody.meant == 0:
            self.custody.forms[0].wrong("custody_name", _("Please name somebody with custody."))
        for prefix, rows in groups.items():
            for number, form in enumerate(rows.forms, 1):
                for name, sentence in form.errors.items():
                    self.words.wrong(f"{prefix}-{number}-{name}", sentence)


def custody_rows(fields: Fields | None, *, shown: int) -> Rows[CustodyRow]:
    return Rows(CustodyRow, fields, shown=shown, most=MOST_WITH_CUSTODY, chosen=frozenset({"custody_language"}))


def one_with_custody(fields: Fields) -> Form[CustodyRow]:
    """One more person with custody, as typed."""
    form = Form(CustodyRow, fields)
    _look_at_days(form)
    return form


def look_at_day(form: Form[Any], field: str, day: date | None) -> None:
    """A day that something happened on lies in a life, and not ahead."""
    if day is not None and not EARLIEST <= day <= today():
        form.wrong(field, _("This day is not possible. Please look at it again."))


def _look_at_days(form: Form[Any]) -> None:
    row = form.value
    if isinstance(row, ChildRow):
        look_at_day(form, "child_born", row.child_born)
        _look_at_consent(form, "child_consent", row.child_consent, row.child_consent_on)
    elif isinstance(row, CustodyRow):
        _look_at_consent(form, "custody_consent", row.custody_consent, row.custody_consent_on)


def _look_at_consent(form: Form[Any], field: str, how: ConsentHow | None, on: date | None) -> None:
    look_at_day(form, f"{field}_on", on)
    if how is not None and on is None:
        form.wrong(f"{field}_on", _("When was that?"))
    if how is None and on is not None:
        form.wrong(field, _("How was it said?"))


def _at(fields: Fields, name: str, number: int) -> str:
    values = fields.get(name, [])
    return values[number] if number < len(values) else ""
