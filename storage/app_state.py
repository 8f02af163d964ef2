"""Small facts about itself that the programme keeps for its next start, by name."""

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from storage.store import Transaction
from storage.tables import metadata

app_state = sa.Table(
    "app_state",
    metadata,
    sa.Column("name", sa.String(100), primary_key=True),
    sa.Column("value", sa.String(200), nullable=False),
    sqlite_with_rowid=False,
)

_ONE = sa.select(app_state.c.value).where(app_state.c.name == sa.bindparam("of_name"))
_NAMED = sa.select(app_state.c.name).where(app_state.c.name.startswith(sa.bindparam("prefix"), autoescape=False))
_FORGET = sa.delete(app_state).where(app_state.c.name == sa.bindparam("of_name"))
_fresh = insert(app_state)
_KEEP = _fresh.on_conflict_do_update(index_elements=[app_state.c.name], set_={"value": _fresh.excluded.value})


def read_state(tx: Transaction, name: str) -> str | None:
    """Return what was left under this name, or None."""
    return tx.sql.execute(_ONE, {"of_name": name}).scalar_one_or_none()


def keep_state(tx: Transaction, name: str, value: str) -> None:
    """Leave this under a name, in place of what was there."""
    tx.sql.execute(_KEEP, {"name": name, "value": value})


def states_named(tx: Transaction, prefix: str) -> tuple[str, ...]:
    """Return every name that begins like this."""
    return tuple(tx.sql.execute(_NAMED, {"prefix": prefix}).scalars())


def forget_state(tx: Transaction, name: str) -> None:
    """Leave nothing under this name."""
    tx.sql.execute(_FORGET, {"of_name": name})
