"""One programme at a time on one database, held by a lock that the system lets go however its holder ends."""

import fcntl
import os
from pathlib import Path

from storage.files import lock_of, make_private_file
from storage.refusals import InUse, NotWritable


class Lock:
    """Holds the data for one programme; the file stays behind, only the hold on it counts."""

    def __init__(self, database: Path) -> None:
        self._path = lock_of(database)
        self._handle: int | None = None

    def take(self) -> None:
        """Hold the data, or refuse at once when another programme does."""
        make_private_file(self._path)
        try:
            handle = os.open(self._path, os.O_RDWR)
        except OSError as error:
            raise self._not_lockable() from error
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            holder = _holder(handle)
            os.close(handle)
            if not isinstance(error, BlockingIOError):
                raise self._not_lockable() from error
            raise InUse(
                f"Kitchen Table is already running on {self._path.parent}{holder}. Stop it first, or give this one "
                "another DATA_DIR."
            ) from error
        os.ftruncate(handle, 0)
        os.pwrite(handle, f"{os.getpid()}\n".encode(), 0)
        self._handle = handle

    def look(self) -> None:
        """Refuse when another programme holds the data, and hold nothing."""
        if not self._path.exists():
            return
        handle = os.open(self._path, os.O_RDONLY)
        try:
            fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise InUse(f"Kitchen Table is running on {self._path.parent}{_holder(handle)}.") from error
        finally:
            os.close(handle)

    def release(self) -> None:
        """Let go; letting go twice does nothing."""
        handle, self._handle = self._handle, None
        if handle is not None:
            os.close(handle)

    def _not_lockable(self) -> NotWritable:
        return NotWritable(f"{self._path} cannot be locked. Check that this user owns it and that its disk is local.")

    def __enter__(self) -> "Lock":
        self.take()
        return self

    def __exit__(self, *_: object) -> None:
        self.release()


def _holder(handle: int) -> str:
    number = os.pread(handle, 20, 0).decode("ascii", "replace").strip()
    return f" (process {number})" if number.isdigit() else ""
