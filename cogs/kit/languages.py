"""What each language is called by its own speakers."""

from collections.abc import Sequence
from typing import Final

from cogs.kit.cards import Choice

_NAMES: Final = {"en": "English", "cy": "Cymraeg"}


def called(code: str) -> str:
    """Name a language as its own speakers do."""
    return _NAMES.get(code, code)


def choices(offered: Sequence[str], chosen: str | None) -> tuple[Choice, ...]:
    """List the languages to choose from."""
    return tuple(Choice(code, called(code), chosen=code == chosen) for code in offered)
