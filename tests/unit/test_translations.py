"""Lines are known by their words; progress counts what people wrote; a page says lines in the reader's language."""

from datetime import date
from uuid import uuid4

import pytest
from msgspec import structs

from app.plans.rules import Agreement, BottomLine, Escalation, Named, Plan, Reason, Wish
from app.translations.rules import MOST_AT_ONCE, Line, Office, Telling, Told, at_once, checksum, grouped, lines_of, once, read_in

OMA = Named(uuid4(), "Ayşe")


def promise(own_words, **more):
    usual = {"what": "", "due_on": None, "due_words": "", "helper": None, "checker": None, "sign": "", "plan_b": "", "answers": []}
    return Agreement(promise=uuid4(), own_words=own_words, who=OMA, **usual | more)


def plan(*agreements, **more):
    usual = {
        "family": "Familie Yılmaz", "number": 1, "concern": "Sorge", "good": "Gutes", "question": "Frage?", "services": [],
        "bottom_lines": [BottomLine(uuid4(), 1, "Das muss sein")], "contingency": "Wir rufen an", "no_contingency": False,
        "guardian": OMA, "review_on": date(2027, 5, 1),
    }  # fmt: skip
    return Plan(agreements=list(agreements), **usual | more)


def test_every_line_of_a_plan_has_a_key():
    first = promise("Ich hole sie ab", what="Ayşe holt Elif ab", due_words="jeden Tag", sign="Sie kommt", plan_b="Bus")
    wish = Wish(uuid4(), "Hilfe", "Amt")
    gone = uuid4()
    whole = plan(
        first, services=[wish], escalation=Escalation(OMA, "Wenn es brennt"), reasons=[Reason(first.promise, "neu"), Reason(gone, "weg")]
    )
    assert {line.key: line.text for line in lines_of(whole)} == {
        "question": "Frage?", "good": "Gutes", "concern": "Sorge", f"bottom/{whole.bottom_lines[0].id}": "Das muss sein",
        f"agreement/{first.promise}/own": "Ich hole sie ab", f"agreement/{first.promise}/what": "Ayşe holt Elif ab",
        f"agreement/{first.promise}/when": "jeden Tag", f"agreement/{first.promise}/sign": "Sie kommt",
        f"agreement/{first.promise}/plan_b": "Bus", f"agreement/{first.promise}/reason": "neu", f"agreement/{gone}/reason": "weg",
        f"wish/{wish.request}": "Hilfe", f"wish/{wish.request}/from": "Amt",
        "contingency": "Wir rufen an", "escalation": "Wenn es brennt",
    }  # fmt: skip
    assert not {"concern", "question", "good"} & {line.key for line in lines_of(whole, ground=False)}


def test_what_the_office_said_stands_with_the_plan():
    wish, line = Wish(uuid4(), "Hilfe", "Amt"), str(uuid4())
    office = Office(
        {wish.request: "Ab Mai", uuid4(): "Zu einem anderen Plan"}, {line: "Wer abends?", "clear": "Wann?", "safe": "Und dann?"}
    )
    lines = lines_of(plan(promise("Ich koche"), services=[wish]), office, ground=False)
    assert [(line.key, line.text) for line in lines if line.group != "around"] == [
        (f"missing/{line}", "Wer abends?"), ("missing/clear", "Wann?"), ("missing/safe", "Und dann?"),
        (lines[3].key, "Ich koche"), (f"wish/{wish.request}", "Hilfe"), (f"wish/{wish.request}/from", "Amt"),
        (f"wish/{wish.request}/answer", "Ab Mai"),
    ]  # fmt: skip


def test_of_the_plan_before_only_what_is_not_as_it_was():
    stays, old, gone = (
        promise("Ich koche", due_words="freitags"),
        promise("Ich hole sie", plan_b="Bus"),
        promise("Ich putze", what="Sara putzt"),
    )
    new = plan(stays, structs.replace(old, plan_b="Bahn"), reasons=[Reason(gone.promise, "Zu viel")])
    before = plan(stays, old, gone, reasons=[Reason(old.promise, "Noch früher")], contingency="Früher rief Oma an")
    lines = [line for line in lines_of(new, old=before) if line.key.startswith("until/")]
    assert [line.text for line in lines] == ["Bus", "Ich putze", "Sara putzt"]
    assert {line.group for line in lines} == {"until/1"}
    assert max(len(line.key) for line in lines) <= 60


def test_what_is_said_twice_is_translated_once_where_it_stands_first():
    lines = once(lines_of(plan(promise("Ich koche", due_words="freitags"), promise("Ich putze", due_words="freitags")), ground=False))
    assert [line.text for line in lines] == ["Ich koche", "freitags", "Ich putze", "Wir rufen an"]
    assert [len(each) for _, each in grouped(lines)] == [2, 1, 1]


def test_a_line_is_known_by_its_words_whatever_its_place():
    assert Line("a", "Ich koche", "", "").checksum == Line("b", "Ich koche", "", "").checksum == checksum("Ich koche")
    assert checksum("Ich koche") != checksum("Ich koche.")


def test_of_very_many_lines_the_open_ones_come_first():
    lines = [Line(str(number), str(number), "", "") for number in range(MOST_AT_ONCE + 5)]
    shown = at_once(lines, {lines[0].checksum: True})
    assert len(shown) == MOST_AT_ONCE
    assert lines[0] not in shown
    assert at_once(lines[:3], {}) == lines[:3]


def test_easy_german_gives_way_to_german():
    assert (read_in("de_simple"), read_in("tr")) == (["de_simple", "de"], ["tr"])


def test_the_language_of_an_original_is_said_where_it_can_be_told():
    here = Telling("tr", {"a": Told("b", "tr", by="Leyla"), "c": Told("d", "tr", machine=True)})
    assert (here.original("Ich koche am Freitag für Şirin"), here.original("سأطبخ"), here.original("7:30")) == ("de", "", "")
    assert (here.names, here.machine, here.not_read_back) == (["Leyla"], True, True)
    assert Telling("de").original("Ich koche") == Telling("de_simple").original("Ich koche") == ""


ARABIC, GERMAN = "عمر يتصل بي كل مساء قبل الساعة الثامنة", "Omar ruft jeden Abend an."


@pytest.mark.parametrize(
    ("reader", "own", "clarified", "first"),
    [
        ("de", ARABIC, GERMAN, GERMAN),
        ("de_simple", ARABIC, GERMAN, GERMAN),
        ("ar", ARABIC, GERMAN, ARABIC),
        ("fa", ARABIC, GERMAN, ARABIC),  # the same letters: nothing is put behind that may be read
        ("tr", ARABIC, GERMAN, GERMAN),
        ("ru", ARABIC, GERMAN, ARABIC),  # neither can be read: it stays as it was said
        ("de", "Akşam arıyor.", GERMAN, "Akşam arıyor."),
        ("de", ARABIC, "", ARABIC),
        ("de", "", GERMAN, GERMAN),
        ("de", "7:30", GERMAN, "7:30"),
    ],
)
def test_what_the_reader_can_read_comes_first(reader, own, clarified, first):
    assert Telling(reader).first(own, clarified) == first


def test_a_translation_is_read():
    assert Telling("ru", {GERMAN: Told("Омар звонит каждый вечер.", "ru")}).first(ARABIC, GERMAN) == GERMAN
    assert Telling("de", {ARABIC: Told("Omar ruft mich an.", "de")}).first(ARABIC, GERMAN) == ARABIC
