"""When somebody means, from what they typed: one moment or span, a question, or a kind refusal."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import product
from typing import Any, Final, TypeVar
from zoneinfo import ZoneInfo

from bot.domain.refusals import Invalid
from bot.domain.times.clock_words import CLOCKS, DAY, NOON, within
from bot.domain.times.clocks import no_such, on_the_wall
from bot.domain.times.day_words import DAYS
from bot.domain.times.phrases import EXAMPLE, leftover, taken_apart, tidied
from bot.domain.times.records import DayPart, Days, Found, Reading, TimeOfDay, Usual, Wait, Which, Why

T = TypeVar("T")

_PHRASES: Final = (*DAYS, *CLOCKS)
_YEARS_AHEAD: Final = 3  # four figures further ahead than this, with no hour, may well have been meant as an hour
_UP_AGAIN: Final = 5  # before this hour, "tomorrow" may be after the night that is not slept yet
_ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Asker:
    """For whom it is what time, and what they can be told."""

    now: datetime
    zone: str
    usual: Usual | None
    spans: bool

    @property
    def today(self) -> date:
        return self.here.date()

    @property
    def here(self) -> datetime:
        return self.now.astimezone(ZoneInfo(self.zone))


@dataclass(frozen=True, slots=True)
class _Said:
    """What was typed, sorted."""

    text: str
    days: Days | None
    weekday: int | None
    clock: TimeOfDay | None
    clock_first: bool
    part: DayPart | None
    wait: Wait | None


@dataclass(frozen=True, slots=True)
class _Shown:
    """One reading of what was typed, as the clocks there show it."""

    found: tuple[Found, ...]
    skipped: bool


def when(text: str, *, now: datetime, zone: str, usual: Usual | None = None, spans: bool = True) -> Found | Which:
    """Read a day and a time in this zone; `usual` allows a day alone, `spans` from one time to another."""
    asker = _Asker(_whole_minute(now), zone, usual, spans)
    text = tidied(text)
    try:
        said = _sorted(text, taken_apart(text, _PHRASES, today=asker.today))
        return _waited(said.wait, asker) if said.wait else _meant(said, asker)
    except OverflowError:  # beyond the last day that can be counted
        raise no_such() from None


def at_this_hour(day: date, minutes: int, *, now: datetime, zone: str) -> Found | Which:
    """Return the moment when clocks there show this on that day; ask where they skip it, or show it twice."""
    ahead = _ahead([(day, (minutes, None))], _Asker(now, zone, None, spans=False))
    if not ahead:
        raise _passed()
    return _one_or_which(ahead, _Asker(now, zone, None, spans=False))


def _whole_minute(now: datetime) -> datetime:
    """Return the next whole minute: nothing is due earlier than was said."""
    whole = now.astimezone(UTC).replace(second=0, microsecond=0)
    return whole if whole == now else whole + timedelta(minutes=1)


def _sorted(text: str, pieces: list[Any]) -> _Said:
    days = [each for each in pieces if isinstance(each, Days)]
    wait = one_of(pieces, Wait)
    names = [each for each in days if each.weekday is not None]
    weekday = None
    if len(days) == 2 and len(names) == 1 and any(each.dated for each in days):
        days.remove(names[0])
        weekday = names[0].weekday
    if wait is not None and len(pieces) > 1:
        raise _more_than_one()
    day, clock, part = one_of(days, Days), one_of(pieces, TimeOfDay), one_of(set(pieces), DayPart)
    clock_first = clock is not None and day is not None and pieces.index(clock) < pieces.index(day)
    return _Said(text, day, weekday, clock, clock_first, part, wait)


def one_of(pieces: Iterable[Any], kind: type[T]) -> T | None:
    """Return the one piece of this kind, if there is one; refuse two."""
    found = [each for each in pieces if isinstance(each, kind)]
    if len(found) > 1:
        raise _more_than_one()
    return found[0] if found else None


def _more_than_one() -> Invalid:
    return Invalid("That is more than one time. Please write one, like this: {example}", example=EXAMPLE)


def _waited(wait: Wait, asker: _Asker) -> Found:
    if wait.length <= timedelta(0):
        raise _passed()
    return Found(asker.now + wait.length)


def _passed() -> Invalid:
    return Invalid("That time has passed. Choose a later one.")


def _meant(said: _Said, asker: _Asker) -> Found | Which:
    readings = _readings(said, asker)
    if said.days is None:
        return _in_a_day(readings, asker)
    _check_weekday(said, readings[0], asker)
    dates = said.days.dates if asker.here.hour >= _UP_AGAIN else (*said.days.before_sleep, *said.days.dates)
    ahead = _ahead(product(dates, readings), asker)
    if ahead:
        return _one_or_which(ahead, asker)
    instead = _ahead(product(said.days.instead, readings), asker)
    if not instead:
        raise _passed()
    return Which(_choices(instead), Why.PASSED)


def _readings(said: _Said, asker: _Asker) -> tuple[Reading, ...]:
    """Return what the clock may be meant to show."""
    if said.clock is None:
        return ((_unsaid_hour(said, asker), None),)
    if said.clock.bare and said.part is None and ("-" not in said.clock.bare or said.days is None):
        raise leftover(said.clock.bare)
    readings = in_part(said.part, said.clock, spans=asker.spans)
    return (*_from_the_day_before(readings), *readings) if said.clock_first else readings


def _from_the_day_before(readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """Read "11pm to 1am tomorrow" also as until tomorrow, from the evening before."""
    return tuple((start - DAY, end - DAY) for start, end in readings if start < DAY and end is not None and end > DAY)


def in_part(part: DayPart | None, clock: TimeOfDay, *, spans: bool) -> tuple[Reading, ...]:
    """Return the readings that fall in the part of the day that was named; refuse when none does."""
    readings = tuple(each for each in (clock.readings if part else clock.alone) if spans or each[1] is None)
    if not readings:
        raise Invalid("Please write one time only, not from one to another.")
    kept = within(part, readings) if part else readings
    if not kept:
        raise Invalid("That hour is in another part of the day. Please look at both again.")
    return kept


def _unsaid_hour(said: _Said, asker: _Asker) -> int:
    if said.days is not None and said.days.keeps_hour and said.part is None:
        return asker.here.hour * 60 + asker.here.minute
    if asker.usual is None or said.days is None:
        has_passed = said.days is not None and all(day < asker.today for day in said.days.dates)
        example = EXAMPLE if has_passed or said.part is not None else f"{said.text} 8pm"
        raise Invalid("What time of day? Please write it like this: {example}", example=example)
    if said.days.year and int(said.days.year) > asker.today.year + _YEARS_AHEAD:
        raise leftover(said.days.year)
    return asker.usual.at(said.part)


def _check_weekday(said: _Said, reading: Reading, asker: _Asker) -> None:
    day = said.days.dates[0] if said.days else None
    if day is None or said.weekday is None or day.weekday() == said.weekday:
        return
    noon = on_the_wall(day, reading[0] if said.clock else NOON, zone=asker.zone).moments[0]
    raise Invalid("The day’s name and the date do not go together. That date is {when}.", when=noon)


def _in_a_day(readings: tuple[Reading, ...], asker: _Asker) -> Found | Which:
    """Read an hour without a day: today's, where one is sure; else whichever come within a day."""
    today = _ahead(product((asker.today,), readings), asker)
    if len(readings) == 1 and today:
        return _one_or_which(today, asker)
    both = _ahead(product((asker.today, asker.today + _ONE_DAY), readings), asker)
    soon = [each for each in both if each.found[0].starts <= asker.now + _ONE_DAY] or both[:1]
    return Which(_choices(soon), Why.PASSED) if len(readings) == 1 else _one_or_which(soon, asker)


def _ahead(meant: Iterable[tuple[date, Reading]], asker: _Asker) -> list[_Shown]:
    """Return those readings that have not passed."""
    shown = [_shown(day, reading, asker.zone) for day, reading in meant]
    ahead = [_Shown(tuple(at for at in each.found if at.starts > asker.now), each.skipped) for each in shown]
    return [each for each in ahead if each.found]


def _shown(day: date, reading: Reading, zone: str) -> _Shown:
    start, end = reading
    starts = on_the_wall(day, start, zone=zone)
    if end is None:
        return _Shown(tuple(map(Found, starts.moments)), starts.skipped)
    ends = on_the_wall(day, end, zone=zone)
    pairs = tuple(Found(*pair) for pair in product(starts.moments, ends.moments) if pair[0] < pair[1])
    whole = (Found(starts.moments[0], starts.moments[0] + timedelta(minutes=end - start)),)
    return _Shown(pairs or whole, starts.skipped or ends.skipped)


def _choices(shown: Iterable[_Shown]) -> tuple[Found, ...]:
    return tuple(sorted({found for each in shown for found in each.found}, key=_order))


def _order(found: Found) -> tuple[datetime, datetime]:
    return found.starts, found.ends or found.starts


def _one_or_which(shown: list[_Shown], asker: _Asker) -> Found | Which:
    choices = _choices(shown)
    if any(each.skipped for each in shown):
        return Which(choices, Why.SKIPPED)
    if len(choices) == 1:
        return choices[0]
    if any(len(each.found) > 1 for each in shown):
        return Which(choices, Why.TWICE)
    days = {found.starts.astimezone(ZoneInfo(asker.zone)).date() for found in choices}
    return Which(choices, Why.HOUR if len(days) == 1 else Why.DAY)
