"""A chart of a result: what it says, with nothing in it that its words do not say, and how it looks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

from bot.printing.typesetting import as_picture

_PAGE: Final = Path(__file__).with_suffix(".typ")
SMALLEST: Final = 15  # points of all that is read: on a phone the narrow one is shown at three quarters of its size

Said = tuple[str, ...]  # in the reader's words and, while no speaker has checked these, in English beside


class Shape(StrEnum):
    """What stands for a number."""

    BARS = "bars"  # a bar for each answer
    COLUMNS = "columns"  # a column for each number of a scale
    SIDES = "sides"  # yes against no in one bar, with a line where it is enough


@dataclass(frozen=True, slots=True)
class Bar:
    """How many chose one answer, as it is `shown`; an answer that is long is meant by its `number`."""

    label: str
    number: int | None
    count: int
    shown: str


@dataclass(frozen=True, slots=True)
class Section:
    """What all together said, or one group: a whole bar stands for so many (`whole`).

    Where something is decided: whether it was `reached`, which takes this share (`enough`) of yes.
    """

    title: Said
    bars: tuple[Bar, ...] = ()
    whole: int = 0
    reached: bool | None = None
    enough: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """All that a chart says, in the order in which it is read; where numbers are blurred, it shows that."""

    language: str
    question: str
    said: Said
    shape: Shape
    sections: tuple[Section, ...]
    notes: tuple[Said, ...] = ()
    is_blurred: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """For which page it is drawn: one as wide as a phone or twice as wide, dark or light."""

    wide: bool = False
    light: bool = False


@dataclass(frozen=True, slots=True)
class Colours:
    """What it is drawn in; bars have an edge or a pattern beside their colour."""

    ground: str
    ink: str
    soft: str
    bar: str
    pale: str
    edge: str


LIGHT: Final = Colours("#fdfaf6", "#2a211b", "#6a5a4e", "#b4552d", "#f0d9cc", "#a08a7b")
DARK: Final = Colours("#2b2725", "#f6efe8", "#c9bab0", "#e08e63", "#4f3a30", "#8f7d72")
_WIDTHS: Final[Mapping[bool, tuple[int, int]]] = {False: (360, 216), True: (720, 144)}  # points, and dots an inch


def as_image(chart: Chart, look: Look) -> bytes:
    """Return a chart as a PNG, without what no font here has; never on the loop."""
    width, sharp = _WIDTHS[look.wide]
    told = {**_told(chart), "width": width, "wide": look.wide, "colours": _colours(look), "size": SMALLEST}
    return as_picture(_PAGE, told, sharp=sharp, leaves_out=True)


def _colours(look: Look) -> dict[str, str]:
    colours = LIGHT if look.light else DARK
    return {name: getattr(colours, name) for name in Colours.__slots__}


def _told(chart: Chart) -> dict[str, Any]:
    return {
        "language": chart.language,
        "question": chart.question,
        "said": chart.said,
        "shape": chart.shape,
        "sections": list(map(_section, chart.sections)),
        "notes": chart.notes,
        "blurred": chart.is_blurred,
    }


def _section(one: Section) -> dict[str, Any]:
    bars = [{"label": bar.label, "number": bar.number, "count": bar.count, "shown": bar.shown} for bar in one.bars]
    enough = None if one.enough is None else float(one.enough)
    return {"title": one.title, "bars": bars, "whole": one.whole, "reached": one.reached, "enough": enough}


def texts_in(chart: Chart) -> Iterator[str]:
    """Yield all that is read in a chart, in its order."""
    yield from (chart.question, *chart.said)
    for section in chart.sections:
        yield from section.title
        for bar in section.bars:
            yield from (bar.label, bar.shown)
    for note in chart.notes:
        yield from note
