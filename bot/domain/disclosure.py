"""What may be said about a count: its form is decided by what is public when a vote opens, never by the answers."""

from collections.abc import Callable, Sequence

from bot.domain.ballots import Ballot
from bot.domain.outcomes import Disclosure, OutcomeKind, PoolCounts
from bot.domain.polls import FEWEST_ANSWERS, Sensitivity
from bot.domain.small_numbers import Pool

_WORD = 8  # bytes, for each of the two numbers whose difference is the noise


def disclose(
    ballots: Sequence[Ballot],
    options: int,
    sensitivity: Sensitivity,
    *,
    asked: int,
    apart: Sequence[Pool],
    noise: Callable[[], int],
) -> Disclosure:
    """Return what may be published of these ballots, of a vote with so many options that asked so many people.

    `apart`: the pools whose numbers an ordinary vote said that it would show. `noise` moves one count of a sensitive
    one; it is asked once for each option.
    """
    if len(ballots) < FEWEST_ANSWERS:
        return Disclosure(OutcomeKind.TOO_FEW)
    counts = _count(ballots, options)
    if sensitivity is Sensitivity.SENSITIVE:
        return Disclosure(OutcomeKind.BLURRED, counts=tuple(min(max(count + noise(), 0), asked) for count in counts))
    return Disclosure(OutcomeKind.COUNTS, len(ballots), counts, _by_pool(ballots, options, apart))


def draw_noise(random_bytes: Callable[[int], bytes]) -> int:
    """Return a whole number k with the chance 1/3 · 2^-|k|: the difference of two waits for heads.

    One more or one less in a count then changes the chance of whatever is shown at most twofold.
    """
    drawn = random_bytes(2 * _WORD)
    return _tails(drawn[:_WORD]) - _tails(drawn[_WORD:])


def _tails(word: bytes) -> int:
    return 8 * len(word) - int.from_bytes(word).bit_length()


def _by_pool(ballots: Sequence[Ballot], options: int, apart: Sequence[Pool]) -> tuple[PoolCounts, ...]:
    by_pool = ((pool, [ballot for ballot in ballots if ballot.role_group in pool]) for pool in apart)
    return tuple(PoolCounts(pool, len(theirs), _count(theirs, options)) for pool, theirs in by_pool)


def _count(ballots: Sequence[Ballot], options: int) -> tuple[int, ...]:
    counts = [0] * options
    for ballot in ballots:
        counts[ballot.choice] += 1
    return tuple(counts)
