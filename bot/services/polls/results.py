"""Reading a result: it was told to everybody, so everybody in the server may read all of it."""

from bot.domain.actions import Action
from bot.domain.outcomes import Outcome
from bot.domain.people import Actor
from bot.domain.polls import PollId
from bot.domain.refusals import NotFound
from bot.services.permission import allow
from storage import polls
from storage.store import Transaction


def result_of(tx: Transaction, actor: Actor, poll_id: PollId) -> Outcome:
    """Return what may be said about how a vote of this server ended."""
    allow(tx, actor, Action.READ_RESULT)
    outcome = polls.outcome(tx, poll_id)
    if outcome is None or outcome.poll.guild != actor.guild:
        raise NotFound("This vote has no result here.")
    return outcome
