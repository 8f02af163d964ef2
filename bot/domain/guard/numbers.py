"""Finds long numbers and says what stands where in them, for telephones and the NHS."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bot.domain.guard.patterns import pattern
from bot.domain.guard.reading import LegibleText

_RUN: Final = pattern(r"(?<![\d.,£$€])(?<!\d:)(?:\(\s?)?(?:\+[\s(]{0,2})?\d(?:[\s()./_,-]{0,4}\d){5,4000}")
_FIGURE: Final = pattern(r"\d")
_JOINED: Final = pattern(r"\d{1,4000}")


@dataclass(frozen=True, slots=True)
class Run:
    """Figures with at most a little between them: which, where each stands, and how many each group has."""

    reading: LegibleText
    start: int
    figures: str
    places: tuple[int, ...]
    groups: tuple[int, ...]
    plus: bool

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where some of its figures stand in the text as it was written; a plus belongs to the first."""
        first = self.start if start == 0 else self.places[start]
        return self.reading.span(first, self.places[end - 1] + 1)

    def before(self, start: int, length: int) -> str:
        """Return a little of what is written before one of its figures."""
        return self.reading.low[max(0, self.places[start] - length) : self.places[start]]

    def beginnings(self) -> Iterator[int]:
        """Yield which figures begin a group."""
        at = 0
        for length in self.groups:
            yield at
            at += length

    def ends_group(self, at: int) -> bool:
        """Tell whether a group ends before the figure at this place."""
        return at == len(self.places) or (at < len(self.places) and self.places[at] > self.places[at - 1] + 1)


def runs(reading: LegibleText) -> Iterator[Run]:
    """Yield every run of six figures or more."""
    for match in _RUN.finditer(reading.low):
        places = tuple(match.start() + found.start() for found in _FIGURE.finditer(match.group()))
        figures = "".join(reading.low[place] for place in places)
        groups = tuple(len(found.group()) for found in _JOINED.finditer(match.group()))
        yield Run(reading, match.start(), figures, places, groups, "+" in match.group())
