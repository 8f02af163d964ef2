"""Messages that Discord would not take in a channel, whatever may be mended there: finding and reviving them."""

from datetime import datetime

import sqlalchemy as sa

from bot.domain.letters import CHANNEL_IS_GONE, BlockedChannel, Letter
from bot.domain.people import ChannelId, GuildId
from storage.letters.outbox import CANCELLED, DEAD, PENDING, letter_from, letters
from storage.store import Transaction
from storage.tables import Moment, Snowflake

_MOMENT = sa.bindparam("of_moment", type_=Moment)
_refused = sa.and_(
    letters.c.guild == sa.bindparam("of_guild", type_=Snowflake),
    letters.c.place.is_not(None),
    letters.c.state == DEAD,
    letters.c.error.not_in(CHANNEL_IS_GONE),
    letters.c.edits.is_(None),  # what stands there already goes on saying what it said
    letters.c.expires_at > _MOMENT,
)
_ALL = (
    sa.select(letters, sa.null().label("original"), sa.null().label("target"))
    .where(_refused)
    .order_by(letters.c.position)
)
_BY_PLACE = (
    sa.select(letters.c.place, letters.c.error, sa.func.count())
    .where(_refused)
    .group_by(letters.c.place, letters.c.error)
    .order_by(letters.c.place, letters.c.error)
)
_TRY_AGAIN = sa.update(letters).where(_refused).values(state=PENDING, attempts=0, error=None, next_try=_MOMENT)
_TRY_ONE_AGAIN = _TRY_AGAIN.where(letters.c.id == sa.bindparam("of_id", type_=sa.String))
_GIVE_UP = (
    sa.update(letters)
    .where(letters.c.subject == sa.bindparam("about"), letters.c.place.is_not(None), letters.c.state == DEAD)
    .values(state=CANCELLED)
)


def refused_posts(tx: Transaction, guild: GuildId, *, now: datetime) -> tuple[Letter, ...]:
    """Return what Discord would not take in a channel of this server and is of use yet, oldest first."""
    rows = tx.sql.execute(_ALL, {"of_guild": guild, "of_moment": now}).all()
    return tuple(letter_from(row, attempts=row.attempts) for row in rows)


def refusing_channels(tx: Transaction, guild: GuildId, *, now: datetime) -> tuple[BlockedChannel, ...]:
    """Return in which places of this server, how many they are, and Discord's code for why."""
    rows = tx.sql.execute(_BY_PLACE, {"of_guild": guild, "of_moment": now})
    return tuple(BlockedChannel(ChannelId(place), error, count, refused=True) for place, error, count in rows)


def try_refused_again(tx: Transaction, guild: GuildId, letter_id: str | None = None, *, now: datetime) -> int:
    """Have this one posted again that was refused, or all of this server; return how many they are.

    It is the same letter as before, so Discord drops a double, and one that arrived after all is found.
    """
    asked = {"of_guild": guild, "of_moment": now}
    if letter_id is None:
        return tx.sql.execute(_TRY_AGAIN, asked).rowcount
    return tx.sql.execute(_TRY_ONE_AGAIN, {**asked, "of_id": letter_id}).rowcount


def give_up_posts_about(tx: Transaction, subject: str) -> None:
    """Let nothing about this wait any more that was refused."""
    tx.sql.execute(_GIVE_UP, {"about": subject})
