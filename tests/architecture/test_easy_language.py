"""The easy German catalogue is easy, as far as a program can tell; and a text that is not would be found."""

import pytest

from tests.architecture.easy_language import complaints
from tests.architecture.test_words import catalogue, forms_of, template

START = {"templates/welcome/start.html"}


def test_the_easy_catalogue_is_easy():
    texts = {form for message in catalogue("de_simple") if message.id for form in forms_of(message)}
    assert [complaint for text in sorted(texts) for complaint in complaints(text)] == []


def test_the_start_page_is_easy_in_every_german():
    """BITV 2.0 § 4: whoever comes there has chosen nothing yet."""
    there = [each.id for each in template("families.pot") if each.id and START & {name for name, _ in each.locations}]
    texts = [form for sentence in there for form in forms_of(catalogue("de").get(sentence))]
    assert len(texts) > 20
    assert [complaint for text in texts for complaint in complaints(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "Die Einladung wird von der Koordination verschickt.",
        "Alles, was besprochen worden ist, bleibt geheim.",
        "Bitte bringen Sie z. B. Ihren Ausweis mit.",
        "Das könnte Ihnen helfen.",
        "Die Maßnahme hilft Ihrer Familie.",
        "Wenn Sie kommen möchten, sagen Sie es uns bitte, weil wir sonst nicht wissen, ob Sie kommen.",
        "Hier steht, wer was bis wann macht und wer dabei hilft, damit am Ende wirklich alles gut klappt.",
        "Das ist eine Familiengruppenkonferenz.",
    ],
)
def test_what_is_hard_is_found(text):
    assert list(complaints(text))


@pytest.mark.parametrize(
    "text", ["Sie bekommen eine Einladung.", "Wer macht was? Und bis wann?", "Oma, Opa, Tante und Onkel kommen.", "Hallo %(name)s!"]
)
def test_what_is_easy_passes(text):
    assert list(complaints(text)) == []
