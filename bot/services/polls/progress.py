"""Votes as part of what was and what is open: that they were held, and until when; never who or how many answered."""

from datetime import datetime

from bot.domain.people import GuildId
from bot.domain.polls import Poll, PollState
from bot.domain.progress import ProgressEntry, ProgressState
from bot.services.polls.subject import KIND
from storage import polls
from storage.store import Transaction


def progress(
    tx: Transaction, guild: GuildId, *, since: datetime, until: datetime, now: datetime
) -> tuple[ProgressEntry, ...]:
    """Return the votes that opened in this time, but for those that were withdrawn."""
    del now
    return tuple(map(_entry, polls.opened(tx, guild, since, until)))


def _entry(poll: Poll) -> ProgressEntry:
    state = ProgressState.OPEN if poll.state is PollState.OPEN else ProgressState.WAS
    return ProgressEntry(KIND, poll.question, state, poll.ended_at or poll.closes_at)
