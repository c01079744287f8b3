"""What in a text could lead back to somebody is found, in whatever form; what tells nobody is left alone."""

import pytest

from app.learning.rules.noticing import Known, plainly, shapes_of, traces_in

#: As the database gives them: single words of names, and places.
KNOWN = Known(
    names=frozenset({"yilmaz", "ayse", "demir", "elif", "sara", "klein", "lubben", "muller", "grosse", "o", "brien", "محمد", "يوسف"}),
    places=frozenset({"burgerhaus hemelingen, kleiner saal"}),
)


def found(text: str) -> list[tuple[str, str]]:
    return [(text[each.start : each.end], each.trace.value) for each in traces_in(text, KNOWN)]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Wir haben Yılmaz vergessen.", "Yılmaz"),
        ("Die Oma von YILMAZ fehlte.", "YILMAZ"),
        ("die oma der familie yilmaz fehlte", "yilmaz"),
        ("Yılmaz’ Vater wartete.", "Yılmaz"),
        ("Yılmaz's Vater wartete.", "Yılmaz's"),
        ("Yılmaz’s Vater wartete.", "Yılmaz’s"),
        ("Elifs Lehrerin kam nicht.", "Elifs"),
        ("Ayşe'nin Wohnung war kalt.", "Ayşe'nin"),
        ("Elif'in okulu aradı.", "Elif'in"),
        ("Sara-Lena sagte nichts.", "Sara-Lena"),
        ("Die Kinder Lübben-Brandts warteten.", "Lübben-Brandts"),
        ("Mueller hat nicht geantwortet.", "Mueller"),
        ("Bei Müllers war niemand da.", "Müllers"),
        ("Klein hat nicht geantwortet.", "Klein"),
        ("O’Brien war wütend.", "O’Brien"),
        ("قال محمد إن الوقت قصير", "محمد"),
        ("ويوسف لم يحضر", "ويوسف"),
        ("مُحَمَّد لم يحضر", "مُحَمَّد"),
        ("Y\u200bılmaz war da", "Y\u200bılmaz"),
        ("Ayşe war da", "Ayşe"),  # an s and a cedilla
    ],
)
def test_a_name_that_the_office_knows(text, what):
    assert found(text) == [(what, "name")]


@pytest.mark.parametrize(
    ("text", "trace"),
    [
        ("Frau Kowalski rief an.", "name"),
        ("Herr K. war zornig.", "name"),
        ("غادرت السيدة فاطمة", "name"),
        ("Die Kinder der Familie Nguyen warteten.", "maybe"),
        ("Gestern kam Peter Hansen dazu.", "maybe"),
        ("Bitte 0421 361-77 12 anrufen.", "number"),
        ("Rufnummer ٠٤٢١ ٣٦١٧٧", "number"),
        ("Schreib an oma@example.org dazu.", "email"),
        ("Steht auf www.example.org/a dazu.", "link"),
        ("Am 24.3. war niemand da.", "day"),
        ("Am 24. März war niemand da.", "day"),
        ("On March 24 nobody came.", "day"),
        ("Seit 2027-03-24 wartet sie.", "day"),
        ("في 24 مارس لم يحضر أحد", "day"),
        ("Zu HB-2026-001 fehlte alles.", "file"),
        ("Im Amselweg 9 war niemand da.", "place"),
        ("In Hemelingen war zu.", "maybe"),
        ("Das Bürgerhaus Hemelingen war zu.", "place"),
        ("Der Saal in 28309 war zu.", "number"),
    ],
)
def test_what_looks_like_a_trace(text, trace):
    assert [each for _, each in found(text)] == [trace]


@pytest.mark.parametrize(
    "text",
    [
        "Die kleine Schwester war müde und der große Bruder auch.",
        "Die Mutter der Mutter hat gedolmetscht, obwohl der Vater das nicht wollte.",
        "Am Telefon sagte die Koordination, dass der Raum nur bis sechs frei ist.",
        "Das Jugendamt hat eine Mindestanforderung erst am Tag gesagt.",
        "Nach 95 Minuten waren 3 von 12 noch da; der Plan kam 14 Tage später an.",
        "Im Bürgerhaus war der große Saal belegt.",
        "Im Herbst 2027 fangen wir früher an.",
        "The father’s side was not asked, and nobody noticed for two weeks.",
        "لم يسأل أحد عن جهة الأب، ولم نلاحظ ذلك إلا في اليوم نفسه.",
        "",
    ],
)
def test_what_names_nobody_is_left_alone(text):
    assert found(text) == []


def test_several_in_one_text_each_once_and_in_order():
    assert found("Elif und Frau Kowalski, Tel. 0421 36177, am 3.5.2027") == [
        ("Elif", "name"), ("Kowalski", "name"), ("0421 36177", "number"), ("3.5.2027", "day"),
    ]  # fmt: skip


def test_the_shapes_hold_the_name_as_the_database_writes_it():
    assert plainly("Yılmaz-Größe") == "yilmaz-grosse"
    assert {"yilmaz", "grosse", "grosses"} <= shapes_of("Yılmaz-Größes’")
    assert all(shape.isalpha() for shape in shapes_of("a'); DROP TABLE x; -- <b> 12 & | ! :*"))


def test_a_long_text_without_a_space_takes_no_time():
    assert found("x" * 4_000) == []
