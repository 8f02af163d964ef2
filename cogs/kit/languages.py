"""What each language is called by its own speakers."""

from typing import Final

_NAMES: Final = {"en": "English", "cy": "Cymraeg"}


def called(code: str) -> str:
    """Name a language as its own speakers do."""
    return _NAMES.get(code, code)
