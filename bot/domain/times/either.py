"""Once or again and again, from what somebody typed: whichever reads, and a question where both do."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Final, TypeVar

from bot.domain.refusals import Invalid
from bot.domain.times.phrases import compiled, tidied
from bot.domain.times.reading import when
from bot.domain.times.records import Found, Which
from bot.domain.times.repeating import how_often
from bot.domain.times.rules import Rule, WhichRule

T = TypeVar("T")

_COMES_ROUND: Final = (
    r"\b(?:every|each|daily|weekly|fortnightly|monthly|yearly|weekdays|(?:mon|tues|wednes|thurs|fri|satur|sun)days)\b"
)


@dataclass(frozen=True, slots=True)
class Either:
    """What the words can be read as: moments that come once, and rules for what comes round."""

    once: tuple[Found, ...]
    often: tuple[Rule, ...]


def once_or_often(text: str, *, now: datetime, zone: str) -> Found | Which | Rule | Either:
    """Read a moment in this zone, or how often something comes round."""
    once = _tried(partial(when, text, now=now, zone=zone, spans=False))
    often = _tried(partial(how_often, text, now=now, zone=zone))
    if isinstance(often, Invalid):
        if isinstance(once, Invalid):
            raise often if compiled(_COMES_ROUND).search(tidied(text)) else once
        return once
    rules = often.choices if isinstance(often, WhichRule) else (often,)
    if isinstance(once, Invalid):
        return rules[0] if len(rules) == 1 else Either((), rules)
    return Either(once.choices if isinstance(once, Which) else (once,), rules)


def _tried(read: Callable[[], T]) -> T | Invalid:
    try:
        return read()
    except Invalid as refusal:
        return refusal
