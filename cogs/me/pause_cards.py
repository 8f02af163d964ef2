"""The screens about a pause: how long, until when, and that nobody else can tell."""

from datetime import datetime, timedelta

from bot.domain.preferences import Preferences
from bot.domain.times import day_of
from bot.text import Words
from cogs.kit import week, when
from cogs.kit.cards import Button, Card, Tone
from cogs.kit.forms import Field, Form
from cogs.me.cards import back, is_paused, paused_until


def pause(_: Words, chosen: Preferences, now: datetime) -> Card:
    """Say whether there is a pause, and offer one, another or none."""
    lengths = (
        Button("pause-day", _.label("For a day")),
        Button("pause-week", _.label("For a week")),
        Button("pause-until", _.label("Until a date")),
    )
    if is_paused(chosen, now):
        return Card(
            title=_("You have paused"),
            body=paused_until(_, chosen) + " " + _("Nobody else can tell."),
            small=_("What comes meanwhile waits, or is dropped when it would be too late."),
            rows=((Button("pause-end", _.label("End the pause"), tone=Tone.MAIN), *lengths, back(_, "me")),),
        )
    return Card(
        title=_("Pause"),
        body=_("Hear nothing from us for a while. Nobody else can tell."),
        small=_("What comes meanwhile waits, or is dropped when it would be too late."),
        rows=((*lengths, back(_, "me")),),
    )


def ended(_: Words, chosen: Preferences) -> Card:
    """Say that the pause is over, and what holds now."""
    return Card(
        title=_("Your pause is over"),
        body=week.may_hear(_, chosen.hours),
        small=_("Only you can see this."),
        rows=((back(_, "me"),),),
    )


def until(_: Words, chosen: Preferences, now: datetime) -> Card:
    """Ask for the day on which a pause ends."""
    today = day_of(now, zone=chosen.hours.zone)
    return Card(
        title=_("Pause until which day?"),
        body=_("On that day you may hear from us again."),
        rows=(
            when.days(_, today + timedelta(days=1), verb="pause-date"),
            (Button("pause-write", _.label("Write a date")), back(_, "my-pause")),
        ),
    )


def date_form(_: Words) -> Form:
    """Take a day and a month."""
    return Form(
        "pause-date",
        _("Pause until"),
        (
            Field("day", _("Day"), _("A number, such as 7"), most=10),
            Field("month", _("Month"), _("A number or a name, such as 12 or December"), most=20),
        ),
    )
