"""What the first screen leads to: where notes wait, the language, a pause; and what its menus send, read with care."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Concatenate, Final, ParamSpec

from bot.domain.hours import WEEK
from bot.domain.people import Actor
from bot.domain.preferences import Preferences, Where
from bot.domain.refusals import Invalid
from bot.domain.times import day_of, next_day_called, read_day, read_month
from bot.domain.times.day_and_month import read_date
from bot.services import Transaction, partners, preferences
from cogs.kit.forms import FormIn
from cogs.kit.press import Handler, Press, Reply, open_form, show
from cogs.kit.verbs import MY_SETTINGS, PAUSE_WEEK, Verb
from cogs.me import cards, verbs


async def my_settings(press: Press) -> Reply:
    """Show a person their own settings."""
    mine = await press.run(preferences.settings_of, press.actor, now=press.now)
    return show(cards.settings, mine, press.bot.texts.languages, press.now)


async def my_language(press: Press) -> Reply:
    """Show which language a person is spoken to in, and the others."""
    mine = await press.run(preferences.settings_of, press.actor, now=press.now)
    return show(cards.language, mine, press.bot.texts.languages, (await press.words()).language)


async def choose_language(press: Press) -> Reply:
    """Speak to this person in another language."""
    chosen = press.value
    if chosen not in (cards.AS_THE_SERVER, *press.bot.texts.languages):
        raise Invalid("That language is not one we know.")
    language = None if chosen == cards.AS_THE_SERVER else chosen
    await press.run(partners.choose_language, press.actor, language, now=press.now)
    press.forget_language()
    return await my_settings(press)


async def where(press: Press) -> Reply:
    """Show where notes wait."""
    return show(cards.where, await press.run(preferences.preferences_of, press.actor, now=press.now))


async def choose_where(press: Press, place: Where) -> Reply:
    """Have notes wait in another place."""
    return show(cards.where, await changed(press, preferences.choose_where, place, now=press.now))


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
    chosen = await changed(press, preferences.pause_until, read_date(press.value), now=press.now)
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


_SEPARATOR: Final = "."


def packed(days: Iterable[int], *minutes: int) -> str:
    """Return days of the week and minutes after midnight as one value, such as "01234.810"."""
    return _SEPARATOR.join(("".join(map(str, sorted(set(days)))), *map(str, minutes)))


def unpacked(value: str, parts: int) -> tuple[frozenset[int], tuple[int, ...]]:
    """Read days and this many minutes; refuse what no menu of ours sends."""
    days, *minutes = value.split(_SEPARATOR)
    figures = (*days, *minutes)
    if len(minutes) != parts or not all(one.isascii() and one.isdecimal() and len(one) <= 4 for one in figures):
        raise _no_time()
    return _week(map(int, days)), tuple(map(int, minutes))


def united(values: Iterable[str]) -> frozenset[int]:
    """Return all the days that these values name."""
    return frozenset[int]().union(*(unpacked(value, 0)[0] for value in values))


def _week(days: Iterable[int]) -> frozenset[int]:
    chosen = frozenset(days)
    if not chosen <= set(WEEK):
        raise _no_time()
    return chosen


def _no_time() -> Invalid:
    return Invalid("That is no time of the week. Please choose the days again.")


P = ParamSpec("P")


async def changed(
    press: Press, service: Callable[Concatenate[Transaction, Actor, P], Preferences], *args: P.args, **kwargs: P.kwargs
) -> Preferences:
    """Ask a service that changes it, and have what waits for this person looked at now."""
    chosen = await press.run(service, press.actor, *args, **kwargs)
    press.bot.wake()
    return chosen


PRESSES: Mapping[Verb, Handler] = {
    MY_SETTINGS: my_settings,
    verbs.MY_TONGUE: my_language,
    verbs.MY_LANGUAGE: choose_language,
    verbs.MY_WHERE: where,
    verbs.WHERE_DM: partial(choose_where, place=Where.PRIVATE_MESSAGE),
    verbs.WHERE_PANEL: partial(choose_where, place=Where.PANEL),
    verbs.MY_PAUSE: pause,
    verbs.PAUSE_DAY: partial(pause_for, days=1),
    PAUSE_WEEK: partial(pause_for, days=7),
    verbs.PAUSE_UNTIL: choose_day,
    verbs.PAUSE_DATE: pause_until,
    verbs.PAUSE_WRITE: write_date,
    verbs.PAUSE_END: end_pause,
}


FORMS: Mapping[Verb, tuple[Handler, FormIn]] = {
    verbs.PAUSE_DATE: (take_date, cards.date_form),
}
