"""Buttons, selects and layouts in messages: which may stand where, and how much each may hold."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.rehearsal.limits import controls
from bot.rehearsal.limits.fields import Reader
from bot.rehearsal.refused import Mistakes, Path
from bot.rehearsal.wire import Json, size

ROW, BUTTON, SECTION, TEXT, THUMBNAIL, GALLERY, FILE, SEPARATOR, CONTAINER = 1, 2, 9, 10, 11, 12, 13, 14, 17
SELECTS = frozenset({3, 5, 6, 7, 8})
_ADDRESSES = ("http://", "https://", "attachment://")
_LAYOUT = frozenset({ROW, SECTION, TEXT, GALLERY, FILE, SEPARATOR})

Built = Json | None


def read_components(given: list[Any], mistakes: Mistakes, path: Path, *, layout: bool) -> tuple[Json, ...]:
    """Check everything under a message and number each part, as Discord does."""
    walk = _Walk(mistakes)
    high = 40 if layout else 5
    if len(given) > high:
        mistakes.length(path, 1, high)
    allowed = _LAYOUT | {CONTAINER} if layout else frozenset({ROW})
    built = walk.children(given, path, allowed)
    if walk.count > 40:
        mistakes.add(
            path, "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", "The maximum number of components in a message is 40"
        )
    if walk.text > 4000:
        mistakes.add(
            path,
            "COMPONENT_MAX_TOTAL_TEXT_EXCEEDED",
            "The total text of all components must be 4000 or fewer in length.",
        )
    walk.number_the_rest(built)
    return tuple(built)


class _Walk:
    """One pass over the parts, remembering what must be unique or counted."""

    def __init__(self, mistakes: Mistakes) -> None:
        self.mistakes = mistakes
        self.count = 0
        self.text = 0
        self.names = controls.Names(mistakes)
        self.numbers: set[int] = set()
        self._readers: Mapping[int, Callable[[Reader], Json]] = {
            ROW: self._row,
            BUTTON: self._button,
            SECTION: self._section,
            TEXT: self._text,
            THUMBNAIL: self._thumbnail,
            GALLERY: self._gallery,
            FILE: self._file,
            SEPARATOR: self._separator,
            CONTAINER: self._container,
        } | dict.fromkeys(SELECTS, self._select)

    def children(self, given: list[Any], path: Path, allowed: frozenset[int]) -> list[Json]:
        """Read parts of the kinds that may stand here."""
        return [part for index, one in enumerate(given) if (part := self.one(one, (*path, index), allowed)) is not None]

    def one(self, given: Any, path: Path, allowed: frozenset[int]) -> Built:
        """Read one part, if its kind may stand here."""
        self.count += 1
        reader = Reader(self.mistakes, given, path)
        kind = reader.kind(allowed)
        if kind is None:
            return None
        number = reader.number("id", 0, (1 << 31) - 1, 0)
        if number and number in self.numbers:
            self.mistakes.add((*path, "id"), "COMPONENT_ID_DUPLICATED", "Component id cannot be duplicated")
        self.numbers.add(number)
        return {"type": kind, "id": number} | self._readers[kind](reader)

    def number_the_rest(self, built: list[Json]) -> None:
        """Give every part without a number the next free one."""
        free = (number for number in range(1, 10_000) if number not in self.numbers)
        waiting = list(reversed(built))
        while waiting:
            part = waiting.pop()
            part["id"] = part["id"] or next(free)
            if part.get("accessory"):
                waiting.append(part["accessory"])
            waiting += reversed(part.get("components", ()))

    def _row(self, reader: Reader) -> Json:
        given = reader.items("components", 5, low=1)
        menus = [one for one in given if isinstance(one, dict) and one.get("type") in (3, 5, 6, 7, 8)]
        if menus and len(given) > 1:
            path = (*reader.path, "components")
            self.mistakes.add(
                path, "COMPONENT_LAYOUT_WIDTH_EXCEEDED", "The specified component exceeds the maximum width"
            )
        return {"components": self.children(given[:5], (*reader.path, "components"), SELECTS | {BUTTON})}

    def _button(self, reader: Reader) -> Json:
        return controls.button(reader, self.names)

    def _select(self, reader: Reader) -> Json:
        return controls.select(reader, self.names)

    def _section(self, reader: Reader) -> Json:
        texts = self.children(reader.items("components", 3, low=1), (*reader.path, "components"), frozenset({TEXT}))
        accessory = self.one(
            reader.source.get("accessory") or {}, (*reader.path, "accessory"), frozenset({BUTTON, THUMBNAIL})
        )
        return {"components": texts, "accessory": accessory}

    def _text(self, reader: Reader) -> Json:
        content = reader.text("content", 4000, low=1, required=True) or ""
        self.text += size(content)
        return {"content": content}

    def _thumbnail(self, reader: Reader) -> Json:
        return {"media": media(reader, "media"), **_described(reader)}

    def _gallery(self, reader: Reader) -> Json:
        inside = reader.each("items", 10, low=1)
        return {"items": [{"media": media(one, "media"), **_described(one)} for one in inside]}

    def _file(self, reader: Reader) -> Json:
        file = media(reader, "file")
        if file["url"] and not file["url"].startswith("attachment://"):
            path = (*reader.path, "file", "url")
            self.mistakes.add(path, "UNFURLED_MEDIA_ITEM_NOT_ATTACHMENT", "A file must be one of the attachments")
        name = file["url"].rsplit("/", 1)[-1]
        return {"file": file, "name": name, "size": 0, "spoiler": reader.flag("spoiler")}

    def _separator(self, reader: Reader) -> Json:
        return {"spacing": reader.number("spacing", 1, 2, 1), "divider": reader.flag("divider", default=True)}

    def _container(self, reader: Reader) -> Json:
        inner = self.children(reader.items("components", 40, low=1), (*reader.path, "components"), _LAYOUT)
        colour = reader.source.get("accent_color")
        if colour is not None:
            colour = reader.number("accent_color", 0, 0xFFFFFF, 0)
        return {"accent_color": colour, "components": inner, "spoiler": reader.flag("spoiler")}


def _described(reader: Reader) -> Json:
    return {"description": reader.text("description", 1024, low=1), "spoiler": reader.flag("spoiler")}


def media(reader: Reader, key: str) -> Json:
    """Return a picture's or file's address as Discord sends it back."""
    url = reader.within(key).link("url", _ADDRESSES, required=True) or ""
    return {
        "id": "0",
        "url": url,
        "proxy_url": url,
        "width": 0,
        "height": 0,
        "placeholder": "",
        "placeholder_version": 1,
        "loading_state": 2,
        "content_type": None,
        "flags": 0,
    }
