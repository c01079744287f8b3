"""No message says what it is about: whoever looks over a shoulder, or shares the phone, learns nothing."""

import re
import tomllib
from email import message_from_bytes, policy
from uuid import UUID

import msgspec
import pytest

from app.kit import i18n
from app.kit.clock import now
from app.outbox.commands import Whose
from app.outbox.letters import short_text, texts
from app.outbox.rules import Standing
from app.practice.mail import RULES, Kind
from app.serving import HERE
from app.worker.cases import Case
from app.worker.cases import write as write_letter

i18n.load(HERE / "locales")
SOME = UUID("00000000-0000-4000-8000-00000000abcd")

LANGUAGES = i18n.available()
GLOSSARY = HERE / "locales" / "glossary"
ENGLISH = ("famil", "conference", "youth", "office", "social", "child", "coordinat", "caseworker", "plan", "meeting", "court", "consent")
EVERYWHERE = ("familienrat", "jugendamt", "bremen", "yılmaz", "demir", "nora", "wiechmann")


def must_not_say(language: str) -> tuple[str, ...]:
    """Words about what we do, looked for as parts of words, whatever the case: what translators have listed for their language."""
    if language == i18n.SOURCE:
        return ENGLISH
    return tuple(tomllib.loads((GLOSSARY / f"{language}.toml").read_text()).get("never_in_messages", {}).get("parts", ()))


FORBIDDEN = {language: must_not_say(language) + EVERYWHERE for language in LANGUAGES}


@pytest.fixture
def written(settings):
    def write(kind: Kind, language: str, *, to_a_child: bool = False):
        to_staff = kind in {Kind.STAFF_INVITATION, Kind.STAFF_RESET, Kind.DESK_NEWS}
        case = Case(
            Whose(SOME, kind, SOME, SOME, SOME, SOME, 1),
            Standing(kind=kind, address="ayse@post.test", made_at=now()),
            "Ayşe Demir",
            language,
            "/key#ABC" if to_staff else "/hello#ABC",
            None if to_staff else SOME,
            to_a_child=to_a_child,
        )
        other = msgspec.structs.replace(settings, address="https://termine.example")
        return message_from_bytes(write_letter(case, other, texts()).content, policy=policy.default)

    return write


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_words_that_it_must_not_say(language):
    assert len(must_not_say(language)) >= 9


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("to_a_child", [False, True])
def test_no_word_about_the_case(written, kind, language, to_a_child):
    mail = written(kind, language, to_a_child=to_a_child)
    everything = f"{mail.as_string()}\n{mail['subject']}\n{mail.get_content()}".casefold()
    for word in FORBIDDEN[language]:
        assert word.casefold() not in everything


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("language", LANGUAGES)
def test_one_link_no_day_no_number_and_no_name_but_the_readers(written, kind, language):
    mail = written(kind, language)
    text = mail.get_content()
    assert re.findall(r"https?://\S+", text) == ["https://termine.example/" + ("key#ABC" if "/key" in text else "hello#ABC")]
    assert not re.search(r"\d", re.sub(r"https?://\S+", "", text) + str(mail["subject"]))
    assert text.count("Ayşe") == 1
    assert "Ayşe" not in str(mail["subject"])


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != i18n.SOURCE])
def test_it_is_in_the_readers_language(written, kind, language):
    assert str(written(kind, language)["subject"]) != str(written(kind, i18n.SOURCE)["subject"])
    assert written(kind, language).get_content() != written(kind, i18n.SOURCE).get_content()


@pytest.mark.parametrize("kind", Kind)
def test_whoever_reads_a_language_without_pages_gets_german(written, kind):
    assert written(kind, "so").get_content() == written(kind, i18n.FALLBACK).get_content()


@pytest.mark.parametrize("kind", [kind for kind in Kind if not RULES[kind].to_family])
def test_staff_whose_side_is_not_there_in_their_language_get_german(written, kind):
    assert written(kind, "tr").get_content() == written(kind, i18n.FALLBACK).get_content()


def test_the_headers_are_the_same_whatever_it_is_about(written):
    """To a family: one set of headers. To staff: one set, without the click for no more e-mail."""
    heads = {
        kind: [(name, value) for name, value in written(kind, "en").items() if name not in {"Subject", "Date", "Content-Transfer-Encoding"}]
        for kind in Kind
    }
    for to_family in (True, False):
        assert len({str(head) for kind, head in heads.items() if RULES[kind].to_family is to_family}) == 1


GSM = set(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ ÆæßÉ!\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
LINK = "https://termine.example.org/hello#" + "A" * 32


@pytest.mark.parametrize("kind", [kind for kind in Kind if RULES[kind].to_family])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("to_a_child", [False, True])
def test_a_text_message_is_as_neutral_and_fits_into_two(kind, language, to_a_child):
    text = short_text(kind, language, LINK, to_a_child=to_a_child)
    said = text.replace(LINK, "").casefold()
    assert text.count(LINK) == 1
    assert [word for word in FORBIDDEN[language] if word.casefold() in said] == []
    assert not re.search(r"\d", said)
    assert len(text) <= (2 * 153 if set(text) <= GSM else 2 * 67)
