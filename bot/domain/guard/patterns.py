"""Makes the patterns of the guard, which read at most a few words from where they begin."""

import re
from collections.abc import Iterable


def pattern(*parts: str) -> re.Pattern[str]:
    """Return a pattern of these parts, one after the other; most are meant for text in small letters."""
    return re.compile("".join(parts))


def phrase(*parts: str) -> re.Pattern[str]:
    """Return a pattern that begins where a word does, for text with a space before each word: that is quick to find."""
    return re.compile(" " + "".join(parts).removeprefix(r"\b"))


def any_of(*phrases: re.Pattern[str]) -> re.Pattern[str]:
    """Return one pattern that is found where any of these phrases is: quick to say that there is none."""
    return re.compile(" (?:" + "|".join(each.pattern.removeprefix(" ") for each in phrases) + ")")


def words(written: str) -> frozenset[str]:
    """Return each word of a list that is written as people write lists."""
    return frozenset(written.split())


def any_word(these: Iterable[str]) -> str:
    """Return the part of a pattern that takes any of these words, the longest that is there."""
    return "(?:" + "|".join(sorted(these, key=lambda word: (-len(word), word))) + ")"


def one_of(*these: str) -> str:
    """Return the part of a pattern that takes any of these; spaces in them are as many as people type."""
    return "(?:" + "|".join(each.replace(" ", r"[\s-]{1,3}") for each in these) + ")"


GAP = r"[^.!?\n\d]{0,30}?\s{0,2}"  # the rest of the same thought
