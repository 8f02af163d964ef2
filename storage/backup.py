"""A backup: one private file holding the database and what proves it whole. The keys of polls are never in it.

Bringing one back is `storage/restore.py`. A poll that was open in the backup and has closed since becomes void when the
programme starts, because its key is gone: it is never counted twice.
"""

import hashlib
import json
import sqlite3
import tempfile
import zipfile
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

from storage.files import DATABASE, NO_ROOM, database_in, make_private_directory, make_private_file, written_whole
from storage.inspection import check_known, check_whole, opened, revision_of
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


def backup(data_dir: Path, destination: Path, *, url: str | None = None) -> None:
    """Write one private file with everything but the keys, whole or not at all; also while the programme runs."""
    database = database_in(data_dir, url)
    if not database.exists():
        raise NothingToKeep(f"There is nothing to back up yet: {database} does not exist. Check DATA_DIR.")
    if destination.is_dir():
        raise NotWritable(f"{destination} is a directory. Name the file to write, such as {destination}/backup.zip.")
    if not destination.parent.is_dir():
        make_private_directory(destination.parent)
    write_archive(database, destination)


def write_archive(database: Path, destination: Path) -> None:
    """Copy the database as it is in one moment, check the copy, and pack it."""
    try:
        with tempfile.TemporaryDirectory(dir=destination.parent, prefix=".kitchen-table-") as workshop:
            copy = Path(workshop) / DATABASE
            schema = _copy(database, copy)
            with written_whole(destination) as part, zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
                with copy.open("rb") as source, archive.open(_entry(DATABASE), "w", force_zip64=True) as packed:
                    size, digest = pour(source, packed)
                manifest = Manifest(FORMAT, schema, size, digest)
                archive.writestr(_entry(MANIFEST), json.dumps(asdict(manifest), indent=1))
    except OSError as error:
        raise _not_written(destination, error) from error


def _copy(database: Path, copy: Path) -> str:
    make_private_file(copy)
    with opened(database) as source, closing(sqlite3.connect(copy, isolation_level=None)) as target:
        source.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")  # one file, complete in itself
        check_whole(target, database, "integrity_check")
        schema = revision_of(target, database)
    if schema is None:
        raise NothingToKeep(f"There is nothing to back up yet: {database} is empty. Check DATA_DIR.")
    check_known(schema, database)
    return schema


def pour(source: IO[bytes], target: IO[bytes]) -> tuple[int, str]:
    """Copy everything; say how many bytes it was and their SHA-256."""
    size, digest = 0, hashlib.sha256()
    while piece := source.read(PIECE):
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
