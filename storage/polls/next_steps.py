"""What people are to hear of what came of a vote, and by when: owed from its result on, told once."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.domain.next_steps import NextStep
from bot.domain.people import GuildId
from bot.domain.polls import Poll, PollId, PollState
from storage.polls.rows import POLL_COLUMNS, poll_from
from storage.polls.tables import next_steps, poll_credits, polls
from storage.store import Transaction
from storage.tables import Moment

_OWE = sa.insert(next_steps)
_STEPS = sa.select(*POLL_COLUMNS, next_steps.c.due, next_steps.c.told_at, next_steps.c.words).join_from(
    next_steps, polls, next_steps.c.poll == polls.c.id
)
_here = polls.c.guild == sa.bindparam("of_guild")
_ONE = _STEPS.where(_here, polls.c.id == sa.bindparam("of_poll"))
_OWED = _STEPS.where(_here, next_steps.c.told_at.is_(None)).order_by(next_steps.c.due, polls.c.id)
_TOLD = _STEPS.where(
    _here,
    next_steps.c.told_at >= sa.bindparam("since", type_=Moment),
    next_steps.c.told_at < sa.bindparam("until", type_=Moment),
).order_by(next_steps.c.told_at, polls.c.id)
_SPOKEN_OF = (
    sa.select(*POLL_COLUMNS)
    .outerjoin_from(polls, next_steps, next_steps.c.poll == polls.c.id)
    .where(
        sa.or_(
            polls.c.state == PollState.OPEN.value,
            polls.c.ended_at >= sa.bindparam("since", type_=Moment),
            next_steps.c.due.is_not(None) & next_steps.c.told_at.is_(None),
            next_steps.c.told_at >= sa.bindparam("since", type_=Moment),
            polls.c.ended_at.is_not(None) & polls.c.id.in_(sa.select(poll_credits.c.poll)),
        )
    )
)
_SPOKEN_OF_HERE = _SPOKEN_OF.where(_here)
_TELL = sa.update(next_steps).where(next_steps.c.poll == sa.bindparam("of_poll"), next_steps.c.told_at.is_(None))


def owe_next_step(tx: Transaction, poll_id: PollId, due: datetime) -> None:
    """Remember by when people are to hear what came of a vote that has just ended."""
    tx.sql.execute(_OWE, {"poll": poll_id, "due": due, "told_at": None, "words": ""})


def next_step(tx: Transaction, guild: GuildId, poll_id: PollId) -> NextStep | None:
    """Return what people are to hear of this vote, or have heard: None where nothing is or was owed."""
    row = tx.sql.execute(_ONE, {"of_guild": guild, "of_poll": poll_id}).one_or_none()
    return None if row is None else _step(row)


def owed_next_steps(tx: Transaction, guild: GuildId) -> tuple[NextStep, ...]:
    """Return what is owed in this server, what was due first in front."""
    return tuple(map(_step, tx.sql.execute(_OWED, {"of_guild": guild})))


def told_next_steps(tx: Transaction, guild: GuildId, since: datetime, until: datetime) -> tuple[NextStep, ...]:
    """Return what was told in this time, oldest first."""
    return tuple(map(_step, tx.sql.execute(_TOLD, {"of_guild": guild, "since": since, "until": until})))


def spoken_of(tx: Transaction, guild: GuildId | None, *, since: datetime) -> tuple[Poll, ...]:
    """Return the votes of a server, or of all, that are open, have ended or been told of since then, or are owed.

    Those too that say who suggested them: some day they may not any more.
    """
    asked = {"since": since} if guild is None else {"since": since, "of_guild": guild}
    return tuple(map(poll_from, tx.sql.execute(_SPOKEN_OF if guild is None else _SPOKEN_OF_HERE, asked)))


def tell_next_step(tx: Transaction, poll_id: PollId, words: str, *, now: datetime) -> None:
    """Remember what people are told, and that they are."""
    tx.sql.execute(_TELL, {"of_poll": poll_id, "told_at": now, "words": words})


def _step(row: Sequence[Any]) -> NextStep:
    due, told_at, words = row[len(POLL_COLUMNS) :]
    return NextStep(poll_from(row), due, told_at, words)
