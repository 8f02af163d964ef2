"""Reminders in one's own words: the form, what was understood, and all that is coming."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.reminders import LONGEST_WORDS, Often, Reminder, ReminderKind, can_come_monthly, often_of, was_moved
from bot.domain.subjects import Subject
from bot.domain.times import Found, day_of, on_the_wall, say, say_rule
from bot.services.reminders.reminder_letters import Coming
from bot.text import Words
from cogs.kit import limits
from cogs.kit.cards import NO_REFERENCE, Button, Card, Choice, Menu
from cogs.kit.clean import as_heading, shown
from cogs.kit.forms import Field, Form
from cogs.kit.nouns import Renderers
from cogs.kit.verbs import COMING, MY_SETTINGS, NOT_FOR_ME, REMIND
from cogs.reminders import cards, verbs
from cogs.reminders.values import about_subject, changing

_LISTED: Final = 5
_IN_MENU: Final = limits.SELECT_CHOICES - 1  # and one line that leads on
_SHORT: Final = 60  # letters of each on the list; the whole is one choice away
MORE: Final = "from"


def own_form(_: Words, ref: str = NO_REFERENCE, known: Reminder | None = None) -> Form:
    """Take what somebody wants to be reminded of, and when."""
    hint = _("Like: tomorrow 2pm, every Friday 9am (in English). Or leave it empty and choose from lists.")
    return Form(
        verbs.REMIND_OWN,
        _("Remind me"),
        (
            Field(
                "what",
                _("What about?"),
                _("Only you can read it."),
                value=known.words if known else "",
                most=LONGEST_WORDS,
                guarded=False,
            ),
            Field(
                "when",
                _("When?"),
                hint,
                value=in_words(known) if known else "",
                required=False,
                most=100,
                guarded=False,
            ),
        ),
        ref,
    )


def in_words(known: Reminder) -> str:
    """Write its time in the words that can be typed for it."""
    if known.due_at is None or known.meant is None:
        return ""
    if known.rule is None:
        return say(Found(known.due_at), zone=known.meant.zone)
    cycle = known.rule.cycle
    if cycle.first is not None:
        cycle = replace(cycle, first=day_of(known.due_at, zone=known.rule.zone))
    return say_rule(replace(known.rule, cycle=cycle))


def kept(_: Words, known: Reminder, subject: Subject | None, drawn_by: Renderers, now: datetime) -> Card:
    """Say in full what was understood, and let it be changed; `subject` is what it is about, if anything."""
    ref = changing(known.id)
    own = known.about is ReminderKind.OWN
    buttons = (
        Button(verbs.REMIND_CHANGE, _.label("Change"), ref),
        *((Button(verbs.REMIND_DAY, _.label("Another day or time"), ref),) if own else ()),
        Button(verbs.REMIND_DELETE, _.label("Delete"), ref),
    )
    return Card(
        title=_("We will remind you"),
        wrote=_what(known, subject),
        body="\n".join(_when(_, known, now, drawn_by[subject.kind].follows(_) if subject else "")),
        small=_("Only you can see this."),
        rows=(*((_often(_, known),) if own else ()), buttons),
    )


def deleted(_: Words) -> Card:
    """Say that a reminder will not come."""
    return Card(
        title=_("It is deleted"),
        body=_("This reminder will not come."),
        rows=((Button(COMING, _.label("What is coming")),),),
    )


def planned(_: Words, subject: Subject, one: Coming, drawn_by: Renderers, now: datetime) -> Card:
    """Say when a reminder comes that belongs to what it is about."""
    return replace(
        drawn_by[subject.kind].planned(_, subject),
        body=_("It comes {when}, or at the next time that suits you.", when=cards.in_full(_, one.when, one.zone, now)),
        rows=(
            (
                Button(REMIND, _.label("Another time"), about_subject(subject.id)),
                Button(NOT_FOR_ME, _.label("Not for me"), subject.id),
                Button(COMING, _.label("Back")),
            ),
        ),
    )


def coming(_: Words, every: Sequence[Coming], drawn_by: Renderers, now: datetime, first: int = 0) -> Card:
    """List what is coming to somebody, soonest first, each to look at, change or delete."""
    buttons = (Button(verbs.REMIND_ME, _.label("New reminder")), Button(MY_SETTINGS, _.label("My settings")))
    if not every:
        return Card(
            title=_("Nothing is coming"),
            body=_("You can have yourself reminded of anything, or press “Remind me” on a vote."),
            small=_("Only you can see this."),
            rows=(buttons,),
        )
    some = every[first : first + _IN_MENU]
    lines = [_line(_, one, drawn_by, now) for one in some[:_LISTED]]
    if len(every) > first + len(lines):
        lines.append(_.number("And {n} more.", "And {n} more.", len(every) - first - len(lines)))
    return Card(
        title=_("What is coming"),
        body="\n".join(lines),
        small=_("Only you can see this."),
        rows=(
            Menu(verbs.COMING_ONE, "-", _.label("Look at one, to change it"), _choices(_, every, drawn_by, now, first)),
            buttons,
        ),
    )


def _what(known: Reminder, subject: Subject | None) -> str:
    if subject is not None:
        return as_heading(subject.title)
    return f"> {shown(known.words)}" if known.words else ""


def _when(_: Words, known: Reminder, now: datetime, follows: str) -> list[str]:
    if known.due_at is None or known.meant is None:
        return []
    said = cards.in_full(_, known.due_at, known.meant.zone, now)
    lines = [f"**{said}**"]
    if known.rule is not None:
        lines.append(_("Then {often}.", often=cards.how_often(_, known.rule)))
    if known.before_close and follows:
        lines.append(follows)
    if known.about is ReminderKind.NOTE:
        lines.append(_("You then see the note again."))
    if was_moved(known, known.due_at):
        lines.append(_("The clocks go forward then, and the hour you chose is left out. So it comes a little later."))
    if known.rule is not None and _comes_twice(known.due_at, known.meant.zone):
        lines.append(_("The clocks go back then, and that hour comes twice. It comes the first time."))
    return lines


def _comes_twice(moment: datetime, zone: str) -> bool:
    local = moment.astimezone(ZoneInfo(zone))
    return len(on_the_wall(local.date(), local.hour * 60 + local.minute, zone=zone).moments) > 1


def _often(_: Words, known: Reminder) -> Menu:
    now = often_of(known.rule)
    names = {
        Often.ONCE: _.label("Once"),
        Often.DAY: _.label("Every day"),
        Often.WEEK: _.label("Every week"),
        Often.OTHER_WEEK: _.label("Every other week"),
        Often.MONTH: _.label("Every month"),
    }
    monthly = known.due_at is None or known.meant is None or can_come_monthly(known.due_at, known.meant.zone)
    choices = tuple(  # ticked by hand: a chosen line would stand in the menu's place, unexplained
        Choice(often.value, ("✓ " if often is now else "") + name)
        for often, name in names.items()
        if often is not Often.MONTH or monthly
    )
    return Menu(verbs.REMIND_OFTEN, changing(known.id), _.label("How often?"), choices)


def _line(_: Words, one: Coming, drawn_by: Renderers, now: datetime) -> str:
    called = shown(limits.cut(_called(_, one, drawn_by), _SHORT))
    return f"- **{cards.in_full(_, one.when, one.zone, now)}**: {called}"


def _called(_: Words, one: Coming, drawn_by: Renderers) -> str:
    if one.subject is not None:
        return drawn_by[one.subject.kind].line(_, one.subject).title
    words = one.reminder.words if one.reminder else ""
    return words or _("A note, once more")


def _choices(_: Words, every: Sequence[Coming], drawn_by: Renderers, now: datetime, first: int) -> tuple[Choice, ...]:
    some = every[first : first + _IN_MENU]
    choices = tuple(
        Choice(
            value_of(one),
            _.both(_called, one, drawn_by),
            _.both(cards.in_full, one.when, one.zone, now),
        )
        for one in some
    )
    rest = first + len(some)
    return (*choices, Choice(f"{MORE}.{rest}", _.label("Later ones"))) if rest < len(every) else choices


def value_of(one: Coming) -> str:
    """Return one of them as the menu sends it: a subject may remind somebody twice, so it comes with its moment."""
    if one.reminder is not None:
        return one.reminder.id
    return f"{one.subject.id if one.subject else NO_REFERENCE}.{int(one.when.timestamp())}"
