"""Sheets are read back with other programs' libraries: what was typed is text, amounts are numbers, days are days."""

import csv
from datetime import date
from io import BytesIO, StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from app.kit import i18n
from app.kit.sheets import Money, Time, csv_of, is_dangerous, xlsx_of

NASTY = [
    "=1+1", "+49 421", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "\u200f=1", "\ufeff=1", "＝1", "=HYPERLINK(\"http://x\")",
    "=cmd|' /C calc'!A0", "؜@x",
]  # fmt: skip
HARMLESS = ["Bürgerhaus", "12 = 12", 'a;b,c"d\ne', "'apostrophe", "عصير وخبز", "١٢", "", "http://example.org", "2026-11-22", "007"]
ROWS = [
    ["What", "When", "Planned", "Hours", "Number", "Empty"],
    *([text, date(2027, 3, 24), Money(123450), Time(75), 7, None] for text in NASTY + HARMLESS),
]


def read_csv(rows, language):
    with i18n.speaking(language):
        text = csv_of(rows).decode("utf-8-sig")
    return list(csv.reader(StringIO(text, newline=""), delimiter=";" if language == "de" else ","))


@pytest.mark.parametrize(("language", "numbers"), [("de", ["1234,50", "1,25", "7"]), ("en", ["1234.50", "1.25", "7"])])
def test_csv_read_back(language, numbers):
    head, *lines = read_csv(ROWS, language)
    assert head == ROWS[0]
    assert [line[0] for line in lines] == [f"'{text}".replace("\r", "\n") for text in NASTY] + HARMLESS
    assert {tuple(line[1:]) for line in lines} == {("2027-03-24", *numbers, "")}


@pytest.mark.parametrize("from_the_right", [False, True])
def test_xlsx_read_back(from_the_right):
    sheet = load_workbook(BytesIO(xlsx_of(ROWS, name="Kosten: [2027]", from_the_right=from_the_right))).active
    assert (sheet.title, bool(sheet.sheet_view.rightToLeft)) == ("Kosten 2027", from_the_right)
    lines = list(sheet.iter_rows(min_row=2))
    assert len(lines) == len(NASTY + HARMLESS)
    for text, (what, when, planned, hours, number, empty) in zip(NASTY + HARMLESS, lines, strict=True):
        assert (what.data_type, what.value or "") == ("s", text.replace("\r", "\n"))
        assert (what.quotePrefix, what.hyperlink) == (text in NASTY, None)
        assert (when.value.date(), when.is_date) == (date(2027, 3, 24), True)
        assert (planned.value, planned.data_type, hours.value, number.value, empty.value) == (1234.5, "n", 1.25, 7, None)
    assert [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"] == []


@given(st.text(max_size=60))
def test_no_text_becomes_a_formula(text):
    """Whatever is typed: the first sign that a program would look at is never one that begins a formula."""
    [[there]] = read_csv([[text]], "en")
    assert not is_dangerous(there)
    assert there.removeprefix("'" if is_dangerous(text) else "") == text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")


def test_long_texts_and_empty_sheets_are_taken():
    assert len(load_workbook(BytesIO(xlsx_of([["a" * 100_000]], name=""))).active["A1"].value) == 32_000
    assert csv_of([]) == "\ufeff".encode()
    assert load_workbook(BytesIO(xlsx_of([], name="x" * 90))).active.title == "x" * 31
