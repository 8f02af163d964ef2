"""What this feature's menus send: days and minutes, read back as if anybody had made them."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Final, TypeVar

from bot.domain.hours import WEEK
from bot.domain.refusals import Invalid

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
