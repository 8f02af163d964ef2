"""The folder of the keys: which database it belongs to, and the list of erasures that lies there."""

import os
import re
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from storage.erased_list import ERASED, Erasure, add_erased, read_erased
from storage.files import is_left_behind, make_private_directory, remove_left, written_whole
from storage.refusals import NotWritable

NAME = re.compile(r"([0-9a-f]{32})\.key")
PEOPLE = "people"  # the file with the secret behind the tags of people
_DATABASE_ID = "database"  # the file that says whose keys these are: a folder that is not mounted has none


class KeyUnreadable(Exception):
    """The key is there, and this programme may not or cannot read it just now: nothing is lost yet."""


class KeyFolder:
    """A folder that only its owner can read, and that says which database its keys belong to."""

    def __init__(self, directory: Path, failpoint: Callable[[str], None]) -> None:
        self._directory = directory
        self._failpoint = failpoint
        self._database: str | None = None
        self.directory_was_made = not directory.exists()
        make_private_directory(directory)

    def remove_left_behind(self) -> None:
        """Remove what a kill left half written here."""
        remove_left(one for one in self._directory.iterdir() if is_left_behind(one))

    def database_id(self) -> str | None:
        """Return which database these keys belong to: None when the folder does not say."""
        return read_database_id(self._directory)

    def expect_database(self, database: str) -> None:
        """Believe that a key is gone only while the folder says that its keys belong to this database."""
        self._database = database

    def adopt_directory(self, database: str) -> None:
        """Say in the folder that its keys belong to this database."""
        try:
            with written_whole(self._directory / _DATABASE_ID) as part:
                part.write_text(f"{database}\n", "ascii")
        except OSError as error:
            raise NotWritable(f"{self._directory} cannot be written to. Check its disk and who owns it.") from error
        self.expect_database(database)

    @property
    def are_ours(self) -> bool:
        """Tell whether this looks like the right folder; nothing speaks against it until a database is expected."""
        return self._database is None or self._database == self.database_id()

    def remove_if_new(self) -> Path:
        """Remove a folder that only this start made, so that the next one misses it too; return where it was."""
        if self.directory_was_made:
            self._directory.rmdir()
        return self._directory

    def erased(self) -> frozenset[Erasure]:
        """Return every erasure on the list that lies here; KeyUnreadable when this is not the right folder."""
        self._check_place()
        try:
            return read_erased(self._directory)
        except OSError as error:
            raise KeyUnreadable(f"the list of erasures cannot be read (error {error.errno})") from None

    def note_erased(self, done: Collection[Erasure]) -> None:
        """Put erasures on the list, safe on disk before this returns."""
        self._check_place()
        add_erased(self._directory, done)
        self._failpoint("erased.listed")

    def _check_place(self) -> None:
        if not self.are_ours:
            raise KeyUnreadable("this folder does not hold the keys of this database")

    def _sync_directory(self) -> None:
        with opened(self._directory, os.O_RDONLY | os.O_DIRECTORY) as directory:
            os.fsync(directory)


def is_ours(path: Path) -> bool:
    """Tell whether this is one of the files that stand in a folder of keys."""
    return path.name in {PEOPLE, _DATABASE_ID, ERASED} or NAME.fullmatch(path.name) is not None


def read_database_id(directory: Path) -> str | None:
    """Return which database the keys in this folder belong to: None when it does not say."""
    try:
        return (directory / _DATABASE_ID).read_text("ascii").strip()
    except (OSError, ValueError):
        return None


@contextmanager
def opened(path: Path, how: int) -> Iterator[int]:
    """Lend a file in the folder, never one that a link leads to."""
    file = os.open(path, how | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    try:
        yield file
    finally:
        os.close(file)
