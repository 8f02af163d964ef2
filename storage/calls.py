"""Who asks to be called: no telephone number, and nothing once they were called."""

from datetime import datetime

import sqlalchemy as sa

from bot.domain.calls import CallRequest, Suits
from bot.domain.people import GuildId, PersonId
from storage.store import Transaction
from storage.tables import Moment, Snowflake, metadata

calls = sa.Table(
    "calls",
    metadata,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("guild", Snowflake, nullable=False),
    sa.Column("person", Snowflake, nullable=False),
    sa.Column("shown_name", sa.Text, nullable=False),
    sa.Column("suits", sa.String(16), nullable=False),
    sa.Column("asked_at", Moment, nullable=False),
    sa.UniqueConstraint("guild", "person"),
    sa.CheckConstraint(f"suits IN ({', '.join(repr(one.value) for one in Suits)})", name="known_suits"),
)

_PUT = sa.insert(calls)
_here = calls.c.guild == sa.bindparam("of_guild")
_MINE = sa.select(calls).where(_here, calls.c.person == sa.bindparam("of_person"))
_ONE = sa.select(calls).where(_here, calls.c.id == sa.bindparam("of_id"))
_ALL = sa.select(calls).where(_here).order_by(calls.c.asked_at, calls.c.id)
_SUITS = sa.update(calls).where(_here, calls.c.id == sa.bindparam("of_id")).values(suits=sa.bindparam("suits_now"))
_REMOVE = sa.delete(calls).where(_here, calls.c.id == sa.bindparam("of_id"))
_FORGET = sa.delete(calls).where(calls.c.asked_at <= sa.bindparam("of_moment", type_=Moment))


def put_call(tx: Transaction, call: CallRequest) -> None:
    """Remember that somebody asks to be called."""
    tx.sql.execute(
        _PUT,
        {
            "id": call.id,
            "guild": call.guild,
            "person": call.person,
            "shown_name": call.shown_name,
            "suits": call.suits.value,
            "asked_at": call.asked_at,
        },
    )


def put_suits(tx: Transaction, call: CallRequest, suits: Suits) -> None:
    """Remember that another time suits them."""
    tx.sql.execute(_SUITS, {"of_guild": call.guild, "of_id": call.id, "suits_now": suits.value})


def call_of(tx: Transaction, guild: GuildId, person: PersonId) -> CallRequest | None:
    """Return what this person asked for, if it still stands."""
    row = tx.sql.execute(_MINE, {"of_guild": guild, "of_person": person}).one_or_none()
    return None if row is None else _call(row)


def call(tx: Transaction, guild: GuildId, number: str) -> CallRequest | None:
    """Return one by its reference, if it still stands."""
    row = tx.sql.execute(_ONE, {"of_guild": guild, "of_id": number}).one_or_none()
    return None if row is None else _call(row)


def calls_in(tx: Transaction, guild: GuildId) -> tuple[CallRequest, ...]:
    """Return all that stand in this server, the oldest first."""
    return tuple(map(_call, tx.sql.execute(_ALL, {"of_guild": guild}).all()))


def remove_call(tx: Transaction, guild: GuildId, number: str) -> None:
    """Forget one: they were called, or took it back."""
    tx.sql.execute(_REMOVE, {"of_guild": guild, "of_id": number})


def forget_calls(tx: Transaction, *, asked_before: datetime) -> int:
    """Forget those that were asked this long ago; return how many."""
    return tx.sql.execute(_FORGET, {"of_moment": asked_before}).rowcount


def _call(row: sa.Row[tuple[object, ...]]) -> CallRequest:
    kept = row._mapping
    return CallRequest(
        id=kept["id"],
        guild=GuildId(kept["guild"]),
        person=PersonId(kept["person"]),
        shown_name=kept["shown_name"],
        suits=Suits(kept["suits"]),
        asked_at=kept["asked_at"],
    )
