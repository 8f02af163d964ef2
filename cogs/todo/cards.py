"""What there is to do, on one card, a few at a time; and how a note says that something is new."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.domain.drafts import KeptDraft
from bot.text import Words
from cogs.kit import drafts
from cogs.kit.cards import Button, Card
from cogs.kit.gathered import ToDoLine
from cogs.kit.letters import NoteLine
from cogs.kit.verbs import TO_DO
from cogs.todo import verbs

SHOWN: Final = 4  # each has a row of buttons, and one row is left for the way on


def to_do(_: Words, lines: Sequence[ToDoLine], first: int = 0) -> Card:
    """List what there is to do, what presses most on top, with what to press."""
    if not lines:
        return Card(
            title=_("Nothing to do just now"),
            body=_("When something is new, you get a note in your hours."),
            rows=((_again(_),),),
        )
    few, left = lines[first : first + SHOWN], len(lines[first + SHOWN :])
    listed = tuple(enumerate(few, first + 1))
    many = len(lines) > 1
    return Card(
        title=_.number("To do: {n} thing", "To do: {n} things", len(lines)),
        body="\n\n".join(f"{number}. {line.text(_)}" if many else line.text(_) for number, line in listed),
        small=_("Coordinators all see the same here, but for their own drafts."),
        rows=(
            *(_row(_, line, number if many else None) for number, line in listed if line.buttons(_)),
            _way(_, first, left),
        ),
    )


def draft(_: Words, one: KeptDraft) -> str:
    """Say what somebody has begun."""
    return _("A draft of yours:") + f" {drafts.said(_, one)}"


def news(_: Words, line: ToDoLine) -> Card:
    """Tell a coordinator that something is new; in a private message Discord does not say who wears which role."""
    return Card(
        title=_("Something is new for coordinators"),
        body=_said(_, line),
        small=_("More: /todo in the server. Another coordinator may be quicker."),
    )


def among_others(_: Words, line: ToDoLine) -> NoteLine:
    """Say the same in one line, among others."""
    return NoteLine(title=_said(_, line))


def _said(_: Words, line: ToDoLine) -> str:
    return line.note(_) if line.note is not None else ""


def _row(_: Words, line: ToDoLine, number: int | None) -> tuple[Button, ...]:
    buttons = line.buttons(_)
    return buttons if number is None else tuple(replace(one, label=f"{number}. {one.label}") for one in buttons)


def _way(_: Words, first: int, left: int) -> tuple[Button, ...]:
    more = _.number("{n} more", "{n} more", left)
    on = (Button(verbs.TO_DO_MORE, _.label(more), f"{first + SHOWN:032x}"),) if left else ()
    return (*on, _again(_))


def _again(_: Words) -> Button:
    return Button(TO_DO, _.label("Look again"))
