"""What may be said about a vote that has ended: nothing else is kept."""

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from bot.domain.outcomes import WITH_A_RESULT, Disclosure, Outcome, OutcomeKind, PoolCounts
from bot.domain.people import GuildId, RoleGroup
from bot.domain.polls import PollId, PollState, TurnoutBand
from storage.polls.rows import POLL_COLUMNS, poll_from
from storage.polls.tables import poll_counts, polls
from storage.store import Transaction
from storage.tables import Moment

_EVERYONE = ""
_END = sa.update(polls).where(polls.c.id == sa.bindparam("of_poll"))
_PUT_COUNTS = sa.insert(poll_counts)
_ENDED = sa.select(*POLL_COLUMNS, polls.c.result, polls.c.answers).where(
    polls.c.id == sa.bindparam("of_poll"), polls.c.result.is_not(None)
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
_COUNTS = (
    sa.select(poll_counts.c.pool, poll_counts.c.answers)
    .where(poll_counts.c.poll == sa.bindparam("of_poll"))
    .order_by(poll_counts.c.pool, poll_counts.c.option)
)


def keep_outcome(tx: Transaction, poll_id: PollId, told: Disclosure, *, now: datetime) -> None:
    """End this vote and keep what may be said about it: how many had answered roughly goes."""
    counts = {_EVERYONE: told.counts or (), **{" ".join(one.pool): one.counts for one in told.pools}}
    rows = [
        {"poll": poll_id, "pool": pool, "option": option, "answers": answers}
        for pool, options in counts.items()
        for option, answers in enumerate(options)
    ]
    if rows:
        tx.sql.execute(_PUT_COUNTS, rows)
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


def void_all(tx: Transaction, guild: GuildId) -> tuple[PollId, ...]:
    """End every open vote of a server without a result, and return all its votes, open or not."""
    tx.sql.execute(_VOID, {"of_guild": guild})
    return tuple(map(PollId, tx.sql.execute(_ANY, {"of_guild": guild}).scalars()))


def outcome(tx: Transaction, poll_id: PollId) -> Outcome | None:
    """Return how this vote ended: None while it has not, or is unknown."""
    row = tx.sql.execute(_ENDED, {"of_poll": poll_id}).one_or_none()
    if row is None:
        return None
    counts: dict[str, list[int]] = {}
    for pool, answers in tx.sql.execute(_COUNTS, {"of_poll": poll_id}):
        counts.setdefault(pool, []).append(answers)
    total = counts.pop(_EVERYONE, None)
    return Outcome(
        poll=poll_from(row),
        kind=OutcomeKind(row.result),
        answers=row.answers,
        counts=None if total is None else tuple(total),
        pools=tuple(sorted((_pool_counts(*one) for one in counts.items()), key=_in_order)),
    )


def _pool_counts(listed: str, counts: Sequence[int]) -> PoolCounts:
    return PoolCounts(tuple(map(RoleGroup, listed.split())), sum(counts), tuple(counts))


def _in_order(one: PoolCounts) -> tuple[bool, list[int]]:
    """Put the role groups that stand alone first, as they are listed, and the others after them."""
    return len(one.pool) > 1, [tuple(RoleGroup).index(group) for group in one.pool]


def decided(tx: Transaction, guild: GuildId, since: datetime, until: datetime) -> tuple[PollId, ...]:
    """Return the votes that ended in this time with a result, oldest first."""
    asked = {"of_guild": guild, "since": since, "until": until}
    return tuple(map(PollId, tx.sql.execute(_WITH_RESULT, asked).scalars()))
