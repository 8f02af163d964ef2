"""Hears when somebody may need help. Where it is wrong, somebody was offered help."""

import re
from typing import Final

from bot.domain.guard.despair import DESPAIR
from bot.domain.guard.exploitation import EXPLOITATION
from bot.domain.guard.figures import Readings
from bot.domain.guard.harm import HARM
from bot.domain.guard.patterns import pattern
from bot.domain.guard.records import Sign

_SAID_OF: Final = ((Sign.HARM, HARM), (Sign.DESPAIR, DESPAIR), (Sign.EXPLOITATION, EXPLOITATION))
_TAUGHT: Final = pattern(
    r"\b(?:training|course|module|e-?learning|powerpoint|policy|workshop|awareness|how to report)\b"
)
_SENTENCE: Final = pattern(r"[.!?\n]")


def signs_in(readings: Readings) -> frozenset[Sign]:
    """Return what whoever wrote this may need help with; what is said about a course is none of it."""
    sentences = [part for part in _SENTENCE.split(readings.plain.low) if not _TAUGHT.search(part)]
    return frozenset(sign for sign, said in _SAID_OF if any(_heard(said, sentence) for sentence in sentences))


def _heard(said: tuple[re.Pattern[str], ...], sentence: str) -> bool:
    return any(each.search(sentence) for each in said)
