"""Finding a vote of a server: one that is unknown, and another server's, get the same answer."""

from bot.domain.people import GuildId
from bot.domain.polls import Poll, PollId, PollState
from bot.domain.refusals import NotFound
from storage import polls
from storage.store import Transaction


def poll_here(tx: Transaction, guild: GuildId | None, poll_id: PollId) -> Poll:
    """Return a vote of this server, a draft too; with None for the server, wherever it is."""
    poll = polls.poll(tx, guild, poll_id)
    if poll is None:
        raise _unknown()
    return poll


def opened_here(tx: Transaction, guild: GuildId, poll_id: PollId) -> Poll:
    """Return a vote of this server that was opened."""
    poll = poll_here(tx, guild, poll_id)
    if poll.state is PollState.DRAFT:
        raise _unknown()
    return poll


def _unknown() -> NotFound:
    return NotFound("This vote is not here any more.")
