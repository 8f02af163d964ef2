"""Letting go of people who stop taking part, by the register."""

from collections.abc import Collection
from functools import cache
from typing import Final

import sqlalchemy as sa

from bot.domain.people import GuildId, PersonId
from bot.domain.personal import Parting, RowFate
from storage.letters import end_letters_to, is_written_to, letters
from storage.partners import partners
from storage.personal.data_access import scope
from storage.personal.register import REGISTER
from storage.store import Transaction

_WAYS: Final = tuple(
    line.table for line in REGISTER if line.fates.leaving is RowFate.OWED and line.table is not letters
)


def part(tx: Transaction, guild: GuildId, person: PersonId, parting: Parting, *, ending: Collection[str]) -> None:
    """Take out of the tables what goes with somebody who stops taking part, and letters of the kinds `ending` with it.

    The way to reach them stays as long as other letters are on their way to them.
    """
    is_owed = end_letters_to(tx, guild, person, kinds=ending)
    for line in REGISTER:
        fate, table = line.fates.on(parting), line.table
        if fate is RowFate.DELETED or (fate is RowFate.OWED and table in _WAYS and not is_owed):
            tx.sql.execute(_delete(table, line.who), {"of_guild": guild, "of_person": person})
    if parting is Parting.AWAY:
        tx.rewrite()


@cache
def _delete(table: sa.Table, who: str) -> sa.Delete:
    return sa.delete(table).where(scope(table, sa.bindparam("of_guild")), table.c[who] == sa.bindparam("of_person"))


def forget_ways_to_strangers(tx: Transaction) -> int:
    """Forget how to reach those who take no part and whom no letter is remembered to; return how many rows."""
    return sum(tx.sql.execute(statement).rowcount for statement in _FORGET)


def _strangers(table: sa.Table) -> sa.ColumnElement[bool]:
    known = sa.exists().where(partners.c.guild == table.c.guild, partners.c.person == table.c.person)
    return ~known & ~is_written_to(table.c.guild, table.c.person)


_FORGET: Final = tuple(sa.delete(table).where(_strangers(table)) for table in _WAYS)
