"""Deciding what became of answers: good reasons to choose from, and an order that ranks nobody."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final

from bot.domain.contributions import Contribution, ContributionOutcome, OutcomeBatch
from bot.domain.refusals import Invalid
from bot.text import later

UNFITTING: Final = later("That reason does not fit what came of them. Please choose another.")
REASON_LENGTH: Final = 300
THEME_LENGTH: Final = 60


class GoodReason(StrEnum):
    """Reasons that are often the right one; kept with a mark in front, as no words of one's own are."""

    MANY = ":many"  # many said the same
    TOGETHER = ":together"  # it went in with what others said
    ROOM = ":room"  # there was room for a few things only
    OUTSIDE = ":outside"  # nobody here can change it
    OTHERS = ":others"  # others need something else
    LATER = ":later"  # it fits something that is still to come


FITTING: Final[Mapping[ContributionOutcome, tuple[GoodReason, ...]]] = {  # why something came of words
    ContributionOutcome.USED: (GoodReason.TOGETHER, GoodReason.MANY),
    ContributionOutcome.PARTLY: (GoodReason.TOGETHER, GoodReason.ROOM, GoodReason.OTHERS),
    ContributionOutcome.NOT_USED: (GoodReason.ROOM, GoodReason.OUTSIDE, GoodReason.OTHERS),
    ContributionOutcome.PARKED: (GoodReason.LATER, GoodReason.ROOM),
}
_EXPLAINED: Final = frozenset({ContributionOutcome.PARTLY, ContributionOutcome.NOT_USED})


def shuffled(answers: Iterable[Contribution]) -> tuple[Contribution, ...]:
    """Return answers in an order that is always the same and says nothing: not who was first, nor who wrote more.

    Their ids are drawn by chance.
    """
    return tuple(sorted(answers, key=lambda one: one.id))


def fits(reason: str, outcome: ContributionOutcome | None) -> bool:
    """Tell whether a reason can be one of this outcome; words of somebody's own always can."""
    known = set(GoodReason)
    return outcome is None or reason not in known or GoodReason(reason) in FITTING[outcome]


def checked_reason(words: str) -> str:
    """Return a reason in somebody's own words as it is kept; refuse an empty or a long one."""
    words = " ".join(words.split()).lstrip(":").strip()
    if not words:
        raise Invalid("Please write in a sentence why.")
    if len(words) > REASON_LENGTH:
        raise Invalid("That is longer than {most} characters. Please make it shorter.", most=REASON_LENGTH)
    return words


def checked_theme(title: str) -> str:
    """Return the title of a theme as it is kept; refuse an empty or a long one."""
    title = " ".join(title.split())
    if not title:
        raise Invalid("Please give the theme a few words.")
    if len(title) > THEME_LENGTH:
        raise Invalid("That is longer than {most} characters. Please make it shorter.", most=THEME_LENGTH)
    return title


def checked_outcome(batch: OutcomeBatch) -> ContributionOutcome:
    """Return what became of these answers, if that was said, and why where people are owed it."""
    if batch.outcome is None:
        raise Invalid("Please choose first what came of them.")
    if not fits(batch.reason, batch.outcome):
        raise Invalid(UNFITTING)
    if batch.outcome in _EXPLAINED and not batch.reason:
        raise Invalid("Please say why. Those who wrote it are owed a reason.")
    return batch.outcome
