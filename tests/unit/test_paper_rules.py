"""Who reads which plan on paper, and how far letters for many are."""

from datetime import UTC, date, datetime, timedelta

import pytest

from app.conferences.rules import IN_WRITING, Meeting
from app.kit import pdf
from app.paper.pages.saying import direction, theirs
from app.paper.rules.printing import Making, standing
from app.paper.rules.reading import knows_days, reads
from app.practice.phases import Phase
from app.practice.roles import Role
from app.practice.waits import PRINT_KEPT

AT = datetime(2027, 3, 24, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
TOGETHER = Meeting(date(2027, 3, 24), None, "Europe/Berlin", "Saal")
APART = Meeting(None, None, "Europe/Berlin", "", takes_part=IN_WRITING, sitting=2)


@pytest.mark.parametrize(
    ("state", "beat", "later", "shown"),
    [
        ("making", 0, 0 * MINUTE, Making.MAKING),
        ("setting", 0, MINUTE, Making.LOST),
        ("setting", 1, MINUTE, Making.SETTING),
        ("ready", 0, MINUTE, Making.READY),
        ("ready", 0, PRINT_KEPT + MINUTE, Making.LOST),
        ("failed", 0, MINUTE, Making.FAILED),
    ],
)
def test_how_far_letters_are(state, beat, later, shown):
    assert standing(state, made_at=AT, beat_at=AT + beat * MINUTE, now=AT + later) is shown


def test_paper_says_no_more_than_the_phone():
    day = date(2027, 5, 1)
    assert reads(Role.FAMILY, Phase.FOLLOW_UP, TOGETHER, 1, day) == 1
    assert reads(Role.CHILD, Phase.AGREEING, TOGETHER, 1, day) == 1
    assert reads(Role.FAMILY, Phase.PREPARATION, TOGETHER, 1, day) is None
    assert reads(Role.INTERPRETER, Phase.FOLLOW_UP, TOGETHER, 1, day) is None
    assert reads(Role.FAMILY, Phase.AGREEING, APART, 2, day) == 1, "who comes apart knows the plan of before"
    assert (knows_days(TOGETHER), knows_days(APART)) == (True, False)


def test_words_run_as_they_are_written():
    assert [direction(text) for text in ("Ayşe", "سارة", "„سارة“ holt", "0421 99", "")] == ["ltr", "rtl", "rtl", "ltr", "ltr"]
    assert theirs("زنگ می‌زنیم: ۰۴۲۱ ۳۶۱ ۱۷.").text == "زنگ می‌زنیم: \u2066۰۴۲۱ ۳۶۱ ۱۷\u2069.", "groups of a number keep their order"
    assert theirs("0421 361 17").text == "0421 361 17"
    assert [theirs(text).lang for text in ("Oma holt sie", "نتصل", "Привіт", "ሰላም")] == ["de", "ar", "ru", "ti"]


#: What is not in the Latin alphabet of 26, language by language; with the marks that hold words together or apart.
ALPHABETS = {
    "ar fa": "ابتثجحخدذرزسشصضطظعغفقكلمنهويءأإؤئآةى پچژگکیۀ ۰۱۲۳۴۵۶۷۸۹ ٠١٢٣٤٥٦٧٨٩ ،؛؟«»٪\u200c\u200d\u200e\u200f\u2066\u2067\u2068\u2069",
    "ku tr sq fr": "ÇçÊêÎîŞşÛûĞğıİÖöÜüËëÀàÂâÆæÉéÈèÏïÔôŒœÙùŸÿ’",
    "pl ro": "ĄąĆćĘęŁłŃńÓóŚśŹźŻżĂăÂâÎîȘșȚțŞşŢţ",
    "ru uk bg": "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюяІіЇїЄєҐґ№",
    "vi": "ĂăĐđƠơƯưẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặẸẹẺẻẼẽẾếỀềỂểỄễỆệỈỉỊịỌọỎỏỐốỒồỔổỖỗỘộỚớỜờỞởỠỡỢợỤụỦủỨứỪừỬửỮữỰựỲỳỴỵỶỷỸỹ₫",
    "ti": "ሀለሐመሠረሰሸቀቐበተቸኀነኘአከኸወዐዘዠየደጀገጠጨጰጸፀፈፐቈኰዂ፠፡።፣፤፥፦፧፨፩፪፲፻",
    "de": "ÄÖÜäöüßẞ„“‚‘–—…·•§€",
}


@pytest.mark.parametrize("languages", ALPHABETS)
def test_every_letter_of_our_languages_can_be_printed(languages):
    assert "".join(sign for sign in ALPHABETS[languages] if pdf._shown(sign) != sign) == ""


def test_marks_stay_with_the_letters_that_they_belong_to():
    for written in ("Nguyễn Thị Ọnh", "مُحَمَّد", "Şêrîn", "q\u0323\u0308", "ሰ\u135fላም"):
        assert pdf.printable(written) == written
    assert pdf.printable("Ays\u0327e") == "Ayşe", "as a Mac writes it"
    assert [pdf.printable(text) for text in ("\ufeffOma", "\u0308", "ሰ\u064e", "a\n\u0308b")] == ["Oma", "", "ሰ", "a\nb"]


def test_a_typesetter_that_falls_over_is_told_as_that(monkeypatch):
    class Panic(BaseException):
        pass

    class Falling:
        def compile(self, *_what, **_how):
            raise Panic

    monkeypatch.setattr(pdf, "_compiler", Falling)
    with pytest.raises(pdf.NotMade):
        pdf._typeset(pdf._asked("plan", {}, "de", AT))
