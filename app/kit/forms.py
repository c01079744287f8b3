"""Posted forms: read field by field, all mistakes at once, and what was typed is kept."""

import asyncio
import re
from collections.abc import Iterable, Mapping
from datetime import date, time
from types import NoneType, UnionType
from typing import Any, Generic, TypeVar, Union, cast, get_args, get_origin, get_type_hints
from urllib.parse import parse_qsl
from uuid import UUID

import msgspec
from litestar import Request
from litestar.exceptions import ClientException, InternalServerException

from app.kit.i18n import gettext as _
from app.kit.uploads import NotAForm, parts_of

T = TypeVar("T", bound=msgspec.Struct)
Fields = dict[str, list[str]]

MOST_FIELDS = 1_000
PATIENCE = 30  # seconds for a body to come
LONG = 50_000  # from here on a body is read beside the loop, so that nobody waits for it
NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_UNSEEN = re.compile("[\u061c\u200e\u200f]")  # marks that some keyboards put beside digits
_TURNS_TEXT = re.compile("[\u202a-\u202e\u2066-\u2069]")  # would show words in an order in which nobody wrote them


class Form(Generic[T]):
    """A posted form: `value` where it was good, `errors` where it was not, `typed` either way."""

    def __init__(self, shape: type[T], fields: Fields | None = None, *, filled: Mapping[str, Any] | None = None) -> None:
        self.shape = shape
        self.errors: dict[str, str] = {}
        self.value: T | None = None
        self.typed: dict[str, Any] = {name: _as_typed(value) for name, value in (filled or {}).items()}
        if fields is not None:
            self._read(fields)

    def wrong(self, field: str, sentence: str) -> None:
        """Add what only the change itself could know."""
        self.errors[field] = sentence
        self.value = None

    def _read(self, fields: Fields) -> None:
        hints = get_type_hints(self.shape, include_extras=True)
        good: dict[str, Any] = {}
        for field in msgspec.structs.fields(self.shape):
            given = fields.get(field.encode_name, [])
            many = _is_list(hints[field.name])
            texts = [clean(text) for text in given]
            self.typed[field.name] = [_shown(text) for text in texts] if many else _shown(texts[0] if texts else "")
            sentence = self._field(field, hints[field.name], texts, many, good)
            if sentence:
                self.errors[field.name] = sentence
        if not self.errors:
            self.value = self.shape(**good)

    def _field(self, field: Any, hint: Any, texts: list[str], many: bool, good: dict[str, Any]) -> str:
        if any(NOT_TEXT.search(text) for text in texts):
            return _("There are characters in this that cannot be stored. Please type it again.")
        if not many and len(texts) > 1:
            return _("This was sent twice. Please fill it in once.")
        filled = [text for text in texts if text != ""]
        if not filled:
            return _("Please fill this in.") if field.required else ""
        try:
            good[field.name] = msgspec.convert(filled if many else _in_iso(filled[0], hint), hint, strict=False)
        except msgspec.ValidationError as problem:
            return in_words(str(problem), hint)
        return ""


async def posted(request: Request[Any, Any, Any]) -> Fields:
    """The fields of a form as sent, in order, each with all its values. Read once a request.

    `application/x-www-form-urlencoded`, or with a file `multipart/form-data` (`file_in`): no page of ours sends anything else.
    Raises ClientException (400) for a body that no browser of ours sends.
    """
    state = request.scope["state"]
    if "posted" not in state:
        body = await body_of(request)
        kind = request.headers.get("content-type", "")
        if kind.startswith("multipart/form-data"):
            try:
                state["posted"], state["files"] = await asyncio.to_thread(parts_of, body, kind)
            except NotAForm as problem:
                raise ClientException("not a form") from problem
            return cast("Fields", state["posted"])
        if kind.startswith("application/json"):
            body = b""  # what a phone's program sends is read by its route
        state["posted"] = fields_of(body) if len(body) < LONG else await asyncio.to_thread(fields_of, body)
    fields: Fields = state["posted"]
    return fields


async def file_in(request: Request[Any, Any, Any], field: str) -> bytes:
    """The file that a form brought along in this field; nothing where there is none."""
    files = await files_in(request, field)
    return files[-1] if files else b""


async def files_in(request: Request[Any, Any, Any], field: str) -> list[bytes]:
    """The same where several may be chosen at once."""
    await posted(request)
    files: dict[str, list[bytes]] = request.scope["state"].get("files", {})
    return files.get(field, [])


async def body_of(request: Request[Any, Any, Any], patience: float | None = None) -> bytes:
    """The body, if it comes whole and in time: whoever sends a byte now and then would hold a place for ever."""
    try:
        async with asyncio.timeout(patience or PATIENCE):
            return await request.body()
    except (TimeoutError, InternalServerException) as problem:  # the latter: they have hung up
        raise ClientException("half a form") from problem


def fields_of(body: bytes) -> Fields:
    try:
        pairs = parse_qsl(
            body.decode("ascii"), keep_blank_values=True, max_num_fields=MOST_FIELDS, errors="surrogatepass", encoding="utf-8"
        )
    except ValueError:
        try:
            pairs = parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=MOST_FIELDS, errors="replace")
        except ValueError as problem:
            raise ClientException("not a form") from problem
    fields: Fields = {}
    for name, value in pairs:
        fields.setdefault(name, []).append(value)
    return fields


async def read(request: Request[Any, Any, Any], shape: type[T]) -> Form[T]:
    return Form(shape, await posted(request))


def in_words(problem: str, hint: Any = None) -> str:
    """msgspec's words for what is wrong with a field, as a sentence for people."""
    if found := re.search(r"length <= (\d+)", problem):
        return _("This is too long. At most %(number)s characters fit.") % {"number": found[1]}
    if found := re.search(r"length >= (\d+)", problem):
        return _("This is too short. It needs at least %(number)s characters.") % {"number": found[1]}
    kinds = _kinds(hint)
    if date in kinds:
        return _("Please choose a day, for example 24.03.2027.")
    if time in kinds:
        return _("Please choose a time, for example 15:30.")
    if int in kinds:
        return _("Please write a whole number.")
    if "matching regex" in problem:
        return _("Please check how this is written.")
    return _("Please choose one of the answers.")


def _in_iso(text: str, hint: Any) -> str:
    """A day or a time as msgspec reads it. A browser sends a time as 15:30; msgspec reads 15:30:00."""
    kinds = _kinds(hint)
    if time in kinds and re.fullmatch(r"\d\d:\d\d", text, re.ASCII):
        return f"{text}:00"
    return day_in_iso(text) if date in kinds else text


def day_in_iso(text: str) -> str:
    """A day typed by hand, in any digits: 24.3.2027 or ٢٤.٠٣.٢٠٢٧ as 2027-03-24. What is no such day stays as it is."""
    plain = _UNSEEN.sub("", text)
    if found := re.fullmatch(r"(\d{1,2}) ?\. ?(\d{1,2}) ?\. ?(\d{4})", plain):
        day, month, year = (int(part) for part in found.groups())
    elif found := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", plain):
        year, month, day = (int(part) for part in found.groups())
    else:
        return text
    return f"{year:04}-{month:02}-{day:02}"


def _kinds(hint: Any) -> set[Any]:
    if get_origin(hint) in (Union, UnionType):
        return {kind for part in get_args(hint) for kind in _kinds(part)}
    if hasattr(hint, "__metadata__"):
        return _kinds(get_args(hint)[0])
    return set() if hint in (None, NoneType) else {hint}


def _is_list(hint: Any) -> bool:
    return any(get_origin(kind) is list for kind in _kinds(hint))


def clean(text: str) -> str:
    """Line ends of one kind, nothing that turns text round, no space before and after."""
    return _TURNS_TEXT.sub("", text.replace("\r\n", "\n")).strip()


def _shown(text: str) -> str:
    return NOT_TEXT.sub("\N{REPLACEMENT CHARACTER}", text)


def _as_typed(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, (date, UUID, int)):
        return str(value)
    if isinstance(value, str):
        return value
    return [str(part) for part in value] if isinstance(value, Iterable) else str(value)
