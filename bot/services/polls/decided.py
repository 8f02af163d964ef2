"""What a vote decided, for whoever keeps the record of decisions."""

from datetime import datetime

from bot.domain.decided import Decided
from bot.domain.decision_rules import DecisionVerdict
from bot.domain.outcomes import Disclosure, OutcomeKind, PoolVerdict, decisions_in, with_numbers
from bot.domain.polls import Poll
from bot.services.polls.subject import KIND


def decided_by(poll: Poll, told: Disclosure, *, decided_at: datetime, follows_by: datetime) -> Decided | None:
    """Return what a vote decided, with the numbers that its result tells: None where it decided nothing."""
    if poll.rule is None or not told.verdicts:
        return None
    return Decided(
        source=poll.id,
        kind=KIND,
        guild=poll.guild,
        question=poll.question,
        rule=poll.rule,
        pools=decisions_in(told),
        overall=None if told.counts is None else with_numbers(PoolVerdict((), _overall(told)), told.counts),
        is_blurred=told.kind is OutcomeKind.BLURRED,
        decided_at=decided_at,
        follows=poll.next_step,
        follows_by=follows_by,
        again=poll.again,
    )


def _overall(told: Disclosure) -> DecisionVerdict:
    """Return what it came to for everybody: reached where every pool that has a say reached it."""
    reached = all(one.verdict is DecisionVerdict.REACHED for one in told.verdicts)
    return DecisionVerdict.REACHED if reached else DecisionVerdict.NOT_REACHED
