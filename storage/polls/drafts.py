"""Votes that are being written: keeping them, finding them again, opening them or throwing them away."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from bot.domain.people import ChannelId, GuildId, PersonId
from bot.domain.polls import Poll, PollId, PollState, TurnoutBand
from storage.polls.rows import POLL_COLUMNS, poll_from, pools_listed
from storage.polls.tables import polls
from storage.role_groups import audience_listed
from storage.store import Transaction
from storage.tables import Moment

_this = polls.c.id == sa.bindparam("of_poll")
_DRAFT_COLUMNS = (
    "question",
    "options",
    "next_step",
    "sensitivity",
    "audience",
    "closes_at",
    "split",
    "most",
    "percent",
    "quorum",
    "next_within",
    "apart",
)
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
_OPEN = sa.update(polls).where(_this)
_FORGET_DRAFTS = sa.delete(polls).where(
    polls.c.state == PollState.DRAFT.value,
    polls.c.drafted_at <= sa.bindparam("of_moment", type_=Moment),
    polls.c.id.not_in(sa.bindparam("but", expanding=True)),
)


@dataclass(frozen=True, slots=True)
class Opening:
    """What is fixed about a vote in the moment it opens."""

    opened_at: datetime
    channel: ChannelId
    public_key: bytes
    turnout_due: datetime
    asked: int


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
            "audience": audience_listed(draft.audience),
            "drafted_at": now,
            "closes_at": draft.closes_at,
            "extended": False,
            "turnout": TurnoutBand.NONE.value,
            "split": draft.split,
            "kind": draft.kind.value,
            "most": draft.most,
            "percent": draft.rule.percent if draft.rule else None,
            "quorum": draft.rule.quorum if draft.rule else 0,
            "next_within": draft.next_within,
            "again": draft.again,
            "suggestion": draft.suggestion,
            "shortened": False,
            "apart": pools_listed(draft.apart),
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


def open_draft(tx: Transaction, draft: Poll, opening: Opening) -> None:
    """Open this draft, for this audience and in this form: from here on the database refuses to change them."""
    tx.sql.execute(
        _OPEN,
        {
            "of_poll": draft.id,
            "state": PollState.OPEN.value,
            "audience": audience_listed(draft.audience),
            "split": draft.split,
            "apart": pools_listed(draft.apart),
            "opened_at": opening.opened_at,
            "channel": opening.channel,
            "public_key": opening.public_key,
            "turnout_due": opening.turnout_due,
            "asked": opening.asked,
        },
    )
