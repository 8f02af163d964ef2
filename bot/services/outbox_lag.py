"""How long letters have been due, for whoever looks after the computer."""

from datetime import datetime, timedelta

from storage import letters
from storage.store import Transaction


def outbox_lag(tx: Transaction, *, now: datetime) -> tuple[timedelta | None, timedelta | None]:
    """Return how long the oldest letter that should be out has been due, and how long ago any was tried.

    What was put off, into somebody's hours or after a failure, is not due.
    """
    due, tried = letters.next_due(tx, now=now), letters.latest_try(tx)
    return (now - due if due is not None and due <= now else None), (now - tried if tried is not None else None)
