"""What the screens about when lead to."""

from collections.abc import Mapping
from functools import partial

from bot.domain.digest import suits
from bot.domain.hours import Pattern
from bot.domain.preferences import Preferences
from bot.services import preferences
from cogs.kit.press import Handler, Press, Reply, not_a_choice, show
from cogs.kit.verbs import DIGEST_OFF, Verb
from cogs.me import verbs
from cogs.me import when_cards as cards
from cogs.me.views import changed, united, unpacked


async def when(press: Press) -> Reply:
    """Show when this person may be reached."""
    return show(cards.when, await press.run(preferences.preferences_of, press.actor, now=press.now))


async def choose_pattern(press: Press) -> Reply:
    """Be reached as a way of working allows."""
    return show(cards.when, await changed(press, preferences.choose_pattern, press.one_of(Pattern), now=press.now))


async def turn_reminders(press: Press, *, on: bool) -> Reply:
    """Be reminded, or not."""
    return show(cards.when, await press.run(preferences.turn_reminders, press.actor, on=on, now=press.now))


async def digest(press: Press) -> Reply:
    """Show what the week in short is."""
    return _digest(press, await press.run(preferences.preferences_of, press.actor, now=press.now))


async def turn_digest(press: Press, *, on: bool) -> Reply:
    """Hear once a week what was decided and what is open, or not."""
    return _digest(press, await press.run(preferences.turn_digest, press.actor, on=on, now=press.now))


def _digest(press: Press, chosen: Preferences) -> Reply:
    return show(cards.digest, chosen, suits=suits(chosen.hours, now=press.now))


async def own(press: Press) -> Reply:
    """Show somebody's own times."""
    return show(cards.own, (await press.run(preferences.preferences_of, press.actor, now=press.now)).hours)


async def own_days(press: Press) -> Reply:
    """Take the days of a new time, and ask when it begins."""
    await press.run(preferences.preferences_of, press.actor, now=press.now)
    return show(cards.own_from, _some(united(press.values)))


async def own_from(press: Press) -> Reply:
    """Take when a new time begins, and ask when it ends."""
    await press.run(preferences.preferences_of, press.actor, now=press.now)
    days, (starts,) = unpacked(press.value, 1)
    return show(cards.own_until, _some(days), starts)


def _some(days: frozenset[int]) -> frozenset[int]:
    if not days:
        raise not_a_choice()
    return days


async def own_until(press: Press) -> Reply:
    """Be reached at a new time as well."""
    days, (starts, ends) = unpacked(press.value, 2)
    chosen = await changed(press, preferences.add_window, days, starts=starts, ends=ends, now=press.now)
    return show(cards.own, chosen.hours)


async def own_remove(press: Press) -> Reply:
    """Be reached at a time no more."""
    days, (starts, ends) = unpacked(press.value, 2)
    chosen = await changed(press, preferences.remove_window, days, starts=starts, ends=ends, now=press.now)
    return show(cards.own, chosen.hours)


async def quiet(press: Press) -> Reply:
    """Show which hours are quiet."""
    return show(cards.quiet, (await press.run(preferences.preferences_of, press.actor, now=press.now)).hours)


async def quiet_from(press: Press) -> Reply:
    """Take when it becomes quiet, and ask until when."""
    await press.run(preferences.preferences_of, press.actor, now=press.now)
    return show(cards.quiet_until, unpacked(f".{press.value}", 1)[1][0])


async def quiet_until(press: Press) -> Reply:
    """Keep other hours quiet."""
    _, (quiet_from, quiet_until) = unpacked(press.value, 2)
    chosen = await changed(
        press, preferences.choose_quiet_hours, quiet_from=quiet_from, quiet_until=quiet_until, now=press.now
    )
    return show(cards.when, chosen)


async def rest(press: Press) -> Reply:
    """Show which days are off."""
    return show(cards.rest, (await press.run(preferences.preferences_of, press.actor, now=press.now)).hours)


async def choose_rest(press: Press) -> Reply:
    """Have other days off."""
    chosen = await changed(press, preferences.choose_rest_days, united(press.values), now=press.now)
    return show(cards.rest, chosen.hours)


PRESSES: Mapping[Verb, Handler] = {
    verbs.MY_WHEN: when,
    verbs.MY_PATTERN: choose_pattern,
    verbs.REMINDERS_ON: partial(turn_reminders, on=True),
    verbs.REMINDERS_OFF: partial(turn_reminders, on=False),
    verbs.MY_DIGEST: digest,
    verbs.DIGEST_ON: partial(turn_digest, on=True),
    DIGEST_OFF: partial(turn_digest, on=False),
    verbs.MY_OWN: own,
    verbs.OWN_DAYS: own_days,
    verbs.OWN_FROM: own_from,
    verbs.OWN_FROM_NOON: own_from,
    verbs.OWN_UNTIL: own_until,
    verbs.OWN_REMOVE: own_remove,
    verbs.MY_QUIET: quiet,
    verbs.QUIET_FROM: quiet_from,
    verbs.QUIET_FROM_NOON: quiet_from,
    verbs.QUIET_UNTIL: quiet_until,
    verbs.MY_REST: rest,
    verbs.REST_DAYS: choose_rest,
}
