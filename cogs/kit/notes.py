"""What the door itself says: refusals, apologies, and that something is no longer there."""

from typing import Final

from bot.domain.refusals import Refusal
from bot.text import Words
from cogs.kit import limits
from cogs.kit.cards import Button, Card, Tone
from cogs.kit.clean import shown, tidied

AGAIN: Final = "again"
_ROOM_FOR_WORDS: Final = 1500


def refused(_: Words, refusal: Refusal) -> Card:
    """Say why something was not done."""
    return Card(title=_("That can't be done just now"), body=_(refusal.sentence, **refusal.values))


def refused_words(_: Words, refusal: Refusal, typed: str, ref: str) -> Card:
    """Say what to change about words that were typed, show them, and offer to go on from there."""
    return Card(
        title=_("Please change one thing"),
        body=_(refusal.sentence, **refusal.values) + "\n\n" + _quoted(typed),
        small=_("Nothing has been posted. Your words are kept here for 15 minutes."),
        rows=((Button(AGAIN, _.label("Write it again"), ref, Tone.MAIN),),),
    )


def words_gone(_: Words) -> Card:
    """Say that the words of a refused form are no longer kept."""
    return Card(
        title=_("Those words are no longer kept here"),
        body=_("Please start again. You can copy them from your screen."),
    )


def gone(_: Words) -> Card:
    """Answer a control that an older version of the bot sent."""
    return Card(
        title=_("That button is from before"), body=_("It no longer does anything. Use /help to see what is open.")
    )


def too_slow(_: Words) -> Card:
    """Ask for one more press when a form could not open in time."""
    return Card(title=_("That took too long"), body=_("Nothing was changed. Please press again."))


def sorry(_: Words, reference: str) -> Card:
    """Apologise for a surprise, with the short reference that the log also has."""
    return Card(
        title=_("Sorry, that didn't work"),
        body=_("Please try again. Pressing twice does no harm."),
        small=_("If it happens again, tell a coordinator: {reference}", reference=reference),
    )


def _quoted(typed: str) -> str:
    lines = limits.cut(shown(tidied(typed)), _ROOM_FOR_WORDS).splitlines()
    return "\n".join(f"> {line}" for line in lines)
