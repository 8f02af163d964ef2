"""Erasures, and doing them again in a database that has not been through them: one that a backup brought back.

In the database an erasure is kept in the very commit that does it; the list in KEY_DIR follows. A stop between the two
is made good at the next start. What is on the list and not in the database was done after that database was backed up.
"""

import secrets
import sqlite3
from collections.abc import Collection, Iterable
from contextlib import closing, suppress
from functools import partial
from pathlib import Path

import sqlalchemy as sa

from bot.domain.people import GuildId, PersonId
from storage.erased_list import Erasure
from storage.erasures import erasures_done, note_erasure
from storage.keys import Keys
from storage.personal.erasing import Columns, Somebody, columns_in, erase_rows, people_in
from storage.personal.old_files import Whom, erase_in, erase_in_old_files
from storage.store import Transaction


def erase(tx: Transaction, guild: GuildId, person: PersonId) -> None:
    """Take somebody out of everything that is kept about one server; KeyUnreadable when it could not be kept so."""
    done = Erasure(tx.new_reference(), tx.keys.person_tag(guild, person))
    tx.keys.erased()
    _erase_everywhere(tx, {(guild, person)}, lambda _sql, _columns: {(guild, person)})
    note_erasure(tx, done)
    tx.failpoint("erase.stored")
    tx.after_commit(partial(_list, tx, {done}))
    tx.rewrite()


def erase_again(tx: Transaction) -> int:
    """Do every erasure that this database has not been through; return how many those were."""
    listed, done = tx.keys.erased(), erasures_done(tx)
    if not done <= listed:
        tx.after_commit(partial(_list, tx, done))
    missing = listed - done
    if missing:
        whom = partial(_tagged, tx.keys, missing)
        _erase_everywhere(tx, whom(tx.sql, columns_in(tx.sql)), whom)
        for one in missing:
            note_erasure(tx, one)
        tx.failpoint("erase.stored")
        tx.rewrite()
    return len(missing)


def mend_restored(keys: Keys, part: Path, database: Path) -> None:
    """Erase in a database before it is put in place of another, whose own erasures are put on the list first."""
    keys.note_erased(_in_file(database))
    missing = keys.erased() - _in_file(part)
    if missing:
        erase_in(part, partial(_tagged, keys, missing), reference=partial(secrets.token_hex, 16))


def _erase_everywhere(tx: Transaction, somebody: Collection[Somebody], whom: Whom) -> None:
    tx.failpoint("erase.begun")
    erase_in_old_files(_file_of(tx), whom, reference=tx.new_reference)
    tx.failpoint("erase.old_files")
    columns = columns_in(tx.sql)
    for one in sorted(somebody):
        erase_rows(tx.sql, one, columns, reference=tx.new_reference)


def _tagged(keys: Keys, missing: Iterable[Erasure], sql: sa.Connection, columns: Columns) -> frozenset[Somebody]:
    tags = {one.tag for one in missing}
    return frozenset(one for one in people_in(sql, columns) if keys.person_tag(*one) in tags)


def _list(tx: Transaction, done: Collection[Erasure]) -> None:
    tx.failpoint("erase.committed")
    tx.keys.note_erased(done)


def _file_of(tx: Transaction) -> Path:
    rows = tx.sql.exec_driver_sql("PRAGMA database_list").all()
    return Path(next(row[2] for row in rows if row[1] == "main"))


def _in_file(database: Path) -> frozenset[Erasure]:
    """Read which erasures a database that nobody uses has been through: none where it cannot tell."""
    if not database.exists():
        return frozenset()
    with suppress(sqlite3.Error), closing(sqlite3.connect(database)) as connection:
        return frozenset(Erasure(*row) for row in connection.execute("SELECT id, tag FROM erasures"))
    return frozenset()
