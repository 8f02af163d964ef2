"""Looking the installation over: who can read its files, what room there is, and what lies beside them."""

import os
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

import sqlalchemy as sa

from storage.copies import Copy, CopyKind, copies_in
from storage.doctor.database import contents_of, keys_of_votes_in
from storage.doctor.findings import Finding, amiss, as_far_as_allowed, well
from storage.files import Places, beside, database_in, is_left_behind, lock_of
from storage.key_folder import KeyUnreadable, is_ours
from storage.keys import Keys
from storage.lock import Lock
from storage.personal.cleaning import holds_erased
from storage.refusals import InUse, StoreRefusal

ROOM = 200 * 1024 * 1024  # bytes: enough to write a large database anew


def doctor(
    data_dir: Path, key_dir: Path, *, url: str | None = None, secrets: Iterable[Path] = ()
) -> tuple[Finding, ...]:
    """Look at the files, the keys, the disk and the database, and at files that hold `secrets`; change nothing."""
    database = database_in(data_dir, url)
    if not database.parent.is_dir():
        return (amiss(f"There is no {database.parent} yet. The first start makes it, or check DATA_DIR."),)
    checks = (
        _privacy(database, data_dir, key_dir, secrets),
        _keys(data_dir, key_dir),
        _room(database.parent),
        _holder(database),
        contents_of(database),
        keys_of_votes_in(database, key_dir),
        _beside(Places(data_dir, database), key_dir),
        _beside_keys(key_dir),
    )
    return tuple(finding for check in checks for finding in as_far_as_allowed(check))


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
        yield well("Only their owner can read the data and the keys.")
    for path in loose:
        allowed = "700" if path.is_dir() else "600"
        yield amiss(f"Others on this machine can read {path}. Run: chmod {allowed} {path}")


def _keys(data_dir: Path, key_dir: Path) -> Iterator[Finding]:
    if key_dir.resolve().is_relative_to(data_dir.resolve()):
        yield amiss(
            f"The keys in {key_dir} lie inside {data_dir}, so a copy of the data would hold them. Move KEY_DIR."
        )
    elif not key_dir.is_dir():
        yield well(f"There are no keys yet: {key_dir} is made when the first vote opens.")
    elif not os.access(key_dir, os.R_OK | os.W_OK | os.X_OK):
        yield amiss(f"This user cannot read and write {key_dir}. Give it to the user that runs the programme.")
    else:
        yield well(f"The keys in {key_dir} lie outside the data.")


def _room(directory: Path) -> Iterator[Finding]:
    free = shutil.disk_usage(directory).free
    if free < ROOM:
        yield amiss(f"Only {free // 2**20} MiB are free under {directory}. Free some space on that disk.")
    else:
        yield well(f"{free // 2**20} MiB are free under {directory}.")


def _holder(database: Path) -> Iterator[Finding]:
    try:
        Lock(database).look()
    except InUse:
        yield well("Kitchen Table is running on this data.")
    else:
        yield well("Kitchen Table is not running on this data.")


def _beside(places: Places, key_dir: Path) -> Iterator[Finding]:
    """Look at what lies beside the database: whoever has their data deleted must be taken out of it too."""
    for aside in sorted({one.parent for one in places.database.parent.glob("before-restore-*/*")}):
        yield well(f"{aside} keeps what a restore replaced. Delete it when nothing in it is missed.")
    keys = Keys(key_dir) if (key_dir / "people").is_file() else None
    for copy in copies_in(places):
        if copy.kind is CopyKind.UNKNOWN:
            yield amiss(f"{copy.path} is no copy in which anybody can be erased. Delete it, or keep it elsewhere.")
        elif copy.kind is CopyKind.LEFT_BEHIND:
            yield amiss(f"{copy.path} was left half done by a stop. The next start removes it, or delete it.")
        elif keys is not None:
            yield from _erased_in(copy, keys)


def _erased_in(copy: Copy, keys: Keys) -> Iterator[Finding]:
    try:
        if holds_erased(copy, keys):
            yield amiss(
                f"{copy.path} holds people who had their data deleted. While the bot runs they are taken out of it "
                "within an hour of a start. Start it, or delete that file."
            )
    except (StoreRefusal, KeyUnreadable, sqlite3.Error, sa.exc.SQLAlchemyError):
        yield amiss(f"{copy.path} cannot be read, so nobody can be erased in it. Delete it.")


def _beside_keys(key_dir: Path) -> Iterator[Finding]:
    for path in sorted(key_dir.iterdir()) if key_dir.is_dir() else ():
        if is_left_behind(path):
            yield amiss(f"{path} was left half done by a stop. The next start removes it, or delete it.")
        elif not is_ours(path):
            yield amiss(f"{path} is no key, and lies where only keys may. Keep it elsewhere, or delete it.")
