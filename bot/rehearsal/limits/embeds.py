"""Cards under a message: how much they may hold."""

from bot.rehearsal.limits.fields import Reader
from bot.rehearsal.refused import Mistakes, Path
from bot.rehearsal.wire import Json

_MEDIA = ("image", "thumbnail", "video")


def read_embeds(given: list[Json], mistakes: Mistakes, path: Path) -> tuple[Json, ...]:
    """Check a message's cards, one by one and together."""
    if len(given) > 10:
        mistakes.length(path, 0, 10)
    total = 0
    built = []
    for index, one in enumerate(given[:10]):
        embed, size = _embed(Reader(mistakes, one, (*path, index)))
        total += size
        built.append(embed)
    if total > 6000:
        mistakes.add(path, "MAX_EMBED_SIZE_EXCEEDED", "Embed size exceeds maximum size of 6000")
    return tuple(built)


def _embed(reader: Reader) -> tuple[Json, int]:
    title, description = reader.text("title", 256), reader.text("description", 4096)
    fields, size = _fields(reader)
    size += len(title or "") + len(description or "")
    for key, part, high in (("footer", "text", 2048), ("author", "name", 256)):
        inner = reader.source.get(key)
        if inner:
            size += len(Reader(reader.mistakes, inner, (*reader.path, key)).text(part, high, required=True) or "")
    built: Json = {
        "type": "rich",
        **reader.keep("url", "title", "description", "color", "timestamp", "footer", "author"),
    }
    for key in _MEDIA:
        if reader.source.get(key):
            built[key] = {
                "proxy_url": reader.source[key]["url"],
                "width": 0,
                "height": 0,
                "flags": 0,
                **reader.source[key],
            }
    if fields:
        built["fields"] = fields
    if len(built) == 1:
        reader.mistakes.add((*reader.path, "description"), "BASE_TYPE_REQUIRED", "This field is required")
    return built, size


def _fields(reader: Reader) -> tuple[list[Json], int]:
    size, built = 0, []
    for index, one in enumerate(reader.items("fields", 25)):
        field = Reader(reader.mistakes, one, (*reader.path, "fields", index))
        name, value = field.text("name", 256, low=1, required=True), field.text("value", 1024, low=1, required=True)
        size += len(name or "") + len(value or "")
        built.append({"name": name, "value": value, "inline": bool(one.get("inline"))})
    return built, size
