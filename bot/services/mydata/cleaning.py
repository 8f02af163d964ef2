"""Going through older copies for what was erased, one at a time, while presses are answered."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from storage.cleaning_owed import AGAIN_IN, cleaning_owed, keep_owed, servers_owed, settle_owed
from storage.key_folder import KeyUnreadable
from storage.personal import Cleaned, Cleaning, clean_next
from storage.store import Transaction

__all__ = ["NO_KEYS", "begin_cleaning", "clean_next", "cleaning_due", "note_cleaned"]

NO_KEYS: Final = (
    "People had their data deleted, and older copies may still hold them: KEY_DIR cannot be read. Mount it, or give "
    "it back to this user."
)


def cleaning_due(tx: Transaction, *, now: datetime) -> datetime | None:
    """Return when the next copy is to be gone through: None when none is."""
    owed = cleaning_owed(tx)
    return None if owed is None else owed.due if owed.due <= now + AGAIN_IN else now  # or the clock was ahead then


def begin_cleaning(tx: Transaction) -> Cleaning | None:
    """Return what the next copy is to be gone through for: None while the list of erasures cannot be read."""
    owed = cleaning_owed(tx)
    try:
        return Cleaning(tx.keys, tx.keys.erased(), servers_owed(tx), owed.after if owed else "", tx.failpoint)
    except KeyUnreadable:
        return None


def note_cleaned(tx: Transaction, cleaning: Cleaning, cleaned: Cleaned | None, *, now: datetime) -> None:
    """Note which copy was gone through; after the last one the database's own files are written anew."""
    owed = cleaning_owed(tx)
    if owed is None:
        return
    if (tx.keys.erased(), servers_owed(tx)) != (cleaning.listed, cleaning.servers):
        keep_owed(tx, replace(owed, after=""))  # somebody asked meanwhile: begin again
    elif cleaned is not None:
        keep_owed(tx, replace(owed, after=cleaned.name, failed=owed.failed or bool(cleaned.problem)))
    else:
        tx.failpoint("copies.done")
        settle_owed(tx, owed, cleaning.servers, now=now)
        tx.rewrite_if_owed()
