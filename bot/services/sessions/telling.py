"""Telling those who said yes that a session has moved, or is cancelled."""

from datetime import datetime

from bot.domain.sessions import Session
from storage.store import Transaction


def tell_moved(tx: Transaction, before: Session, after: Session, *, now: datetime) -> None:
    """Tell whoever said yes to a session that was announced where and when it is now."""


def tell_cancelled(tx: Transaction, session: Session, *, now: datetime) -> None:
    """Tell whoever said yes to a session that was announced that it is cancelled."""
