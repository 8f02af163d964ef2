"""Remind me: the choices, a day and a time from menus, which of several times was meant; moments and rules in full."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.hours import DAY
from bot.domain.offers import Offer, Offered
from bot.domain.reminders import Matter, ReminderKind, ReminderState
from bot.domain.times import LAST, Cycle, Either, Every, Found, Rule, clock, day_of
from bot.services.reminders.choosing import Asked, Unclear
from bot.text import Words
from cogs.kit import week
from cogs.kit import when as times
from cogs.kit.cards import NO_REFERENCE, Button, Card, Choice, Menu
from cogs.kit.clean import as_heading, shown
from cogs.kit.forms import Field, Form
from cogs.kit.nouns import until
from cogs.reminders import verbs
from cogs.reminders.values import minute_value, moment_value, ref_of, rule_value

_NOON: Final = DAY // 2
_STEP: Final = 30


def choices(_: Words, asked: Asked) -> Card:
    """Ask when somebody wants to be reminded."""
    ref, known = ref_of(asked.matter), asked.reminder
    said = [f"{until(_, asked.subject)}."] if asked.subject and asked.subject.closes_at else []
    if known.state is ReminderState.COMING and known.due_at is not None:
        said.append(_("As it stands, it comes {when}.", when=in_full(_, known.due_at, asked.zone, asked.now)))
    menu = Menu(verbs.REMIND_PICK, ref, _.label("Choose when"), tuple(_offer(_, one, asked) for one in asked.offered))
    return Card(
        title=_("When shall we remind you?"),
        wrote=_what(asked),
        body="\n".join(said),
        small=_("Only you can see this."),
        rows=(*((menu,) if menu.choices else ()), _other_ways(_, ref)),
    )


def words_form(_: Words, ref: str = NO_REFERENCE) -> Form:
    """Take a time in words."""
    hint = _("Like this: tomorrow 2pm, or every Friday at 9am. In English, please.")
    field = Field("when", _("When?"), hint, most=100, guarded=False)
    return Form(verbs.REMIND_WORDS, _("When shall we remind you?"), (field,), ref)


def which(_: Words, unclear: Unclear) -> Card:
    """Ask which of the times is meant that the words can be read as."""
    ref = ref_of(unclear.matter)
    return Card(
        title=_("Which time do you mean?"),
        body=_why(_, unclear),
        small=_("Nothing is changed until you choose."),
        rows=(
            Menu(verbs.REMIND_WHICH, ref, _.label("Choose a time"), tuple(_readings(_, unclear))),
            (
                Button(verbs.REMIND_WORDS, _.label("Write it again"), ref),
                Button(verbs.REMIND_DAY, _.label("Choose a day and a time"), ref),
            ),
        ),
    )


def day(_: Words, asked: Asked) -> Card:
    """Ask for the day."""
    ref, today = ref_of(asked.matter), day_of(asked.now, zone=asked.zone)
    return Card(
        title=_("On which day?"),
        wrote=_what(asked),
        small=_("You can make it come again and again afterwards.") if asked.matter.about is ReminderKind.OWN else "",
        rows=(
            times.days(_, today, verb=verbs.REMIND_DATE, ref=ref),
            (
                Button(verbs.REMIND_DATE_WRITE, _.label("Another date"), ref),
                Button(verbs.REMIND_WORDS, _.label("In my own words…"), ref),
            ),
        ),
    )


def date_form(_: Words, ref: str = NO_REFERENCE) -> Form:
    """Take a day and a month."""
    return Form(
        verbs.REMIND_DATE,
        _("On which day?"),
        (
            Field("day", _("Day"), _("A number, such as 7"), most=10, guarded=False),
            Field("month", _("Month"), _("A number or a name, such as 12 or December"), most=20, guarded=False),
        ),
        ref,
    )


def hour(_: Words, matter: Matter, chosen: date) -> Card:
    """Ask for the hour of this day."""
    ref = ref_of(matter)
    before, after = (
        tuple(Choice(minute_value(chosen, one), clock(one)) for one in range(first, first + _NOON, _STEP))
        for first in (0, _NOON)
    )
    return Card(
        title=_("At what time?"),
        body=_("On **{day}**.", day=_.day(chosen)),
        rows=(
            Menu(verbs.REMIND_HOUR, ref, _.label("Before noon"), before),
            Menu(verbs.REMIND_HOUR_NOON, ref, _.label("From noon on"), after),
            (Button(verbs.REMIND_DAY, _.label("Back"), ref),),
        ),
    )


def _what(asked: Asked) -> str:
    words = asked.reminder.words
    return as_heading(asked.subject.title) if asked.subject else f"> {shown(words)}" if words else ""


def _other_ways(_: Words, ref: str) -> tuple[Button, ...]:
    return (
        Button(verbs.REMIND_WORDS, _.label("In my own words…"), ref),
        Button(verbs.REMIND_DAY, _.label("Choose a day and a time"), ref),
    )


def _offer(_: Words, one: Offered, asked: Asked) -> Choice:
    names = {
        Offer.SHIFT: _.label("After my shift"),
        Offer.TONIGHT: _.label("Tonight"),
        Offer.WINDOW: _.label("My next free window"),
        Offer.DAY_BEFORE: _.label("The day before it closes"),
    }
    if asked.subject is not None and asked.subject.is_met:
        names[Offer.DAY_BEFORE] = _.label("The day before it begins")
    value = moment_value(one.moment, before_close=one.offer is Offer.DAY_BEFORE)
    return Choice(value, names[one.offer], _.both(in_full, one.moment, asked.zone, asked.now))


def _why(_: Words, unclear: Unclear) -> str:
    if not isinstance(unclear.asked, Either):
        return times.why(_, unclear.asked)
    if unclear.asked.once:
        return _("That could be once, or again and again. Please choose the one you mean.")
    return _("That could be more than one time. Please choose the one you mean.")


def _readings(_: Words, unclear: Unclear) -> Iterator[Choice]:
    """Offer every reading in full."""
    asked = unclear.asked
    once: tuple[Found, ...] = asked.once if isinstance(asked, Either) else asked.choices
    for found in once:
        label = _.both(in_full, found.starts, unclear.zone, unclear.now)
        hint = times.which_of_two(_, found.starts.astimezone(ZoneInfo(unclear.zone)))
        yield Choice(moment_value(found.starts), label, hint or (_.label("Once") if isinstance(asked, Either) else ""))
    for rule in asked.often if isinstance(asked, Either) else ():
        yield _rule(_, rule)


def _rule(_: Words, rule: Rule) -> Choice:
    return Choice(rule_value(rule), _.both(how_often, rule), _.label("Again and again"))


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
