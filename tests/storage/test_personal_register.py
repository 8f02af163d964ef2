"""Every column is known to be about a person, or not."""

import pytest
import sqlalchemy as sa

from bot.domain.personal import RowFate
from storage.personal import ABOUT_NOBODY, REGISTER, called
from storage.tables import every_table

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


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_of_every_column_it_is_known_what_becomes_of_it(table: sa.Table) -> None:
    lines = [line for line in REGISTER if line.table is table]
    for column in columns(table):
        fates = [line.fates for line in lines if column in line.columns]
        assert fates or column in ABOUT_NOBODY[table].split(), HOW
    for line in lines:
        here = line.fates
        assert {here.leaving, here.away} <= {RowFate.DELETED, RowFate.KEPT, RowFate.OWED}
        assert here.erasure is not RowFate.OWED, "nobody who is erased can be reached any more"
        if not line.who or line.tagged:
            assert {here.leaving, here.away, here.erasure} == {RowFate.KEPT}, "nothing tells whose it is"
        if here.leaving is RowFate.DELETED:
            assert (here.away, here.erasure) == (RowFate.DELETED, RowFate.DELETED), "what leaving takes, all else does"


@pytest.mark.parametrize("line", REGISTER, ids=lambda line: f"{line.table.name}.{line.who}")
def test_a_line_says_what_people_need_to_know(line: object) -> None:
    found = next(one for one in REGISTER if one is line)
    for column in found.shown.split():
        assert called(found.table.name, column)[0]
    assert (found.fates.erasure is RowFate.DELETED) or found.why, "say why it stays"
    assert found.who or found.fates.erasure is RowFate.KEPT
    assert set(found.instead) <= columns(found.table)


def test_nobody_is_in_two_places_at_once() -> None:
    assert not {line.table for line in REGISTER} & set(ABOUT_NOBODY)
