"""What may count, and what may be told of it: the rules once more, by hand, to hold the programme against."""

from collections.abc import Iterable, Sequence

from tests.simulation.recorder import Attempt

Choices = frozenset[int | None]
Told = tuple[str, int | None, int | None, tuple[int, ...]]  # the kind of result, answers, majority, counts

_ENOUGH, _ENOUGH_EACH = 5, 3


def possible(attempts: Sequence[Attempt], before: Choices = frozenset({None})) -> Choices:
    """Say what may count for one person: the last answered choice, or one tried after it, each once."""
    allowed = set(before)
    for attempt in attempts:
        if attempt.answered:
            allowed = {attempt.choice}
        else:
            allowed.add(attempt.choice)
    return frozenset(allowed)


def sums_of(choices: Iterable[Choices], options: int) -> set[tuple[int, ...]]:
    """Return every count to which people with these possible choices may come."""
    sums = {(0,) * options}
    for allowed in choices:
        sums = {_plus(counted, choice) for counted in sums for choice in allowed}
    return sums


def may_be_told(counts: tuple[int, ...], *, sensitive: bool) -> Told:
    """Return what of this count may be told, and kept."""
    answers = sum(counts)
    if answers < _ENOUGH:
        return ("too_few", None, None, ())
    if not sensitive or min(counts) >= _ENOUGH_EACH:
        return ("counts", answers, None, counts)
    most = [option for option, count in enumerate(counts) if 2 * count > answers]
    return ("majority", answers, most[0], ()) if most else ("total_only", answers, None, ())


def _plus(counted: tuple[int, ...], choice: int | None) -> tuple[int, ...]:
    return tuple(number + (place == choice) for place, number in enumerate(counted))
