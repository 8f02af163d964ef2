"""Whom a coordinator promised to call about what came of their answer."""

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from bot.domain.contributions import Contribution, ContributionId, ContributionOutcome
from bot.domain.topics import TopicId
from storage.contributions.tables import call_backs, contributions
from storage.store import Transaction

_PROMISE = insert(call_backs).on_conflict_do_nothing()
_not_called = sa.and_(
    contributions.c.outcome.is_not(None), call_backs.c.told_outcome.is_distinct_from(contributions.c.outcome)
)
owed_a_call = sa.exists().where(call_backs.c.contribution == contributions.c.id, _not_called)
_OWED = sa.select(contributions.c.id).where(contributions.c.topic == sa.bindparam("of_topic"), owed_a_call)
_this = call_backs.c.contribution == sa.bindparam("of_contribution")
_PROMISED = sa.select(sa.func.count()).select_from(call_backs).where(_this)
_CALLED = sa.update(call_backs).where(_this)


def promise_call(tx: Transaction, answer: Contribution) -> None:
    """Remember that its author is to be called, once it is decided what came of it."""
    tx.sql.execute(_PROMISE, {"contribution": answer.id, "guild": answer.guild, "person": answer.author})


def is_to_be_called(tx: Transaction, answer: ContributionId) -> bool:
    """Tell whether the author of this answer was promised a call."""
    return bool(tx.sql.execute(_PROMISED, {"of_contribution": answer}).scalar_one())


def owed_calls(tx: Transaction, topic: TopicId) -> frozenset[ContributionId]:
    """Return the answers to this topic whose authors are to be called and told what came of them."""
    return frozenset(map(ContributionId, tx.sql.execute(_OWED, {"of_topic": topic}).scalars()))


def note_called(tx: Transaction, answer: ContributionId, outcome: ContributionOutcome) -> bool:
    """Remember what its author was told in a call; tell whether one was promised."""
    return tx.sql.execute(_CALLED, {"of_contribution": answer, "told_outcome": outcome.value}).rowcount > 0
