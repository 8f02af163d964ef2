"""What lies beside the database: older copies that hold people's data, what a kill left behind, and what is unknown.

Nothing is opened that is the database itself, also under another name: closing it would drop SQLite's locks.
"""

import os
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import Final

from storage.backup import MANIFEST
from storage.files import BACKUPS, DATABASE, Places, beside, is_left_behind, lock_of

_SQLITE: Final = b"SQLite format 3\0"
_ZIP: Final = b"PK"
_ASIDE: Final = "before-restore-"
_OURS: Final = {"alembic_version", "partners"}


class CopyKind(Enum):
    """What something beside the database is."""

    ARCHIVE = auto()  # what `backup` wrote, or what was one before it was damaged
    DATABASE = auto()  # a copy of the database as it is
    LEFT_BEHIND = auto()  # something half done that nobody works on any more
    UNKNOWN = auto()  # nothing of ours: nobody can be taken out of it


@dataclass(frozen=True, slots=True)
class Copy:
    """One thing beside the database, and what it is."""

    path: Path
    kind: CopyKind

    @property
    def name(self) -> str:
        """Return its whole name, by which copies are put in order."""
        return self.path.absolute().as_posix()


def copies_in(places: Places) -> tuple[Copy, ...]:
    """Return what lies beside the database, by name."""
    live = _identities(places.database)
    found = (Copy(path, kind) for path in _beside(places) if (kind := _kind(path, live)) is not None)
    return tuple(sorted(found, key=lambda one: one.name))


def left_behind(places: Places) -> list[Path]:
    """Return what steps left behind that a kill cut short."""
    return [path for path in _beside(places) if is_left_behind(path)]


def is_aside(path: Path) -> bool:
    """Tell whether a restore set this aside."""
    return path.parent.name.startswith(_ASIDE)


def _beside(places: Places) -> Iterator[Path]:
    """Go through all of DATA_DIR; where the database lies elsewhere, through what is the programme's own there."""
    yield from _within(places.data_dir)
    home = places.database.parent
    if home.is_dir() and not home.resolve().is_relative_to(places.data_dir.resolve()):
        yield from (path for path in sorted(home.iterdir()) if path.is_file() and _is_named_after(path, places))
        for ours in (home / BACKUPS, *sorted(home.glob(f"{_ASIDE}*"))):
            yield from _within(ours)


def _is_named_after(path: Path, places: Places) -> bool:
    return path.name.lstrip(".").startswith(places.database.name)


def _within(top: Path) -> Iterator[Path]:
    for folder, folders, names in os.walk(top):
        here = Path(folder)
        if is_left_behind(here):
            yield here
            folders.clear()
            continue
        folders.sort()
        yield from (here / name for name in sorted(names))


def _identities(database: Path) -> frozenset[tuple[int, int]]:
    found = set()
    for path in (database, *beside(database), lock_of(database)):
        with suppress(OSError):
            seen = path.stat()
            found.add((seen.st_dev, seen.st_ino))
    return frozenset(found)


def _kind(path: Path, live: frozenset[tuple[int, int]]) -> CopyKind | None:
    """Say what this is: None for what holds nothing, and for the database itself."""
    if is_left_behind(path):
        return CopyKind.LEFT_BEHIND
    seen = path.lstat()
    if path.is_symlink() or not path.is_file():
        return CopyKind.UNKNOWN if path.is_symlink() and path.is_file() else None
    if (seen.st_dev, seen.st_ino) in live or not seen.st_size or _belongs_to_a_copy(path):
        return None
    return _by_content(path)


def _belongs_to_a_copy(path: Path) -> bool:
    return any(
        path.name.endswith(ending) and path.with_name(path.name.removesuffix(ending)).is_file()
        for ending in ("-wal", "-shm", "-journal")
    )


def _by_content(path: Path) -> CopyKind:
    with path.open("rb") as file:
        head = file.read(len(_SQLITE))
    if head == _SQLITE:
        return CopyKind.DATABASE if is_aside(path) or _holds_our_tables(path) else CopyKind.UNKNOWN
    if not (head.startswith(_ZIP) or path.suffix == ".zip"):
        return CopyKind.UNKNOWN
    return CopyKind.ARCHIVE if path.parent.name == BACKUPS or not _is_foreign(path) else CopyKind.UNKNOWN


def _is_foreign(path: Path) -> bool:
    """Tell whether this is an archive of somebody else's; one that cannot be read was ours, if its name says so."""
    try:
        with zipfile.ZipFile(path) as packed:
            return not {MANIFEST, DATABASE} <= set(packed.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError):
        return path.suffix != ".zip"


def _holds_our_tables(path: Path) -> bool:
    with suppress(sqlite3.Error), closing(sqlite3.connect(f"{path.absolute().as_uri()}?immutable=1", uri=True)) as db:
        return {name for (name,) in db.execute("SELECT name FROM sqlite_master")} >= _OURS
    return False
