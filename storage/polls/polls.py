"""Votes from the moment they open to their end: the questions about them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.domain.electorates import SensitiveVote
from bot.domain.people import ChannelId, GuildId
from bot.domain.polls import Poll, PollId, PollState, Sensitivity, TurnoutBand
from storage.departures import rests
from storage.polls.rows import POLL_COLUMNS, poll_from
from storage.polls.tables import polls
from storage.prepared_statement import PreparedStatement
from storage.read_once import read_once
from storage.role_groups import audience_from
from storage.store import Transaction
from storage.tables import Moment

_this = polls.c.id == sa.bindparam("of_poll")
_open = polls.c.state == PollState.OPEN.value
_ONE = PreparedStatement(sa.select(*POLL_COLUMNS).where(_this))
_OPENED = (
    sa.select(*POLL_COLUMNS)
    .where(
        polls.c.guild == sa.bindparam("of_guild"),
        polls.c.state.not_in((PollState.DRAFT.value, PollState.WITHDRAWN.value)),
        polls.c.opened_at >= sa.bindparam("since", type_=Moment),
        polls.c.opened_at < sa.bindparam("until", type_=Moment),
    )
    .order_by(polls.c.opened_at, polls.c.id)
)
_UPDATE = sa.update(polls).where(_this)
_EXTEND = _UPDATE.values(closes_at=sa.bindparam("until", type_=Moment), extended=True)
_SHORTEN = _UPDATE.values(closes_at=polls.c.turnout_due, shortened=True)
_SENSITIVE = sa.select(polls.c.question, polls.c.audience, polls.c.opened_at).where(
    polls.c.guild == sa.bindparam("of_guild"),
    polls.c.sensitivity == Sensitivity.SENSITIVE.value,
    polls.c.state.in_((PollState.OPEN.value, PollState.CLOSED.value)),  # what could not be counted has told nothing
    polls.c.opened_at > sa.bindparam("since", type_=Moment),
)
_RUNNING = sa.select(*POLL_COLUMNS, polls.c.channel, polls.c.turnout_due).where(_open)
_RUNNING_ONE = _RUNNING.where(_this)
_RUNNING_IN_ORDER = _RUNNING.order_by(polls.c.closes_at, polls.c.id)
_AWAKE_IN_ORDER = _RUNNING_IN_ORDER.where(~rests(polls.c.guild))
_open_here = sa.and_(
    _open,
    polls.c.guild == sa.bindparam("of_guild"),
    polls.c.closes_at > sa.bindparam("of_moment", type_=Moment),
)
_COUNT_OPEN = sa.select(sa.func.count()).select_from(polls).where(_open_here)
_OPEN_HERE = sa.select(*POLL_COLUMNS).where(_open_here).order_by(polls.c.closes_at, polls.c.id)
_CHANNEL = sa.select(polls.c.channel).where(_this)
_NEXT_TURNOUT = sa.select(sa.func.min(polls.c.turnout_due)).where(
    _open, ~rests(polls.c.guild), polls.c.closes_at > sa.bindparam("now", type_=Moment)
)


@dataclass(frozen=True, slots=True)
class Running:
    """An open vote with what is needed to refresh or close it."""

    poll: Poll
    channel: ChannelId
    turnout_due: datetime


def poll(tx: Transaction, guild: GuildId | None, poll_id: PollId) -> Poll | None:
    """Return this vote if this server has it; with None for the server, wherever it is."""
    found = _anywhere(tx, poll_id)
    return None if found is None or guild not in {None, found.guild} else found


@read_once
def _anywhere(tx: Transaction, poll_id: PollId) -> Poll | None:
    row = _ONE.first(tx, {"of_poll": poll_id})
    return None if row is None else poll_from(row)


def opened(tx: Transaction, guild: GuildId, since: datetime, until: datetime) -> tuple[Poll, ...]:
    """Return the votes that opened in this time, oldest first, but for those that were withdrawn."""
    asked = {"of_guild": guild, "since": since, "until": until}
    return tuple(map(poll_from, tx.sql.execute(_OPENED, asked)))


def sensitive_since(tx: Transaction, guild: GuildId, since: datetime) -> tuple[SensitiveVote, ...]:
    """Return the sensitive votes of this server that opened after this and have told something, or may yet."""
    rows = tx.sql.execute(_SENSITIVE, {"of_guild": guild, "since": since})
    return tuple(SensitiveVote(question, audience_from(audience), opened_at) for question, audience, opened_at in rows)


def running(tx: Transaction) -> tuple[Running, ...]:
    """Return every open vote, soonest close first."""
    return tuple(_running(row) for row in tx.sql.execute(_RUNNING_IN_ORDER))


def running_one(tx: Transaction, guild: GuildId | None, poll_id: PollId) -> Running | None:
    """Return this vote while it is open, if this server has it; with None for the server, wherever it is."""
    row = tx.sql.execute(_RUNNING_ONE, {"of_poll": poll_id}).one_or_none()
    found = None if row is None else _running(row)
    return None if found is None or guild not in {None, found.poll.guild} else found


def awake(tx: Transaction) -> tuple[Running, ...]:
    """Return the open votes of servers that the bot is in: the others rest."""
    return tuple(_running(row) for row in tx.sql.execute(_AWAKE_IN_ORDER))


def count_open(tx: Transaction, guild: GuildId, *, now: datetime) -> int:
    """Return how many votes can be answered in this server."""
    number: int = tx.sql.execute(_COUNT_OPEN, {"of_guild": guild, "of_moment": now}).scalar_one()
    return number


def extend(tx: Transaction, poll_id: PollId, closes_at: datetime) -> None:
    """Let this vote go on until then: possible once."""
    tx.sql.execute(_EXTEND, {"of_poll": poll_id, "until": closes_at})


def shorten(tx: Transaction, poll_id: PollId) -> None:
    """Have this vote close when its turnout is next shown: possible once."""
    tx.sql.execute(_SHORTEN, {"of_poll": poll_id})


def withdraw(tx: Transaction, poll_id: PollId, *, now: datetime) -> None:
    """End this vote without a result, and forget roughly how many had answered."""
    gone = {"state": PollState.WITHDRAWN.value, "ended_at": now, "turnout": TurnoutBand.NONE.value}
    tx.sql.execute(_UPDATE, {"of_poll": poll_id, **gone})


def open_here(tx: Transaction, guild: GuildId, *, now: datetime) -> tuple[Poll, ...]:
    """Return the votes of this server that are open and have not reached their close, soonest close first."""
    return tuple(map(poll_from, tx.sql.execute(_OPEN_HERE, {"of_guild": guild, "of_moment": now})))


def channel_of(tx: Transaction, poll_id: PollId) -> ChannelId:
    """Return where a vote that was opened was to be posted."""
    return ChannelId(tx.sql.execute(_CHANNEL, {"of_poll": poll_id}).scalar_one())


def note_turnout(tx: Transaction, poll_id: PollId, turnout: TurnoutBand, *, due: datetime) -> None:
    """Remember the band that is shown from now on, and when to look again."""
    tx.sql.execute(_UPDATE, {"of_poll": poll_id, "turnout": turnout.value, "turnout_due": due})


def next_turnout(tx: Transaction, *, now: datetime) -> datetime | None:
    """Return when the next vote that is open yet may show a new band: None when there is none."""
    moment: datetime | None = tx.sql.execute(_NEXT_TURNOUT, {"now": now}).scalar_one()
    return moment


def _running(row: Sequence[Any]) -> Running:
    channel, turnout_due = row[len(POLL_COLUMNS) :]
    return Running(poll_from(row), ChannelId(channel), turnout_due)
