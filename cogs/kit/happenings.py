"""What happened, in short: drawn as lines of a list by the feature of each noun, for features that name none."""

from collections.abc import Callable, Sequence
from typing import Any, Final, TypeVar

from bot.domain.happenings import Section
from bot.text import Words
from cogs.kit import limits
from cogs.kit.clean import shown

T = TypeVar("T")
HappeningRenderer = Callable[[Words, Section, Sequence[Any]], Sequence[str]]  # of one noun, oldest first

LISTED: Final = 5
_ROOM: Final = 44  # characters for what somebody wrote: all of it fits on one card, in two languages


def listed(_: Words, those: Sequence[T], line: Callable[[Words, T], str]) -> Sequence[str]:
    """List some of them, and say how many more there are."""
    return [*(f"- {line(_, one)}" for one in those[:LISTED]), *more(_, those)]


def more(_: Words, those: Sequence[T]) -> Sequence[str]:
    """Say how many more there are than are listed."""
    left = len(those[LISTED:])
    return ["- " + _.number("and {n} more", "and {n} more", left)] if left else []


def short(text: str) -> str:
    """Return what somebody wrote, cut and made harmless."""
    return shown(limits.cut(" ".join(text.split()), _ROOM))
