"""Reading a result: it was told to everybody, so everybody in the server may read all of it."""

from bot.domain.actions import Action
from bot.domain.outcomes import Outcome
from bot.domain.people import Actor, GuildId
from bot.domain.polls import PollId
from bot.domain.refusals import NotFound
from bot.services.permission import allow
from storage import polls
from storage.store import Transaction


def result_of(tx: Transaction, actor: Actor, poll_id: PollId) -> Outcome:
    """Return what may be said about how a vote of this server ended."""
    allow(tx, actor, Action.READ_RESULT)
    return told_here(tx, actor.guild, poll_id)


def told_here(tx: Transaction, guild: GuildId, poll_id: PollId) -> Outcome:
    """Return what was told of how a vote of this server ended."""
    outcome = polls.outcome(tx, poll_id)
    if outcome is None or outcome.poll.guild != guild:
        raise NotFound("This vote has no result here.")
    return outcome
