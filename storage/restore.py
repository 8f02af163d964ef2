"""Bringing a backup back: checked first, then put in place in one step that a crash cannot halve."""

import errno
import json
import shutil
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import IO, Final

from storage.backup import FORMAT, MANIFEST, Manifest, pour
from storage.files import (
    DATABASE,
    NO_ROOM,
    beside,
    database_in,
    fsync_directory,
    make_private_directory,
    written_whole,
)
from storage.inspection import check_known, check_whole, opened, revision_of
from storage.lock import Lock
from storage.refusals import Damaged, DiskFull, NotSupported, StoreRefusal, TooNew, Unreadable

NOT_WHOLE = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, TypeError, ValueError, NotImplementedError)
_LONGEST_MANIFEST: Final = 4096  # bytes; ours have about 150


def restore(
    archive: Path, data_dir: Path, *, url: str | None = None, mend: Callable[[Path, Path], None] = lambda *_: None
) -> Path | None:
    """Put the archive's database in place of the one that is there; return where that one was set aside, if any.

    `mend` is given the database that waits to be put in place, and where it is to go. Refused
    while the programme runs, and when the archive is damaged or too new: then nothing changes.
    """
    database = database_in(data_dir, url)
    make_private_directory(database.parent)
    with Lock(database):
        finish_restore(database)
        with written_whole(_waiting(database)) as part:
            unpack(archive, part)
            _check(archive, part)
            mend(part, database)
        return finish_restore(database)


def finish_restore(database: Path) -> Path | None:
    """Finish a restore that was decided, also one cut short: set the old files aside, then put the new one in place."""
    waiting = _waiting(database)
    if not waiting.exists():
        return _name_aside(database)
    part = database.with_name(database.name + ".aside")
    if database.exists() or part.exists():
        make_private_directory(part)
        for old in (*beside(database), database):
            if old.exists():
                old.rename(part / old.name)
        fsync_directory(part)
    waiting.rename(database)
    fsync_directory(database.parent)
    return _name_aside(database)


def _name_aside(database: Path) -> Path | None:
    part = database.with_name(database.name + ".aside")
    if not part.exists():
        return None
    number = 1
    while (aside := database.with_name(f"before-restore-{number}")).exists():
        number += 1
    part.rename(aside)
    fsync_directory(database.parent)
    return aside


def _waiting(database: Path) -> Path:
    return database.with_name(database.name + ".restoring")


def unpack(archive: Path, part: Path) -> str:
    """Put the database of an archive here, if the archive is whole and not too new; return its schema."""
    with part.open("wb") as target:
        return unpack_into(archive, target, room=shutil.disk_usage(part.parent).free)


def unpack_into(archive: Path, target: IO[bytes], *, room: int) -> str:
    """Unpack as many bytes as the archive says, if there is `room` for them, and none that it does not speak of."""
    try:
        with zipfile.ZipFile(archive) as packed:
            manifest = _manifest(packed)
            if manifest.format > FORMAT:
                raise TooNew(f"{archive} was written by a newer version of Kitchen Table. Install that version first.")
            check_known(manifest.schema, archive)
            if manifest.size > room:
                raise _no_room(archive)
            with _entry(packed, DATABASE) as source:
                found = pour(source, target, most=manifest.size)
    except NOT_WHOLE as error:
        raise _not_whole(archive) from error
    except OSError as error:
        raise _not_read(archive, error) from error
    if found != (manifest.size, manifest.sha256):
        raise _not_whole(archive)
    return manifest.schema


def _manifest(packed: zipfile.ZipFile) -> Manifest:
    with _entry(packed, MANIFEST) as source:
        said = source.read(_LONGEST_MANIFEST + 1)
    if len(said) > _LONGEST_MANIFEST:
        raise ValueError("longer than any of ours")
    return Manifest(**json.loads(said))


def _entry(packed: zipfile.ZipFile, name: str) -> IO[bytes]:
    """Open one entry; other ways of packing than ours could unpack a whole entry where a piece of it was asked for."""
    if packed.getinfo(name).compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise ValueError("not packed by us")
    return packed.open(name)


def _check(archive: Path, part: Path) -> None:
    """Trust the file only when SQLite finds it whole, every reference in it leads somewhere and its schema is known."""
    try:
        with opened(part) as connection:
            check_whole(connection, part, "integrity_check")
            revision = revision_of(connection, part)
            loose = connection.execute("PRAGMA foreign_key_check").fetchone()
    except (Damaged, NotSupported) as error:
        raise _not_whole(archive) from error
    if revision is None or loose is not None:
        raise _not_whole(archive)
    check_known(revision, archive)


def _not_whole(archive: Path) -> Damaged:
    return Damaged(f"{archive} is not a whole backup of Kitchen Table. Use another one; nothing was changed.")


def _no_room(archive: Path) -> DiskFull:
    return DiskFull(f"There is no room to unpack {archive}. Free some space; nothing was changed.")


def _not_read(archive: Path, error: OSError) -> StoreRefusal:
    why = error.strerror or type(error).__name__
    if error.errno == errno.EINVAL:  # a changed byte sent the reader before the beginning
        return _not_whole(archive)
    if error.errno in NO_ROOM:
        return _no_room(archive)
    return Unreadable(f"{archive} could not be unpacked ({why}). Check its name and its disk; nothing was changed.")
