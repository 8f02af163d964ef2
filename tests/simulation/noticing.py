"""How soon lives notice that something is built wrong."""

from collections.abc import Callable
from itertools import count, islice

import pytest

from tests.simulation.life import BrokenPromise

LIVES = 300  # in which a mistake must show; the rarest shows in one of forty

from_each_start = pytest.mark.parametrize(
    "starts", [1, pytest.param(20, marks=(pytest.mark.soak, pytest.mark.timeout(1800)))]
)


def unnoticed(
    live: Callable[[int], object], starts: int, *, begin: int = 0, concerned: Callable[[int], bool] = lambda _: True
) -> list[int]:
    """Return the seeds from which so many lives notice nothing; only those that are `concerned` are lived."""
    firsts = range(begin, begin + starts * LIVES, LIVES)
    return [
        first
        for first in firsts
        if not any(_breaks(live, seed) for seed in islice(filter(concerned, count(first)), LIVES))
    ]


def _breaks(live: Callable[[int], object], seed: int) -> bool:
    try:
        live(seed)
    except BrokenPromise as noticed:
        return str(seed) in str(noticed)
    return False
