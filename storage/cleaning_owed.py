"""That older copies are still to be gone through: kept in the very commit that erases somebody, so no stop forgets it.

All who ask within ten minutes share one going through; it is done copy by copy, and begun again where a new one asks.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Final

from storage.app_state import forget_state, keep_state, read_state, states_named
from storage.store import Transaction

SHARED_FOR: Final = timedelta(minutes=10)
AGAIN_IN: Final = timedelta(hours=1)
_NAME: Final = "copies"
_SERVER: Final = "forgotten server "


@dataclass(frozen=True, slots=True)
class CleaningOwed:
    """When the next copy is to be gone through, which was the last, and whether one could not be changed."""

    due: datetime
    after: str = ""
    failed: bool = False


def owe_cleaning(tx: Transaction, *, now: datetime) -> None:
    """Have every copy gone through for what is erased just now."""
    known = cleaning_owed(tx)
    if known is None or known.after or known.due > now + SHARED_FOR:
        keep_owed(tx, CleaningOwed(now + SHARED_FOR))


def owe_forgetting(tx: Transaction, server: bytes, *, now: datetime) -> None:
    """Have this server, as its tag, taken out of every copy."""
    keep_state(tx, _SERVER + server.hex(), "")
    owe_cleaning(tx, now=now)


def cleaning_owed(tx: Transaction) -> CleaningOwed | None:
    """Return what is still owed, if anything."""
    kept = read_state(tx, _NAME)
    if kept is None:
        return None
    due, failed, after = kept.split("|", 2)
    return CleaningOwed(datetime.fromtimestamp(int(due), UTC), after, failed == "1")


def servers_owed(tx: Transaction) -> frozenset[bytes]:
    """Return the tags of the servers that are to be taken out of every copy."""
    return frozenset(bytes.fromhex(name.removeprefix(_SERVER)) for name in states_named(tx, _SERVER))


def keep_owed(tx: Transaction, owed: CleaningOwed) -> None:
    """Remember how far the going through has come."""
    keep_state(tx, _NAME, f"{int(owed.due.timestamp())}|{int(owed.failed)}|{owed.after}")


def settle_owed(tx: Transaction, owed: CleaningOwed, servers: Iterable[bytes], *, now: datetime) -> None:
    """Note that every copy was gone through; where one could not be changed, all are again, later."""
    if owed.failed:
        keep_owed(tx, replace(owed, due=now + AGAIN_IN, after="", failed=False))
        return
    forget_state(tx, _NAME)
    for server in servers:
        forget_state(tx, _SERVER + server.hex())
