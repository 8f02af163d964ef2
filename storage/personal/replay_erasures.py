"""Erasures, and doing them again in a database that has not been through them: one that a backup brought back.

In the database an erasure is kept in the very commit that does it; the list in KEY_DIR follows. A stop between the two
is made good at the next start. What is on the list and not in the database was done after that database was backed up.
"""

import sqlite3
from collections.abc import Collection
from contextlib import closing, suppress
from datetime import datetime
from functools import partial
from pathlib import Path

from bot.domain.people import GuildId, PersonId
from storage.cleaning_owed import owe_cleaning
from storage.erased_list import Erasure
from storage.erasures import erasures_done, note_erasure
from storage.keys import Keys
from storage.personal.cleaning import clean_database, listed_in
from storage.personal.erasing import columns_in, erase_rows
from storage.personal.sealed import erase_sealed
from storage.store import Transaction


def erase(tx: Transaction, guild: GuildId, person: PersonId, *, now: datetime) -> None:
    """Take somebody out of everything that is kept about one server; KeyUnreadable when it could not be kept so.

    Older copies, and what lingers of it in the database's own file, go a little later, for all who ask meanwhile.
    """
    done = Erasure(tx.new_reference(), tx.keys.person_tag(guild, person))
    tx.keys.erased()
    tx.failpoint("erase.begun")
    erase_rows(tx.sql, (guild, person), columns_in(tx.sql), reference=tx.new_reference)
    note_erasure(tx, done)
    owe_cleaning(tx, now=now)
    tx.rewrite_later()
    tx.failpoint("erase.stored")
    tx.after_commit(partial(_list, tx, {done}))


def erase_again(tx: Transaction) -> int:
    """Do every erasure that this database has not been through; return how many those were."""
    listed, done = tx.keys.erased(), erasures_done(tx)
    if not done <= listed:
        tx.after_commit(partial(_list, tx, done))
    missing = listed - done
    if missing:
        columns = columns_in(tx.sql)
        for somebody in sorted(listed_in(tx.sql, columns, tx.keys, missing)):
            erase_rows(tx.sql, somebody, columns, reference=tx.new_reference)
            erase_sealed(tx.sql, somebody, columns, tx.keys)
        for one in missing:
            note_erasure(tx, one)
        tx.failpoint("erase.stored")
        tx.rewrite()
    return len(missing)


def mend_restored(keys: Keys, part: Path, database: Path) -> None:
    """Erase in a database before it is put in place of another, whose own erasures are put on the list first."""
    keys.note_erased(_in_file(database))
    clean_database(part, keys)


def _list(tx: Transaction, done: Collection[Erasure]) -> None:
    tx.failpoint("erase.committed")
    tx.keys.note_erased(done)


def _in_file(database: Path) -> frozenset[Erasure]:
    """Read which erasures a database that nobody uses has been through: none where it cannot tell."""
    if not database.exists():
        return frozenset()
    with suppress(sqlite3.Error), closing(sqlite3.connect(database)) as connection:
        return frozenset(Erasure(*row) for row in connection.execute("SELECT id, tag FROM erasures"))
    return frozenset()
