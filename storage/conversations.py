"""The private conversation with each person we wrote to: Discord lets a bot open only a few in a second."""

from collections.abc import Collection, Mapping

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from bot.domain.people import ChannelId, GuildId, PersonId
from storage.store import Transaction
from storage.tables import Snowflake, metadata

conversations = sa.Table(
    "conversations",
    metadata,
    sa.Column("guild", Snowflake, primary_key=True, autoincrement=False),
    sa.Column("person", Snowflake, primary_key=True, autoincrement=False),
    sa.Column("channel", Snowflake, nullable=False),
    sqlite_with_rowid=False,
)

_fresh = insert(conversations)
_KEEP = _fresh.on_conflict_do_update(index_elements=["guild", "person"], set_={"channel": _fresh.excluded["channel"]})
_EACH = sa.select(conversations.c.person, conversations.c.channel).where(
    conversations.c.guild == sa.bindparam("of_guild"),
    conversations.c.person.in_(sa.bindparam("people", expanding=True)),
)
_FORGET = sa.delete(conversations).where(
    conversations.c.guild == sa.bindparam("of_guild"), conversations.c.person == sa.bindparam("of_person")
)


def conversations_with(tx: Transaction, guild: GuildId, people: Collection[PersonId]) -> Mapping[PersonId, ChannelId]:
    """Return the conversation with each of these people; those with whom none was opened are not in it."""
    rows = tx.sql.execute(_EACH, {"of_guild": guild, "people": sorted(people)})
    return {PersonId(person): ChannelId(channel) for person, channel in rows}


def keep_conversation(tx: Transaction, guild: GuildId, person: PersonId, channel: ChannelId) -> None:
    """Remember the conversation that was opened with this person."""
    tx.sql.execute(_KEEP, {"guild": guild, "person": person, "channel": channel})


def remove_conversation(tx: Transaction, guild: GuildId, person: PersonId) -> None:
    """Forget the conversation with this person, so that it is opened anew."""
    tx.sql.execute(_FORGET, {"of_guild": guild, "of_person": person})
