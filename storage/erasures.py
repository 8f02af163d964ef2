"""Which erasures this database has been through; the same list stands in KEY_DIR, outside the database.

An erasure has a number of its own. One that stands in KEY_DIR and not here was done after this database was backed up:
it is done again. One that stands here is never done again, so somebody who has come back is left alone.
"""

import sqlalchemy as sa

from storage.erased_list import Erasure
from storage.store import Transaction
from storage.tables import metadata

erasures = sa.Table(
    "erasures",
    metadata,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("tag", sa.LargeBinary(16), nullable=False),
    sqlite_with_rowid=False,
)

_ADD = sa.insert(erasures)
_ALL = sa.select(erasures.c.id, erasures.c.tag)


def note_erasure(tx: Transaction, done: Erasure) -> None:
    """Note that this database has been through this erasure."""
    tx.sql.execute(_ADD, {"id": done.id, "tag": done.tag})


def erasures_done(tx: Transaction) -> frozenset[Erasure]:
    """Return every erasure that this database has been through."""
    return frozenset(Erasure(number, tag) for number, tag in tx.sql.execute(_ALL))
