"""One value that is held about somebody, in words."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime

from bot.domain.hours import WEEK, Pattern
from bot.domain.people import RoleGroup
from bot.domain.personal import Fact, Holding, ValueKind
from bot.domain.preferences import Consent
from bot.domain.times import clock
from bot.text import Words
from cogs.kit import hours, people, week
from cogs.kit.gathered import Meanings

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
        return hours.named(_, Pattern(value))
    if column == "consent":
        return people.consent_asked(_, Consent(value))
    if column == "language":
        return people.language_called(value)
    return _(fact.meaning) if fact.meaning else _("a note")
