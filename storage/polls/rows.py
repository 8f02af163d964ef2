"""A vote as it is read from a row, and its pools as they are written there."""

from collections.abc import Sequence
from typing import Any

from bot.domain.decision_rules import DecisionRule
from bot.domain.people import GuildId, PersonId
from bot.domain.polls import Poll, PollId, PollKind, PollState, Sensitivity, TurnoutBand
from bot.domain.small_numbers import Pool
from storage.polls.tables import polls
from storage.role_groups import audience_from, pool_from, pool_listed

POLL_COLUMNS = (
    polls.c.id,
    polls.c.guild,
    polls.c.author,
    polls.c.state,
    polls.c.question,
    polls.c.options,
    polls.c.next_step,
    polls.c.sensitivity,
    polls.c.audience,
    polls.c.opened_at,
    polls.c.closes_at,
    polls.c.extended,
    polls.c.turnout,
    polls.c.ended_at,
    polls.c.split,
    polls.c.asked,
    polls.c.kind,
    polls.c.most,
    polls.c.percent,
    polls.c.quorum,
    polls.c.next_within,
    polls.c.again,
    polls.c.suggestion,
    polls.c.shortened,
    polls.c.apart,
)


def poll_from(row: Sequence[Any]) -> Poll:
    """Read a vote from a row that begins with POLL_COLUMNS."""
    poll_id, guild, author, state, question, options, next_step, sensitivity, audience, *times = row[
        : len(POLL_COLUMNS)
    ]
    opened_at, closes_at, extended, turnout, ended_at, split, asked, *form = times
    kind, most, percent, quorum, next_within, again, suggestion, shortened, apart = form
    return Poll(
        id=PollId(poll_id),
        guild=GuildId(guild),
        author=PersonId(author),
        state=PollState(state),
        question=question,
        options=tuple(options.split("\n")) if options else (),
        next_step=next_step,
        sensitivity=Sensitivity(sensitivity),
        audience=audience_from(audience),
        opened_at=opened_at,
        closes_at=closes_at,
        extended=extended,
        turnout=TurnoutBand(turnout),
        ended_at=ended_at,
        split=split,
        asked=asked or 0,
        kind=PollKind(kind),
        most=most,
        rule=None if percent is None else DecisionRule(percent, quorum),
        next_within=next_within,
        again=None if again is None else PollId(again),
        suggestion=suggestion,
        shortened=shortened,
        apart=pools_from(apart),
    )


def pools_listed(pools: Sequence[Pool]) -> str:
    """Write out pools in their order, one a line."""
    return "\n".join(map(pool_listed, pools))


def pools_from(written: str) -> tuple[Pool, ...]:
    """Read pools in their order."""
    return tuple(map(pool_from, written.splitlines()))
