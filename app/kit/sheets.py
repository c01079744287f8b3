"""Sheets for invoices: CSV and XLSX in which numbers are numbers, days are days, and nothing that somebody typed is a formula."""

import unicodedata
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

from msgspec import Struct
from xlsxwriter import Workbook

from app.kit.money import decimal_sign

CSV, XLSX = "text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: A cell that begins with one of these is worked out by spreadsheet programs (OWASP, CSV injection).
DANGEROUS = frozenset("=+-@\t\r\n＝＋－＠")
_LONGEST = 32_000  # of XLSX, 32,767


class Money(Struct, frozen=True):
    """Cents, shown as euros."""

    cents: int


class Time(Struct, frozen=True):
    """Minutes, shown as hours with two places: an invoice multiplies them."""

    minutes: int


Cell = str | int | date | Money | Time | None
Row = Sequence[Cell]


def _plain(text: str) -> str:
    """Lines end in one way, and nothing stands in it that no program could read."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")


def is_dangerous(text: str) -> bool:
    """Would a spreadsheet program take this for a formula? Blanks and marks that nobody sees before it do not make it harmless."""
    first = next((sign for sign in text if sign in DANGEROUS or not (sign.isspace() or unicodedata.category(sign) in {"Cf", "Cc"})), "")
    return first in DANGEROUS and first != ""


def csv_of(rows: Sequence[Row]) -> bytes:
    """For spreadsheet programs in the reader's language: where a comma begins the cents, a semicolon parts the cells.

    Texts stand in quotes; one that could be a formula begins with an apostrophe, so that it stays a text.
    """
    sign = decimal_sign()
    between = ";" if sign == "," else ","
    lines = (between.join(_in_csv(cell, sign) for cell in row) for row in rows)
    return ("\ufeff" + "".join(f"{line}\r\n" for line in lines)).encode("utf-8", "replace")


def _in_csv(cell: Cell, sign: str) -> str:
    match cell:
        case None:
            return ""
        case str():
            text = _plain(cell)
            return '"' + ("'" if is_dangerous(text) else "") + text.replace('"', '""') + '"'
        case Money() | Time():
            return str(_number(cell)).replace(".", sign)
        case date():
            return cell.isoformat()
    return str(cell)


def _number(cell: Money | Time) -> Decimal:
    exact = Decimal(cell.cents) / 100 if isinstance(cell, Money) else Decimal(cell.minutes) / 60
    return exact.quantize(Decimal("0.01"))


def xlsx_of(rows: Sequence[Row], *, name: str, from_the_right: bool = False) -> bytes:
    """One sheet, its first row in bold; turned round for a language that is read `from_the_right`.

    Every text is written as a text, and stays one when somebody edits the cell.
    """
    file = BytesIO()
    # Links and formulas are made of nothing: each cell is written by its kind.
    with Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}) as book:
        sheet = book.add_worksheet(_sheet_name(name))
        if from_the_right:
            sheet.right_to_left()
        looks = {kind: book.add_format(look) for kind, look in _LOOKS.items()}
        for number, row in enumerate(rows):
            for place, cell in enumerate(row):
                _write(sheet, number, place, cell, looks, head=number == 0)
        sheet.freeze_panes(1, 0)
        for place, width in enumerate(_widths(rows)):
            sheet.set_column(place, place, width)
    return file.getvalue()


#: How each kind of cell looks. Reading order 0: a text's own first letter says where it begins.
_LOOKS: dict[str, dict[str, Any]] = {
    "head": {"bold": True, "text_wrap": True, "bottom": 1, "valign": "top"},
    "text": {"text_wrap": True, "valign": "top"},
    "quoted": {"text_wrap": True, "valign": "top", "quote_prefix": True},
    "day": {"num_format": "dd.mm.yyyy", "align": "left", "valign": "top"},
    "money": {"num_format": '#,##0.00 "€"', "valign": "top"},
    "time": {"num_format": "0.00", "valign": "top"},
    "whole": {"valign": "top"},
}


def _write(sheet: Any, number: int, place: int, cell: Cell, looks: dict[str, Any], *, head: bool) -> None:
    match cell:
        case None:
            return
        case str():
            text = _plain(cell)[:_LONGEST]
            sheet.write_string(number, place, text, looks["head" if head else "quoted" if is_dangerous(text) else "text"])
        case Money():
            sheet.write_number(number, place, float(_number(cell)), looks["money"])
        case Time():
            sheet.write_number(number, place, float(_number(cell)), looks["time"])
        case date():
            sheet.write_datetime(number, place, cell, looks["day"])
        case _:
            sheet.write_number(number, place, cell, looks["whole"])


def _widths(rows: Sequence[Row]) -> list[int]:
    columns = max((len(row) for row in rows), default=0)
    longest = [
        max((len(cell) for row in rows if len(row) > place and isinstance(cell := row[place], str)), default=0) for place in range(columns)
    ]
    return [min(max(length + 2, 12), 48) for length in longest]


def _sheet_name(name: str) -> str:
    """As programs allow it: at most 31 letters, none of []:*?/\\ and no apostrophe at either end."""
    return "".join(sign for sign in name if sign not in "[]:*?/\\").strip("' ")[:31] or "1"
