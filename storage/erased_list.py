"""The list of erasures in KEY_DIR: keyed hashes that nobody can read a person from, for when a backup is restored."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from storage.files import written_whole

ERASED: Final = "erased"
_NUMBER, _TAG = 16, 16


@dataclass(frozen=True, slots=True)
class Erasure:
    """One time that somebody had their data deleted: a number of its own, and the keyed hash of who it was."""

    id: str
    tag: bytes


def read_erased(directory: Path) -> frozenset[Erasure]:
    """Return every erasure on the list; what was cut off at its end was never promised."""
    try:
        content = (directory / ERASED).read_bytes()
    except FileNotFoundError:
        return frozenset()
    size = _NUMBER + _TAG
    whole = (content[start : start + size] for start in range(0, len(content) - size + 1, size))
    return frozenset(Erasure(one[:_NUMBER].hex(), one[_NUMBER:]) for one in whole)


def add_erased(directory: Path, new: Iterable[Erasure]) -> None:
    """Put erasures on the list, all of them or none; safe on disk before this returns."""
    known = read_erased(directory)
    missing = known.union(new) - known
    if not missing:
        return
    with written_whole(directory / ERASED) as part:
        part.write_bytes(
            b"".join(bytes.fromhex(one.id) + one.tag for one in sorted(known | missing, key=lambda one: one.id))
        )
