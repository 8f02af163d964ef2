"""Tries a promise on some of what may be typed: the same each time, and on much more in the soak."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

SHORT, LONG = 60, 5000
_LONGER = (pytest.mark.soak, pytest.mark.timeout(1800))


def tried_on(*drawn: st.SearchStrategy[Any]) -> Callable[[Callable[..., None]], Callable[[int], None]]:
    """Return a test that tries a function on what is drawn from these, one for each of its arguments."""

    def made(promise: Callable[..., None]) -> Callable[[int], None]:
        @pytest.mark.parametrize("examples", [SHORT, pytest.param(LONG, marks=_LONGER)])
        def tried(examples: int) -> None:
            budget = settings(
                max_examples=examples,
                database=None,
                derandomize=examples == SHORT,
                suppress_health_check=list(HealthCheck),
            )
            budget(given(*drawn)(promise))()

        tried.__name__ = promise.__name__
        return tried

    return made
