"""What became of an idea, in words."""

from bot.domain.proposals import Answer
from bot.text import Words


def verdict(_: Words, answer: Answer) -> str:
    """Say it in a few words."""
    return {
        Answer.YES: _("**Yes, we take it up.**"),
        Answer.LATER: _("**Later, not now.**"),
        Answer.NO: _("**Not this time.**"),
    }[answer]
