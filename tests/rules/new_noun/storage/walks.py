"""Walks, and who comes along."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from bot.domain.walks import Walk, WalkId, WalkState
from sqlalchemy.dialects.sqlite import insert

from bot.domain.people import GuildId, PersonId
from storage.store import Transaction
from storage.tables import Moment, Snowflake, metadata

walks = sa.Table(
    "walks",
    metadata,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("guild", Snowflake, nullable=False),
    sa.Column("author", Snowflake, nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("state", sa.String(16), nullable=False),
    sa.Column("starts_at", Moment, nullable=False),
    sa.Column("ended_at", Moment),
    sqlite_with_rowid=False,
)
walkers = sa.Table(
    "walkers",
    metadata,
    sa.Column("walk", sa.String(32), sa.ForeignKey("walks.id"), primary_key=True),
    sa.Column("person", Snowflake, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)


def put_walk(tx: Transaction, walk: Walk) -> None:
    """Remember a walk as it is proposed."""
    tx.sql.execute(sa.insert(walks).values(_row(walk)))


def walk(tx: Transaction, walk_id: str) -> Walk | None:
    """Return this walk, wherever it is."""
    row = tx.sql.execute(sa.select(walks).where(walks.c.id == walk_id)).one_or_none()
    return None if row is None else _walk(row)


def open_walks(tx: Transaction, guild: GuildId | None = None) -> tuple[Walk, ...]:
    """Return the walks that stand open, the soonest first; of all servers, or of one."""
    asked = sa.select(walks).where(walks.c.state == WalkState.OPEN.value).order_by(walks.c.starts_at)
    return tuple(map(_walk, tx.sql.execute(asked if guild is None else asked.where(walks.c.guild == guild))))


def ended(tx: Transaction, guild: GuildId, since: datetime, until: datetime) -> tuple[Walk, ...]:
    """Return the walks that were over in this time."""
    asked = sa.select(walks).where(walks.c.guild == guild, walks.c.ended_at >= since, walks.c.ended_at < until)
    return tuple(map(_walk, tx.sql.execute(asked)))


def change_state(tx: Transaction, walk_id: WalkId, state: WalkState, *, ended_at: datetime | None = None) -> None:
    """Open a walk, or let it be over."""
    tx.sql.execute(sa.update(walks).where(walks.c.id == walk_id).values(state=state.value, ended_at=ended_at))


def put_walker(tx: Transaction, walk_id: WalkId, person: PersonId) -> None:
    """Let somebody come along; said twice, once is remembered."""
    tx.sql.execute(insert(walkers).values(walk=walk_id, person=person).on_conflict_do_nothing())


def count_walkers(tx: Transaction, walk_id: WalkId) -> int:
    """Return how many come along."""
    return tx.sql.execute(sa.select(sa.func.count()).where(walkers.c.walk == walk_id)).scalar_one()


def _row(walk: Walk) -> dict[str, object]:
    return {
        "id": walk.id,
        "guild": walk.guild,
        "author": walk.author,
        "title": walk.title,
        "state": walk.state.value,
        "starts_at": walk.starts_at,
    }


def _walk(row: Sequence[Any]) -> Walk:
    walk_id, guild, author, title, state, starts_at, ended_at = row
    return Walk(WalkId(walk_id), GuildId(guild), PersonId(author), title, WalkState(state), starts_at, ended_at)
