"""Everything that is held about somebody, cut into screens of a few lines, each value in words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.domain.hours import WEEK, Pattern
from bot.domain.people import RoleGroup
from bot.domain.personal import Fact, Holding, RowFate, ValueKind
from bot.domain.preferences import Consent
from bot.domain.times import clock
from bot.text import Words
from cogs.kit import limits, people, week
from cogs.kit.cards import moment
from cogs.kit.clean import shown
from cogs.kit.gathered import Meanings

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


When = Callable[[datetime], str]


def explained(held: Sequence[Holding], meanings: Meanings) -> tuple[Holding, ...]:
    """Return what is held with words for what was chosen out of a few, as the features bring them."""
    return tuple(replace(one, rows=tuple(_explained(row, meanings) for row in one.rows)) for one in held)


def _explained(row: Sequence[Fact], meanings: Meanings) -> tuple[Fact, ...]:
    return tuple(replace(fact, meaning=meanings.get((fact.column, str(fact.value)), "")) for fact in row)


def in_words(_: Words, fact: Fact, when: When) -> str:
    """Say a value as people would; nothing at all for what is empty."""
    value = fact.value
    if value is None or value == "":
        return _("nothing")
    if isinstance(value, datetime):
        return when(value)
    if isinstance(value, date):
        return _.day(value)
    if isinstance(value, str):
        return _chosen(_, fact, value) if fact.kind is ValueKind.CHOICE else value
    return _number(_, fact.kind, value)


def _number(_: Words, told: ValueKind, value: int) -> str:
    if told is ValueKind.YES_NO:
        return _("yes") if value else _("no")
    if told is ValueKind.PLACE:
        return str(value + 1)
    if told is ValueKind.CLOCK:
        return clock(value)
    if told is ValueKind.WEEKDAY:
        return week.day_called(_, value)
    if told is ValueKind.WEEKDAYS:
        days = [day for day in WEEK if value >> day & 1]
        return week.days_called(_, days) if days else _("none")
    return str(value)


def _chosen(_: Words, fact: Fact, value: str) -> str:
    column = fact.column
    if column == "role_group":
        return people.one(_, RoleGroup(value))
    if column == "pattern":
        return week.pattern_called(_, Pattern(value))
    if column == "consent":
        return people.consent_asked(_, Consent(value))
    if column == "language":
        return people.language_called(value)
    return _(fact.meaning) if fact.meaning else _("a note")
