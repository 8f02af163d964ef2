"""Catch-up on one screen: at most a minute of reading, however much there is."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.domain.happenings import Happening, Section
from bot.text import Words
from cogs.kit import limits
from cogs.kit.cards import Button, Card, Tone, moment
from cogs.kit.clean import shown
from cogs.kit.letters import NoteLine
from cogs.kit.nouns import HappeningRenderer, heading, lines_of
from cogs.kit.verbs import JOIN, MY_WORDS, WHAT_IS_OPEN

FIRST: Final = 3  # of what is open: the others are one press away
_NEWEST: Final = 2  # of what one noun tells under one heading
_MOST_LINES: Final = 6
_TITLE: Final = 70
_SECTIONS: Final = (Section.CHANGED, Section.DECIDED)  # what came of words comes first


def catch_up(_: Words, first: Sequence[NoteLine], more: int, new: Sequence[str], since: datetime) -> Card:
    """Say what still wants somebody, how much `more` of that there is, and what is new since then."""
    parts = [_("Nothing waits for you."), _("Nothing is new since {when}.", when=moment(since))]
    if first:
        rest = [_.number("And {n} more.", "And {n} more.", more)] if more else []
        parts[0] = "\n".join((_("**What needs you first**"), *(_line(_, *one) for one in enumerate(first, 1)), *rest))
    if new:
        parts[1] = "\n".join((_("**New since {when}**", when=moment(since)), *new))
    ways = tuple(
        replace(one.button, label=f"{number}. {one.button.label}", tone=Tone.MAIN)
        for number, one in enumerate(first, 1)
        if one.button is not None
    )
    others = (Button(WHAT_IS_OPEN, _.label("What is open")), Button(MY_WORDS, _.label("My words")))
    return Card(
        title=_("Catch up"),
        body="\n\n".join(parts),
        small=_("When it suits you, or not at all. Only you can see this."),
        rows=((ways, others) if ways else (others,)),
    )


def news(_: Words, happened: Sequence[Happening], drawn_by: Mapping[str, HappeningRenderer]) -> Sequence[str]:
    """Say the newest of what happened, under its headings."""
    said: list[str] = []
    for section in _SECTIONS:
        lines = lines_of(_, happened, section, drawn_by, newest=_NEWEST)
        left = [_("- There is more in the channels.")] if len(lines) > _MOST_LINES else []
        said += [heading(_, section), *lines[:_MOST_LINES], *left] if lines else []
    return said


def not_joined(_: Words) -> Card:
    """Say to somebody who has not joined where to begin."""
    return Card(
        title=_("Catch up"),
        body=_("Once you have joined, you see here what needs you and what is new."),
        rows=((Button(JOIN, _.label("Join"), tone=Tone.MAIN), Button(WHAT_IS_OPEN, _.label("What is open"))),),
    )


def _line(_: Words, number: int, line: NoteLine) -> str:
    facts = [f"**{number}. {shown(limits.cut(line.title, _TITLE))}**", *([line.small] if line.small else [])]
    if line.minutes is not None:
        facts.append(_.number("about {n} minute", "about {n} minutes", line.minutes))
    if line.until is not None:
        facts.append(_("closes {when}", when=moment(line.until)))
    return " · ".join(facts)
