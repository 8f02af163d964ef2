"""Hears that somebody may need help from many small words together, where no phrase of ours says it.

Each word has points for each sign: above nought where people write it who need help, below where they do not. A thought
with enough of them is heard. The points are whole numbers, in `said_of_*.py`, so that everybody can add them up.
"""

from collections.abc import Iterator, Mapping
from itertools import repeat
from typing import Final

from bot.domain.guard.patterns import pattern
from bot.domain.guard.records import Sign
from bot.domain.guard.said_of_despair import POINTS as DESPAIR
from bot.domain.guard.said_of_exploitation import POINTS as EXPLOITATION
from bot.domain.guard.said_of_harm import POINTS as HARM

Points = Mapping[str, int]
POINTS: Final[Mapping[Sign, Points]] = {Sign.HARM: HARM, Sign.DESPAIR: DESPAIR, Sign.EXPLOITATION: EXPLOITATION}
ENOUGH: Final[Mapping[Sign, int]] = {  # so that of texts that were not weighed few are heard for nothing
    Sign.HARM: 11,
    Sign.DESPAIR: 10,
    Sign.EXPLOITATION: 11,
}
_WORD: Final = pattern(r"[a-z']{1,40}")
_THOUGHT: Final = pattern(r"[^.!?\n]{1,4000}")
_AT_ONCE: Final = 30  # words of one thought: a long one is read in parts, each half of which is in the part before
_ENDINGS: Final = ("ing", "ed", "es", "s")
_SHORTEST: Final = 3


def bare(word: str) -> str:
    """Return a word without its ending, as points are counted for it."""
    word = word.replace("'", "")
    if word.endswith(_ENDINGS):  # most have none: 6 µs of a text
        for ending in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
                return word.removesuffix(ending)
    return word


def thoughts(low: str) -> Iterator[frozenset[str]]:
    """Yield the words of each thought of a text in small letters, each once."""
    for thought in _THOUGHT.finditer(low):
        words = [bare(word) for word in _WORD.findall(thought.group())]
        for first in range(0, max(1, len(words) - _AT_ONCE // 2), _AT_ONCE // 2):
            yield frozenset(words[first : first + _AT_ONCE])


def signs_by_points(low: str, points: Mapping[Sign, Points] = POINTS) -> frozenset[Sign]:
    """Return the signs for which some thought of this text has enough points."""
    every = tuple(thoughts(low))
    return frozenset(
        sign
        for sign, of in points.items()
        if any(sum(map(of.get, words, repeat(0))) >= ENOUGH[sign] for words in every)
    )
