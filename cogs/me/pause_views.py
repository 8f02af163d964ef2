"""What the screens about a pause lead to."""

from collections.abc import Mapping
from functools import partial

from bot.domain.times import day_of, next_day_called, read_day, read_month
from bot.domain.times.day_and_month import read_date
from bot.services import preferences
from cogs.kit.ask import Ask, Handler, Reply, open_form, show
from cogs.kit.forms import FormIn
from cogs.me import pause_cards as cards
from cogs.me.changing import changed


async def pause(ask: Ask) -> Reply:
    """Show whether there is a pause."""
    return show(cards.pause, await ask.run(preferences.preferences_of, ask.actor, now=ask.now), ask.now)


async def pause_for(ask: Ask, days: int) -> Reply:
    """Hear nothing for some days."""
    return show(cards.pause, await changed(ask, preferences.pause_for, days, now=ask.now), ask.now)


async def choose_day(ask: Ask) -> Reply:
    """Ask until when."""
    return show(cards.until, await ask.run(preferences.preferences_of, ask.actor, now=ask.now), ask.now)


async def pause_until(ask: Ask) -> Reply:
    """Hear nothing until a day that was chosen."""
    chosen = await changed(ask, preferences.pause_until, read_date(ask.values[0]), now=ask.now)
    return show(cards.pause, chosen, ask.now)


async def write_date(ask: Ask) -> Reply:
    """Let a date be written."""
    await ask.run(preferences.preferences_of, ask.actor, now=ask.now)
    return open_form(cards.date_form)


async def take_date(ask: Ask) -> Reply:
    """Hear nothing until a day that was written."""
    zone = (await ask.run(preferences.preferences_of, ask.actor, now=ask.now)).hours.zone
    day, month = read_day(ask.typed.get("day", "")), read_month(ask.typed.get("month", ""))
    until = next_day_called(day, month, today=day_of(ask.now, zone=zone))
    return show(cards.pause, await changed(ask, preferences.pause_until, until, now=ask.now), ask.now)


async def end_pause(ask: Ask) -> Reply:
    """Be reached again."""
    return show(cards.ended, await changed(ask, preferences.end_pause, now=ask.now))


PRESSES: Mapping[str, Handler] = {
    "my-pause": pause,
    "pause-day": partial(pause_for, days=1),
    "pause-week": partial(pause_for, days=7),
    "pause-until": choose_day,
    "pause-date": pause_until,
    "pause-write": write_date,
    "pause-end": end_pause,
}
FORMS: Mapping[str, tuple[Handler, FormIn]] = {"pause-date": (take_date, cards.date_form)}
