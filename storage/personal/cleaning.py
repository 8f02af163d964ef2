"""Erasing people, and servers, from what lies beside the database: every copy in DATA_DIR, in whatever version it is.

Each copy says which erasures it has been through; whoever is on the list of erasures since then is taken out of it.
Triggers hold in an older database too, and may know nothing of erasing: they are lifted while it is done.
"""

import io
import logging
import secrets
import shutil
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from bot.domain.people import GuildId
from storage.backup import pack
from storage.copies import Copy, CopyKind, copies_in, is_aside, left_behind
from storage.erased_list import Erasure
from storage.erasures import erasures
from storage.files import DATABASE, Places, fsync_directory, make_private_file, remove_left, turn_in, workshop
from storage.inspection import REWRITE_DONE
from storage.key_folder import KeyUnreadable
from storage.keys import Keys
from storage.personal.erasing import Columns, Somebody, columns_in, erase_rows, forget_rows, people_in, servers_in
from storage.personal.sealed import erase_sealed
from storage.refusals import Damaged, NotSupported, StoreRefusal, TooNew, explained
from storage.restore import unpack, unpack_into

log = logging.getLogger(__name__)

_MOST_LOOKED_INTO = 1 << 30  # bytes: it is unpacked in memory


@dataclass(frozen=True, slots=True)
class Cleaning:
    """What every copy is to be gone through for: erasures that it has not been through, and servers to forget.

    `after` is the copy that was gone through last.
    """

    keys: Keys
    listed: frozenset[Erasure]
    servers: frozenset[bytes]
    after: str
    failpoint: Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The copy that was gone through, and why nobody could be taken out of it just now, if that is so."""

    name: str
    problem: str = ""


def clean_next(places: Places, cleaning: Cleaning) -> Cleaned | None:
    """Go through the next copy; return None when all have been gone through."""
    if not cleaning.after:
        remove_left(left_behind(places))
    for copy in copies_in(places):
        if copy.name > cleaning.after and copy.kind in (CopyKind.ARCHIVE, CopyKind.DATABASE):
            return Cleaned(copy.name, _problem(copy, cleaning))
    return None


def _problem(copy: Copy, cleaning: Cleaning) -> str:
    """Clean one copy, and say what is in the way of it; one that is damaged is removed."""
    try:
        _clean(copy, cleaning)
    except FileNotFoundError:  # somebody has removed it meanwhile
        return ""
    except (OSError, StoreRefusal, KeyUnreadable, sqlite3.Error, sa.exc.SQLAlchemyError) as error:
        if not _is_damaged(error, copy.path):
            return (
                f"{copy.path} holds people who had their data deleted, and cannot be changed ({type(error).__name__})."
            )
        _remove(copy.path.parent if is_aside(copy.path) else copy.path, error)
    return ""


def _is_damaged(error: Exception, path: Path) -> bool:
    return isinstance(explained(error, path), (Damaged, NotSupported, TooNew)) or _is_strange(error)


def _is_strange(error: Exception) -> bool:
    """Tell whether SQLite found the file whole, and what is in it not as it should be."""
    return getattr(getattr(error, "orig", error), "sqlite_errorcode", None) == sqlite3.SQLITE_ERROR


def holds_erased(copy: Copy, keys: Keys) -> bool:
    """Tell whether somebody who had their data deleted is in a copy, without changing anything."""
    with _looked_into(copy) as connection:
        engine = sa.create_engine("sqlite://", creator=lambda: connection, poolclass=sa.pool.StaticPool)
        with engine.connect() as sql:
            columns = columns_in(sql)
            missing = keys.erased() - erasures_in(sql, columns)
            return bool(missing) and bool(listed_in(sql, columns, keys, missing))


@contextmanager
def _looked_into(copy: Copy) -> Iterator[sqlite3.Connection]:
    if copy.kind is CopyKind.DATABASE:
        place = f"{copy.path.absolute().as_uri()}?immutable=1"
        with closing(sqlite3.connect(place, uri=True)) as connection:
            yield connection
        return
    content = io.BytesIO()
    unpack_into(copy.path, content, room=_MOST_LOOKED_INTO)
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(content.getvalue())
        yield connection


def _clean(copy: Copy, cleaning: Cleaning) -> None:
    if copy.kind is CopyKind.ARCHIVE:
        _clean_archive(copy.path, cleaning)
    else:
        clean_database(copy.path, cleaning.keys, servers=cleaning.servers)
    cleaning.failpoint("copies.cleaned")


def _clean_archive(archive: Path, cleaning: Cleaning) -> None:
    before = _seen(archive)
    with workshop(archive.parent) as folder:
        copy, packed = folder / DATABASE, folder / "packed"
        make_private_file(copy)
        schema = unpack(archive, copy)
        cleaning.failpoint("copies.unpacked")
        if not clean_database(copy, cleaning.keys, servers=cleaning.servers):
            return
        cleaning.failpoint("copies.erased")
        pack(copy, schema, packed)
        with turn_in(archive.parent):
            if _seen(archive) == before:  # a backup may have been put in its place: that one has been through it all
                packed.replace(archive)
        fsync_directory(archive.parent)


def _seen(path: Path) -> tuple[int, int, int]:
    found = path.stat()
    return found.st_ino, found.st_size, found.st_mtime_ns


def clean_database(database: Path, keys: Keys, *, servers: Collection[bytes] = ()) -> bool:
    """Take whoever was erased, and these servers, out of one database that nobody uses; tell whether any was in it."""
    with _spoken(database) as sql:
        columns = columns_in(sql)
        missing = keys.erased() - erasures_in(sql, columns)
        found = listed_in(sql, columns, keys, missing) if missing else ()
        lingers = sql.exec_driver_sql("PRAGMA user_version").scalar_one()
        sql.exec_driver_sql("BEGIN IMMEDIATE")
        with _triggers_lifted(sql):
            changed = sum(erase_rows(sql, one, columns, reference=_new_reference) for one in found)
            changed += sum(erase_sealed(sql, one, columns, keys) for one in found)
            changed += sum(forget_rows(sql, guild, columns) for guild in _tagged(sql, columns, keys, servers))
        if changed and missing and erasures.name in columns:
            sql.execute(sa.insert(erasures), [{"id": one.id, "tag": one.tag} for one in missing])
        sql.exec_driver_sql("COMMIT" if changed else "ROLLBACK")
        if changed or lingers:
            sql.exec_driver_sql("VACUUM")
            sql.exec_driver_sql(REWRITE_DONE)
    return bool(changed or lingers)


def _new_reference() -> str:
    return secrets.token_hex(16)


def erasures_in(sql: sa.Connection, columns: Columns) -> frozenset[Erasure]:
    """Return which erasures a database has been through: none where it cannot tell."""
    if erasures.name not in columns:
        return frozenset()
    return frozenset(Erasure(*row) for row in sql.execute(sa.select(erasures.c.id, erasures.c.tag)))


def _tagged(sql: sa.Connection, columns: Columns, keys: Keys, servers: Collection[bytes]) -> list[GuildId]:
    return [one for one in servers_in(sql, columns) if keys.server_tag(one) in servers] if servers else []


def listed_in(sql: sa.Connection, columns: Columns, keys: Keys, listed: Iterable[Erasure]) -> frozenset[Somebody]:
    """Return who of those in a database stand on the list."""
    tags = {one.tag for one in listed}
    return frozenset(one for one in people_in(sql, columns) if keys.person_tag(*one) in tags)


@contextmanager
def _triggers_lifted(sql: sa.Connection) -> Iterator[None]:
    triggers = sql.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").all()
    for name, _ in triggers:
        sql.exec_driver_sql(f'DROP TRIGGER "{name}"')
    yield
    for _, text in triggers:
        sql.exec_driver_sql(text)


def _remove(path: Path, error: Exception) -> None:
    log.warning(
        "%s could not be read (%s), so nobody could be erased in it. It was removed.", path, type(error).__name__
    )
    shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)


@contextmanager
def _spoken(database: Path) -> Iterator[sa.Connection]:
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE").fetchall()  # one file, complete in itself
        connection.execute(
            "PRAGMA foreign_keys = ON"
        ).fetchall()  # what hangs on a row goes with it, or none is restored
        connection.execute("PRAGMA secure_delete = ON").fetchall()
        connection.execute("PRAGMA temp_store = MEMORY").fetchall()  # nothing of it may lie elsewhere
        engine = sa.create_engine("sqlite://", creator=lambda: connection, poolclass=sa.pool.StaticPool)
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as sql:
            yield sql
