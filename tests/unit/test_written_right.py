"""Days, times, numbers, names: in all languages as their readers write them, with the digits that stand on telephones and clocks here."""

import re
from datetime import UTC, date, datetime, time

import pytest
from babel import Locale

from app.kit import html, i18n
from app.kit.forms import clean
from app.kit.money import money
from app.main import HERE
from app.outbox.letters import FIRST_STRONG, POP
from app.practice.languages import LANGUAGES

DAY, AFTERNOON, NIGHT = date(2027, 3, 24), time(14, 30), time(2, 5)
NAMES = ("ليلى Aydın", "Олена", "Đặng Thị (Tante) Hoa", "ኣለም 2", "Müller-Özdemir")


@pytest.fixture(scope="module")
def texts():
    i18n.load(HERE / "locales")
    return html.environment(HERE / "templates")


@pytest.fixture(params=LANGUAGES)
def language(request, texts):
    with i18n.speaking(request.param):
        yield request.param


def test_days_and_times(language):
    shown = [
        html.day(DAY),
        html.weekday(DAY),
        html.clock(AFTERNOON),
        html.clock(NIGHT),
        html.short_day(DAY),
        html.number(1234.5),
        money(1250),
    ]
    shown.append(html.moment(datetime(2027, 3, 24, 13, 30, tzinfo=UTC)))
    assert [each for each in shown if re.search("[٠-٩۰-۹]", each)] == []  # the digits of telephones, clocks and letters here
    assert ["24" in each and "2027" in each for each in (shown[0], shown[1], shown[-1])] == [True] * 3
    assert len(shown[1]) > len(shown[0]) > 9  # the day of the week stands with it, the month is a word
    clocks = (html.clock(AFTERNOON), html.clock(NIGHT))
    assert [each.lstrip("0") for each in clocks] == ["14:30", "2:05"]
    assert shown[-1].count(":") == 1
    assert "14:30" in shown[-1]


def test_a_month_of_another_calendar_is_beyond_doubt(texts):
    with i18n.speaking("ti"):
        if i18n.language() == "ti":
            assert html.weekday(DAY).endswith("(24.03.2027)")
    with i18n.speaking("en"):
        assert html.weekday(DAY) == "Wednesday, 24 March 2027"


def test_english_is_written_as_in_europe(texts):
    with i18n.speaking("en"):
        assert (html.day(DAY), html.short_day(DAY)) == ("24 March 2027", "Wed 24 Mar")
        assert html.moment(datetime(2027, 3, 24, 13, 30, tzinfo=UTC)) == "24 Mar 2027, 14:30"
        assert (html.number(1234.5), money(1250)) == ("1,234.5", "€12.50")


def test_easy_german_writes_days_as_german_does(texts):
    said = []
    for code in ("de", "de_simple"):
        with i18n.speaking(code):
            said.append((html.weekday(DAY), html.clock(AFTERNOON), html.short_day(DAY), html.month(DAY)))
    assert said[0] == said[1]
    assert said[0][0] == "Mittwoch, 24. März 2027"
    assert LANGUAGES["de_simple"].tag == "de-simple"


def test_every_name_keeps_its_own_direction_in_a_list(language):
    sentence = i18n.listed(NAMES)
    assert re.findall(f"{FIRST_STRONG}([^{FIRST_STRONG}{POP}]*){POP}", sentence) == list(NAMES)
    assert i18n.listed(["Leyla"]) == f"{FIRST_STRONG}Leyla{POP}"
    assert Locale.parse(language.partition("_")[0]).text_direction == LANGUAGES[language].dir


def test_a_message_greets_everybody_by_a_name_that_stands_alone(language, texts):
    """Also where the sentence runs the other way; the subject names nobody."""
    for kind in ("invitation", "promise_reminder"):
        for name in NAMES:
            subject, text = html.message(texts, f"messages/{kind}", name=f"{FIRST_STRONG}{name}{POP}", link="https://house.test/x")
            assert f"{FIRST_STRONG}{name}{POP}" in text
            assert not any(each in subject for each in NAMES)


def test_nothing_that_turns_text_round_is_taken_in():
    """A name with such a sign would turn round whatever stands beside it."""
    for sign in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069":
        assert clean(f" Ay{sign}şe\r\nDemir ") == "Ayşe\nDemir"
    assert clean("می\u200cزنیم 👨\u200d👩") == "می\u200cزنیم 👨\u200d👩", "what joins and parts letters stays"
