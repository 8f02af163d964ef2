"""A backup: one private file holding the database and what proves it whole. The keys of polls are never in it.

Bringing one back is `storage/restore.py`. A poll that was open in the backup and has closed since becomes void when the
programme starts, because its key is gone: it is never counted twice.
"""

import hashlib
import json
import math
import os
import sqlite3
import zipfile
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

from storage.files import (
    DATABASE,
    NO_ROOM,
    database_in,
    fsync_directory,
    make_private_directory,
    make_private_file,
    turn_in,
    workshop,
)
from storage.inspection import REWRITE_DONE, check_known, check_whole, opened, revision_of
from storage.refusals import DiskFull, NotWritable, StoreRefusal

FORMAT = 1
MANIFEST = "manifest.json"
PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an archive says about the database in it."""

    format: int
    schema: str
    size: int
    sha256: str


class NothingToKeep(StoreRefusal):
    """There is no database yet."""


def backup(data_dir: Path, destination: Path, *, url: str | None = None, key_dir: Path | None = None) -> None:
    """Write one private file with everything but the keys, whole or not at all; also while the programme runs."""
    database = database_in(data_dir, url)
    if not database.exists():
        raise NothingToKeep(f"There is nothing to back up yet: {database} does not exist. Check DATA_DIR.")
    if destination.is_dir():
        raise NotWritable(f"{destination} is a directory. Name the file to write, such as {destination}/backup.zip.")
    if key_dir is not None and destination.resolve().is_relative_to(key_dir.resolve()):
        raise NotWritable(
            f"{key_dir} is for keys alone, and nobody can be erased in a copy there. Choose another place."
        )
    if not destination.parent.is_dir():
        make_private_directory(destination.parent)
    write_archive(database, destination)


def write_archive(database: Path, destination: Path) -> None:
    """Copy the database as it is in one moment, check the copy, and pack it."""
    try:
        while _write(database, destination):  # somebody was erased meanwhile: this copy may still hold them
            pass
    except OSError as error:
        raise _not_written(destination, error) from error


def _write(database: Path, destination: Path) -> bool:
    before = _erasures(database)
    with workshop(destination.parent) as folder:
        copy, packed = folder / DATABASE, folder / "packed"
        schema = _copy(database, copy)
        pack(copy, schema, packed)
        with turn_in(destination.parent):
            packed.replace(destination)
        fsync_directory(destination.parent)
    return _erasures(database) != before


def _erasures(database: Path) -> int:
    with opened(database) as source:
        known = source.execute("SELECT 1 FROM sqlite_master WHERE name = 'erasures'").fetchone()
        return int(source.execute("SELECT count(*) FROM erasures").fetchone()[0]) if known else 0


def pack(copy: Path, schema: str, target: Path) -> None:
    """Pack a database that nobody uses, with what proves it whole; safe on disk before this returns."""
    make_private_file(target)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        with copy.open("rb") as source, archive.open(_entry(DATABASE), "w", force_zip64=True) as packed:
            size, digest = pour(source, packed)
        archive.writestr(_entry(MANIFEST), json.dumps(asdict(Manifest(FORMAT, schema, size, digest)), indent=1))
    with target.open("rb") as written:
        os.fsync(written.fileno())


def _copy(database: Path, copy: Path) -> str:
    make_private_file(copy)
    with opened(database) as source, closing(sqlite3.connect(copy, isolation_level=None)) as target:
        source.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")  # one file, complete in itself
        target.execute("PRAGMA temp_store = MEMORY")
        target.execute("VACUUM")  # of what was deleted nothing comes along
        target.execute(REWRITE_DONE)
        check_whole(target, database, "integrity_check")
        schema = revision_of(target, database)
    if schema is None:
        raise NothingToKeep(f"There is nothing to back up yet: {database} is empty. Check DATA_DIR.")
    check_known(schema, database)
    return schema


def pour(source: IO[bytes], target: IO[bytes], *, most: float = math.inf) -> tuple[int, str]:
    """Copy everything, or `most` bytes and one to tell that there is more; say how many it was and their SHA-256."""
    size, digest = 0, hashlib.sha256()
    while size <= most and (piece := source.read(int(min(PIECE, most - size + 1)))):
        target.write(piece)
        digest.update(piece)
        size += len(piece)
    return size, digest.hexdigest()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)  # dated 1980: an archive says nothing about when people did what
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    return entry


def _not_written(destination: Path, error: OSError) -> StoreRefusal:
    why = error.strerror or type(error).__name__
    if error.errno in NO_ROOM:
        return DiskFull(f"There is no room for the backup {destination}. Free some space, or write it elsewhere.")
    return NotWritable(f"The backup {destination} could not be written ({why}). Choose a place this user may write to.")
