"""What may be said about a count: its form is decided by what is public when a vote opens, never by the answers."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from bot.domain.ballots import Ballot
from bot.domain.decided import PoolDecision
from bot.domain.decision_rules import NO, YES, DecisionRule, DecisionVerdict, verdict_on
from bot.domain.electorates import Sizes
from bot.domain.poll_outcomes import Disclosure, OutcomeKind, PoolCounts, WrittenAnswer
from bot.domain.polls import FEWEST_ANSWERS, Poll, PollKind
from bot.domain.small_numbers import SMALLEST, Pool, pools_of

_WORD = 8  # bytes, for each of the two numbers whose difference is the noise
_EVERYONE: Final[Pool] = ()

Noise = Callable[[], int]
Draw = Callable[[], bytes]


def disclose(poll: Poll, ballots: Sequence[Ballot], asked: Sizes, *, noise: Noise, draw: Draw) -> Disclosure:
    """Return what may be published of these ballots of a vote, in which so many of each role group were asked.

    `noise` moves one count of a sensitive one; it is asked once for each option. `draw` draws bytes by chance for each
    written answer, whose order they become.
    """
    if poll.kind is PollKind.WRITTEN:
        return _written(poll, ballots, asked, draw)
    if len(ballots) < FEWEST_ANSWERS:
        return Disclosure(OutcomeKind.TOO_FEW)
    verdicts: tuple[PoolDecision, ...] = ()
    if poll.rule is not None:
        if any(len(_of(ballots, pool)) < FEWEST_ANSWERS for pool in poll.apart):
            return Disclosure(OutcomeKind.NO_DECISION)
        verdicts = tuple(
            PoolDecision(pool, _verdict(poll, _of(ballots, pool), _size(asked, pool), poll.rule))
            for pool in (poll.apart or (_EVERYONE,))
        )
    return replace(_numbers(poll, ballots, noise), verdicts=verdicts)


def draw_noise(random_bytes: Callable[[int], bytes]) -> int:
    """Return a whole number k with the chance 1/3 · 2^-|k|: the difference of two waits for heads.

    One more or one less in a count then changes the chance of whatever is shown at most twofold.
    """
    drawn = random_bytes(2 * _WORD)
    return _tails(drawn[:_WORD]) - _tails(drawn[_WORD:])


def _tails(word: bytes) -> int:
    return 8 * len(word) - int.from_bytes(word).bit_length()


def _numbers(poll: Poll, ballots: Sequence[Ballot], noise: Noise) -> Disclosure:
    counts = _count(ballots, len(poll.options))
    if poll.is_sensitive:
        blurred = tuple(min(max(count + noise(), 0), poll.asked) for count in counts)
        return Disclosure(OutcomeKind.BLURRED, counts=blurred)
    by_pool = ((pool, _of(ballots, pool)) for pool in (poll.apart if poll.split else ()))
    pools = tuple(PoolCounts(pool, len(theirs), _count(theirs, len(poll.options))) for pool, theirs in by_pool)
    return Disclosure(OutcomeKind.COUNTS, len(ballots), counts, pools)


def _verdict(poll: Poll, ballots: Sequence[Ballot], asked: int, rule: DecisionRule) -> DecisionVerdict:
    """Return what a pool decided; that too few of it answered would say how many did, which a sensitive vote hides."""
    counts = _count(ballots, len(poll.options))
    found = verdict_on(counts[YES], counts[NO], answers=len(ballots), asked=asked, rule=rule)
    return DecisionVerdict.NOT_REACHED if poll.is_sensitive and found is DecisionVerdict.NO_QUORUM else found


def _written(poll: Poll, ballots: Sequence[Ballot], asked: Sizes, draw: Draw) -> Disclosure:
    """Return what was written, all of it in no order; of too few, only what may stand under its author's group."""
    if len(ballots) >= poll.fewest_answers:
        told = [WrittenAnswer(one.words) for one in ballots]
        return Disclosure(OutcomeKind.WORDS, written=_in_no_order(told, draw))
    pools = pools_of(asked, least=SMALLEST)
    told = [
        WrittenAnswer(one.words, next(pool for pool in pools if one.role_group in pool))
        for one in ballots
        if one.under_group
    ]
    return Disclosure(OutcomeKind.TOO_FEW, written=_in_no_order(told, draw))


def _in_no_order(told: Sequence[WrittenAnswer], draw: Draw) -> tuple[WrittenAnswer, ...]:
    """Return these by chance: sorted before, so that the order in which they came cannot matter."""
    drawn = [(draw(), one) for one in sorted(told, key=lambda one: (one.words, one.pool))]
    return tuple(one for _, one in sorted(drawn, key=lambda each: each[0]))


def _size(asked: Sizes, pool: Pool) -> int:
    return sum(size for group, size in asked.items() if not pool or group in pool)


def _of(ballots: Sequence[Ballot], pool: Pool) -> Sequence[Ballot]:
    return [ballot for ballot in ballots if not pool or ballot.role_group in pool]


def _count(ballots: Sequence[Ballot], options: int) -> tuple[int, ...]:
    counts = [0] * options
    for ballot in ballots:
        for place in ballot.chosen:
            counts[place] += 1
    return tuple(counts)
