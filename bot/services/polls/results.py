"""Reading a result, or taking results along: what was told to everybody, and nothing else."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.actions import Action
from bot.domain.people import Actor, GuildId
from bot.domain.poll_outcomes import Outcome
from bot.domain.polls import PollId
from bot.domain.refusals import NotFound
from bot.services.permission import act, allow
from storage import polls
from storage.store import Transaction


@dataclass(frozen=True, slots=True)
class ResultsToTake:
    """How votes ended, the oldest first, and the zone in which a day is named there."""

    outcomes: tuple[Outcome, ...]
    zone: str


def result_of(tx: Transaction, actor: Actor, poll_id: PollId) -> Outcome:
    """Return what may be said about how a vote of this server ended."""
    allow(tx, actor, Action.READ_RESULT)
    return _told_here(tx, actor.guild, poll_id)


def export_results(tx: Transaction, actor: Actor, poll_id: PollId | None = None, *, now: datetime) -> ResultsToTake:
    """Return what was told of how this vote ended, or all that have."""
    here = act(tx, actor, Action.EXPORT_RESULTS, now=now)
    those = polls.ended_here(tx, here.guild) if poll_id is None else (poll_id,)
    return ResultsToTake(tuple(_told_here(tx, here.guild, one) for one in those), here.zone)


def _told_here(tx: Transaction, guild: GuildId, poll_id: PollId) -> Outcome:
    outcome = polls.outcome(tx, poll_id)
    if outcome is None or outcome.poll.guild != guild:
        raise NotFound("This vote has no result here.")
    return outcome
