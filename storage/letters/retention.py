"""Forgetting letters that have done their work."""

from collections.abc import Collection
from datetime import datetime

import sqlalchemy as sa

from storage.letters.outbox import CARRIED, PENDING, SENDING, WAITING, in_state, letters
from storage.store import Transaction
from storage.tables import Moment

_edit = letters.alias("edit")
_FORGET = sa.delete(letters).where(
    letters.c.state.not_in((PENDING, SENDING)),
    letters.c.expires_at <= sa.bindparam("of_moment", type_=Moment),
    letters.c.dedupe_key.not_in(sa.bindparam("needed", expanding=True)),
    ~sa.exists().where(_edit.c.edits == letters.c.dedupe_key, in_state(_edit, PENDING, SENDING)),
    # The latest try tells a clock that has gone back.
    letters.c.tried_at.is_(None) | (letters.c.tried_at < sa.select(sa.func.max(letters.c.tried_at)).scalar_subquery()),
)

_RECALL = sa.delete(letters).where(
    letters.c.dedupe_key == sa.bindparam("key", type_=sa.String), letters.c.state.in_((PENDING, WAITING, CARRIED))
)


def recall_letter(tx: Transaction, dedupe_key: str) -> None:
    """Delete a letter that is not on its way yet, as if it had never been promised."""
    tx.sql.execute(_RECALL, {"key": dedupe_key})


def forget_letters(tx: Transaction, *, expired_before: datetime, needed: Collection[str]) -> int:
    """Delete letters that came to their end and whose time was over before this; return how many.

    Those with a dedupe key in `needed` stay, and those whose message is still to be changed.
    """
    return tx.sql.execute(_FORGET, {"of_moment": expired_before, "needed": sorted(needed)}).rowcount
