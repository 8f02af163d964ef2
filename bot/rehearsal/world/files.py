"""Files that somebody handed over: kept, with a place to be fetched from."""

from urllib.parse import quote

from bot.rehearsal.wire import Json
from bot.rehearsal.world.world import World


def keep(world: World, channel: int, filename: str, kind: str, content: bytes) -> Json:
    """Keep one file, and return it as Discord describes it."""
    number = world.ids.new()
    path = f"/attachments/{channel}/{number}/"
    world.files[path + filename] = (kind, content)
    url = world.base_url + path + quote(filename, safe="")
    return {
        "id": str(number),
        "filename": filename,
        "size": len(content),
        "url": url,
        "proxy_url": url,
        "content_type": kind,
    }
