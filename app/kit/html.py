"""The one Jinja environment: language, dates and numbers as the reader writes them."""

import re
from collections.abc import Callable
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any, Literal
from zoneinfo import ZoneInfo

from babel import Locale
from babel.core import get_global
from babel.dates import format_date, format_skeleton, format_time, get_datetime_format, get_timezone_location
from babel.numbers import format_decimal
from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_eval_context
from jinja2.nodes import EvalContext
from markupsafe import Markup

from app.kit import i18n
from app.kit.clock import HOME, day_of
from app.kit.money import money
from app.kit.pictograms import drawing


class Loader(FileSystemLoader):
    """Reads pages without the indentation of their lines: nobody sees it, and it comes over every slow line."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        source, name, is_current = super().get_source(environment, template)
        return _INDENTATION.sub("", source) if template.endswith(".html") else source, name, is_current


_INDENTATION = re.compile(r"^[ \t]+", re.MULTILINE)


def environment(templates: Path) -> Environment:
    env = Environment(
        loader=Loader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
        extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
    )
    env.policies["ext.i18n.trimmed"] = True
    env.install_gettext_callables(  # type: ignore[attr-defined]  # the i18n extension adds it
        i18n.gettext, i18n.ngettext, newstyle=True, pgettext=i18n.pgettext, npgettext=i18n.npgettext
    )
    env.globals |= {"_": said, "gettext": said, "drawing": drawing}
    env.filters |= {"money": money, "month": month, "month_short": month_short, "number": number}
    env.filters |= {"day": day, "weekday": weekday, "moment": moment, "clock": clock, "short_day": short_day, "zone_name": zone_name}
    env.filters |= {"language_name": language_name, "is_foreign": is_foreign}
    return env


@pass_eval_context
def said(context: EvalContext, sentence: str, /, **filled: object) -> str:
    """A sentence in the reader's language. Jinja's own looks itself up twice more for each, in a copy of all that the page has set."""
    words = i18n.gettext(sentence)
    if context.autoescape:
        words = Markup(words)  # noqa: S704  # our own sentences
    return words % filled if filled or "%" in words else words


def language_name(code: str) -> str:
    """Türkisch: the name of a language in the reader's own."""
    return str(i18n.locale().languages.get(code.partition("_")[0], code))


def is_foreign(code: str) -> bool:
    """Not the language of the office, in which most words stand that name none."""
    return code.partition("_")[0] not in {"", i18n.FALLBACK}


def day(value: date | None) -> str:
    """24. März 2027, in the reader's language; of a moment, the day at home."""
    return _beyond_doubt(value, "long") if value else ""


def weekday(value: date | None) -> str:
    """Mittwoch, 24. März 2027."""
    return _beyond_doubt(value, "full") if value else ""


#: Where March bears the name of a month that begins on another day in the calendar at home: the numbers stand beside it.
_OTHER_CALENDAR = frozenset({"ti"})


#: Where the usual form is none that readers here write: the day first, as on letters here; a month cut short is no word.
_FORMS = {("ti", "long"): "d MMMM y", ("ti", "medium"): "d MMM y", ("ku", "medium"): "long"}
_FIRST_OF_A_MONTH = re.compile(r"\b1 (?=\w)")


def _beyond_doubt(value: date, length: Literal["long", "full"]) -> str:
    on = _at_home(value)
    words = _said(on, length)
    return f"{words} ({on:%d.%m.%Y})" if i18n.language() in _OTHER_CALENDAR else words


def _said(on: date, length: Literal["medium", "long", "full"]) -> str:
    return _first(format_date(on, _FORMS.get((i18n.language(), length), length), locale=i18n.locale()))


def _first(words: str) -> str:
    return _FIRST_OF_A_MONTH.sub("1er ", words) if i18n.language() == "fr" else words


def _at_home(value: date) -> date:
    return day_of(value) if isinstance(value, datetime) else value


def short_day(value: date | None) -> str:
    """Mi., 24. März: for the head of a table."""
    return _first(format_skeleton("MMMEd", _at_home(value), locale=i18n.locale())) if value else ""


def zone_name(zone: str) -> str:
    """Türkei (Istanbul), in the reader's language."""
    return _zone_name(zone, i18n.language().partition("_")[0])


@cache
def _zone_name(zone: str, language: str) -> str:
    locale = Locale.parse(language)
    city = get_timezone_location(zone, locale=locale, return_city=True).rpartition("/")[2]
    country = locale.territories.get(get_global("zone_territories").get(zone, ""), "")
    return f"{country} ({city})" if country else city


def month(value: date) -> str:
    """März 2027."""
    return format_date(value, "MMMM y", locale=i18n.locale())


def number(value: float | None) -> str:
    """4,2: with at most one sign behind the comma, as the reader writes it."""
    return format_decimal(value, format="#,##0.#", locale=i18n.locale()) if value is not None else ""


def month_short(value: date) -> str:
    """Mär: above a picture."""
    return format_date(value, "LLL", locale=i18n.locale())


#: Their custom counts to twelve, and in Tigrinya from sunrise: 2:30 could be four different hours. Letters and clocks here count to 24.
_LIKE_CLOCKS_HERE = frozenset({"ar", "sq", "ti"})


def clock(value: time | None) -> str:
    """14:30, in the digits that stand on clocks, letters and telephones here."""
    custom = "HH:mm" if i18n.language() in _LIKE_CLOCKS_HERE else "short"
    return format_time(value, custom, locale=i18n.locale()) if value else ""


def moment(value: datetime | None, zone: str = HOME) -> str:
    """24.03.2027, 15:30: day and time without seconds, in the order of the reader's language."""
    if value is None:
        return ""
    there, locale = value.astimezone(ZoneInfo(zone)), i18n.locale()
    together = str(get_datetime_format("medium", locale=locale)).replace("'", "")
    return together.replace("{0}", clock(there.time())).replace("{1}", _said(there, "medium"))


def message(env: Environment, name: str, /, **about: Any) -> tuple[str, str]:
    """Subject and text of the message `templates/<name>.txt`; its first line is the subject."""
    subject, _, text = env.get_template(f"{name}.txt").render(**about).strip().partition("\n")
    return subject.strip(), text.strip() + "\n"
