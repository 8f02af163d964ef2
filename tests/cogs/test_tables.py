"""A table that is taken along says what it was given, and starts nothing in any programme."""

import csv
import io
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from cogs.kit.tables import Cell, as_csv, as_workbook, readable, safe

NOON = datetime(2027, 1, 8, 12, tzinfo=UTC)
HOSTILE = [
    "=1+1",
    "+44 20",
    "-2",
    "@SUM(A1)",
    "  =cmd|' /C calc'!A0",
    "\t=1",
    "\r=1",
    "\rx",
    "\tx",
    "＝1+1",
    "\ufeff=1",
]
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


def read_csv(text: str) -> list[list[str]]:
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def read_workbook(book: bytes) -> list[list[Any]]:
    """Read every cell as other code reads it; of each, whether it would be run."""
    (sheet,) = load_workbook(io.BytesIO(book)).worksheets
    cells = [list(row) for row in sheet.iter_rows()]
    assert {cell.data_type for row in cells for cell in row} <= {"s", "n", "inlineStr"}, "a formula"
    assert not any(cell.hyperlink for row in cells for cell in row)
    return [["" if cell.value is None else cell.value for cell in row] for row in cells]


@given(WORDS)
@settings(max_examples=100)
def test_no_cell_is_ever_a_formula_and_its_words_are_all_there(words: str) -> None:
    cell = safe(words)
    assert not cell.lstrip().startswith(tuple("=+-@\uff1d\uff0b\uff0d\uff20"))
    assert cell in {readable(words), f"'{readable(words)}"}


@pytest.mark.parametrize("words", HOSTILE)
def test_what_a_spreadsheet_would_run_is_marked_as_text(words: str) -> None:
    assert safe(words) == f"'{readable(words)}"
    assert read_csv(as_csv(["What"], [[words]])) == [["What"], [f"'{readable(words)}"]]


@pytest.mark.parametrize("words", [*HOSTILE, "https://example.org", "{=A1}", "1,5", "_x0041_", "TRUE", "x" * 40_000])
def test_in_a_workbook_text_is_text_as_it_was_written(words: str) -> None:
    assert read_workbook(as_workbook("Results", ["What"], [[words]], made_at=NOON))[1:] == [[readable(words)[:32_767]]]


@given(st.lists(st.tuples(WORDS, st.integers(0, 10**6), st.decimals(0, 100, places=1)), max_size=4))
@example([("a", 6, Decimal("3.7"))])
@settings(max_examples=10)
def test_both_files_say_what_they_were_given(rows: list[tuple[Cell, ...]]) -> None:
    headings = ["Words", "How many", "Average"]
    plain = read_csv(as_csv(headings, rows))
    assert plain == [headings, *([safe(str(words)), str(n), str(average)] for words, n, average in rows)]
    book = read_workbook(as_workbook("Results", headings, rows, made_at=NOON))
    assert book == [headings, *([readable(str(words)), n, float(average)] for words, n, average in rows)]


def test_the_same_table_is_the_same_file() -> None:
    one, other = (as_workbook("Results", ["What", "How many"], [["Tea", 5]], made_at=NOON) for _ in range(2))
    assert one == other
