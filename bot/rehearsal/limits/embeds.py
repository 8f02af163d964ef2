"""Cards under a message: how much they may hold."""

from datetime import datetime
from typing import Any

from bot.rehearsal.limits.fields import Reader
from bot.rehearsal.refused import Mistakes, Path
from bot.rehearsal.wire import Json, size

_MEDIA = ("image", "thumbnail", "video")
_ADDRESSES = ("http://", "https://", "attachment://")


def read_embeds(given: list[Any], mistakes: Mistakes, path: Path) -> tuple[Json, ...]:
    """Check a message's cards, one by one and together."""
    total = 0
    built = []
    for index, one in enumerate(given[:10]):
        embed, length = _embed(Reader(mistakes, one, (*path, index)))
        total += length
        built.append(embed)
    if total > 6000:
        mistakes.add(path, "MAX_EMBED_SIZE_EXCEEDED", "Embed size exceeds maximum size of 6000")
    return tuple(built)


def _embed(reader: Reader) -> tuple[Json, int]:
    texts = [reader.text("title", 256), reader.text("description", 4096)]
    fields, length = _fields(reader)
    built: Json = {"type": "rich", **reader.keep("title", "description"), **_around(reader, texts), **_small(reader)}
    for key in _MEDIA:
        if reader.source.get(key):
            medium = reader.within(key)
            url = medium.link("url", _ADDRESSES, required=True) or ""
            medium.text("description", 4096)
            built[key] = {
                "proxy_url": url,
                "width": 0,
                "height": 0,
                "flags": 0,
                "url": url,
                **medium.keep("description"),
            }
    if fields:
        built["fields"] = fields
    if len(built) == 1:
        reader.mistakes.required((*reader.path, "description"))
    return built, length + sum(size(text) for text in texts if text)


def _around(reader: Reader, texts: list[str | None]) -> Json:
    built: Json = {}
    for key, part, high in (("footer", "text", 2048), ("author", "name", 256)):
        if not reader.source.get(key):
            continue
        inner = reader.within(key)
        texts.append(inner.text(part, high, low=1, required=True))
        for link in ("url", "icon_url"):
            inner.link(link, _ADDRESSES)
        built[key] = inner.keep(part, "url", "icon_url")
    return built


def _small(reader: Reader) -> Json:
    reader.link("url", _ADDRESSES)
    if "color" in reader.source:
        reader.number("color", 0, 0xFFFFFF, 0)
    when = reader.text("timestamp", 64)
    if when is not None and not _is_moment(when):
        told = f"Could not parse {when}. Should be ISO8601."
        reader.mistakes.add((*reader.path, "timestamp"), "DATE_TIME_TYPE_PARSE", told)
    return reader.keep("url", "color", "timestamp")


def _is_moment(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def _fields(reader: Reader) -> tuple[list[Json], int]:
    length = 0
    built: list[Json] = []
    for field in reader.each("fields", 25):
        name, value = field.text("name", 256, low=1, required=True), field.text("value", 1024, low=1, required=True)
        length += size(name or "") + size(value or "")
        built.append({"name": name, "value": value, "inline": field.flag("inline")})
    return built, length
