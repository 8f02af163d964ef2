"""Taking results along: what was told to everybody, of one vote or of all that have ended, and nothing else."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.actions import Action
from bot.domain.outcomes import Outcome
from bot.domain.people import Actor
from bot.domain.polls import PollId
from bot.services.permission import act
from bot.services.polls.results import told_here
from storage import polls
from storage.store import Transaction


@dataclass(frozen=True, slots=True)
class ResultsToTake:
    """How votes ended, the oldest first, and the zone in which a day is named there."""

    outcomes: tuple[Outcome, ...]
    zone: str


def export_results(tx: Transaction, actor: Actor, poll_id: PollId | None = None, *, now: datetime) -> ResultsToTake:
    """Return what was told of how this vote ended, or all that have."""
    here = act(tx, actor, Action.EXPORT_RESULTS, now=now)
    those = polls.ended_here(tx, here.guild) if poll_id is None else (poll_id,)
    return ResultsToTake(tuple(told_here(tx, here.guild, one) for one in those), here.zone)
