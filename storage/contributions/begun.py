"""Answers that were begun: their author finds them again for a day."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from bot.domain.contributions import BegunAnswer
from bot.domain.people import PersonId
from bot.domain.topics import TopicId
from storage.contributions.rows import begun_from, written
from storage.contributions.tables import begun_answers
from storage.store import Transaction
from storage.tables import Moment

_this = sa.and_(begun_answers.c.topic == sa.bindparam("of_topic"), begun_answers.c.person == sa.bindparam("of_person"))
_fresh = insert(begun_answers)
_KEEP = _fresh.on_conflict_do_update(
    index_elements=[begun_answers.c.topic, begun_answers.c.person],
    set_={column.name: _fresh.excluded[column.name] for column in begun_answers.c if not column.primary_key},
)
_ONE = sa.select(begun_answers).where(_this)
_REMOVE = sa.delete(begun_answers).where(_this)
_FORGET = sa.delete(begun_answers).where(begun_answers.c.begun_at <= sa.bindparam("of_moment", type_=Moment))


def keep_begun(tx: Transaction, begun: BegunAnswer) -> None:
    """Remember this in place of what this person had begun of this topic."""
    tx.sql.execute(
        _KEEP,
        {
            "guild": begun.guild,
            "topic": begun.topic,
            "person": begun.person,
            "shown_as": begun.shown_as.value,
            "quote": begun.quote.value,
            "begun_at": begun.begun_at,
            **written(begun.answer),
        },
    )


def begun_by(tx: Transaction, topic: TopicId, person: PersonId) -> BegunAnswer | None:
    """Return what this person has begun of this topic."""
    row = tx.sql.execute(_ONE, {"of_topic": topic, "of_person": person}).mappings().one_or_none()
    return None if row is None else begun_from(row)


def drop_begun(tx: Transaction, topic: TopicId, person: PersonId) -> bool:
    """Throw away what this person has begun of this topic; tell whether there was anything."""
    return tx.sql.execute(_REMOVE, {"of_topic": topic, "of_person": person}).rowcount > 0


def forget_begun(tx: Transaction, *, begun_before: datetime) -> int:
    """Throw away what was begun before this; return how many they were."""
    return tx.sql.execute(_FORGET, {"of_moment": begun_before}).rowcount
