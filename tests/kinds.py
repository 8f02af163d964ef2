"""Kinds of letters by their names, as the features declare them."""

from collections.abc import Mapping
from functools import cache

from bot.domain.letter_kinds import LetterKind
from bot.domain.nouns import Nouns
from bot.features import add_nouns
from storage.store import Transaction


def kind_of(name: str) -> LetterKind:
    """Return the kind that a feature declares by this name; any other is an ordinary one."""
    return _declared().get(name) or LetterKind(name)


@cache
def _declared() -> Mapping[str, LetterKind]:
    nouns: Nouns[Transaction] = Nouns()
    add_nouns(nouns)
    return nouns.letter_kinds
