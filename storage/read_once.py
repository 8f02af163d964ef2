"""What a service asks several times over: it is read once, and again only after something was written."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar, TypeVarTuple, cast

from storage.store import Transaction

Asked = TypeVarTuple("Asked")
T = TypeVar("T")


def read_once(question: Callable[[Transaction, *Asked], T]) -> Callable[[Transaction, *Asked], T]:
    """Let one transaction ask this once, until it writes: a press asks three to five times who and where it is.

    That takes 0.2 ms from the two presses of an answer. What is asked must be hashable, and what is returned frozen.
    """

    @wraps(question)
    def remembered(tx: Transaction, *asked: *Asked) -> T:
        known, key = tx.known(), (question, asked)
        if key not in known:
            known[key] = question(tx, *asked)
        return cast("T", known[key])

    return remembered
