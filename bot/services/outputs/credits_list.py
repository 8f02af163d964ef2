"""Who is named in an output, as its card lists them: by what they say they did, and in each part by the alphabet.

Whoever is not named is not there, and nothing says how many that are.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from bot.domain.credits import Credited, in_order
from bot.domain.outputs import CreditRole, OutputId
from storage import outputs
from storage.store import Transaction


@dataclass(frozen=True, slots=True)
class CreditsList:
    """The names of an output: under each thing that people did, and of those who said of nothing that they did it."""

    by_role: tuple[tuple[CreditRole, tuple[str, ...]], ...] = ()
    others: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.by_role or self.others)


NOBODY_NAMED: Final = CreditsList()


def credits_for_card(tx: Transaction, output_id: OutputId) -> tuple[Credited, ...]:
    """Return who is named in an output, and as having done what, by the alphabet: for what everybody sees."""
    return in_order(outputs.credits_of(tx, output_id))


def credits_list(credited: Iterable[Credited]) -> CreditsList:
    """List those who are named; they come in the order in which they are to stand."""
    named = tuple(credited)
    parts = ((role, tuple(one.name for one in named if role in one.roles)) for role in CreditRole)
    return CreditsList(tuple(part for part in parts if part[1]), _without_role(named))


def _without_role(named: Sequence[Credited]) -> tuple[str, ...]:
    return tuple(one.name for one in named if not one.roles)
