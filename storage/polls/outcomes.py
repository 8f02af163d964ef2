"""What may be said about a vote that has ended: nothing else is kept."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.domain.decided import PoolDecision
from bot.domain.decision_rules import DecisionVerdict
from bot.domain.people import GuildId, RoleGroup
from bot.domain.poll_lists import ListedAs, ListedPoll
from bot.domain.poll_outcomes import (
    WITH_A_RESULT,
    WITHOUT_A_RESULT,
    Disclosure,
    Outcome,
    OutcomeKind,
    PoolCounts,
    WrittenAnswer,
)
from bot.domain.polls import PollId, PollState, TurnoutBand
from bot.domain.small_numbers import Pool
from storage.polls.credits import credit_of
from storage.polls.rows import POLL_COLUMNS, poll_from
from storage.polls.tables import next_steps, poll_counts, polls, pool_outcomes, written_answers
from storage.role_groups import pool_from, pool_listed
from storage.store import Transaction
from storage.tables import Moment

_EVERYONE = ""
_END = sa.update(polls).where(polls.c.id == sa.bindparam("of_poll"))
_PUT_COUNTS = sa.insert(poll_counts)
_ENDED = (
    sa.select(*POLL_COLUMNS, polls.c.result, polls.c.answers, next_steps.c.due, next_steps.c.words)
    .outerjoin_from(polls, next_steps, next_steps.c.poll == polls.c.id)
    .where(polls.c.id == sa.bindparam("of_poll"), polls.c.result.is_not(None))
)
_ANY = sa.select(polls.c.id).where(polls.c.guild == sa.bindparam("of_guild")).order_by(polls.c.id)
_VOID = (
    sa.update(polls)
    .where(polls.c.guild == sa.bindparam("of_guild"), polls.c.state == PollState.OPEN.value)
    .values(state=PollState.VOID.value, result=OutcomeKind.VOID.value, ended_at=polls.c.closes_at)
)
_WITH_RESULT = (
    sa.select(polls.c.id)
    .where(
        polls.c.guild == sa.bindparam("of_guild"),
        polls.c.result.in_([kind.value for kind in WITH_A_RESULT]),
        polls.c.ended_at >= sa.bindparam("since", type_=Moment),
        polls.c.ended_at < sa.bindparam("until", type_=Moment),
    )
    .order_by(polls.c.ended_at, polls.c.id)
)
_ENDED_HERE = (
    sa.select(polls.c.id)
    .where(polls.c.guild == sa.bindparam("of_guild"), polls.c.result.is_not(None))
    .order_by(polls.c.ended_at, polls.c.id)
)
_ENDED_LISTED = (
    sa.select(
        polls.c.id,
        polls.c.question,
        polls.c.ended_at,
        polls.c.result,
        (next_steps.c.due.is_not(None) & next_steps.c.told_at.is_(None)).label("is_owed"),
    )
    .outerjoin_from(polls, next_steps, next_steps.c.poll == polls.c.id)
    .where(polls.c.guild == sa.bindparam("of_guild"), polls.c.ended_at.is_not(None))
    .order_by(polls.c.ended_at.desc(), polls.c.id)
)
_again = polls.alias("again")
_TO_ASK_AGAIN = (
    sa.select(polls.c.id, polls.c.question, polls.c.ended_at, polls.c.result)
    .where(
        polls.c.guild == sa.bindparam("of_guild"),
        polls.c.result.in_([kind.value for kind in WITHOUT_A_RESULT]),
        polls.c.ended_at > sa.bindparam("since", type_=Moment),
        ~sa.exists().where(_again.c.again == polls.c.id),
    )
    .order_by(polls.c.ended_at.desc(), polls.c.id)
)
_PUT_POOLS = sa.insert(pool_outcomes)
_PUT_WORDS = sa.insert(written_answers)
_POOLS = sa.select(pool_outcomes.c.pool, pool_outcomes.c.answers, pool_outcomes.c.verdict).where(
    pool_outcomes.c.poll == sa.bindparam("of_poll")
)
_WORDS = (
    sa.select(written_answers.c.words, written_answers.c.pool)
    .where(written_answers.c.poll == sa.bindparam("of_poll"))
    .order_by(written_answers.c.place)
)
_COUNTS = (
    sa.select(poll_counts.c.pool, poll_counts.c.answers)
    .where(poll_counts.c.poll == sa.bindparam("of_poll"))
    .order_by(poll_counts.c.pool, poll_counts.c.option)
)


def keep_outcome(tx: Transaction, poll_id: PollId, told: Disclosure, *, now: datetime) -> None:
    """End this vote and keep what may be said about it: how many had answered roughly goes."""
    counts = {_EVERYONE: told.counts or (), **{pool_listed(one.pool): one.counts for one in told.pools}}
    rows = [
        {"poll": poll_id, "pool": pool, "option": option, "answers": answers}
        for pool, options in counts.items()
        for option, answers in enumerate(options)
    ]
    if rows:
        tx.sql.execute(_PUT_COUNTS, rows)
    _keep_pools(tx, poll_id, told)
    _keep_words(tx, poll_id, told.written)
    tx.sql.execute(
        _END,
        {
            "of_poll": poll_id,
            "state": (PollState.VOID if told.kind is OutcomeKind.VOID else PollState.CLOSED).value,
            "result": told.kind.value,
            "answers": told.answers,
            "turnout": TurnoutBand.NONE.value,
            "ended_at": now,
        },
    )


def _keep_pools(tx: Transaction, poll_id: PollId, told: Disclosure) -> None:
    answers = {one.pool: one.answers for one in told.pools}
    verdicts = {one.pool: one.verdict.value for one in told.verdicts}
    rows = [
        {"poll": poll_id, "pool": pool_listed(pool), "answers": answers.get(pool), "verdict": verdicts.get(pool)}
        for pool in dict.fromkeys((*answers, *verdicts))
    ]
    if rows:
        tx.sql.execute(_PUT_POOLS, rows)


def _keep_words(tx: Transaction, poll_id: PollId, written: Sequence[WrittenAnswer]) -> None:
    rows = [
        {"poll": poll_id, "place": place, "words": one.words, "pool": pool_listed(one.pool)}
        for place, one in enumerate(written)
    ]
    if rows:
        tx.sql.execute(_PUT_WORDS, rows)


def void_all(tx: Transaction, guild: GuildId) -> tuple[PollId, ...]:
    """End every open vote of a server without a result, and return all its votes, open or not."""
    tx.sql.execute(_VOID, {"of_guild": guild})
    return tuple(map(PollId, tx.sql.execute(_ANY, {"of_guild": guild}).scalars()))


def outcome(tx: Transaction, poll_id: PollId) -> Outcome | None:
    """Return how this vote ended: None while it has not, or is unknown."""
    row = tx.sql.execute(_ENDED, {"of_poll": poll_id}).one_or_none()
    if row is None:
        return None
    counts: dict[Pool, list[int]] = {}
    for pool, answers in tx.sql.execute(_COUNTS, {"of_poll": poll_id}):
        counts.setdefault(pool_from(pool), []).append(answers)
    total = counts.get(())
    pools = sorted(
        ((pool_from(pool), *told) for pool, *told in tx.sql.execute(_POOLS, {"of_poll": poll_id})), key=_in_order
    )
    poll = poll_from(row)
    return Outcome(
        poll=poll,
        credit=credit_of(tx, poll),
        hear_by=row.due,
        came_of_it=row.words or "",
        kind=OutcomeKind(row.result),
        answers=row.answers,
        counts=None if total is None else tuple(total),
        pools=tuple(
            PoolCounts(pool, answers, tuple(counts[pool])) for pool, answers, _ in pools if answers is not None
        ),
        verdicts=tuple(
            PoolDecision(pool, DecisionVerdict(verdict)) for pool, _, verdict in pools if verdict is not None
        ),
        written=tuple(
            WrittenAnswer(words, pool_from(pool)) for words, pool in tx.sql.execute(_WORDS, {"of_poll": poll_id})
        ),
    )


def _in_order(one: tuple[Pool, *tuple[Any, ...]]) -> tuple[bool, list[int]]:
    """Put the role groups that stand alone first, as they are listed, and the others after them."""
    return len(one[0]) > 1, [tuple(RoleGroup).index(group) for group in one[0]]


def ended_here(tx: Transaction, guild: GuildId) -> tuple[PollId, ...]:
    """Return the votes of this server that have ended, oldest first; of those withdrawn nothing was told."""
    return tuple(map(PollId, tx.sql.execute(_ENDED_HERE, {"of_guild": guild}).scalars()))


def ended_with_result(tx: Transaction, guild: GuildId, since: datetime, until: datetime) -> tuple[PollId, ...]:
    """Return the votes that ended in this time with a result, oldest first."""
    asked = {"of_guild": guild, "since": since, "until": until}
    return tuple(map(PollId, tx.sql.execute(_WITH_RESULT, asked).scalars()))


def ended_listed(tx: Transaction, guild: GuildId) -> tuple[ListedPoll, ...]:
    """Return the votes of this server that have ended, in whatever way, as they stand on a list: newest first."""
    return tuple(
        ListedPoll(
            PollId(poll_id), question, ListedAs.ENDED, ended_at, OutcomeKind(result) if result else None, bool(is_owed)
        )
        for poll_id, question, ended_at, result, is_owed in tx.sql.execute(_ENDED_LISTED, {"of_guild": guild})
    )


def to_ask_again(tx: Transaction, guild: GuildId, since: datetime) -> tuple[ListedPoll, ...]:
    """Return the votes of this server that ended after this without a result and were not asked again: newest first."""
    rows = tx.sql.execute(_TO_ASK_AGAIN, {"of_guild": guild, "since": since})
    return tuple(
        ListedPoll(PollId(poll_id), question, ListedAs.ENDED, ended_at, OutcomeKind(result))
        for poll_id, question, ended_at, result in rows
    )
