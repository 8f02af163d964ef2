"""Languages: what is said, in the words of the person it is said to."""

from bot.text.texts import Texts, languages_here
from bot.text.words import Words, later

__all__ = ["Texts", "Words", "languages_here", "later"]
