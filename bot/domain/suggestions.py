"""Suggestions: what somebody would have everybody asked, as a draft of any noun can begin with it."""

from dataclasses import dataclass

from bot.domain.times import Meant


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What to ask about, in somebody's words; with `times`, which of these suits best."""

    words: str
    times: tuple[Meant, ...] = ()
