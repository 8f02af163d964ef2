"""A note that carries several things, what its buttons lead to, and what is open."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.domain.subjects import Subject
from bot.text import Words
from cogs.kit import limits
from cogs.kit.cards import NO_REFERENCE, Button, Card, Row, Tone, moment
from cogs.kit.clean import shown
from cogs.kit.letters import NoteLine
from cogs.kit.nouns import Renderers
from cogs.kit.verbs import (
    CATCH_UP,
    GO_ON,
    MY_SETTINGS,
    NO_MORE,
    NOT_FOR_ME,
    OPEN_FROM_NOTE,
    REMIND,
    SAID_YES,
    WHAT_IS_OPEN,
    Verb,
)

REST: Final = Verb("note-rest")
WHICH_NOT_FOR_ME: Final = Verb("note-no")
SHOWN: Final = 4  # lines on the note itself; the others are one press away
_IN_A_ROW: Final = 4
_ON_A_PAGE: Final = 8  # of what is open, with a button each
_LONGEST_TITLE: Final = 120
_PAGE: Final = re.compile("0{29}[0-9a-f]{3}")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing in a note: the letter that says it, and how it stands there."""

    letter: str
    line: NoteLine


def note(_: Words, ref: str, entries: tuple[Entry, ...]) -> Card:
    """Say what is open, with a button each; nothing is pressing."""
    few, rest = entries[:SHOWN], entries[SHOWN:]
    buttons = _buttons(_, few, 1)
    if rest:
        to_all = all(entry.line.opts_out_of for entry in rest)  # nothing but what stands under "What is open"
        leads = (WHAT_IS_OPEN, NO_REFERENCE) if to_all else (REST, ref)
        buttons = (*buttons, Button(leads[0], _.label("See all"), leads[1]))
    below = [Button(REMIND, _.label("Later…"), f"note.{ref}")]
    if any(entry.line.opts_out_of for entry in entries):
        below.append(Button(WHICH_NOT_FOR_ME, _.label("Not for me"), ref))
    below.append(_catch_up(_))
    return Card(
        title=_number_open(_, len(entries)),
        wrote=_lines(_, few, 1),
        small=_.number("And {n} more.", "And {n} more.", len(rest)) if rest else "",
        rows=(buttons, tuple(below)),
    )


def rest_of(_: Words, entries: tuple[Entry, ...]) -> Card:
    """Say what else is open than the first few."""
    rest = entries[SHOWN:]
    return Card(
        title=_("The rest of that note"),
        wrote=_lines(_, rest, SHOWN + 1),
        body="" if rest else _("Nothing more of it is open."),
        rows=_in_rows(_buttons(_, rest, SHOWN + 1)),
    )


def opt_outs(_: Words, entries: tuple[Entry, ...]) -> Card:
    """Ask what somebody wants no more of."""
    offered = [(number, entry.line) for number, entry in enumerate(entries, 1)]
    buttons = [
        Button(NOT_FOR_ME, f"{number}. {line.title}", line.opts_out_of) for number, line in offered if line.opts_out_of
    ]
    in_a_row = 1 if len(buttons) <= limits.ROWS else 3
    return Card(
        title=_("Which one is not for you?"),
        body=_("You get no more notes about it. Nobody is told."),
        rows=tuple(tuple(buttons[first : first + in_a_row]) for first in range(0, len(buttons), in_a_row)),
    )


def open_now(_: Words, those: Sequence[Subject], drawn_by: Renderers, page: int = 0) -> Card:
    """List what still wants this person, a few on a page."""
    if not those:
        said = "\n".join(one.none(_) for one in drawn_by.values())
        return Card(title=_("Nothing is open for you just now"), body=said, rows=((_said_yes(_), _catch_up(_)),))
    size = limits.ROWS - 1 if len(those) < limits.ROWS else _ON_A_PAGE
    begin = min(max(page, 0), (len(those) - 1) // size) * size
    listed = those[begin : begin + size]
    ways = [button for one in listed if (button := _way_to(_, one, drawn_by)) is not None]
    in_a_row = 1 if len(listed) < limits.ROWS else 2
    rows = tuple(tuple(ways[first : first + in_a_row]) for first in range(0, len(ways), in_a_row))
    return Card(
        title=_("What is open"),
        body="\n\n".join(_open(_, one, drawn_by) for one in listed),
        small=_("When it suits you, or not at all."),
        rows=(*rows, (*_other_pages(_, begin // size, (len(those) - 1) // size), _said_yes(_), _catch_up(_))),
    )


def page_of(ref: str) -> int:
    """Return the page of what is open that a button leads to: the first where it names none."""
    return int(ref, 16) if _PAGE.fullmatch(ref) else 0


def goes_on(_: Words) -> Card:
    """Say that somebody goes on hearing of what is open."""
    return Card(
        title=_("We go on telling you"),
        body=_("One note each time, in your hours. You never have to answer."),
        rows=((Button(NO_MORE, _.label("Undo")),),),
    )


def stopped(_: Words) -> Card:
    """Say that somebody hears no more of what is open, and how they would again."""
    return Card(
        title=_("You get no more of these notes"),
        body=_("You can still answer whatever is open. What you asked to be reminded of still comes."),
        rows=((Button(GO_ON, _.label("Undo")), Button(MY_SETTINGS, _.label("My settings"))),),
    )


def over(_: Words) -> Card:
    """Answer a press about something that is over."""
    return Card(title=_("This is over"), body=_("There is nothing left to do. Thank you for looking."))


def _number_open(_: Words, number: int) -> str:
    few = {
        2: _("Two things are open. When it suits you, or not at all."),
        3: _("Three things are open. When it suits you, or not at all."),
        4: _("Four things are open. When it suits you, or not at all."),
    }
    return few.get(number) or _.number(
        "{n} thing is open. When it suits you, or not at all.",
        "{n} things are open. When it suits you, or not at all.",
        number,
    )


def _lines(_: Words, entries: Sequence[Entry], first: int) -> str:
    return "\n".join(_line(_, number, entry.line) for number, entry in enumerate(entries, first))


def _line(_: Words, number: int, line: NoteLine) -> str:
    title = f"**{number}. {shown(limits.cut(line.title, _LONGEST_TITLE))}**"
    return "\n".join(filter(None, (title, _facts(_, line), line.small)))


def _facts(_: Words, line: NoteLine) -> str:
    facts = []
    if line.minutes is not None:
        facts.append(_.number("about {n} minute", "about {n} minutes", line.minutes))
    if line.begins is not None:
        facts.append(_("begins {when}", when=moment(line.begins)))
    if line.until is not None:
        facts.append(_("closes {when}", when=moment(line.until)))
    return " · ".join(facts)


def _open(_: Words, one: Subject, drawn_by: Renderers) -> str:
    facts = _facts(_, drawn_by[one.kind].line(_, one))
    return "\n".join(filter(None, (f"**{shown(limits.cut(one.title, _LONGEST_TITLE))}**", facts)))


def _page_ref(page: int) -> str:
    return f"{page:032x}"


def _other_pages(_: Words, page: int, last: int) -> tuple[Button, ...]:
    """Lead to what closes sooner, and to what closes later."""
    sooner = (Button(WHAT_IS_OPEN, _.label("Closes sooner"), _page_ref(page - 1)),) if page else ()
    later = (Button(WHAT_IS_OPEN, _.label("Closes later"), _page_ref(page + 1)),) if page < last else ()
    return (*sooner, *later)


def _said_yes(_: Words) -> Button:
    return Button(SAID_YES, _.label("What I said yes to"))


def _catch_up(_: Words) -> Button:
    return Button(CATCH_UP, _.label("Catch up"))


def _way_to(_: Words, one: Subject, drawn_by: Renderers) -> Button | None:
    button = drawn_by[one.kind].line(_, one).button
    if button is None:
        return None
    room = limits.BUTTON_LABEL - limits.length(button.label) - 2
    return replace(button, label=f"{button.label}: {limits.cut(one.title, room)}")


def _buttons(_: Words, entries: Sequence[Entry], first: int) -> tuple[Button, ...]:
    made: list[Button] = []
    for number, entry in enumerate(entries, first):
        own = entry.line.button
        if own is None or any((own.verb, own.ref) == (other.verb, other.ref) for other in made):
            own = Button(OPEN_FROM_NOTE, _.label("Open"), entry.letter)
        made.append(replace(own, label=f"{number}. {own.label}", tone=Tone.MAIN))
    return tuple(made)


def _in_rows(buttons: Sequence[Button]) -> tuple[Row, ...]:
    return tuple(tuple(buttons[begin : begin + _IN_A_ROW]) for begin in range(0, len(buttons), _IN_A_ROW))
