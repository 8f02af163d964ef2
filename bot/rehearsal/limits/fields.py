"""Small checks that every limit is made of."""

from collections.abc import Iterable
from typing import Any

from bot.rehearsal.refused import Mistakes, Path
from bot.rehearsal.wire import Json, size


def _is_whole(text: str) -> bool:
    """Tell whether a text can be sent on: half a surrogate pair cannot."""
    return text.isascii() or not any("\ud800" <= one <= "\udfff" for one in text)


class Reader:
    """Reads one object out of a request, noting what is wrong with it."""

    __slots__ = ("mistakes", "path", "source")

    def __init__(self, mistakes: Mistakes, source: Any, path: Path) -> None:
        self.mistakes = mistakes
        self.source: Json = source if isinstance(source, dict) else {}
        self.path = path
        if not isinstance(source, dict):
            mistakes.add(path, "DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType")

    def text(self, key: str, high: int, *, low: int = 0, required: bool = False) -> str | None:
        """Return a text within its limits, or None."""
        value = self.source.get(key)
        if value is None:
            if required:
                self.mistakes.required((*self.path, key))
            return None
        if not isinstance(value, str) or not _is_whole(value):
            self.mistakes.add((*self.path, key), "STRING_TYPE_CONVERT", "Could not interpret as string.")
            return None
        if not low <= size(value) <= high:
            self.mistakes.length((*self.path, key), low, high)
        return value

    def flag(self, key: str, *, default: bool = False) -> bool:
        """Return a yes or no."""
        value = self.source.get(key)
        if value is not None and not isinstance(value, bool):
            self.mistakes.add((*self.path, key), "BOOLEAN_TYPE_CONVERT", "Must be either true or false.")
        return default if value is None else bool(value)

    def snowflake(self, key: str) -> int | None:
        """Return one of Discord's numbers, or None."""
        value = self.source.get(key)
        if value is None:
            return None
        text = str(value)
        if isinstance(value, bool) or not (text.isascii() and text.isdecimal()) or len(text) > 20:
            self.mistakes.add((*self.path, key), "NUMBER_TYPE_COERCE", f'Value "{text}" is not snowflake.')
            return None
        return int(text)

    def bits(self, key: str) -> int | None:
        """Return a set of permissions, sent as a number or as text."""
        value = self.source.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not str(value).isdecimal():
            self.mistakes.add((*self.path, key), "NUMBER_TYPE_COERCE", f'Value "{value}" is not int.')
            return None
        return int(value)

    def link(self, key: str, starts: tuple[str, ...], *, required: bool = False) -> str | None:
        """Return a web address, or one of another kind that starts like these."""
        value = self.text(key, 2048, low=1, required=required)
        if value and not value.startswith(starts):
            schemes = "', '".join(start.removesuffix("://") for start in starts)
            told = f"Scheme \"{value.partition(':')[0][:20]}\" is not supported. Scheme must be one of ('{schemes}')."
            self.mistakes.add((*self.path, key), "URL_TYPE_INVALID_SCHEME", told)
        return value

    def kind(self, allowed: Iterable[int]) -> int | None:
        """Return what kind of part this is, if it is one of those that may stand here."""
        value = self.source.get("type")
        if isinstance(value, int) and not isinstance(value, bool) and value in allowed:
            return value
        told = f'Value of field "type" must be one of {sorted(allowed)}.'
        self.mistakes.add((*self.path, "type"), "UNION_TYPE_CHOICES", told)
        return None

    def within(self, key: str) -> "Reader":
        """Return a reader of the object under this key, which may be missing."""
        given = self.source.get(key)
        return Reader(self.mistakes, {} if given is None else given, (*self.path, key))

    def each(self, key: str, high: int, *, low: int = 0) -> "list[Reader]":
        """Return a reader for each object in a list."""
        given = self.items(key, high, low=low)
        return [Reader(self.mistakes, one, (*self.path, key, index)) for index, one in enumerate(given)]

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
