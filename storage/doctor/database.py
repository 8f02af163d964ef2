"""Looking the database over, and the keys of what is sealed in it."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import sqlalchemy as sa

from storage.doctor.findings import Finding, amiss, well
from storage.guard_counts import counted_everywhere
from storage.inspection import check_known, check_whole, opened, revision_of
from storage.key_folder import read_database_id
from storage.migrations import NEWEST
from storage.refusals import StoreRefusal, explained
from storage.reminders import unreadable_in

_KEYED: Final = frozenset({"open", "deciding", "settled"})  # a vote, or answers without a name, of which there is a key


def contents_of(database: Path) -> Iterator[Finding]:
    """Look whether the database is whole, of a schema that is known, and can be read."""
    if not database.exists():
        yield well("There is no database yet: the first start makes it.")
        return
    try:
        with opened(database) as connection:
            check_whole(connection, database, "integrity_check")
            yield well("The database is whole.")
            yield _references(connection)
            yield _schema(connection, database)
            if revision_of(connection, database) == NEWEST:
                yield from _reminders(connection)
                yield from _held(connection)
    except (StoreRefusal, sqlite3.Error) as error:
        yield amiss(_sentence(explained(error, database), database))


def keys_of_votes_in(database: Path, key_dir: Path) -> Iterator[Finding]:
    """Look for the keys of open votes, and of answers without a name; what is wrong besides is said elsewhere."""
    if not database.exists():
        return
    try:
        with opened(database) as connection:
            states = _states(connection)
            kept = connection.execute("SELECT value FROM app_state WHERE name = 'keys'").fetchone()
    except (StoreRefusal, sqlite3.Error):
        return
    votes = {vote for vote, state in states.items() if state in _KEYED}
    keys = {path.stem for path in key_dir.glob("*.key")}
    over = {key for key in keys if states.get(key, "draft") not in ("draft", *_KEYED)}
    ours = kept is not None and kept[0] == read_database_id(key_dir)
    if over and ours:
        yield amiss(f"Keys of what has ended are still in {key_dir}: {len(over)}. They go while the bot runs.")
    lost = [vote for vote in votes if not (key_dir / f"{vote}.key").exists()]
    if lost and not ours:
        yield amiss(
            f"Votes and questions without their key in {key_dir}: {len(lost)}. They wait. Mount that folder, or set "
            "KEY_DIR. If the keys are lost for good, stop the bot and run: python -m bot forget-keys. What is sealed "
            "is then lost."
        )
    elif lost:
        yield amiss(f"Votes and questions without their key in {key_dir}: {len(lost)}. What is sealed is lost.")
    elif not ours and read_database_id(key_dir) and keys - votes:
        yield amiss(f"The keys in {key_dir} belong to another database. Check KEY_DIR and DATA_DIR.")
    elif votes:
        yield well(f"Votes and questions with their keys: {len(votes)}.")


def _states(connection: sqlite3.Connection) -> dict[str, str]:
    """Return how far all has come that may have a key: votes, and answers without a name where there can be some."""
    states = dict(connection.execute("SELECT id, state FROM polls").fetchall())
    known = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'answer_boxes'").fetchone()
    boxes = connection.execute("SELECT topic, state FROM answer_boxes").fetchall() if known else ()
    return {**states, **dict(boxes)}


def _reminders(connection: sqlite3.Connection) -> Iterator[Finding]:
    engine = sa.create_engine("sqlite://", creator=lambda: connection, poolclass=sa.pool.StaticPool)
    with engine.connect() as sql:
        unreadable = unreadable_in(sql)
    if unreadable:
        yield amiss(
            f"Reminders that cannot be read and do not come: {', '.join(unreadable)}. Restore a backup, or ask whoever "
            "they are for to set them anew."
        )


def _held(connection: sqlite3.Connection) -> Iterator[Finding]:
    engine = sa.create_engine("sqlite://", creator=lambda: connection, poolclass=sa.pool.StaticPool)
    with engine.connect() as sql:
        counted = counted_everywhere(sql)
    if counted:
        said = ", ".join(f"{reason.replace('_', ' ')} {number}" for reason, number in counted.items())
        yield well(f"How often the guard has held words, for each reason: {said}.")


def _references(connection: sqlite3.Connection) -> Finding:
    loose = connection.execute("PRAGMA foreign_key_check").fetchall()
    if loose:
        tables = ", ".join(sorted({str(row[0]) for row in loose}))
        return amiss(f"{len(loose)} rows refer to something that is gone, in: {tables}. Restore a backup.")
    return well("Every reference in the database leads somewhere.")


def _schema(connection: sqlite3.Connection, database: Path) -> Finding:
    revision = revision_of(connection, database)
    if revision is None:
        return well("The database is empty: the first start fills it.")
    check_known(revision, database)
    if revision != NEWEST:
        return well(f"The database has schema {revision}. The next start brings it to {NEWEST}.")
    return well(f"The database has the newest schema, {NEWEST}.")


def _sentence(error: Exception, database: Path) -> str:
    if isinstance(error, StoreRefusal):
        return str(error)
    return f"{database} could not be examined ({type(error).__name__}). Keep a copy, then restore the newest backup."
