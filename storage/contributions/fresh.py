"""Answers that were posted just now: what follows from that is still owed, also after a stop."""

from collections.abc import Sequence

import sqlalchemy as sa

from bot.domain.contributions import Contribution, ContributionId
from bot.domain.topics import TopicId
from storage.contributions.rows import contribution_from
from storage.contributions.tables import contributions, fresh_answers
from storage.prepared_statement import PreparedStatement
from storage.store import Transaction

_ADD = PreparedStatement(sa.insert(fresh_answers))
_ANY = sa.select(fresh_answers.c.contribution).limit(1)
_NEXT = (
    sa.select(contributions)
    .join(fresh_answers, fresh_answers.c.contribution == contributions.c.id)
    .order_by(contributions.c.posted_at, contributions.c.id)
    .limit(sa.bindparam("most", type_=sa.Integer))
)
_OF = (
    sa.select(contributions)
    .join(fresh_answers, fresh_answers.c.contribution == contributions.c.id)
    .where(contributions.c.topic == sa.bindparam("of_topic"))
    .order_by(contributions.c.posted_at, contributions.c.id)
)
_REMOVE = sa.delete(fresh_answers).where(fresh_answers.c.contribution == sa.bindparam("of_contribution"))


def note_fresh(tx: Transaction, contribution: ContributionId) -> None:
    """Remember that this answer was posted, and nothing has followed from it yet."""
    _ADD.run(tx, {"contribution": contribution})


def next_fresh(tx: Transaction, most: int) -> tuple[Contribution, ...]:
    """Return the next few of them, oldest first."""
    return tuple(map(contribution_from, tx.sql.execute(_NEXT, {"most": most}).mappings()))


def fresh_of(tx: Transaction, topic: TopicId) -> tuple[Contribution, ...]:
    """Return all of them that answer this topic, oldest first."""
    return tuple(map(contribution_from, tx.sql.execute(_OF, {"of_topic": topic}).mappings()))


def is_any_fresh(tx: Transaction) -> bool:
    """Tell whether there are any."""
    return tx.sql.execute(_ANY).first() is not None


def note_followed(tx: Transaction, those: Sequence[ContributionId]) -> None:
    """Remember that everything has followed from these."""
    if those:
        tx.sql.execute(_REMOVE, [{"of_contribution": one} for one in those])
