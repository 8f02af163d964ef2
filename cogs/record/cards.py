"""My record: what somebody took part in, for them alone."""

from collections.abc import Sequence
from typing import Final

from bot.text import Words
from cogs.kit import limits
from cogs.kit.cards import Button, Card, Choice, Tone, on_day
from cogs.kit.clean import as_heading, shown
from cogs.kit.menus import ON_SCREEN, newest_first
from cogs.kit.verbs import KEEP_ENTRY, MY_RECORD, MY_SETTINGS
from cogs.record import verbs
from cogs.record.entries import Worded

_LINE: Final = 120  # characters


def _no_vote(_: Words) -> str:
    return _("Only you can see this. No vote stands here: nobody keeps who voted.")


def my_record(_: Words, mine: Sequence[Worded], first: int = 0) -> Card:
    """List what somebody took part in, newest first, a few at a time."""
    if not mine:
        return Card(
            title=_("My record"),
            body=_("Nothing stands here yet. What you answer comes here by itself.")
            + "\n\n"
            + _("A session comes here when you press “I was there” after it."),
            small=_no_vote(_),
            rows=((_back(_),),),
        )
    here = enumerate(mine[first : first + ON_SCREEN], first + 1)
    return Card(
        title=_("My record"),
        wrote="\n".join(f"{number}. {_line(_, one)}" for number, one in here),
        small=_no_vote(_),
        rows=(
            *newest_first(_, verbs.RECORD_ENTRY, [_choice(*one) for one in enumerate(mine, 1)], first),
            (
                Button(verbs.CERTIFICATE, _.label("Make a certificate"), tone=Tone.MAIN),
                Button(verbs.RECORD_FILE, _.label("Take it along")),
                _back(_),
            ),
        ),
    )


def entry(_: Words, one: Worded) -> Card:
    """Show one thing, what came of it, and how long it stands here."""
    ref, came = one.entry.id, one.words.came_of_it
    if one.entry.is_kept:
        until = _("You keep it. It stays until you say otherwise.")
        keep: tuple[Button, ...] = (Button(verbs.RECORD_FORGET, _.label("Keep it no longer"), ref),)
    elif one.entry.kept_until is not None:
        until = _("It is deleted {when}, unless you keep it.", when=on_day(one.entry.kept_until))
        keep = (Button(KEEP_ENTRY, _.label("Keep it in my record"), ref, Tone.MAIN),)
    else:
        until, keep = "", ()
    said = (f"{_('**What came of it:**')} {shown(came)}" if came else "", until)
    return Card(
        title=_("From my record"),
        wrote=f"{as_heading(one.words.line)}\n{_.full_day(one.entry.on)}",
        body="\n".join(filter(None, said)),
        small=_("Only you can see this."),
        rows=((*keep, Button(MY_RECORD, _.label("My record"))),),
    )


def exporting(_: Words) -> Card:
    """Say that the file follows."""
    return Card(
        title=_("Your record, to take along"),
        body=_("A file follows here, for you to read and to keep."),
        small=_("Everything else that is kept about you is under My data."),
        rows=((Button(MY_RECORD, _.label("My record")),),),
    )


def file_card(_: Words) -> Card:
    """Stand above the file."""
    return Card(title=_("Your record"), body=_("What you took part in, as plain text."))


def as_text(_: Words, mine: Sequence[Worded]) -> str:
    """Write everything as plain text."""
    lines = [_("My record"), ""]
    for one in mine:
        lines.append(f"{_.full_day(one.entry.on)} · {one.words.line}")
        if one.words.came_of_it:
            lines.append(f"    {_('What came of it:')} {one.words.came_of_it}")
    return "\n".join((*lines, "", _("No vote stands here: nobody keeps who voted."), ""))


def _line(_: Words, one: Worded) -> str:
    return f"{shown(limits.cut(one.words.line, _LINE))} · {_.full_day(one.entry.on)}"


def _choice(place: int, one: Worded) -> Choice:
    return Choice(one.entry.id, limits.cut(f"{place}. {one.words.line}", limits.SELECT_TEXT))


def _back(_: Words) -> Button:
    return Button(MY_SETTINGS, _.label("My settings"))
