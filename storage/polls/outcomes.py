"""What may be said about a vote that has ended: nothing else is kept."""

from datetime import datetime

import sqlalchemy as sa

from bot.domain.people import GuildId, RoleGroup
from bot.domain.polls import (
    WITH_A_RESULT,
    Disclosure,
    GroupCounts,
    Outcome,
    OutcomeKind,
    PollId,
    PollState,
    TurnoutBand,
)
from storage.polls.polls import POLL_COLUMNS, poll_from
from storage.polls.tables import poll_counts, polls
from storage.store import Transaction
from storage.tables import Moment

_EVERYONE = ""
_END = sa.update(polls).where(polls.c.id == sa.bindparam("of_poll"))
_PUT_COUNTS = sa.insert(poll_counts)
_ENDED = sa.select(*POLL_COLUMNS, polls.c.result, polls.c.answers, polls.c.majority).where(
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
    sa.select(poll_counts.c.role_group, poll_counts.c.answers)
    .where(poll_counts.c.poll == sa.bindparam("of_poll"))
    .order_by(poll_counts.c.role_group, poll_counts.c.option)
)


def keep_outcome(tx: Transaction, poll_id: PollId, told: Disclosure, *, turnout: TurnoutBand, now: datetime) -> None:
    """End this vote and keep what may be said about it."""
    counts = {_EVERYONE: told.counts or (), **{group.role_group.value: group.counts for group in told.groups}}
    rows = [
        {"poll": poll_id, "role_group": group, "option": option, "answers": answers}
        for group, options in counts.items()
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
            "majority": told.majority,
            "turnout": turnout.value,
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
    for group, answers in tx.sql.execute(_COUNTS, {"of_poll": poll_id}):
        counts.setdefault(group, []).append(answers)
    total = counts.pop(_EVERYONE, None)
    return Outcome(
        poll=poll_from(row),
        kind=OutcomeKind(row.result),
        answers=row.answers,
        counts=None if total is None else tuple(total),
        majority=row.majority,
        groups=tuple(
            GroupCounts(group, sum(counts[group]), tuple(counts[group])) for group in RoleGroup if group in counts
        ),
    )


def decided(tx: Transaction, guild: GuildId, since: datetime, until: datetime) -> tuple[PollId, ...]:
    """Return the votes that ended in this time with a result, oldest first."""
    asked = {"of_guild": guild, "since": since, "until": until}
    return tuple(map(PollId, tx.sql.execute(_WITH_RESULT, asked).scalars()))
