"""The ways to the record of decisions, for whatever decides: to what was decided, and to saying what speaks against it.

Everybody is invited, whatever they chose, and never those who said no.
"""

from bot.text import Words
from cogs.kit.cards import Button
from cogs.kit.verbs import DECISION, SPEAK_AGAINST


def invited(_: Words) -> str:
    """Invite everybody to say what speaks against it."""
    return _("You may say what speaks against it, whatever you chose. It is kept with the decision.")


def to_decision(_: Words, source: str) -> Button:
    """Lead to what was decided, by the reference of what decided it."""
    return Button(DECISION, _.label("The decision"), source)


def to_speak_against(_: Words, source: str) -> Button:
    """Lead to saying what speaks against it."""
    return Button(SPEAK_AGAINST, _.label("Say what speaks against it"), source)
