"""What may be said at the close of a topic of how many answered, and by which tap."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.small_numbers import least_told
from bot.domain.topics import Topic


class TapBand(StrEnum):
    """Roughly how many chose an answer."""

    FEW = "few"  # fewer than may be spoken of, perhaps nobody
    SOME = "some"
    MANY = "many"  # 10 to 19
    MOST = "most"  # 20 or more


@dataclass(frozen=True, slots=True)
class TopicSummary:
    """A topic that has closed, with how many answered: None where they are too few to be spoken of.

    `taps` says roughly how many chose each of the ready-made answers, in their own order; nothing is ranked. `least` is
    how many there must be for a number to be told.
    """

    topic: Topic
    least: int
    answers: int | None
    taps: tuple[TapBand, ...] = ()


def summary_of(topic: Topic, taps: Sequence[int | None]) -> TopicSummary:
    """Say what may be said of the answers that stand: `taps` has the place of the tap of each."""
    least = least_told(is_sensitive=topic.sensitive)
    if len(taps) < least:
        return TopicSummary(topic, least, None)
    counts = Counter(taps)
    bands = tuple(_band(counts[place], least) for place in range(topic.words.taps))
    return TopicSummary(topic, least, len(taps), bands)


def _band(number: int, least: int) -> TapBand:
    if number < least:
        return TapBand.FEW
    if number < 10:
        return TapBand.SOME
    return TapBand.MANY if number < 20 else TapBand.MOST
