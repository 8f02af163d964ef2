"""How often the guard held words, for each reason: in which server, and nothing else of it."""

from collections import Counter
from collections.abc import Iterable, Mapping

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from bot.domain.people import GuildId
from storage.store import Transaction
from storage.tables import Snowflake, metadata

guard_counts = sa.Table(
    "guard_counts",
    metadata,
    sa.Column("guild", Snowflake, primary_key=True, autoincrement=False),
    sa.Column("reason", sa.String(16), primary_key=True),
    sa.Column("number", sa.Integer, nullable=False),
    sqlite_with_rowid=False,
)

_fresh = insert(guard_counts)
_ADD = _fresh.on_conflict_do_update(
    index_elements=["guild", "reason"], set_={"number": guard_counts.c.number + _fresh.excluded.number}
)
_COUNTED = (
    sa.select(guard_counts.c.reason, guard_counts.c.number)
    .where(guard_counts.c.guild == sa.bindparam("of_guild"))
    .order_by(guard_counts.c.reason)
)
_EVERYWHERE = (
    sa.select(guard_counts.c.reason, sa.func.sum(guard_counts.c.number).label("number"))
    .group_by(guard_counts.c.reason)
    .order_by(guard_counts.c.reason)
)


def count_held(tx: Transaction, guild: GuildId, reasons: Iterable[str]) -> None:
    """Count words held once more for each of these reasons."""
    rows = [{"guild": guild, "reason": reason, "number": number} for reason, number in sorted(Counter(reasons).items())]
    if rows:
        tx.sql.execute(_ADD, rows)


def held_counts(tx: Transaction, guild: GuildId) -> Mapping[str, int]:
    """Return how often words were held here, by reason."""
    return {row.reason: row.number for row in tx.sql.execute(_COUNTED, {"of_guild": guild})}


def counted_everywhere(sql: sa.Connection) -> Mapping[str, int]:
    """Return how often words were held in all servers together, by reason."""
    return {row.reason: row.number for row in sql.execute(_EVERYWHERE)}
