"""What may count, and what may be told of it: the rules once more, by hand, to hold the programme against."""

from collections.abc import Iterable, Sequence

from tests.simulation.recorder import Attempt

Choices = frozenset[int | None]
Told = tuple[str, int | None, tuple[int, ...]]  # the kind of result, answers, counts

_ENOUGH = 5


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


def may_be_told(told: Told, counts: tuple[int, ...], *, sensitive: bool, asked: int) -> bool:
    """Tell whether this may be told of this count, and kept: of a sensitive vote whatever noise can make of it."""
    kind, answers, shown = told
    if sum(counts) < _ENOUGH:
        return told == ("too_few", None, ())
    if not sensitive:
        return told == ("counts", sum(counts), counts)
    blurred = len(shown) == len(counts) and all(0 <= number <= asked for number in shown)
    return (kind, answers) == ("blurred", None) and blurred


def _plus(counted: tuple[int, ...], choice: int | None) -> tuple[int, ...]:
    return tuple(number + (place == choice) for place, number in enumerate(counted))
