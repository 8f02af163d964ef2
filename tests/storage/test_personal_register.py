"""Every column is known to be about a person, or not."""

import pytest
import sqlalchemy as sa

from bot.domain.personal import WhenErased
from storage.migrations.__main__ import every_table
from storage.personal import ABOUT_NOBODY, REGISTER, called

TABLES = sorted(every_table().tables.values(), key=lambda table: table.name)
HOW = "say in storage/personal/register.py whether it is about a person: storage/personal/README.md says how"


def columns(table: sa.Table) -> set[str]:
    return {column.name for column in table.columns}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_column_is_registered(table: sa.Table) -> None:
    known = set(ABOUT_NOBODY.get(table, "").split())
    for line in REGISTER:
        if line.table is table:
            known |= line.columns
    assert columns(table) - known == set(), HOW
    assert known - columns(table) == set(), "the register names a column that is gone"


@pytest.mark.parametrize("line", REGISTER, ids=lambda line: f"{line.table.name}.{line.who}")
def test_a_line_says_what_people_need_to_know(line: object) -> None:
    found = next(one for one in REGISTER if one is line)
    for column in found.shown.split():
        assert called(found.table.name, column)[0]
    assert (found.when_erased is WhenErased.DELETED) or found.why, "say why it stays"
    assert found.who or found.when_erased is WhenErased.KEPT
    assert set(found.instead) <= columns(found.table)


def test_nobody_is_in_two_places_at_once() -> None:
    assert not {line.table for line in REGISTER} & set(ABOUT_NOBODY)
