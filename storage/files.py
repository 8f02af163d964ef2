"""Files that only their owner can read, and that are whole or absent."""

import errno
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from storage.refusals import NotSupported, NotWritable, read_only

DATABASE = "kitchen-table.db"
BACKUPS = "backups"
BESIDE = ("-wal", "-shm", "-journal")  # what SQLite keeps next to a database
NO_ROOM = (errno.ENOSPC, errno.EDQUOT)
STICKY = 0o1000
_WORKSHOP = ".kitchen-table-"
_PART = ".part"


@dataclass(frozen=True, slots=True)
class Places:
    """Where the data lie: the folder that is the programme's own, and the database, which may lie elsewhere."""

    data_dir: Path
    database: Path


def database_in(data_dir: Path, url: str | None = None) -> Path:
    """Say where the database lies: in the data directory, unless DATABASE_URL names another file.

    Where that is a link, the file it leads to: whoever holds the data holds it under every name.
    """
    named = _named(data_dir, url)
    return named.resolve() if named.is_symlink() else named


def _named(data_dir: Path, url: str | None) -> Path:
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
    part = path.with_name(f".{path.name}{_PART}")
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


@contextmanager
def workshop(directory: Path) -> Iterator[Path]:
    """Lend a private folder in this one, which is removed at the end, or by whoever finds it left behind by a kill."""
    remove_left([one for one in directory.glob(f"{_WORKSHOP}*") if is_left_behind(one)])
    with tempfile.TemporaryDirectory(dir=directory, prefix=_WORKSHOP) as name, _held(Path(name)):
        yield Path(name)


@contextmanager
def turn_in(directory: Path) -> Iterator[None]:
    """Wait for one's turn to put something in place in this folder: a backup may be made by another programme."""
    with _held(directory):
        yield


@contextmanager
def _held(directory: Path, how: int = fcntl.LOCK_EX) -> Iterator[None]:
    handle = os.open(directory, os.O_RDONLY)
    try:
        fcntl.flock(handle, how)
        yield
    finally:
        os.close(handle)


def is_left_behind(path: Path) -> bool:
    """Tell whether this is something half done that nobody works on any more."""
    if path.name.startswith(_WORKSHOP) and path.is_dir() and not path.is_symlink():
        try:
            with _held(path, fcntl.LOCK_EX | fcntl.LOCK_NB):
                return True
        except OSError:  # somebody works there
            return False
    return _is_part(path)


def remove_left(left: Iterable[Path]) -> None:
    """Remove what was left behind."""
    for path in left:
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def _is_part(path: Path) -> bool:
    ending = path.name.rpartition(_PART)[2]
    return path.name.startswith(".") and _PART in path.name and ending in ("", *BESIDE)


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
