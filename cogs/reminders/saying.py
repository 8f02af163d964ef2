"""Moments and rules in full, in the reader's language."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.times import LAST, Cycle, Every, Rule, clock
from bot.text import Words
from cogs.kit import week


def in_full(_: Words, moment: datetime, zone: str, now: datetime) -> str:
    """Say when, with the day's name; with the year where it is another one."""
    there = ZoneInfo(zone)
    said, year = _.moment(moment, zone), moment.astimezone(there).year
    return said if year == now.astimezone(there).year else f"{said} ({year})"


def how_often(_: Words, rule: Rule) -> str:
    """Say how often something comes, and at which hour."""
    return f"{_days(_, rule.cycle)}, {clock(rule.at)}"


def _days(_: Words, cycle: Cycle) -> str:
    if cycle.every is Every.DAY:
        return _("every day") if cycle.step == 1 else _.number("every {n} day", "every {n} days", cycle.step)
    if cycle.every is Every.YEAR:
        return _("every year")
    if cycle.every is Every.MONTH:
        return _in_month(_, cycle)
    days = week.days_called(_, cycle.weekdays)
    if cycle.step == 2:
        return _("every other week: {days}", days=days)
    return _.number("every week: {days}", "every {n} weeks: {days}", cycle.step, days=days)


def _in_month(_: Words, cycle: Cycle) -> str:
    if cycle.nth:
        day = week.day_called(_, cycle.weekdays[0])
        return {
            1: _("every month: the first {day}", day=day),
            2: _("every month: the second {day}", day=day),
            3: _("every month: the third {day}", day=day),
            4: _("every month: the fourth {day}", day=day),
            LAST: _("every month: the last {day}", day=day),
        }[cycle.nth]
    return _("every month: its last day") if cycle.day == LAST else _("every month: day {day}", day=cycle.day)
