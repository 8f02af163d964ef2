"""Everything that is held about somebody, cut into screens of a few lines."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.personal import Fact, Holding, RowFate
from bot.text import Words
from cogs.kit import limits
from cogs.kit.cards import moment
from cogs.kit.clean import shown
from cogs.mydata.values import in_words

_LINES = 8  # on one screen
_SHORT = 3  # facts that stand side by side on one line
_VALUE = 300  # characters of one value on a screen; the files have all of it


@dataclass(frozen=True, slots=True)
class DataPage:
    """One screen: what it is about, its lines, and which of how many about the same thing it is."""

    holding: Holding
    rows: tuple[tuple[Fact, ...], ...]
    number: int
    of: int


def pages(held: Sequence[Holding]) -> tuple[DataPage, ...]:
    """Cut what is held into screens; as many as a menu can offer, the files hold the rest."""
    found: list[DataPage] = []
    for holding in held:
        parts = _parts(holding)
        found += [DataPage(holding, rows, number, len(parts)) for number, rows in enumerate(parts, 1)]
    return tuple(found[: limits.SELECT_CHOICES])


def _parts(holding: Holding) -> list[tuple[tuple[Fact, ...], ...]]:
    width = len(holding.rows[0]) if holding.rows else 1
    size = _LINES if width <= _SHORT else max(1, _LINES // width)
    return [holding.rows[start : start + size] for start in range(0, len(holding.rows), size)] or [()]


def titled(_: Words, page: DataPage) -> str:
    """Name a screen."""
    called = _(page.holding.called)
    return called if page.of == 1 else _("{what} ({number} of {of})", what=called, number=page.number, of=page.of)


def lines(_: Words, page: DataPage) -> str:
    """Say what is held, one thing a line; what people wrote stands there letter for letter."""
    if not page.holding.can_be_found:
        return _("This is kept without a name. So nothing can be shown here.")
    beside, below = (" · ", "\n") if all(len(row) <= _SHORT for row in page.rows) else ("\n", "\n\n")
    return below.join(beside.join(_line(_, fact) for fact in row if fact.value not in (None, "")) for row in page.rows)


def fate(_: Words, holding: Holding) -> str:
    """Say what becomes of it when they have everything deleted."""
    if holding.when_erased is RowFate.DELETED:
        return _("It goes when you have your data deleted.")
    return _(holding.why)


def _line(_: Words, fact: Fact) -> str:
    value = limits.cut(in_words(_, fact, moment), _VALUE).replace("\n", " / ")
    return f"**{_(fact.called)}:** {value if not isinstance(fact.value, str) else shown(value)}"
