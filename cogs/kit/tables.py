"""Tables that coordinators take along: any programme opens them, and nothing in them starts anything there."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

_FORMULAS: Final = tuple("=+-@\uff1d\uff0b\uff0d\uff20")  # full-width ones too: some programmes read them alike
_RUN_BY_SOME: Final = frozenset("\t\r\n")  # what some programmes skip, and run what comes after
_PLAIN: Final = {  # what somebody wrote is text, whatever it looks like; and nothing of it lies on the disk meanwhile
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "in_memory": True,
}
_MARK: Final = "\ufeff"  # by which spreadsheets know that it is UTF-8
_WIDEST: Final = 60  # characters of a column; what is longer stands below itself
_LONGEST: Final = 32_767  # characters that a spreadsheet takes in one cell

Cell = str | int | Decimal


def as_csv(headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """Write a table as comma-separated values, a line each below the headings."""
    page = io.StringIO()
    table = csv.writer(page, quoting=csv.QUOTE_ALL)
    table.writerow(headings)
    table.writerows([safe(cell) if isinstance(cell, str) else str(cell) for cell in row] for row in rows)
    return _MARK + page.getvalue()


def as_workbook(name: str, headings: Sequence[str], rows: Iterable[Sequence[Cell]], *, made_at: datetime) -> bytes:
    """Write a table as a workbook: text stays text, and only numbers of ours are numbers in it."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - 40 ms, and not needed to start

    file = io.BytesIO()
    with Workbook(file, _PLAIN) as book:
        book.set_properties({"created": made_at.replace(tzinfo=None)})
        sheet = book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        sheet.write_row(0, 0, headings, book.add_format({"bold": True}))
        widths = list(map(len, headings))
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        for line, row in enumerate(rows, start=1):
            for column, cell in enumerate(row):
                _write(sheet, line, column, cell, wrapped)
                widths[column] = min(_WIDEST, max(widths[column], len(str(cell))))
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width + 2)
    return file.getvalue()


def _write(sheet: Any, line: int, column: int, cell: Cell, how: object) -> None:
    if isinstance(cell, str):
        sheet.write_string(line, column, readable(cell)[:_LONGEST], how)
    else:
        sheet.write_number(line, column, cell, how)


def safe(text: str) -> str:
    """Return what somebody wrote so that a spreadsheet takes it for text, and never for a formula."""
    shown = readable(text)
    is_run = text[:1] in _RUN_BY_SOME or shown.lstrip().startswith(_FORMULAS)
    return f"'{shown}" if is_run else shown


def readable(text: str) -> str:
    """Return a text without what cannot be seen, but for spaces and ends of lines."""
    return "".join(char for char in text if char in "\n\t" or char.isprintable())
