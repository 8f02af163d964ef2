"""The answers to choose from, wherever they are named: where one has no room, by numbers that tell them apart.

A vote numbers its answers everywhere or nowhere, in the order of the paper, so that a number always means the same.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import regex

from bot.domain.polls import Poll, PollKind
from cogs.kit import limits
from cogs.kit.cards import Choice
from cogs.kit.clean import shown

LONGEST: Final = 32  # letters that a menu on a phone shows of one answer
ALL_TOGETHER: Final = 120  # letters that a line about one group has room for
# What a chart may leave out: letters of scripts that not every font has, keys, and emoji joined of several.
_MAY_BE_LEFT_OUT: Final = regex.compile(
    r"[^\p{Latin}\p{Greek}\p{Cyrillic}\p{Common}\p{Inherited}]|\u20e3|\p{Extended_Pictographic}[^\u200d]?[^\u200d]?\u200d"
)


def are_numbered(poll: Poll) -> bool:
    """Tell whether the answers of a vote have numbers, because they may not all stand in full everywhere."""
    if poll.kind is PollKind.SCALE:  # those have their own
        return False
    sizes = [limits.length(option) for option in poll.options]
    if max(sizes, default=0) > LONGEST or sum(sizes) > ALL_TOGETHER:
        return True
    return any(not option.isascii() and _MAY_BE_LEFT_OUT.search(option) for option in poll.options)


def listed(poll: Poll) -> str:
    """List all of them in full, once, letter for letter; of a scale only what its ends mean."""
    if poll.kind is PollKind.SCALE:
        return " – ".join((shown(poll.options[0]), shown(poll.options[-1])))
    return "\n".join(line(poll, place) for place in range(len(poll.options)))


def line(poll: Poll, place: int) -> str:
    """Show one of them in full, letter for letter, as a line of the list of all: Discord counts its lines itself."""
    return (f"{place + 1}." if are_numbered(poll) else "-") + f" {shown(poll.options[place])}"


def called(poll: Poll, place: int) -> str:
    """Show one of them in full away from the others, letter for letter, with its number if it has one."""
    return _all_called(poll)[place]


@lru_cache(maxsize=64)  # of all of them, so that nothing in memory tells which one was chosen
def _all_called(poll: Poll) -> Sequence[str]:
    numbered = are_numbered(poll)
    return [(f"**{number}.** " if numbered else "") + shown(option) for number, option in enumerate(poll.options, 1)]


def label(poll: Poll, place: int, most: int = limits.SELECT_TEXT) -> str:
    """Return one of them as plain text of so many letters: cut short, its number still says which it is."""
    return limits.cut(_plain(poll)[place], most)


def choices(poll: Poll) -> tuple[Choice, ...]:
    """Return them as the lines of a menu, or of a form: each by its place from 0."""
    return tuple(Choice(str(place), limits.cut(one, limits.SELECT_TEXT)) for place, one in enumerate(_plain(poll)))


def are_cut(poll: Poll) -> bool:
    """Tell whether one of them has no room, with its number, on a line of a menu or form."""
    return any(limits.length(one) > limits.SELECT_TEXT for one in _plain(poll))


def _plain(poll: Poll) -> Sequence[str]:
    if not are_numbered(poll):
        return poll.options
    return [f"{number}. {option}" for number, option in enumerate(poll.options, 1)]


def meant(poll: Poll, place: int) -> str:
    """Return how one of them is meant where all stand in full on the same screen: by its number, if it has one."""
    return str(place + 1) if poll.kind is PollKind.SCALE or are_numbered(poll) else poll.options[place]
