"""What this feature's menus send, read back as if anybody had made them; and keeping what it changes."""

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Concatenate, Final, ParamSpec, TypeVar

from bot.domain.hours import WEEK
from bot.domain.people import Actor
from bot.domain.preferences import Preferences
from bot.domain.refusals import Invalid
from bot.services import Transaction
from cogs.kit.press import Press

_SEPARATOR: Final = "."
Kind = TypeVar("Kind", bound=StrEnum)


def packed(days: Iterable[int], *minutes: int) -> str:
    """Return days of the week and minutes after midnight as one value, such as "01234.810"."""
    return _SEPARATOR.join(("".join(map(str, sorted(set(days)))), *map(str, minutes)))


def unpacked(value: str, parts: int) -> tuple[frozenset[int], tuple[int, ...]]:
    """Read days and this many minutes; refuse what no menu of ours sends."""
    days, *minutes = value.split(_SEPARATOR)
    figures = (*days, *minutes)
    if len(minutes) != parts or not all(one.isascii() and one.isdecimal() and len(one) <= 4 for one in figures):
        raise _no_time()
    return _week(map(int, days)), tuple(map(int, minutes))


def united(values: Iterable[str]) -> frozenset[int]:
    """Return all the days that these values name."""
    return frozenset[int]().union(*(unpacked(value, 0)[0] for value in values))


def one_of(kind: type[Kind], value: str) -> Kind:
    """Return the one of this kind that a menu of ours sends."""
    found = next((one for one in kind if one.value == value), None)
    if found is None:
        raise Invalid("That is not one of the choices. Please choose again.")
    return found


def _week(days: Iterable[int]) -> frozenset[int]:
    chosen = frozenset(days)
    if not chosen <= set(WEEK):
        raise _no_time()
    return chosen


def _no_time() -> Invalid:
    return Invalid("That is no time of the week. Please choose the days again.")


P = ParamSpec("P")


async def changed(
    press: Press, service: Callable[Concatenate[Transaction, Actor, P], Preferences], *args: P.args, **kwargs: P.kwargs
) -> Preferences:
    """Ask a service that changes it, and have what waits for this person looked at now."""
    chosen = await press.run(service, press.actor, *args, **kwargs)
    press.bot.wake()
    return chosen
