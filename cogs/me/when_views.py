"""What the screens about when lead to."""

from collections.abc import Mapping
from functools import partial

from bot.domain.digest import suits
from bot.domain.hours import Pattern
from bot.domain.preferences import Preferences
from bot.services import preferences
from cogs.kit.ask import Ask, Handler, Reply, show
from cogs.me import when_cards as cards
from cogs.me.changing import changed
from cogs.me.values import one_of, united, unpacked


async def when(ask: Ask) -> Reply:
    """Show when this person may be reached."""
    return show(cards.when, await ask.run(preferences.preferences_of, ask.actor, now=ask.now))


async def choose_pattern(ask: Ask) -> Reply:
    """Be reached as a way of working allows."""
    return show(cards.when, await changed(ask, preferences.choose_pattern, one_of(Pattern, ask.values[0]), now=ask.now))


async def turn_reminders(ask: Ask, *, on: bool) -> Reply:
    """Be reminded, or not."""
    return show(cards.when, await ask.run(preferences.turn_reminders, ask.actor, on=on, now=ask.now))


async def digest(ask: Ask) -> Reply:
    """Show what the week in short is."""
    return _digest(ask, await ask.run(preferences.preferences_of, ask.actor, now=ask.now))


async def turn_digest(ask: Ask, *, on: bool) -> Reply:
    """Hear once a week what was decided and what is open, or not."""
    return _digest(ask, await ask.run(preferences.turn_digest, ask.actor, on=on, now=ask.now))


def _digest(ask: Ask, chosen: Preferences) -> Reply:
    return show(cards.digest, chosen, suits=suits(chosen.hours, now=ask.now))


async def own(ask: Ask) -> Reply:
    """Show somebody's own times."""
    return show(cards.own, (await ask.run(preferences.preferences_of, ask.actor, now=ask.now)).hours)


async def own_days(ask: Ask) -> Reply:
    """Take the days of a new time, and ask when it begins."""
    await ask.run(preferences.preferences_of, ask.actor, now=ask.now)
    return show(cards.own_from, united(ask.values))


async def own_from(ask: Ask) -> Reply:
    """Take when a new time begins, and ask when it ends."""
    await ask.run(preferences.preferences_of, ask.actor, now=ask.now)
    days, (starts,) = unpacked(ask.values[0], 1)
    return show(cards.own_until, days, starts)


async def own_until(ask: Ask) -> Reply:
    """Be reached at a new time as well."""
    days, (starts, ends) = unpacked(ask.values[0], 2)
    chosen = await changed(ask, preferences.add_window, days, starts=starts, ends=ends, now=ask.now)
    return show(cards.own, chosen.hours)


async def own_remove(ask: Ask) -> Reply:
    """Be reached at a time no more."""
    days, (starts, ends) = unpacked(ask.values[0], 2)
    chosen = await changed(ask, preferences.remove_window, days, starts=starts, ends=ends, now=ask.now)
    return show(cards.own, chosen.hours)


async def quiet(ask: Ask) -> Reply:
    """Show which hours are quiet."""
    return show(cards.quiet, (await ask.run(preferences.preferences_of, ask.actor, now=ask.now)).hours)


async def quiet_from(ask: Ask) -> Reply:
    """Take when it becomes quiet, and ask until when."""
    await ask.run(preferences.preferences_of, ask.actor, now=ask.now)
    return show(cards.quiet_until, unpacked(f".{ask.values[0]}", 1)[1][0])


async def quiet_until(ask: Ask) -> Reply:
    """Keep other hours quiet."""
    _, (quiet_from, quiet_until) = unpacked(ask.values[0], 2)
    chosen = await changed(
        ask, preferences.choose_quiet_hours, quiet_from=quiet_from, quiet_until=quiet_until, now=ask.now
    )
    return show(cards.when, chosen)


async def rest(ask: Ask) -> Reply:
    """Show which days are off."""
    return show(cards.rest, (await ask.run(preferences.preferences_of, ask.actor, now=ask.now)).hours)


async def choose_rest(ask: Ask) -> Reply:
    """Have other days off."""
    chosen = await changed(ask, preferences.choose_rest_days, united(ask.values), now=ask.now)
    return show(cards.rest, chosen.hours)


PRESSES: Mapping[str, Handler] = {
    "my-when": when,
    "my-pattern": choose_pattern,
    "reminders-on": partial(turn_reminders, on=True),
    "reminders-off": partial(turn_reminders, on=False),
    "my-digest": digest,
    "digest-on": partial(turn_digest, on=True),
    "digest-off": partial(turn_digest, on=False),
    "my-own": own,
    "own-days": own_days,
    "own-from": own_from,
    "own-from-noon": own_from,
    "own-until": own_until,
    "own-remove": own_remove,
    "my-quiet": quiet,
    "quiet-from": quiet_from,
    "quiet-from-noon": quiet_from,
    "quiet-until": quiet_until,
    "my-rest": rest,
    "rest-days": choose_rest,
}
