"""Times of the week, and the ways of working that leave them, in words."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from bot.domain.hours import DAY, WEEK, Hours, Pattern, Window, open_times
from bot.domain.times import clock
from bot.text import Words

_A_RUN: Final = 3  # days from which on "to" is shorter than naming each


def may_hear(_: Words, hours: Hours) -> str:
    """Say when somebody may be reached in the end, in one sentence, or one line for each time."""
    lines = [times_of(_, days, starts, ends) for days, starts, ends in grouped(open_times(hours))]
    if len(lines) == 1:
        return _("You may hear from us {times}.", times=lines[0])
    return "\n".join((_("You may hear from us:"), *(f"- {line[:1].upper()}{line[1:]}" for line in lines)))


def grouped(windows: Iterable[Window]) -> Sequence[tuple[tuple[int, ...], int, int]]:
    """Return each time of day once, with all the days on which it comes."""
    days: dict[tuple[int, int], list[int]] = {}
    for one in windows:
        days.setdefault((one.starts, one.ends), []).append(one.weekday)
    return tuple((tuple(sorted(set(chosen))), starts, ends) for (starts, ends), chosen in days.items())


def times_of(_: Words, days: Iterable[int], starts: int, ends: int) -> str:
    """Say a time on some days: "Monday to Friday, 13:30 to 15:30"."""
    return _("{days}, {span}", days=days_called(_, days), span=span(_, starts, ends))


def span(_: Words, starts: int, ends: int) -> str:
    """Say from when to when: "13:30 to 15:30"."""
    if ends > DAY:
        return _("{start} to {end} the next day", start=clock(starts), end=clock(ends))
    return _("{start} to {end}", start=clock(starts), end=clock(ends))


def days_called(_: Words, days: Iterable[int]) -> str:
    """Name some days of the week, the shortest way: "every day", "Monday to Friday", "Saturday and Sunday"."""
    chosen = sorted(set(days))
    if chosen == list(WEEK):
        return _("every day")
    parts = [part for run in _runs(chosen) for part in _run_called(_, run)]
    if len(parts) == 1:
        return parts[0]
    return _("{first} and {second}", first=", ".join(parts[:-1]), second=parts[-1])


def day_called(_: Words, day: int) -> str:
    """Name a day of the week."""
    names = (
        _("Monday"),
        _("Tuesday"),
        _("Wednesday"),
        _("Thursday"),
        _("Friday"),
        _("Saturday"),
        _("Sunday"),
    )
    return names[day]


def _run_called(_: Words, run: Sequence[int]) -> list[str]:
    if len(run) < _A_RUN:
        return [day_called(_, day) for day in run]
    return [_("{first} to {last}", first=day_called(_, run[0]), last=day_called(_, run[-1]))]


def _runs(days: Iterable[int]) -> Iterator[list[int]]:
    run: list[int] = []
    for day in days:
        if run and day != run[-1] + 1:
            yield run
            run = []
        run.append(day)
    if run:
        yield run


def pattern_called(_: Words, pattern: Pattern) -> str:
    """Name a way of working."""
    return {
        Pattern.SPLIT_DAY: _("Split day"),
        Pattern.MORNINGS: _("Mornings"),
        Pattern.TEA_AND_BED: _("Tea and bed"),
        Pattern.NIGHTS: _("Nights"),
        Pattern.LIVE_IN: _("Live-in"),
        Pattern.WEEKLY_ROTA: _("Weekly rota"),
        Pattern.OWN: _("My own times"),
        Pattern.ANY_DAY: _("No shifts"),
    }[pattern]


def pattern_on_button(_: Words, pattern: Pattern) -> str:
    """Name a way of working on a button, in both languages while one of them is unchecked."""
    return _.both(pattern_called, pattern)


def daily(windows: tuple[Window, ...]) -> str:
    """Say the time of day at which notes come, if it is the same on every day: "13:30–15:30"; else nothing."""
    spans = {(one.starts, one.ends) for one in windows}
    if len(spans) != 1:
        return ""
    starts, ends = spans.pop()
    return f"{clock(starts)}–{clock(ends)}"
