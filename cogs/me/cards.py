"""The first screen of My settings, where notes wait, the language, a pause."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.domain.preferences import Mine, Preferences, Where
from bot.domain.times import day_of
from bot.text import Words
from cogs.kit import people, week, when
from cogs.kit.cards import Button, Card, Choice, Menu, Tone, moment
from cogs.kit.forms import Field, Form
from cogs.kit.letters import NEUTRAL
from cogs.kit.verbs import (
    CALL_ME,
    CATCH_UP,
    COMING,
    JOIN,
    MY_DATA,
    MY_RECORD,
    MY_SETTINGS,
    MY_WORDS,
    PAUSE_WEEK,
    SAID_YES,
    TEST_NOTE,
    WORRIED,
    Verb,
)
from cogs.me import verbs

AS_THE_SERVER = "server"


def settings(_: Words, mine: Mine, offered: Sequence[str], now: datetime) -> Card:
    """Show a person what is theirs to choose, and what it means just now."""
    if mine.partner is None or mine.preferences is None:
        return _not_joined(_, mine, offered)
    first = (
        Button(verbs.MY_WHEN, _.label("When")),
        Button(verbs.MY_WHERE, _.label("Where")),
        Button(verbs.MY_TONGUE, _.label("Language")),
        Button(verbs.MY_PAUSE, _.label("Pause")),
        Button(verbs.MY_MORE, _.label("More")),
    )
    paused = is_paused(mine.preferences, now)
    one_tap = (
        Button(verbs.PAUSE_END, _.label("End the pause"))
        if paused
        else Button(PAUSE_WEEK, _.label("Pause for a week now"))
    )
    here = "" if _.easy else _("You are here as: **{group}**.", group=people.one(_, mine.partner.role_group)) + "\n\n"
    return Card(
        title=_("My settings"),
        body=here + (paused_until(_, mine.preferences) if paused else week.may_hear(_, mine.preferences.hours)),
        small=_("Only you can see this."),
        rows=(
            first,
            (
                Button(CATCH_UP, _.label("Catch up")),
                Button(COMING, _.label("What is coming")),
                Button(SAID_YES, _.label("What I said yes to")),
                Button(MY_WORDS, _.label("My words")),
                Button(MY_RECORD, _.label("My record")),
            ),
            (one_tap, Button(TEST_NOTE, _.label("Send me a test note"))),
            _someone_to_talk_to(_),
        ),
    )


def _not_joined(_: Words, mine: Mine, offered: Sequence[str]) -> Card:
    return Card(
        title=_("My settings"),
        body=_("You have not joined yet. You can still choose a language."),
        small=_("Only you can see this."),
        rows=(
            _languages(_, mine.language, offered),
            (
                Button(JOIN, _.label("Join"), tone=Tone.MAIN),
                Button(MY_WORDS, _.label("My words")),
                Button(MY_RECORD, _.label("My record")),
                Button(MY_DATA, _.label("My data")),
            ),
            _someone_to_talk_to(_),
        ),
    )


def _someone_to_talk_to(_: Words) -> tuple[Button, ...]:
    return Button(WORRIED, _.label("I'm worried about someone")), Button(CALL_ME, _.label("Please call me"))


def is_paused(chosen: Preferences, now: datetime) -> bool:
    """Tell whether this person hears nothing just now."""
    return chosen.paused_until is not None and chosen.paused_until > now


def paused_until(_: Words, chosen: Preferences) -> str:
    """Say how long a pause lasts; for somebody who has one."""
    until = moment(chosen.paused_until) if chosen.paused_until else ""
    return _(
        "You hear nothing from us until {moment}. "
        "If you asked for the safeguarding lead, what you hear of that still comes.",
        moment=until,
    )


def language(_: Words, mine: Mine, offered: Sequence[str], spoken: str) -> Card:
    """Let a person choose the language they are spoken to in; `spoken` is the one they hear now."""
    return Card(
        title=_("Language"),
        body=_("We speak to you in this language: **{language}**.", language=people.language_called(spoken)),
        small=_("Only you can see this."),
        rows=(_languages(_, mine.language, offered), (back(_, MY_SETTINGS),)),
    )


def where(_: Words, chosen: Preferences) -> Card:
    """Say where notes wait, and offer the other place."""
    if chosen.where is Where.PANEL:
        body = _("Notes wait for you in the server. You see them when you next press a button there.")
        other = Button(verbs.WHERE_DM, _.label("Send them as private messages"))
    else:
        neutral = _(NEUTRAL)
        body = _("Notes come to you as private messages. A locked phone shows only: “{neutral}”.", neutral=neutral)
        other = Button(verbs.WHERE_PANEL, _.label("Let them wait in the server"))
    return Card(
        title=_("Where notes wait"), body=body, small=_("Only you can see this."), rows=((other, back(_, MY_SETTINGS)),)
    )


def back(_: Words, verb: Verb) -> Button:
    """Lead one screen back."""
    return Button(verb, _.label("Back"))


def _languages(_: Words, chosen: str | None, offered: Sequence[str]) -> Menu:
    as_the_server = Choice(AS_THE_SERVER, _.label("As the server does"), chosen=chosen not in offered)
    return Menu(verbs.MY_LANGUAGE, "-", _.label("Language"), (*people.language_choices(offered, chosen), as_the_server))


def pause(_: Words, chosen: Preferences, now: datetime) -> Card:
    """Say whether there is a pause, and offer one, another or none."""
    lengths = (
        Button(verbs.PAUSE_DAY, _.label("For a day")),
        Button(PAUSE_WEEK, _.label("For a week")),
        Button(verbs.PAUSE_UNTIL, _.label("Until a date")),
    )
    if is_paused(chosen, now):
        return Card(
            title=_("You have paused"),
            body=paused_until(_, chosen) + " " + _("Nobody else can tell."),
            small=_("What comes meanwhile waits, or is dropped when it would be too late."),
            rows=((Button(verbs.PAUSE_END, _.label("End the pause"), tone=Tone.MAIN), *lengths, back(_, MY_SETTINGS)),),
        )
    return Card(
        title=_("Pause"),
        body=_("Hear nothing from us for a while. Nobody else can tell."),
        small=_("What comes meanwhile waits, or is dropped when it would be too late."),
        rows=((*lengths, back(_, MY_SETTINGS)),),
    )


def ended(_: Words, chosen: Preferences) -> Card:
    """Say that the pause is over, and what holds now."""
    return Card(
        title=_("Your pause is over"),
        body=week.may_hear(_, chosen.hours),
        small=_("Only you can see this."),
        rows=((back(_, MY_SETTINGS),),),
    )


def until(_: Words, chosen: Preferences, now: datetime) -> Card:
    """Ask for the day on which a pause ends."""
    today = day_of(now, zone=chosen.hours.zone)
    return Card(
        title=_("Pause until which day?"),
        body=_("On that day you may hear from us again."),
        rows=(
            when.days(_, today + timedelta(days=1), verb=verbs.PAUSE_DATE),
            (Button(verbs.PAUSE_WRITE, _.label("Write a date")), back(_, verbs.MY_PAUSE)),
        ),
    )


def date_form(_: Words) -> Form:
    """Take a day and a month."""
    return Form(
        verbs.PAUSE_DATE,
        _("Pause until"),
        (
            Field("day", _("Day"), _("A number, such as 7"), most=10, guarded=False),
            Field("month", _("Month"), _("A number or a name, such as 12 or December"), most=20, guarded=False),
        ),
    )
