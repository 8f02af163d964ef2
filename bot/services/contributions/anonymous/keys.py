"""The key of a box: the name somebody has in it, and opening what lies there sealed."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from bot.domain.anonymous import Box
from bot.domain.people import PersonId
from bot.domain.refusals import NotReady, TooLate
from storage.contributions.anonymous import SealedRows
from storage.key_folder import KeyUnreadable
from storage.keys import KeyMissing
from storage.store import Transaction

T = TypeVar("T")


def tag_in(tx: Transaction, box: Box, person: PersonId) -> bytes:
    """Return the name that somebody has in this box; refuse where its key is lost, or cannot be read just now."""
    try:
        return tx.keys.tag(box.topic.id, person)
    except KeyMissing:
        raise TooLate("What was written here without a name is lost. Nobody read it. We are sorry.") from None
    except KeyUnreadable:
        raise cannot_be_sealed() from None


def cannot_be_sealed() -> NotReady:
    """Say that the key of a box cannot be read just now."""
    return NotReady("Your words cannot be sealed just now, so nothing was kept. Please try again later.")


def opened(tx: Transaction, box: Box, sealed: Sequence[bytes], unpack: Callable[[bytes], T]) -> list[T]:
    """Open every one of these; KeyMissing where they are not all of this box."""
    try:
        return [unpack(one) for one in tx.keys.unseal(box.topic.id, sealed)]
    except ValueError:
        raise KeyMissing("what lies in the box is not all of its kind") from None


def one_opened(
    tx: Transaction, box: Box, rows: SealedRows, tag: bytes, unpack: Callable[[bytes], T]
) -> tuple[T, bytes] | None:
    """Return what somebody has there, and as it lies there sealed; None where there is nothing that can be opened."""
    sealed = rows.find(tx, box.topic.id, tag)
    if sealed is None:
        return None
    try:
        (found,) = opened(tx, box, [sealed], unpack)
    except KeyUnreadable:
        raise cannot_be_sealed() from None
    except KeyMissing:
        return None
    return found, sealed
