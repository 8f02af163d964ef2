"""What coordinators are deciding about together: each finds theirs again for a day."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from bot.domain.contributions import BatchId, ContributionId, ContributionOutcome, OutcomeBatch
from bot.domain.people import GuildId, PersonId
from bot.domain.topics import ThemeId, TopicId
from storage.contributions.tables import outcome_batches
from storage.store import Transaction
from storage.tables import Moment

_theirs = sa.and_(
    outcome_batches.c.guild == sa.bindparam("of_guild"), outcome_batches.c.person == sa.bindparam("of_person")
)
_fresh = insert(outcome_batches)
_KEEP = _fresh.on_conflict_do_update(
    index_elements=[outcome_batches.c.guild, outcome_batches.c.person],
    set_={column.name: _fresh.excluded[column.name] for column in outcome_batches.c if not column.primary_key},
)
_ONE = sa.select(outcome_batches).where(_theirs, outcome_batches.c.id == sa.bindparam("of_batch"))
_ABOUT = sa.select(outcome_batches.c.guild, outcome_batches.c.person, outcome_batches.c.answers).where(
    outcome_batches.c.topic == sa.bindparam("of_topic")
)
_LEAVE = sa.update(outcome_batches).where(_theirs)
_REMOVE = sa.delete(outcome_batches).where(_theirs)
_FORGET = sa.delete(outcome_batches).where(outcome_batches.c.begun_at <= sa.bindparam("of_moment", type_=Moment))


def keep_batch(tx: Transaction, batch: OutcomeBatch) -> None:
    """Remember this in place of what this coordinator was deciding about before."""
    tx.sql.execute(
        _KEEP,
        {
            "guild": batch.guild,
            "person": batch.person,
            "id": batch.id,
            "topic": batch.topic,
            "answers": "\n".join(batch.answers),
            "begun_at": batch.begun_at,
            "outcome": None if batch.outcome is None else batch.outcome.value,
            "reason": batch.reason,
            "theme": batch.theme,
        },
    )


def batch_of(tx: Transaction, guild: GuildId, person: PersonId, batch_id: BatchId) -> OutcomeBatch | None:
    """Return what this coordinator is deciding about: None once they have, or have begun with others."""
    asked = {"of_guild": guild, "of_person": person, "of_batch": batch_id}
    row = tx.sql.execute(_ONE, asked).mappings().one_or_none()
    if row is None:
        return None
    return OutcomeBatch(
        id=BatchId(row["id"]),
        guild=guild,
        topic=TopicId(row["topic"]),
        person=person,
        answers=tuple(map(ContributionId, row["answers"].split("\n"))),
        begun_at=row["begun_at"],
        outcome=None if row["outcome"] is None else ContributionOutcome(row["outcome"]),
        reason=row["reason"],
        theme=None if row["theme"] is None else ThemeId(row["theme"]),
    )


def drop_from_batches(tx: Transaction, topic: TopicId, contribution: ContributionId) -> None:
    """Have nobody decide any more about this answer as they chose it: it is another one now."""
    for guild, person, answers in tx.sql.execute(_ABOUT, {"of_topic": topic}).all():
        left = [one for one in answers.split("\n") if one != contribution]
        if not left:
            drop_batch(tx, guild, person)
        elif "\n".join(left) != answers:
            tx.sql.execute(_LEAVE, {"of_guild": guild, "of_person": person, "answers": "\n".join(left)})


def drop_batch(tx: Transaction, guild: GuildId, person: PersonId) -> None:
    """Forget what this coordinator was deciding about."""
    tx.sql.execute(_REMOVE, {"of_guild": guild, "of_person": person})


def forget_batches(tx: Transaction, *, begun_before: datetime) -> int:
    """Forget what was begun before this; return how many they were."""
    return tx.sql.execute(_FORGET, {"of_moment": begun_before}).rowcount
