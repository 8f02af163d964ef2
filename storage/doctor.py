"""Looking the installation over: what is well and what is not, in sentences, and never what people wrote."""

import os
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from storage.copies import Copy, CopyKind, copies_in
from storage.files import Places, beside, database_in, is_left_behind, lock_of
from storage.inspection import check_known, check_whole, opened, revision_of
from storage.keys import Keys, KeyUnreadable, is_ours, read_database_id
from storage.lock import Lock
from storage.migrations import NEWEST
from storage.personal.cleaning import holds_erased
from storage.refusals import InUse, StoreRefusal, explained
from storage.reminders import unreadable_in

ROOM = 200 * 1024 * 1024  # bytes: enough to write a large database anew


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: whether it is well, and a sentence about it."""

    well: bool
    sentence: str


def doctor(
    data_dir: Path, key_dir: Path, *, url: str | None = None, secrets: Iterable[Path] = ()
) -> tuple[Finding, ...]:
    """Look at the files, the keys, the disk and the database, and at files that hold `secrets`; change nothing."""
    database = database_in(data_dir, url)
    if not database.parent.is_dir():
        return (_amiss(f"There is no {database.parent} yet. The first start makes it, or check DATA_DIR."),)
    checks = (
        _privacy(database, data_dir, key_dir, secrets),
        _keys(data_dir, key_dir),
        _room(database.parent),
        _holder(database),
        _contents(database),
        _votes(database, key_dir),
        _beside(Places(data_dir, database), key_dir),
        _beside_keys(key_dir),
    )
    return tuple(finding for check in checks for finding in _as_far_as_allowed(check))


def _as_far_as_allowed(check: Iterator[Finding]) -> Iterator[Finding]:
    try:
        yield from check
    except OSError as error:
        place = error.filename or "A file"
        yield _amiss(f"{place} could not be looked at. Run this as the user that runs the programme.")


def _well(sentence: str) -> Finding:
    return Finding(well=True, sentence=sentence)


def _amiss(sentence: str) -> Finding:
    return Finding(well=False, sentence=sentence)


def _privacy(database: Path, data_dir: Path, key_dir: Path, secrets: Iterable[Path]) -> Iterator[Finding]:
    places = {data_dir, database.parent, key_dir}
    files = [
        database,
        *beside(database),
        lock_of(database),
        *(data_dir / "backups").glob("*"),
        *key_dir.glob("*"),
        *secrets,
    ]
    loose = [path for path in (*sorted(places), *files) if path.exists() and path.stat().st_mode & 0o077]
    if not loose:
        yield _well("Only their owner can read the data and the keys.")
    for path in loose:
        allowed = "700" if path.is_dir() else "600"
        yield _amiss(f"Others on this machine can read {path}. Run: chmod {allowed} {path}")


def _keys(data_dir: Path, key_dir: Path) -> Iterator[Finding]:
    if key_dir.resolve().is_relative_to(data_dir.resolve()):
        yield _amiss(
            f"The keys in {key_dir} lie inside {data_dir}, so a copy of the data would hold them. Move KEY_DIR."
        )
    elif not key_dir.is_dir():
        yield _well(f"There are no keys yet: {key_dir} is made when the first vote opens.")
    elif not os.access(key_dir, os.R_OK | os.W_OK | os.X_OK):
        yield _amiss(f"This user cannot read and write {key_dir}. Give it to the user that runs the programme.")
    else:
        yield _well(f"The keys in {key_dir} lie outside the data.")


def _room(directory: Path) -> Iterator[Finding]:
    free = shutil.disk_usage(directory).free
    if free < ROOM:
        yield _amiss(f"Only {free // 2**20} MiB are free under {directory}. Free some space on that disk.")
    else:
        yield _well(f"{free // 2**20} MiB are free under {directory}.")


def _holder(database: Path) -> Iterator[Finding]:
    try:
        Lock(database).look()
    except InUse:
        yield _well("Kitchen Table is running on this data.")
    else:
        yield _well("Kitchen Table is not running on this data.")


def _contents(database: Path) -> Iterator[Finding]:
    if not database.exists():
        yield _well("There is no database yet: the first start makes it.")
        return
    try:
        with opened(database) as connection:
            check_whole(connection, database, "integrity_check")
            yield _well("The database is whole.")
            yield _references(connection)
            yield _schema(connection, database)
            if revision_of(connection, database) == NEWEST:
                yield from _reminders(connection)
    except (StoreRefusal, sqlite3.Error) as error:
        yield _amiss(_sentence(explained(error, database), database))


def _votes(database: Path, key_dir: Path) -> Iterator[Finding]:
    """Look for the keys of open votes; what is wrong with the database itself is said elsewhere."""
    if not database.exists():
        return
    try:
        with opened(database) as connection:
            states = dict(connection.execute("SELECT id, state FROM polls").fetchall())
            kept = connection.execute("SELECT value FROM app_state WHERE name = 'keys'").fetchone()
    except (StoreRefusal, sqlite3.Error):
        return
    votes = {vote for vote, state in states.items() if state == "open"}
    keys = {path.stem for path in key_dir.glob("*.key")}
    over = {key for key in keys if states.get(key, "draft") not in ("draft", "open")}
    ours = kept is not None and kept[0] == read_database_id(key_dir)
    if over and ours:
        yield _amiss(f"Keys of votes that have ended are still in {key_dir}: {len(over)}. They go while the bot runs.")
    lost = [vote for vote in votes if not (key_dir / f"{vote}.key").exists()]
    if lost and not ours:
        yield _amiss(
            f"Open votes without a key in {key_dir}: {len(lost)}. They wait. Mount that folder, or set KEY_DIR. "
            "If the keys are lost for good, stop the bot and run: python -m bot forget-keys. They are then void."
        )
    elif lost:
        yield _amiss(f"Open votes without a key in {key_dir}: {len(lost)}. They become void while the bot runs.")
    elif not ours and read_database_id(key_dir) and keys - votes:
        yield _amiss(f"The keys in {key_dir} belong to another database. Check KEY_DIR and DATA_DIR.")
    elif votes:
        yield _well(f"Open votes with their keys: {len(votes)}.")


def _reminders(connection: sqlite3.Connection) -> Iterator[Finding]:
    engine = sa.create_engine("sqlite://", creator=lambda: connection, poolclass=sa.pool.StaticPool)
    with engine.connect() as sql:
        unreadable = unreadable_in(sql)
    if unreadable:
        yield _amiss(
            f"Reminders that cannot be read and do not come: {', '.join(unreadable)}. Restore a backup, or ask whoever "
            "they are for to set them anew."
        )


def _references(connection: sqlite3.Connection) -> Finding:
    loose = connection.execute("PRAGMA foreign_key_check").fetchall()
    if loose:
        tables = ", ".join(sorted({str(row[0]) for row in loose}))
        return _amiss(f"{len(loose)} rows refer to something that is gone, in: {tables}. Restore a backup.")
    return _well("Every reference in the database leads somewhere.")


def _schema(connection: sqlite3.Connection, database: Path) -> Finding:
    revision = revision_of(connection, database)
    if revision is None:
        return _well("The database is empty: the first start fills it.")
    check_known(revision, database)
    if revision != NEWEST:
        return _well(f"The database has schema {revision}. The next start brings it to {NEWEST}.")
    return _well(f"The database has the newest schema, {NEWEST}.")


def _beside(places: Places, key_dir: Path) -> Iterator[Finding]:
    """Look at what lies beside the database: whoever has their data deleted must be taken out of it too."""
    for aside in sorted({one.parent for one in places.database.parent.glob("before-restore-*/*")}):
        yield _well(f"{aside} keeps what a restore replaced. Delete it when nothing in it is missed.")
    keys = Keys(key_dir) if (key_dir / "people").is_file() else None
    for copy in copies_in(places):
        if copy.kind is CopyKind.UNKNOWN:
            yield _amiss(f"{copy.path} is no copy in which anybody can be erased. Delete it, or keep it elsewhere.")
        elif copy.kind is CopyKind.LEFT_BEHIND:
            yield _amiss(f"{copy.path} was left half done by a stop. The next start removes it, or delete it.")
        elif keys is not None:
            yield from _erased_in(copy, keys)


def _erased_in(copy: Copy, keys: Keys) -> Iterator[Finding]:
    try:
        if holds_erased(copy, keys):
            yield _amiss(
                f"{copy.path} holds people who had their data deleted. While the bot runs they are taken out of it "
                "within an hour of a start. Start it, or delete that file."
            )
    except (StoreRefusal, KeyUnreadable, sqlite3.Error, sa.exc.SQLAlchemyError):
        yield _amiss(f"{copy.path} cannot be read, so nobody can be erased in it. Delete it.")


def _beside_keys(key_dir: Path) -> Iterator[Finding]:
    for path in sorted(key_dir.iterdir()) if key_dir.is_dir() else ():
        if is_left_behind(path):
            yield _amiss(f"{path} was left half done by a stop. The next start removes it, or delete it.")
        elif not is_ours(path):
            yield _amiss(f"{path} is no key, and lies where only keys may. Keep it elsewhere, or delete it.")


def _sentence(error: Exception, database: Path) -> str:
    if isinstance(error, StoreRefusal):
        return str(error)
    return f"{database} could not be examined ({type(error).__name__}). Keep a copy, then restore the newest backup."
