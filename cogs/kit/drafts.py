"""Drafts, whatever they are of: how they stand in a list, the ways back and away, and what is said above one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.domain.drafts import KeptDraft
from bot.text import Words
from cogs.kit.cards import Button, Card, Row, Tone, moment
from cogs.kit.closing import Understood
from cogs.kit.nouns import short
from cogs.kit.verbs import TO_DO, Verb

SHOWN: Final = 3  # the newest: each has a row of its own


@dataclass(frozen=True, slots=True)
class DraftRenderer:
    """How somebody gets back to a draft of one noun, and how they throw it away: by which verbs."""

    go_on: Verb
    drop: Verb


def said(_: Words, draft: KeptDraft) -> str:
    """Name a draft, and say until when it is kept."""
    title = f"**{short(draft.title)}**"
    if draft.kept_until is None:
        return f"{title} · " + _("with the advisory group")
    return f"{title} · " + _("kept until {when}", when=moment(draft.kept_until))


def buttons(_: Words, draft: KeptDraft, how: DraftRenderer) -> tuple[Button, ...]:
    """Lead back to a draft, or let it be thrown away."""
    return (
        Button(how.go_on, _.label("Go on"), draft.id),
        Button(how.drop, _.label("Throw it away"), draft.id, Tone.GRAVE),
    )


def listed(_: Words, found: Sequence[KeptDraft], how: DraftRenderer) -> tuple[str, tuple[Row, ...]]:
    """Return the newest drafts as lines with a number each, and their buttons, which have the same numbers."""
    numbered = tuple(enumerate(found[:SHOWN], 1))
    left = len(found) - len(numbered)
    lines = [f"{number}. {said(_, one)}" for number, one in numbered]
    if left:
        lines.append(_.number("and {n} more, under /todo", "and {n} more, under /todo", left))
    rows = (
        tuple(replace(button, label=f"{number}. {button.label}") for button in buttons(_, one, how))
        for number, one in numbered
    )
    return "\n".join(lines), tuple(rows)


def discarded(_: Words) -> Card:
    """Say that a draft is gone."""
    back = (Button(TO_DO, _.label("To do")),)
    return Card(title=_("Thrown away"), body=_("Nothing was posted."), rows=(back,))


def said_first(_: Words, *, anew: bool, understood: Understood | None) -> str:
    """Say what they must hear above a draft before all else: that it is a new one, or when it closes now."""
    if anew:
        return _("The other is open, or gone. Your words are here.")
    return "" if understood is None else understood.said(_)
