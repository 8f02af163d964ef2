"""What everybody sees of a programme, and what coordinators see around it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from bot.domain.programmes import AIM_LENGTH, FOLLOWS_LENGTH, TITLE_LENGTH, Programme
from bot.domain.progress import ProgressState
from bot.domain.times import say_day
from bot.text import Words
from cogs.kit.cards import NO_REFERENCE, Button, Card, Tone
from cogs.kit.clean import as_heading, shown
from cogs.kit.forms import Field, Form
from cogs.kit.gathered import HelpLine
from cogs.kit.verbs import CATCH_UP, TO_DO
from cogs.programmes import verbs

HELP: Final = (
    HelpLine(8, lambda _: _("**Where things stand.** /programme shows what was, what is open, what comes.")),
)
Lines = Mapping[ProgressState, Sequence[str]]


def programme_card(_: Words, programme: Programme, lines: Lines) -> Card:
    """Say where a programme stands; `lines` is what belongs to it."""
    parts = (_days(_, programme), *_sections(_, lines))
    return Card(
        title=_("The programme"),
        wrote=_wrote(_, programme),
        body="\n\n".join(parts),
        small=_("Catch up shows what needs you."),
        rows=((Button(CATCH_UP, _.label("Catch up"), tone=Tone.MAIN),),),
    )


def for_coordinators(_: Words, programme: Programme, lines: Lines) -> Card:
    """Show coordinators the same, and let them change or end it."""
    ways = (
        Button(verbs.PROGRAMME_CHANGE, _.label("Change it"), programme.id),
        Button(verbs.PROGRAMME_END, _.label("End it"), programme.id),
        Button(TO_DO, _.label("To do")),
    )
    card = programme_card(_, programme, lines)
    return replace(card, rows=(*card.rows, ways))


def none_runs(_: Words, *, may_begin: bool) -> Card:
    """Say kindly that there is no programme."""
    begin = (Button(verbs.PROGRAMME_BEGIN, _.label("Begin one"), tone=Tone.MAIN),) if may_begin else ()
    return Card(
        title=_("No programme runs just now"),
        body=_("That is fine. What is open stays open. Catch up shows what needs you."),
        rows=((*begin, Button(CATCH_UP, _.label("Catch up"))),),
    )


def begin_form(_: Words) -> Form:
    """Take the words and the days of a new programme."""
    return Form(verbs.PROGRAMME_BEGIN_WORDS, _.label("Begin a programme"), _fields(_, None), public=True)


def change_form(_: Words, programme: Programme | None = None) -> Form:
    """Take other words and days for the programme that runs."""
    ref = programme.id if programme else NO_REFERENCE
    return Form(verbs.PROGRAMME_CHANGE_WORDS, _.label("Change the programme"), _fields(_, programme), ref, public=True)


def kept(_: Words, programme: Programme) -> Card:
    """Say that it runs, and how its days were understood."""
    return Card(
        title=_("The programme is set"),
        wrote=as_heading(programme.title),
        body="\n".join(
            (
                _days(_, programme),
                _("Please check the days. Its card stands in the notices channel, and stays up to date."),
            )
        ),
        rows=(
            (
                Button(verbs.PROGRAMME_LOOK, _.label("See where it stands"), tone=Tone.MAIN),
                Button(verbs.PROGRAMME_CHANGE, _.label("Change it"), programme.id),
            ),
        ),
    )


def confirm_end(_: Words, programme: Programme) -> Card:
    """Say what ending it now means, before anything happens."""
    lines = [_("What is open in it goes on. It would end by itself after {day}.", day=_day(_, programme.ends_on))]
    if not programme.follows:
        lines.append(_("Nothing is said yet of what comes next. You can say it first."))
    return Card(
        title=_("End this programme now?"),
        wrote=as_heading(programme.title),
        body="\n".join(lines),
        rows=(
            (
                Button(verbs.PROGRAMME_END_NOW, _.label("End it now"), programme.id, Tone.GRAVE),
                Button(verbs.PROGRAMME_CHANGE, _.label("Say what comes next"), programme.id),
                Button(verbs.PROGRAMME_LOOK, _.label("No, let it run")),
            ),
        ),
    )


def ended(_: Words, programme: Programme) -> Card:
    """Say that it has ended."""
    return Card(
        title=_("This programme has ended"),
        wrote=as_heading(programme.title),
        body=_("Its card says so. You can begin another one."),
        rows=((Button(verbs.PROGRAMME_LOOK, _.label("Go on"), tone=Tone.MAIN),),),
    )


def owed(_: Words, programme: Programme) -> str:
    """Say to coordinators that it is nearly over, and nothing is said of what comes next."""
    said = _("**The programme ends on {day}.** Nothing is said yet of what comes next.", day=_day(_, programme.ends_on))
    return f"{said}\n{shown(programme.title)}"


def to_settle(_: Words, programme: Programme) -> tuple[Button, ...]:
    """Let them say it."""
    return (
        Button(verbs.PROGRAMME_CHANGE, _.label("Say what comes next"), programme.id),
        Button(verbs.PROGRAMME_LOOK, _.label("See where it stands")),
    )


def _fields(_: Words, programme: Programme | None) -> tuple[Field, ...]:
    title, aim, follows = (programme.title, programme.aim, programme.follows) if programme else ("", "", "")
    first, last = (say_day(programme.starts_on), say_day(programme.ends_on)) if programme else ("", "")
    example = _("Like this: 12 January 2027. In English, please.")
    return (
        Field("title", _.label("What it is called"), value=title, most=TITLE_LENGTH),
        Field("aim", _.label("What it is for"), _("One plain sentence."), aim, long=True, most=AIM_LENGTH),
        Field("starts", _.label("First day"), example, first, most=100),
        Field("ends", _.label("Last day"), example, last, most=100),
        Field(
            "follows",
            _.label("After this programme"),
            _("What comes next. It may stay empty for now."),
            follows,
            long=True,
            required=False,
            most=FOLLOWS_LENGTH,
        ),
    )


def _days(_: Words, programme: Programme) -> str:
    if programme.ended_at is not None:
        return _("This programme has ended. It began on {day}.", day=_day(_, programme.starts_on))
    return _("From {first} to {last}.", first=_day(_, programme.starts_on), last=_day(_, programme.ends_on))


def _wrote(_: Words, programme: Programme) -> str:
    lines = [as_heading(programme.title), shown(programme.aim)]
    if programme.follows:
        lines.append(f"**{_.label('After this programme')}:** {shown(programme.follows)}")
    return "\n".join(lines)


def _sections(_: Words, lines: Lines) -> Sequence[str]:
    headings = {
        ProgressState.OPEN: _("**Open now**"),
        ProgressState.COMES: _("**What comes**"),
        ProgressState.WAS: _("**What was**"),
    }
    found = ["\n".join((heading, *lines[state])) for state, heading in headings.items() if lines.get(state)]
    return found or [_("Nothing has been asked in it yet.")]


def _day(_: Words, day: date) -> str:
    return f"{_.day(day)} {day.year}"
