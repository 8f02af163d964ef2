"""What the screens about a pause lead to."""

from collections.abc import Mapping
from functools import partial

from bot.domain.times import day_of, next_day_called, read_day, read_month
from bot.domain.times.day_and_month import read_date
from bot.services import preferences
from cogs.kit.forms import FormIn
from cogs.kit.press import Handler, Press, Reply, open_form, show
from cogs.me import cards
from cogs.me.values import changed


async def pause(press: Press) -> Reply:
    """Show whether there is a pause."""
    return show(cards.pause, await press.run(preferences.preferences_of, press.actor, now=press.now), press.now)


async def pause_for(press: Press, days: int) -> Reply:
    """Hear nothing for some days."""
    return show(cards.pause, await changed(press, preferences.pause_for, days, now=press.now), press.now)


async def choose_day(press: Press) -> Reply:
    """Ask until when."""
    return show(cards.until, await press.run(preferences.preferences_of, press.actor, now=press.now), press.now)


async def pause_until(press: Press) -> Reply:
    """Hear nothing until a day that was chosen."""
    chosen = await changed(press, preferences.pause_until, read_date(press.values[0]), now=press.now)
    return show(cards.pause, chosen, press.now)


async def write_date(press: Press) -> Reply:
    """Let a date be written."""
    await press.run(preferences.preferences_of, press.actor, now=press.now)
    return open_form(cards.date_form)


async def take_date(press: Press) -> Reply:
    """Hear nothing until a day that was written."""
    zone = (await press.run(preferences.preferences_of, press.actor, now=press.now)).hours.zone
    day, month = read_day(press.typed.get("day", "")), read_month(press.typed.get("month", ""))
    until = next_day_called(day, month, today=day_of(press.now, zone=zone))
    return show(cards.pause, await changed(press, preferences.pause_until, until, now=press.now), press.now)


async def end_pause(press: Press) -> Reply:
    """Be reached again."""
    return show(cards.ended, await changed(press, preferences.end_pause, now=press.now))


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
