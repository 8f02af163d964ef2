"""The screens on which people say when they may be reached, each with what it now means."""

from collections.abc import Callable, Iterable
from typing import Final

from bot.domain.hours import DAY, WEEK, Hours, Pattern, hours_for
from bot.domain.preferences import Preferences
from bot.domain.times import clock
from bot.text import Words
from cogs.kit import week
from cogs.kit.cards import Button, Card, Choice, Menu, Tone
from cogs.kit.verbs import DIGEST_OFF, MY_SETTINGS, Verb
from cogs.me import verbs
from cogs.me.cards import back
from cogs.me.views import packed

NOON: Final = DAY // 2
_STEP: Final = 30  # minutes
_LONGEST: Final = 12 * 60  # of one time; half hours up to here just fit into a menu
_SHORTCUTS: Final = (WEEK, WEEK[:5], WEEK[5:])
_HOUR: Final = 60


def when(_: Words, chosen: Preferences) -> Card:
    """Say when somebody may be reached, and lead to what changes it."""
    hours = chosen.hours
    reminders = (
        Button(verbs.REMINDERS_OFF, _.label("Turn reminders off"))
        if chosen.reminders
        else Button(verbs.REMINDERS_ON, _.label("Turn reminders on"))
    )
    return Card(
        title=_("When you may hear from us"),
        body=week.may_hear(_, hours) + ("" if _.easy else f"\n\n{_limits(_, hours)}"),
        small=_("Reminders are on.") if chosen.reminders else _("Reminders are off."),
        rows=(
            _patterns(_, hours),
            (
                Button(verbs.MY_OWN, _.label("My own times")),
                Button(verbs.MY_QUIET, _.label("Quiet hours")),
                Button(verbs.MY_REST, _.label("Days off")),
            ),
            (reminders, Button(verbs.MY_DIGEST, _.label("The week in short")), back(_, MY_SETTINGS)),
        ),
    )


def digest(_: Words, chosen: Preferences, *, suits: bool) -> Card:
    """Say what the week in short is, and let somebody turn it on or off; `suits` tells whether it could reach them."""
    turn = (
        Button(DIGEST_OFF, _.label("Turn it off"))
        if chosen.digest
        else Button(verbs.DIGEST_ON, _.label("Turn it on"), tone=Tone.MAIN)
    )
    lines = [_("On a Friday or a weekend: what was decided, what is open, and what your words changed.")]
    if not suits:
        lines.append(_("You have no times on those days, so it would not reach you."))
    return Card(
        title=_("The week in short"),
        body="\n\n".join(lines),
        small=(_("It is on.") if chosen.digest else _("It is off.")) + " " + _("It counts as one of your notes."),
        rows=((turn, back(_, verbs.MY_WHEN)),),
    )


def own(_: Words, hours: Hours) -> Card:
    """Show somebody's times, to add one or take one away."""
    days = (_days_choice(_, some) for some in (*_SHORTCUTS, *((day,) for day in WEEK)))
    kept = (
        Choice(packed(some, starts, ends), _.both(week.times_of, some, starts, ends))
        for some, starts, ends in week.grouped(hours.windows)
    )
    return Card(
        title=_("My own times"),
        body=week.may_hear(_, hours),
        small=_("Choose days to add a time. Nothing comes in quiet hours or on days off."),
        rows=(
            Menu(verbs.OWN_DAYS, "-", _.label("Add a time on…"), tuple(days), most=len(_SHORTCUTS) + len(WEEK)),
            Menu(verbs.OWN_REMOVE, "-", _.label("Take a time away"), tuple(kept)),
            (back(_, verbs.MY_WHEN),),
        ),
    )


def own_from(_: Words, days: Iterable[int]) -> Card:
    """Ask when a time begins."""
    days = frozenset(days)
    return Card(
        title=_("From when?"),
        body=_("On these days: **{days}**.", days=week.days_called(_, days)),
        rows=(*_half_days(_, verbs.OWN_FROM, lambda minute: packed(days, minute)), (back(_, verbs.MY_OWN),)),
    )


def own_until(_: Words, days: Iterable[int], starts: int) -> Card:
    """Ask when a time ends."""
    days = frozenset(days)
    ends = range(starts + _STEP, starts + _LONGEST + _STEP, _STEP)
    return Card(
        title=_("Until when?"),
        body=_("**{days}**, from **{start}**.", days=week.days_called(_, days), start=clock(starts)),
        rows=(
            Menu(
                verbs.OWN_UNTIL, "-", _.label("Until"), tuple(_minute(one, packed(days, starts, one)) for one in ends)
            ),
            (back(_, verbs.MY_OWN),),
        ),
    )


def quiet(_: Words, hours: Hours) -> Card:
    """Say which hours are quiet, and ask when they begin."""
    return Card(
        title=_("Quiet hours"),
        body=_limits(_, hours),
        small=_("To change it, choose when it becomes quiet."),
        rows=(*_half_days(_, verbs.QUIET_FROM, str), (back(_, verbs.MY_WHEN),)),
    )


def quiet_until(_: Words, starts: int) -> Card:
    """Ask when quiet hours end."""
    ends = range(starts + _HOUR, starts + DAY, _HOUR)
    choices = tuple(_minute(one, packed((), starts, one % DAY)) for one in ends)
    return Card(
        title=_("Quiet until when?"),
        body=_("Quiet from **{start}**.", start=clock(starts)),
        rows=(Menu(verbs.QUIET_UNTIL, "-", _.label("Until"), choices), (back(_, verbs.MY_QUIET),)),
    )


def rest(_: Words, hours: Hours) -> Card:
    """Show which days are off, and let somebody choose others."""
    choices = tuple(Choice(packed((day,)), _.both(week.day_called, day), chosen=day in hours.rest_days) for day in WEEK)
    return Card(
        title=_("Days off"),
        body=f"{_days_off(_, hours)}\n\n{week.may_hear(_, hours)}",
        small=_("Choose all the days you want off, or none."),
        rows=(
            Menu(verbs.REST_DAYS, "-", _.label("Days off"), choices, least=0, most=len(WEEK)),
            (back(_, verbs.MY_WHEN),),
        ),
    )


def _patterns(_: Words, hours: Hours) -> Menu:
    """Offer the ways of working under a line that says so: a chosen one would stand in its place, unexplained."""
    choices = tuple(
        Choice(one.value, ("✓ " if one is hours.pattern else "") + week.pattern_on_button(_, one), _span(_, one))
        for one in Pattern
        if one is not Pattern.OWN
    )
    return Menu(verbs.MY_PATTERN, "-", _.label("Change how I work"), choices)


def _span(_: Words, pattern: Pattern) -> str:
    """Say when notes come with this way of working: the same on every day."""
    first = hours_for(pattern, "UTC").windows[0]
    return week.span(_, first.starts, first.ends)


def _limits(_: Words, hours: Hours) -> str:
    quiet_from, quiet_until = clock(hours.quiet_from), clock(hours.quiet_until)
    said = _("It is quiet from {start} to {end}.", start=quiet_from, end=quiet_until)
    return f"{said} {_days_off(_, hours)}" if hours.rest_days else said


def _days_off(_: Words, hours: Hours) -> str:
    if not hours.rest_days:
        return _("You have no days off.")
    return _("You have these days off: {days}.", days=week.days_called(_, hours.rest_days))


def _days_choice(_: Words, days: tuple[int, ...]) -> Choice:
    label = _.both(week.days_called, days)
    return Choice(packed(days), label[:1].upper() + label[1:])


def _half_days(_: Words, verb: Verb, value: Callable[[int], str]) -> tuple[Menu, Menu]:
    """Return two menus of half hours, because one would be too long: before noon, and from then on."""
    before, after = (
        tuple(_minute(one, value(one)) for one in range(first, first + NOON, _STEP)) for first in (0, NOON)
    )
    return (
        Menu(verb, "-", _.label("Before noon"), before),
        Menu(Verb(f"{verb}-noon"), "-", _.label("From noon on"), after),
    )


def _minute(minute: int, value: str) -> Choice:
    return Choice(value, clock(minute))
