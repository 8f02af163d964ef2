"""Votes from draft to close: their rows and the questions about them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from bot.domain.electorates import SensitiveVote
from bot.domain.people import ChannelId, GuildId, PersonId, RoleGroup
from bot.domain.polls import Poll, PollId, PollState, Sensitivity, TurnoutBand
from storage.departures import rests
from storage.polls.tables import polls
from storage.store import Transaction
from storage.tables import Moment

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
)
_DRAFT_COLUMNS = ("question", "options", "next_step", "sensitivity", "audience", "closes_at", "split")

_this = polls.c.id == sa.bindparam("of_poll")
_open = polls.c.state == PollState.OPEN.value
_fresh = insert(polls)
_KEEP_DRAFT = _fresh.on_conflict_do_update(
    index_elements=[polls.c.id], set_={name: _fresh.excluded[name] for name in _DRAFT_COLUMNS}
)
_REMOVE_DRAFT = sa.delete(polls).where(
    _this, polls.c.guild == sa.bindparam("of_guild"), polls.c.state == PollState.DRAFT.value
)
_DRAFTS_BY = (
    sa.select(*POLL_COLUMNS, polls.c.drafted_at)
    .where(
        polls.c.state == PollState.DRAFT.value,
        polls.c.guild == sa.bindparam("of_guild"),
        polls.c.author == sa.bindparam("of_author"),
    )
    .order_by(polls.c.drafted_at.desc(), polls.c.id)
)
_COUNT_DRAFTS = sa.select(sa.func.count()).where(
    polls.c.guild == sa.bindparam("of_guild"),
    polls.c.author == sa.bindparam("of_author"),
    polls.c.state == PollState.DRAFT.value,
)
_FORGET_DRAFTS = sa.delete(polls).where(
    polls.c.state == PollState.DRAFT.value,
    polls.c.drafted_at <= sa.bindparam("of_moment", type_=Moment),
    polls.c.id.not_in(sa.bindparam("but", expanding=True)),
)
_ONE = sa.select(*POLL_COLUMNS).where(_this)
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
_EXTEND = _UPDATE.values(
    closes_at=sa.bindparam("until", type_=Moment),
    extended=True,
    planned=0,
)
_SENSITIVE = sa.select(polls.c.question, polls.c.audience, polls.c.opened_at).where(
    polls.c.guild == sa.bindparam("of_guild"),
    polls.c.sensitivity == Sensitivity.SENSITIVE.value,
    polls.c.state.in_((PollState.OPEN.value, PollState.CLOSED.value)),  # what could not be counted has told nothing
    polls.c.opened_at > sa.bindparam("since", type_=Moment),
)
_RUNNING = sa.select(*POLL_COLUMNS, polls.c.channel, polls.c.turnout_due).where(_open)
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
class Opening:
    """What is fixed about a vote in the moment it opens."""

    opened_at: datetime
    channel: ChannelId
    public_key: bytes
    turnout_due: datetime
    asked: int


@dataclass(frozen=True, slots=True)
class Running:
    """An open vote with what is needed to refresh or close it."""

    poll: Poll
    channel: ChannelId
    turnout_due: datetime


def poll(tx: Transaction, guild: GuildId | None, poll_id: PollId) -> Poll | None:
    """Return this vote if this server has it; with None for the server, wherever it is."""
    row = tx.sql.execute(_ONE, {"of_poll": poll_id}).one_or_none()
    return None if row is None or guild not in {None, row.guild} else poll_from(row)


def opened(tx: Transaction, guild: GuildId, since: datetime, until: datetime) -> tuple[Poll, ...]:
    """Return the votes that opened in this time, oldest first, but for those that were withdrawn."""
    asked = {"of_guild": guild, "since": since, "until": until}
    return tuple(map(poll_from, tx.sql.execute(_OPENED, asked)))


def keep_draft(tx: Transaction, draft: Poll, *, now: datetime) -> None:
    """Remember this draft as it is now; when it was begun stays."""
    tx.sql.execute(
        _KEEP_DRAFT,
        {
            "id": draft.id,
            "guild": draft.guild,
            "author": draft.author,
            "state": PollState.DRAFT.value,
            "question": draft.question,
            "options": "\n".join(draft.options),
            "next_step": draft.next_step,
            "sensitivity": draft.sensitivity.value,
            "audience": _listed(draft.audience),
            "drafted_at": now,
            "closes_at": draft.closes_at,
            "extended": False,
            "turnout": TurnoutBand.NONE.value,
            "split": draft.split,
        },
    )


def drafts_by(tx: Transaction, guild: GuildId, author: PersonId) -> tuple[tuple[Poll, datetime], ...]:
    """Return the drafts of one person in this server, newest first, each with when it was begun."""
    rows = tx.sql.execute(_DRAFTS_BY, {"of_guild": guild, "of_author": author})
    return tuple((poll_from(row), row.drafted_at) for row in rows)


def count_drafts(tx: Transaction, guild: GuildId, author: PersonId) -> int:
    """Return how many votes this person is writing here."""
    number: int = tx.sql.execute(_COUNT_DRAFTS, {"of_guild": guild, "of_author": author}).scalar_one()
    return number


def remove_draft(tx: Transaction, guild: GuildId, poll_id: PollId) -> bool:
    """Throw this draft away; tell whether there was one."""
    return tx.sql.execute(_REMOVE_DRAFT, {"of_poll": poll_id, "of_guild": guild}).rowcount > 0


def forget_drafts(tx: Transaction, *, begun_before: datetime, but: Collection[PollId] = ()) -> int:
    """Throw away drafts that were begun before this, but for these; return how many."""
    return tx.sql.execute(_FORGET_DRAFTS, {"of_moment": begun_before, "but": sorted(but)}).rowcount


def sensitive_since(tx: Transaction, guild: GuildId, since: datetime) -> tuple[SensitiveVote, ...]:
    """Return the sensitive votes of this server that opened after this and have told something, or may yet."""
    rows = tx.sql.execute(_SENSITIVE, {"of_guild": guild, "since": since})
    return tuple(SensitiveVote(question, _groups(audience), opened_at) for question, audience, opened_at in rows)


def open_draft(tx: Transaction, draft: Poll, opening: Opening) -> None:
    """Open this draft, for this audience and in this form: from here on the database refuses to change them."""
    tx.sql.execute(
        _UPDATE,
        {
            "of_poll": draft.id,
            "state": PollState.OPEN.value,
            "audience": _listed(draft.audience),
            "split": draft.split,
            "opened_at": opening.opened_at,
            "channel": opening.channel,
            "public_key": opening.public_key,
            "turnout_due": opening.turnout_due,
            "asked": opening.asked,
            "planned": 0,
        },
    )


def running(tx: Transaction) -> tuple[Running, ...]:
    """Return every open vote, soonest close first."""
    return tuple(_running(row) for row in tx.sql.execute(_RUNNING_IN_ORDER))


def awake(tx: Transaction) -> tuple[Running, ...]:
    """Return the open votes of servers that the bot is in: the others rest."""
    return tuple(_running(row) for row in tx.sql.execute(_AWAKE_IN_ORDER))


def count_open(tx: Transaction, guild: GuildId, *, now: datetime) -> int:
    """Return how many votes can be answered in this server."""
    number: int = tx.sql.execute(_COUNT_OPEN, {"of_guild": guild, "of_moment": now}).scalar_one()
    return number


def extend(tx: Transaction, poll_id: PollId, closes_at: datetime) -> None:
    """Let this vote go on until then: possible once; its note is planned anew."""
    tx.sql.execute(_EXTEND, {"of_poll": poll_id, "until": closes_at})


def withdraw(tx: Transaction, poll_id: PollId, *, now: datetime) -> None:
    """End this vote without a result, and forget roughly how many had answered."""
    gone = {"state": PollState.WITHDRAWN.value, "ended_at": now, "turnout": TurnoutBand.NONE.value, "planned": None}
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


def poll_from(row: Sequence[Any]) -> Poll:
    """Read a vote from a row that begins with POLL_COLUMNS."""
    poll_id, guild, author, state, question, options, next_step, sensitivity, audience, *times = row[
        : len(POLL_COLUMNS)
    ]
    opened_at, closes_at, extended, turnout, ended_at, split, asked = times
    return Poll(
        id=PollId(poll_id),
        guild=GuildId(guild),
        author=PersonId(author),
        state=PollState(state),
        question=question,
        options=tuple(options.split("\n")),
        next_step=next_step,
        sensitivity=Sensitivity(sensitivity),
        audience=_groups(audience),
        opened_at=opened_at,
        closes_at=closes_at,
        extended=extended,
        turnout=TurnoutBand(turnout),
        ended_at=ended_at,
        split=split,
        asked=asked or 0,
    )


def _running(row: Sequence[Any]) -> Running:
    channel, turnout_due = row[len(POLL_COLUMNS) :]
    return Running(poll_from(row), ChannelId(channel), turnout_due)


def _listed(audience: frozenset[RoleGroup]) -> str:
    return "\n".join(group.value for group in RoleGroup if group in audience)


def _groups(listed: str) -> frozenset[RoleGroup]:
    return frozenset(map(RoleGroup, listed.split()))
