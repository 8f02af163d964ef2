"""Small checks that every limit is made of."""

from typing import Any

from bot.rehearsal.refused import Mistakes, Path
from bot.rehearsal.wire import Json


class Reader:
    """Reads one object out of a request, noting what is wrong with it."""

    __slots__ = ("mistakes", "path", "source")

    def __init__(self, mistakes: Mistakes, source: Json, path: Path) -> None:
        self.mistakes = mistakes
        self.source = source
        self.path = path

    def text(self, key: str, high: int, *, low: int = 0, required: bool = False) -> str | None:
        """Return a text within its limits, or None."""
        value = self.source.get(key)
        if value is None:
            if required:
                self.mistakes.required((*self.path, key))
            return None
        if not isinstance(value, str):
            self.mistakes.add((*self.path, key), "STRING_TYPE_CONVERT", "Could not interpret as string.")
            return None
        if not low <= len(value) <= high:
            self.mistakes.length((*self.path, key), low, high)
        return value

    def number(self, key: str, low: int, high: int, default: int) -> int:
        """Return a whole number within its limits."""
        value = self.source.get(key)
        if value is None:
            return default
        if not isinstance(value, int) or isinstance(value, bool):
            self.mistakes.add((*self.path, key), "NUMBER_TYPE_COERCE", f'Value "{value}" is not int.')
            return default
        if value < low:
            self.mistakes.add(
                (*self.path, key), "NUMBER_TYPE_MIN", f"int value should be greater than or equal to {low}."
            )
        if value > high:
            self.mistakes.add(
                (*self.path, key), "NUMBER_TYPE_MAX", f"int value should be less than or equal to {high}."
            )
        return value

    def items(self, key: str, high: int, *, low: int = 0) -> list[Any]:
        """Return a list within its limits."""
        value = self.source.get(key)
        if value is None:
            value = []
        if not isinstance(value, list):
            self.mistakes.add((*self.path, key), "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")
            return []
        if not low <= len(value) <= high:
            self.mistakes.length((*self.path, key), low, high)
        return value

    def keep(self, *keys: str) -> Json:
        """Return these parts of the object as they were sent, where they were."""
        return {key: self.source[key] for key in keys if self.source.get(key) is not None}
