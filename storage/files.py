"""Files that only their owner can read, and that are whole or absent."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa

from storage.refusals import NotSupported, NotWritable, read_only

DATABASE = "kitchen-table.db"
BACKUPS = "backups"
BESIDE = ("-wal", "-shm", "-journal")  # what SQLite keeps next to a database
NO_ROOM = (errno.ENOSPC, errno.EDQUOT)
STICKY = 0o1000


def database_in(data_dir: Path, url: str | None = None) -> Path:
    """Say where the database lies: in the data directory, unless DATABASE_URL names another file."""
    if url is None:
        return data_dir / DATABASE
    try:
        found = sa.make_url(url)
    except sa.exc.ArgumentError:
        found = sa.make_url("sqlite://")
    if found.get_backend_name() != "sqlite" or not found.database or found.database == ":memory:":
        msg = "DATABASE_URL must be empty or name a file, such as sqlite:////var/lib/kitchen-table/kitchen-table.db."
        raise NotSupported(msg)
    return Path(found.database)


def beside(database: Path) -> tuple[Path, ...]:
    """Name the files that SQLite may keep next to a database."""
    return tuple(database.with_name(database.name + ending) for ending in BESIDE)


def lock_of(database: Path) -> Path:
    """Name the file by which a running programme holds the database."""
    return database.with_name(database.name + ".lock")


def make_private_directory(directory: Path) -> None:
    """Make sure the directory is there and its owner's alone; one shared by everybody (/tmp) is left as it is."""
    try:
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = directory.stat()
        if found.st_uid == os.geteuid() and not found.st_mode & STICKY and found.st_mode & 0o077:
            directory.chmod(0o700)
    except OSError as error:
        raise _not_writable(directory) from error
    if not os.access(directory, os.W_OK | os.X_OK, effective_ids=True):
        raise _not_writable(directory)


def make_private_file(path: Path) -> None:
    """Make sure the file is there and its owner's alone; SQLite gives the files beside it the same mode."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_RDONLY, 0o600))
        found = path.stat()
        if found.st_uid == os.geteuid() and found.st_mode & 0o077:
            path.chmod(0o600)
    except OSError as error:
        raise _not_writable(path.parent) from error


def check_writable(database: Path) -> None:
    """Refuse a file that can only be read before SQLite opens it: it would leave more such files beside it."""
    for path in (database, *beside(database)):
        if path.exists() and not os.access(path, os.R_OK | os.W_OK, effective_ids=True):
            raise read_only(database)


@contextmanager
def written_whole(path: Path) -> Iterator[Path]:
    """Lend a private file to write to; it becomes `path` when all went well and is removed when not."""
    part = path.with_name(f".{path.name}.part")
    part.unlink(missing_ok=True)
    make_private_file(part)
    try:
        yield part
        with part.open("rb") as file:
            os.fsync(file.fileno())
        part.replace(path)
        fsync_directory(path.parent)
    finally:
        part.unlink(missing_ok=True)


def fsync_directory(directory: Path) -> None:
    """Make the directory's names last through a power cut."""
    handle = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _not_writable(directory: Path) -> NotWritable:
    return NotWritable(
        f"The directory {directory} cannot be used. Check that it exists and that this user may read and write it."
    )
