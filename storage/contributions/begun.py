"""Answers that were begun: whoever writes one finds it again for a day."""

from datetime import datetime

import sqlalchemy as sa

from bot.domain.contributions import BegunAnswer, BegunId
from bot.domain.people import GuildId, PersonId
from bot.domain.topics import TopicId
from storage.contributions.rows import begun_from, written
from storage.contributions.tables import begun_answers
from storage.prepared_statement import PreparedStatement
from storage.store import Transaction
from storage.tables import Moment

_own = begun_answers.c.for_whom == sa.literal_column("''")  # no value: or SQLite looks at all that is begun, 40 µs
_mine = sa.and_(
    begun_answers.c.topic == sa.bindparam("of_topic"), begun_answers.c.person == sa.bindparam("of_person"), _own
)
_here = sa.and_(begun_answers.c.guild == sa.bindparam("of_guild"), begun_answers.c.person == sa.bindparam("of_person"))
_ADD = PreparedStatement(sa.insert(begun_answers))
_MINE = PreparedStatement(sa.select(begun_answers).where(_mine))
_ONE = PreparedStatement(
    sa.select(begun_answers).where(
        begun_answers.c.id == sa.bindparam("of_begun"), begun_answers.c.person == sa.bindparam("of_person")
    )
)
_NEWEST = (begun_answers.c.begun_at.desc(), begun_answers.c.id)
_TYPED, _OWN_HERE = (sa.select(begun_answers).where(_here, whose).order_by(*_NEWEST) for whose in (~_own, _own))
_REMOVE = PreparedStatement(sa.delete(begun_answers).where(begun_answers.c.id == sa.bindparam("of_begun")))
_REMOVE_MINE = PreparedStatement(sa.delete(begun_answers).where(_mine))
_REMOVE_FOR = sa.delete(begun_answers).where(
    begun_answers.c.guild == sa.bindparam("of_guild"), begun_answers.c.for_whom == sa.bindparam("of_author")
)
_FORGET = sa.delete(begun_answers).where(begun_answers.c.begun_at <= sa.bindparam("of_moment", type_=Moment))


def keep_begun(tx: Transaction, begun: BegunAnswer) -> None:
    """Remember this; one's own takes the place of what one had begun of this topic."""
    if begun.behalf is None:
        drop_begun(tx, begun.topic, begun.person)
    _ADD.run(
        tx,
        {
            "id": begun.id,
            "guild": begun.guild,
            "topic": begun.topic,
            "person": begun.person,
            "for_whom": "" if begun.behalf is None else str(begun.behalf.author),
            "role_group": None if begun.behalf is None else begun.behalf.role_group.value,
            "called": "" if begun.behalf is None else begun.behalf.called,
            "shown_as": begun.shown_as.value,
            "quote": begun.quote.value,
            "begun_at": begun.begun_at,
            **written(begun.answer),
        },
    )


def begun_by(tx: Transaction, topic: TopicId, person: PersonId) -> BegunAnswer | None:
    """Return what this person has begun of this topic as their own."""
    row = _MINE.first_named(tx, {"of_topic": topic, "of_person": person})
    return None if row is None else begun_from(row)


def begun_here_by(tx: Transaction, guild: GuildId, person: PersonId) -> tuple[BegunAnswer, ...]:
    """Return what this person has begun here as their own, newest first."""
    rows = tx.sql.execute(_OWN_HERE, {"of_guild": guild, "of_person": person}).mappings()
    return tuple(map(begun_from, rows))


def begun(tx: Transaction, begun_id: BegunId, person: PersonId) -> BegunAnswer | None:
    """Return this begun answer if this person writes it, for themselves or for somebody else."""
    row = _ONE.first_named(tx, {"of_begun": begun_id, "of_person": person})
    return None if row is None else begun_from(row)


def typed_by(tx: Transaction, guild: GuildId, person: PersonId) -> tuple[BegunAnswer, ...]:
    """Return what this person is typing for others here, newest first."""
    rows = tx.sql.execute(_TYPED, {"of_guild": guild, "of_person": person}).mappings()
    return tuple(map(begun_from, rows))


def remove_begun(tx: Transaction, begun_id: BegunId) -> bool:
    """Throw this begun answer away; tell whether it was there."""
    return _REMOVE.run(tx, {"of_begun": begun_id}) > 0


def drop_begun(tx: Transaction, topic: TopicId, person: PersonId) -> bool:
    """Throw away what this person has begun of this topic as their own; tell whether there was anything."""
    return _REMOVE_MINE.run(tx, {"of_topic": topic, "of_person": person}) > 0


def drop_typed_for(tx: Transaction, guild: GuildId, author: PersonId) -> None:
    """Throw away what is being typed here for this person."""
    tx.sql.execute(_REMOVE_FOR, {"of_guild": guild, "of_author": str(author)})


def forget_begun(tx: Transaction, *, begun_before: datetime) -> int:
    """Throw away what was begun before this; return how many they were."""
    return tx.sql.execute(_FORGET, {"of_moment": begun_before}).rowcount
