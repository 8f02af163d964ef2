"""How ways of working, and the times they leave, are called on every screen."""

from bot.domain.hours import Pattern, Window
from bot.domain.times import clock
from bot.text import Words


def named(_: Words, pattern: Pattern) -> str:
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


def on_button(_: Words, pattern: Pattern) -> str:
    """Name a way of working on a button, in both languages while one of them is unchecked."""
    return _.both(named, pattern)


def daily(windows: tuple[Window, ...]) -> str:
    """Say the time of day at which notes come, if it is the same on every day: "13:30–15:30"; else nothing."""
    spans = {(one.starts, one.ends) for one in windows}
    if len(spans) != 1:
        return ""
    starts, ends = spans.pop()
    return f"{clock(starts)}–{clock(ends)}"
