"""Outputs: see the README of this folder."""

from typing import Final

from bot.domain.nouns import Noun
from storage.store import Transaction

NOUN: Final[Noun[Transaction]] = Noun()

__all__ = ["NOUN"]
