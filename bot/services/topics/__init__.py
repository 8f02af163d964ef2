"""Topics: writing, opening and closing questions that stay open for weeks."""

from typing import Final

from bot.domain.nouns import Noun
from storage.store import Transaction

NOUN: Final[Noun[Transaction]] = Noun()

__all__ = ["NOUN"]
