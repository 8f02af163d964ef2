"""Contributions: answering topics, changing and taking back what was answered, and what came of it."""

from typing import Final

from bot.domain.nouns import Noun
from storage.store import Transaction

NOUN: Final[Noun[Transaction]] = Noun()

__all__ = ["NOUN"]
