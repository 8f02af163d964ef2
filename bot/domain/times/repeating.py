"""How often somebody means, from what they typed: a rule, a question, or a kind refusal."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import product
from typing import Any, Final

from bot.domain.refusals import Invalid
from bot.domain.times.clock_words import CLOCKS, DAY
from bot.domain.times.clocks import day_of, no_such
from bot.domain.times.day_words import DAYS
from bot.domain.times.phrases import (
    COUNT,
    LAST,
    MONTH,
    NTH,
    WEEKDAY,
    leftover,
    month,
    number,
    ordinal,
    phrase,
    taken_apart,
    tidied,
    weekday,
)
from bot.domain.times.reading import in_part, one_of
from bot.domain.times.records import DayPart, Days, TimeOfDay, Usual
from bot.domain.times.rules import Cycle, Every, Rule, WhichRule, comes_on

EXAMPLE: Final = "every Thursday at 2pm"
NIGHT_EXAMPLE: Final = "every Friday at 00:30"

_NAME: Final = rf"{WEEKDAY}(?<!\.)s?"
_NAMES: Final = rf"(?P<names>{_NAME}(?:(?:, ?| and |, and | ?& ?){_NAME})*)"
_MANY: Final = rf"(?P<names>{WEEKDAY}s(?:(?:, ?| and |, and | ?& ?){WEEKDAY}s)*)"
_EACH: Final = r"(?:on )?(?:every|each)"
_OTHER: Final = r"(?P<other>other|alternate)"
_NTH_DAY: Final = rf"(?P<nth>{NTH}) (?P<names>{WEEKDAY})"
_EACH_MONTH: Final = r"(?:of|in) (?:the|every|each) month"
_NUMBER: Final = r"(?P<day>\d{1,2})(?:st|nd|rd|th)"
_EACH_YEAR: Final = rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<month>{MONTH}))"
_WEEKDAYS: Final = (0, 1, 2, 3, 4)
_LONGEST_STEP: Final = {Every.DAY: 365, Every.WEEK: 52}


@dataclass(frozen=True, slots=True)
class _Cycles:
    """What comes round, in every way it may be meant."""

    meant: tuple[Cycle, ...]


class _From:
    """Says that a day to begin on follows."""


def how_often(text: str, *, now: datetime, zone: str, usual: Usual | None = None) -> Rule | WhichRule:
    """Read how often something comes round in this zone; `usual` allows it to be said without an hour."""
    text = tidied(text)
    today = day_of(now, zone=zone)
    try:
        pieces = taken_apart(text, _PHRASES, today=today, example=EXAMPLE)
        minutes = _minutes(text, pieces, usual) if one_of(pieces, _Cycles) else ()
        meant = product(_cycles(pieces).meant, minutes)
        found = dict.fromkeys(Rule(cycle, _within_a_day(cycle, at), zone) for cycle, at in meant)
        rules = tuple(_begun(rule, _first_day(pieces, today), now) for rule in found)
    except OverflowError:
        raise no_such() from None
    return rules[0] if len(rules) == 1 else WhichRule(rules)


def _cycles(pieces: list[Any]) -> _Cycles:
    cycles = one_of(pieces, _Cycles)
    if cycles is None:
        raise Invalid("How often would that be? Please write it like this: {example}", example=EXAMPLE)
    return cycles


def _minutes(text: str, pieces: list[Any], usual: Usual | None) -> tuple[int, ...]:
    clock, part = one_of(pieces, TimeOfDay), one_of(set(pieces), DayPart)
    if clock is None and usual is None:
        example = EXAMPLE if part else f"{text} at 2pm"
        raise Invalid("What time of day? Please write it like this: {example}", example=example)
    if clock is None:
        return (usual.at(part),) if usual else ()
    if clock.bare and part is None:
        raise leftover(clock.bare, example=EXAMPLE)
    return tuple(start for start, _ in in_part(part, clock, spans=False))


def _within_a_day(cycle: Cycle, at: int) -> int:
    """Return the hour as it stands on the clock; where there is a day's name, refuse one that may be of the next."""
    if at >= DAY and cycle.every is not Every.DAY:
        raise Invalid(
            "At night it is not clear which day that is. Please write it like this: {example}", example=NIGHT_EXAMPLE
        )
    return at % DAY


def _first_day(pieces: list[Any], today: date) -> date | None:
    """Return the day it begins on, if one was typed: a day counts only after "from"."""
    days = [place for place, each in enumerate(pieces) if isinstance(each, Days)]
    starts = [place for place, each in enumerate(pieces) if isinstance(each, _From)]
    if not days and not starts:
        return None
    meant = [each for each in pieces if isinstance(each, Days)]
    if len(meant) == 2 and meant[0].weekday is not None and meant[1].dated:  # "from Thursday 3 December"
        if meant[1].dates[0].weekday() != meant[0].weekday:
            raise Invalid("The day’s name and the date do not go together. Please look at both again.")
        meant, days = meant[1:], days[:1]
    if len(starts) != 1 or not days or days[0] != starts[0] + 1 or len(meant) != 1 or len(meant[0].dates) != 1:
        raise Invalid("We could not read which day it begins. Please write it like this: {example}", example=EXAMPLE)
    if meant[0].dates[0] < today:
        raise Invalid("That time has passed. Choose a later one.")
    return meant[0].dates[0]


def _begun(rule: Rule, first: date | None, now: datetime) -> Rule:
    """Settle where counting begins, for what does not come every time: at its next day."""
    if rule.cycle.step == 1 and first is None:
        return rule
    day = first or day_of(now, zone=rule.zone)
    while not comes_on(rule.cycle, day) or (not first and rule.has_passed(day, now)):
        day += timedelta(days=1)
    return replace(rule, cycle=replace(rule.cycle, first=day))


def _names(text: str) -> tuple[int, ...]:
    found = re.findall(WEEKDAY, text, re.IGNORECASE | re.ASCII)
    return tuple(sorted({weekday(name) for name in found}))


def _weekly(match: re.Match[str], _: date) -> tuple[_Cycles]:
    said = match.groupdict()
    step = 2 if said.get("other") or said.get("fortnight") else number(said.get("count") or "1")
    return (_stepped(Every.WEEK, step, _names(match["names"])),)


def _daily(match: re.Match[str], _: date) -> tuple[_Cycles]:
    said = match.groupdict()
    return (_stepped(Every.DAY, 2 if said.get("other") else number(said.get("count") or "1")),)


def _stepped(every: Every, step: int, weekdays: tuple[int, ...] = ()) -> _Cycles:
    if not 1 <= step <= _LONGEST_STEP[every]:
        raise no_such()
    return _Cycles((Cycle(every, step, weekdays),))


def _nth(match: re.Match[str], _: date) -> tuple[_Cycles]:
    nth = ordinal(match["nth"])
    if nth == 5:
        raise Invalid("Not every month has that day. You can write the last one: the last Friday of the month.")
    return (_Cycles((Cycle(Every.MONTH, weekdays=_names(match["names"]), nth=nth),)),)


def _second(match: re.Match[str], _: date) -> tuple[_Cycles]:
    """Read "every second Thursday": every other one, or the second of each month."""
    names = _names(match["names"])
    return (_Cycles((Cycle(Every.WEEK, 2, names), Cycle(Every.MONTH, weekdays=names, nth=2))),)


def _monthly(match: re.Match[str], _: date) -> tuple[_Cycles]:
    day = int(match["day"])
    if not 1 <= day <= 31:
        raise no_such()
    if day > 28:
        raise Invalid("Not every month has that day. You can write: the last day of every month.")
    return (_Cycles((Cycle(Every.MONTH, day=day),)),)


def _yearly(match: re.Match[str], _: date) -> tuple[_Cycles]:
    named, day = month(match["month"]), int(match["day"])
    try:
        date(2027, named, day)  # a year without a 29 February: what comes round comes every year
    except ValueError:
        raise no_such() from None
    return (_Cycles((Cycle(Every.YEAR, day=day, month=named),)),)


def _every_part(match: re.Match[str], _: date) -> tuple[_Cycles, DayPart]:
    return _stepped(Every.DAY, 1), DayPart(match["part"].lower())


def _working_days(_match: re.Match[str], _: date) -> tuple[_Cycles]:
    return (_Cycles((Cycle(Every.WEEK, weekdays=_WEEKDAYS),)),)


CYCLES: Final = (
    phrase(rf"{_EACH} (?:{_OTHER} )?{_NAMES}", _weekly),
    phrase(rf"(?:on )?{_MANY}", _weekly),
    phrase(rf"{_EACH} (?P<fortnight>{_OTHER} week|fortnight|two weeks|2 weeks) (?:on )?{_NAMES}", _weekly),
    phrase(rf"{_EACH} (?P<count>{COUNT}) weeks (?:on )?{_NAMES}", _weekly),
    phrase(rf"(?:{_EACH} week|weekly) (?:on )?{_NAMES}", _weekly),
    phrase(rf"(?P<fortnight>fortnightly) (?:on )?{_NAMES}", _weekly),
    phrase(rf"(?:{_EACH} (?:{_OTHER} )?day|daily)", _daily),
    phrase(rf"{_EACH} (?P<count>{COUNT}) days", _daily),
    phrase(rf"{_EACH} (?P<part>morning|afternoon|evening|night)", _every_part),
    phrase(rf"(?:{_EACH} weekday|(?:on )?weekdays|(?:{_EACH} )?mon(?:day)?(?: to | ?- ?)fri(?:day)?)", _working_days),
    phrase(rf"(?:on )?(?:the )?{_NTH_DAY} {_EACH_MONTH}", _nth),
    phrase(rf"{_EACH} (?:second|2nd) (?P<names>{WEEKDAY})", _second),
    phrase(rf"{_EACH} {_NTH_DAY}(?: {_EACH_MONTH})?", _nth),
    phrase(rf"{_EACH} month on the {_NTH_DAY}", _nth),
    phrase(rf"monthly on the {_NTH_DAY}", _nth),
    phrase(rf"(?:on )?(?:the )?{_NUMBER} {_EACH_MONTH}", _monthly),
    phrase(rf"(?:{_EACH} month|monthly) on the {_NUMBER}", _monthly),
    phrase(
        rf"(?:{_EACH} month on the last day|(?:on )?the last day {_EACH_MONTH})",
        lambda _, today: (_Cycles((Cycle(Every.MONTH, day=LAST),)),),
    ),
    phrase(rf"{_EACH} (?:year on (?:the )?)?{_EACH_YEAR}", _yearly),
    phrase(r"(?:from|starting(?: on| from)?|beginning(?: on)?)", lambda _, today: (_From(),)),
)
_PHRASES: Final = (*CYCLES, *DAYS, *CLOCKS)
