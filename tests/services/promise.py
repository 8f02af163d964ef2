"""A promise about histories: tried on some of them each time, on many in the soak, and by seed where it must fail."""

import asyncio
import sqlite3
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

SHORT, LONG = 10, 1000  # histories in `make test`, in `make soak`
FEW, MANY = 3, 20  # seeds by which each mistake is looked for

LONGER = (pytest.mark.soak, pytest.mark.timeout(1800))
in_each_budget = pytest.mark.parametrize("examples", [SHORT, pytest.param(LONG, marks=LONGER)])
by_each_seed = pytest.mark.parametrize("seeds", [FEW, pytest.param(MANY, marks=LONGER)])


@dataclass(frozen=True, slots=True)
class Promise:
    """Something that holds for whatever is drawn from these."""

    holds: Callable[..., Coroutine[Any, Any, None] | None]
    over: tuple[st.SearchStrategy[Any], ...]

    def is_kept(self, examples: int) -> None:
        """Try it on so many."""
        _budget(examples)(self._tried())()

    def is_broken(self, by_seed: int) -> bool:
        """Tell whether as many as are tried each time, of this seed, show that it does not hold."""
        try:
            seed(by_seed)(_budget(SHORT, phases=(Phase.generate,))(self._tried()))()
        except (AssertionError, sqlite3.IntegrityError):  # it is seen, or the schema itself refuses it
            return True
        return False

    def _tried(self) -> Callable[[], None]:
        @given(st.tuples(*self.over))
        def tried(drawn: tuple[Any, ...]) -> None:
            trying = self.holds(*drawn)
            if trying is not None:
                asyncio.run(trying)

        return tried


def _budget(examples: int, **more: Any) -> settings:
    return settings(max_examples=examples, database=None, suppress_health_check=list(HealthCheck), **more)


def unnoticed(promise: Promise, seeds: int) -> list[int]:
    """Return the seeds by which a mistake is not noticed."""
    return [one for one in range(seeds) if not promise.is_broken(one)]
