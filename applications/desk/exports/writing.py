"""The file itself, row after row: CSV, or a workbook that keeps nothing of the rows before."""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import chain, islice
from pathlib import Path
from typing import Any

from django.utils import timezone

from applications.desk.exports.sources import Row
from applications.desk.queue.columns import Value, written
from applications.models import Export

# What makes a spreadsheet take a text for a formula (OWASP, CSV injection).
FORMULA = ("=", "+", "-", "@", "\t", "\r")
# As many rows as a sheet of a workbook may have, its head among them.
SHEET = 1_048_576


def write_csv(path: Path, heads: Sequence[str], rows: Iterable[Row]) -> None:
    """UTF-8 with its mark, by which spreadsheets know it; a text that would be a formula begins with an apostrophe."""
    with path.open("w", newline="", encoding="utf-8-sig") as file:
        writer = csv.writer(file)
        for row in chain([heads], rows):
            writer.writerow([_harmless(value) for value in row])


def _harmless(value: Value) -> str:
    text = written(value)
    return f"'{text}" if text.startswith(FORMULA) else text


def write_xlsx(path: Path, heads: Sequence[str], rows: Iterable[Row]) -> None:
    """Texts are written as texts, so that none is a formula; moments as moments, by which one can sort."""
    from xlsxwriter import Workbook  # a worker that writes no workbook does without it

    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    left = iter(rows)
    with Workbook(str(path), options) as book:
        formats = _Formats(book)
        first: list[Row] = list(islice(left, 1))
        while first or not book.worksheets():
            _write_sheet(book.add_worksheet(), formats, heads, chain(first, islice(left, SHEET - 2)))
            first = list(islice(left, 1))


class _Formats:
    def __init__(self, book: Any) -> None:
        self.head = book.add_format({"bold": True})
        self.moment = book.add_format({"num_format": "hh:mm dd/mm/yyyy"})
        self.day = book.add_format({"num_format": "dd/mm/yyyy"})


def _write_sheet(sheet: Any, formats: _Formats, heads: Sequence[str], rows: Iterator[Row]) -> None:
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(heads) - 1, 22)
    for place, head in enumerate(heads):
        sheet.write_string(0, place, head, formats.head)
    for number, row in enumerate(rows, start=1):
        for place, value in enumerate(row):
            _write_cell(sheet, number, place, value, formats)


def _write_cell(sheet: Any, row: int, column: int, value: Value, formats: _Formats) -> None:
    if isinstance(value, datetime):
        sheet.write_datetime(row, column, timezone.localtime(value).replace(tzinfo=None), formats.moment)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, formats.day)
    elif isinstance(value, int):
        sheet.write_number(row, column, value)
    elif text := written(value):
        sheet.write_string(row, column, text)


WRITERS: dict[str, Callable[[Path, Sequence[str], Iterable[Row]], None]] = {
    Export.Format.CSV.value: write_csv,
    Export.Format.XLSX.value: write_xlsx,
}
CONTENT_TYPES = {
    Export.Format.CSV.value: "text/csv",
    Export.Format.XLSX.value: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
