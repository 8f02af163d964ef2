"""Hears when somebody may need help. Where it is wrong, somebody was offered help."""

import re
from typing import Final

from bot.domain.guard.despair import DESPAIR
from bot.domain.guard.exploitation import EXPLOITATION
from bot.domain.guard.figures import Readings
from bot.domain.guard.harm import HARM
from bot.domain.guard.patterns import any_of, pattern
from bot.domain.guard.records import Sign

_SAID_OF: Final = ((Sign.HARM, HARM), (Sign.DESPAIR, DESPAIR), (Sign.EXPLOITATION, EXPLOITATION))
_ANY: Final = any_of(*HARM, *DESPAIR, *EXPLOITATION)  # hardly any text has one: to look for each takes 50 µs more
_TAUGHT: Final = pattern(
    r"\b(?:training|(?<!of )course|module|e ?learning|powerpoint|policy|workshop|awareness|how to report)\b"
)
_NEAR: Final = 30
_ENDS: Final = pattern(r"[.!?\n]{1,4000}")
_NO_WORD: Final = pattern(r"[^a-z0-9'.]{1,4000}")


def signs_in(readings: Readings) -> frozenset[Sign]:
    """Return what whoever wrote this may need help with; what is said about a course is none of it."""
    text = _NO_WORD.sub(" ", f" {_ENDS.sub(' . ', readings.plain.low)} ")
    if not _ANY.search(text):
        return frozenset()
    return frozenset(sign for sign, said in _SAID_OF if _is_heard(said, text))


def _is_heard(said: tuple[re.Pattern[str], ...], text: str) -> bool:
    return any(not _is_taught(text, match) for each in said for match in each.finditer(text))


def _is_taught(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - _NEAR) : match.start()].rpartition(".")[2]
    after = text[match.end() : match.end() + _NEAR].partition(".")[0]
    return _TAUGHT.search(f"{before}{match.group()}{after}") is not None
