"""What the router itself says: refusals, apologies, and that something is no longer there."""

from datetime import datetime
from typing import Final

from bot.domain.refusals import NotJoined, Refusal
from bot.text import Words
from cogs.kit import limits
from cogs.kit.cards import Button, Card, Tone, moment
from cogs.kit.clean import shown, tidied
from cogs.kit.unsent import Kept
from cogs.kit.verbs import JOIN, Verb

AGAIN: Final = Verb("again")
_ROOM_FOR_WORDS: Final = 1500


def refused(_: Words, refusal: Refusal, kept: Kept | None = None) -> Card:
    """Say why something was not done; show what was typed, and offer to go on from there."""
    why = _(refusal.sentence, **{name: _said(value) for name, value in refusal.values.items()})
    if kept is None:
        return Card(title=_("That is not possible"), body=why, rows=_join(_, refusal))
    return Card(
        title=_("Please change one thing"),
        body=why,
        wrote=quoted(kept.typed),
        small=_still_here(_, kept),
        rows=_again(_, kept),
    )


def words_gone(_: Words) -> Card:
    """Say that the words of a refused form are no longer kept: they may have become what they were for."""
    return Card(
        title=_("Those words are no longer kept here"),
        body=_(
            "They went on, or a day has passed. Did nothing come of them? Start again, and copy them from your screen."
        ),
    )


def gone(_: Words) -> Card:
    """Answer a control that an older version of the bot sent."""
    return Card(
        title=_("That button is from before"), body=_("It no longer does anything. Use /help to see what is open.")
    )


def too_slow(_: Words) -> Card:
    """Ask for one more press when a form could not open in time."""
    return Card(title=_("That took too long"), body=_("Nothing was changed. Please press again."))


def sorry(_: Words, reference: str, kept: Kept | None = None) -> Card:
    """Apologise for a surprise, with the short reference that the log also has; nothing typed is lost by it."""
    tell = _("If it happens again, tell a coordinator: {reference}", reference=reference)
    return Card(
        title=_("Sorry, that didn't work"),
        body=_("Please try again. Pressing twice does no harm."),
        wrote=quoted(kept.typed) if kept else "",
        small=f"{_still_here(_, kept)}\n{tell}" if kept else tell,
        rows=_again(_, kept) if kept else (),
    )


def not_written_down(_: Words, reference: str, kept: Kept | None = None) -> Card:
    """Say that what was asked for was undone, as the disk is full for instance, and who can have it mended."""
    mended = _("Please tell a coordinator, so that it is mended: {reference}", reference=reference)
    return Card(
        title=_("That could not be written down"),
        body=_("So nothing has changed. Please try again later."),
        wrote=quoted(kept.typed) if kept else "",
        small=f"{_still_here(_, kept)}\n{mended}" if kept else mended,
        rows=_again(_, kept) if kept else (),
    )


def _join(_: Words, refusal: Refusal) -> tuple[tuple[Button, ...], ...]:
    return ((Button(JOIN, _.label("Join"), tone=Tone.MAIN),),) if isinstance(refusal, NotJoined) else ()


def _said(value: object) -> object:
    return moment(value) if isinstance(value, datetime) else value


def _still_here(_: Words, kept: Kept) -> str:
    if kept.for_a_day:
        return _("Nothing has been posted. Your words are kept here for a day.")
    return _("Nothing has been posted. Your words are kept here for 15 minutes.")


def _again(_: Words, kept: Kept) -> tuple[tuple[Button, ...]]:
    return ((Button(AGAIN, _.label("Write it again"), kept.ref, Tone.MAIN),),)


def quoted(typed: str) -> str:
    """Show what somebody typed, letter for letter, as far as there is room."""
    lines = limits.cut(shown(tidied(typed)), _ROOM_FOR_WORDS).splitlines()
    return "\n".join(f"> {line}" for line in lines)
